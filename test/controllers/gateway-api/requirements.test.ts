import { App, Chart } from 'cdk8s';
import { MADE, MADE_ON_ENVOY, reportOn, THERE, THERE_ON_ENVOY } from './support';
import { Backends, ExternalLoadBalancer, GatewayApiOptions, HealthCheck, IngressController, Tls } from '../../../src';
import { BACKENDS } from '../../support';

const find = (id: string, ...args: Parameters<typeof reportOn>) => reportOn(...args).requirements.find(requirement => requirement.id === id);

test.each<[string, GatewayApiOptions, string[]]>([
  ['a Gateway that is there', THERE, ['gateway-api-crds', 'gateway', 'answer-times', 'no-health-checks']],
  ['a Gateway that is there, of Envoy Gateway', THERE_ON_ENVOY, ['gateway-api-crds', 'gateway', 'escaped-slashes', 'no-health-checks']],
  ['a Gateway that is made', MADE, ['gateway-api-crds', 'gateway-class', 'answer-times', 'no-health-checks']],
  ['a Gateway that is made, of Envoy Gateway', MADE_ON_ENVOY, ['gateway-api-crds', 'gateway-class', 'no-health-checks']],
])('what must hold: %s', (_, options, ids) => {
  expect(reportOn({}, options).requirements.map(({ id }) => id)).toStrictEqual([...ids, 'endpoints-mirroring', 'write-addresses', 'argo-cd-exclusions']);
});

test.each([
  [THERE, 'it has the CustomResourceDefinitions of Gateway API 1.5 or later'],
  [THERE_ON_ENVOY, 'it has the CustomResourceDefinitions of Gateway API 1.5 or later, and those of Envoy Gateway 1.9 or later (group gateway.envoyproxy.io)'],
])('the definitions for %j', (options, what) => {
  expect(find('gateway-api-crds', {}, options)).toStrictEqual({
    id: 'gateway-api-crds', where: 'the cluster', what, why: 'the API server refuses resources that it does not know, and drops fields that it does not know',
  });
});

const A = ['a.example.com'];

test.each<[string, object, GatewayApiOptions, string, string]>([
  ['every host', {}, THERE, 'wetwin/edge', 'it has a listener for all hosts, with allowedRoutes that take HTTPRoutes of the namespace wetwin'],
  ['hosts', { hosts: [...A, '*.b.example.com'] }, THERE, 'wetwin/edge',
    'it has a listener for a.example.com, *.b.example.com, with allowedRoutes that take HTTPRoutes of the namespace wetwin'],
  ['a certificate', { hosts: A, tls: Tls.fromSecret('a') }, THERE, 'wetwin/edge',
    'it has the listeners http and https for a.example.com, with allowedRoutes that take HTTPRoutes of the namespace wetwin'],
  ['listeners and a namespace', { hosts: A, tls: Tls.fromSecret('a') }, { gateway: { name: 'edge', namespace: 'infra', httpListener: 'web', httpsListener: 'web-tls' } }, 'infra/edge',
    'it has the listeners web and web-tls for a.example.com, with allowedRoutes that take HTTPRoutes of the namespace wetwin'],
])('the Gateway that is there: %s', (_, props, options, gateway, what) => {
  expect(find('gateway', props, options)).toStrictEqual({
    id: 'gateway', where: `the Gateway ${gateway}`, what, why: 'a route that no listener takes is served by nobody, and its status says why',
  });
});

test('without a namespace it is that which the routes are applied to', () => {
  const chart = new Chart(new App(), 'zl');
  const { requirements } = new ExternalLoadBalancer(chart, 'Lb', { name: 'zl-lb', backends: BACKENDS, controller: IngressController.gatewayApi(THERE) }).report;
  expect(requirements.find(({ id }) => id === 'gateway')).toMatchObject({
    where: 'the Gateway edge', what: 'it has a listener for all hosts, with allowedRoutes that take HTTPRoutes of the namespace of the route',
  });
});

test.each([
  [MADE, 'it exists, and its controller runs'],
  [MADE_ON_ENVOY, 'it exists, and its spec.controllerName is that of a running Envoy Gateway (gateway.envoyproxy.io/gatewayclass-controller)'],
])('the class of %j', (options, what) => {
  expect(find('gateway-class', {}, options)).toStrictEqual({ id: 'gateway-class', where: 'the GatewayClass eg', what, why: 'a Gateway of an unknown class is nobody\'s' });
});

test('encoded slashes on a Gateway that is there', () => {
  expect(find('escaped-slashes', {}, THERE_ON_ENVOY)).toStrictEqual({
    id: 'escaped-slashes',
    where: 'the ClientTrafficPolicy of the Gateway wetwin/edge',
    what: 'it lets paths with %2F through, if the backends are to see them',
    why: 'by itself Envoy Gateway answers them with a redirect to the path with "/"',
    settings: { 'spec.path.escapedSlashesAction': 'KeepUnchanged' },
  });
});

test.each([[THERE, 'wetwin/edge'], [MADE, 'wetwin/zl-lb']])('answers that take long, on %j', (options, gateway) => {
  expect(find('answer-times', {}, options)).toStrictEqual({
    id: 'answer-times',
    where: `the implementation of the Gateway ${gateway}`,
    what: 'it waits for answers as long as the backends may take',
    why: 'Gateway API leaves that open, and some cut every answer that takes longer (Envoy Gateway after 15 s)',
  });
});

test.each([
  [THERE, 'Gateway API has no word for another attempt, and implementations make none by themselves: a server that is down fails its share of the requests with 502 or 503 '
    + '(name the implementation of the Gateway to have attempts rendered, where this library knows it)'],
  [THERE_ON_ENVOY, 'Envoy asks no server unless HealthCheck.active() says so: one that refuses connections costs next to nothing, since other attempts are made, '
    + 'but one that is silent costs its share of the requests the connect timeout of 10 s'],
])('a server that is down, on %j', (options, why) => {
  expect(find('no-health-checks', {}, options)).toStrictEqual({ id: 'no-health-checks', where: 'the backends', what: 'whoever takes a server down also takes its address out', why });
});

test.each([
  ['is the only one', { backends: Backends.fromIps(['10.254.18.46'], { port: 80 }) }],
  ['is asked', { healthChecks: [HealthCheck.active('/healthz')] }],
])('a server that %s', (_, props) => {
  expect(find('no-health-checks', props, THERE_ON_ENVOY)).toBeUndefined();
});
