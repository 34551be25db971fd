import { App, Chart } from 'cdk8s';
import { MADE, MADE_ON_ENVOY, onGatewayApi, reportOn, THERE, THERE_ON_ENVOY } from './support';
import { Backends, ExternalLoadBalancer, GatewayApiOptions, HealthCheck, IngressController, Requirement, RoutePath, Tls } from '../../../src';
import { BACKENDS } from '../../support';

const find = (id: string, ...args: Parameters<typeof reportOn>) => reportOn(...args).requirements.find(requirement => requirement.id === id);

test.each<[string, GatewayApiOptions, string[]]>([
  ['a Gateway that is there', THERE, ['gateway-api-crds', 'gateway', 'plain-http', 'selectorless-services', 'answer-times', 'no-health-checks']],
  ['a Gateway that is there, of Envoy Gateway', THERE_ON_ENVOY, ['gateway-api-crds', 'gateway', 'plain-http', 'escaped-slashes', 'no-health-checks', 'traffic-policies']],
  ['a Gateway that is made', MADE, ['gateway-api-crds', 'gateway-class', 'selectorless-services', 'answer-times', 'no-health-checks']],
  ['a Gateway that is made, of Envoy Gateway', MADE_ON_ENVOY, ['gateway-api-crds', 'gateway-class', 'no-health-checks', 'traffic-policies', 'client-traffic-policies']],
])('what must hold: %s', (_, options, ids) => {
  expect(reportOn({}, options).requirements.map(({ id }) => id)).toStrictEqual([...ids, 'endpoints-mirroring', 'plain-http-backends', 'write-addresses', 'argo-cd-exclusions', 'linters', 'endpoints-deprecated']);
});

test.each<[string, GatewayApiOptions, string[]]>([
  ['any program', THERE, []],
  ['Envoy Gateway', THERE_ON_ENVOY, ['gateway.envoyproxy.io']],
])('the definitions of %s', (_, options, groups) => {
  const requirement = find('gateway-api-crds', {}, options)!;
  expect(requirement.where).toBe('the cluster');
  expect(requirement.what.match(/gateway\.\w+\.io/g) ?? []).toStrictEqual(groups);
});

const A = ['a.example.com'];
const NAMED: GatewayApiOptions = { gateway: { name: 'edge', namespace: 'infra', httpListener: 'web', httpsListener: 'web-tls' } };

/** The listeners, hosts and namespace that a Gateway needs. */
const needsOf = (requirement: Requirement) => requirement.what.match(/\b(web-tls|web|https|http|wetwin)\b|[\w.*]+\.com/g);

test.each<[string, object, GatewayApiOptions, string, string[]]>([
  ['every host', {}, THERE, 'wetwin/edge', ['wetwin']],
  ['hosts', { hosts: [...A, '*.b.example.com'] }, THERE, 'wetwin/edge', ['a.example.com', '*.b.example.com', 'wetwin']],
  ['a certificate', { hosts: A, tls: Tls.fromSecret('a') }, THERE, 'wetwin/edge', ['http', 'https', 'a.example.com', 'wetwin']],
  ['listeners and a namespace', { hosts: A, tls: Tls.fromSecret('a') }, NAMED, 'infra/edge', ['web', 'web-tls', 'a.example.com', 'wetwin']],
])('the Gateway that is there: %s', (_, props, options, gateway, needs) => {
  const requirement = find('gateway', props, options)!;
  expect(requirement.where).toBe(`the Gateway ${gateway}`);
  expect(needsOf(requirement)).toStrictEqual(needs);
});

test.each<[string, object, GatewayApiOptions, boolean]>([
  ['without a certificate', { hosts: A }, NAMED, true],
  ['without a certificate, for every host', {}, THERE_ON_ENVOY, true],
  ['with a Secret', { hosts: A, tls: Tls.fromSecret('a') }, NAMED, false],
  ['with that of the Gateway', { hosts: A, tls: Tls.controllerDefault() }, NAMED, false],
  ['without a certificate, on a Gateway of its own, which redirects nothing', { hosts: A }, MADE, false],
])('a route %s is served by http, whatever the Gateway redirects: %j', (_, props, options, isPlain) => {
  const requirement = find('plain-http', props, options);
  expect(requirement !== undefined).toBe(isPlain);
  expect(requirement?.why.includes('Tls.controllerDefault()') ?? isPlain).toBe(isPlain);
});

test.each<[string, Tls, boolean]>([
  ['of the Gateway', Tls.controllerDefault(), true],
  ['of a Secret', Tls.fromSecret('a'), false],
])('the redirect of a certificate %s may be that of the Gateway', (_, tls, isOpen) => {
  expect(/\bweb may refuse\b/.test(find('gateway', { hosts: A, tls }, NAMED)!.why)).toBe(isOpen);
});

test('the listeners that a route needs whose host has the certificate of another', () => {
  const { lb } = onGatewayApi({ hosts: A }, NAMED);
  const listeners = () => lb.report.requirements.filter(({ id }) => id === 'gateway').map(needsOf);
  expect(listeners()).toStrictEqual([['a.example.com', 'wetwin']]);
  lb.addRoute('b', { hosts: A, paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('a') });
  // Both routes need the same now, and say it once.
  expect(listeners()).toStrictEqual([['web', 'web-tls', 'a.example.com', 'wetwin']]);
});

test('without a namespace it is that which the routes are applied to', () => {
  const chart = new Chart(new App(), 'zl');
  const { requirements } = new ExternalLoadBalancer(chart, 'Lb', { name: 'zl-lb', backends: BACKENDS, controller: IngressController.gatewayApi(THERE) }).report;
  const requirement = requirements.find(({ id }) => id === 'gateway')!;
  expect(requirement.where).toBe('the Gateway edge');
  expect(needsOf(requirement)).toBeNull();
});

test.each<[string, GatewayApiOptions, string[]]>([
  ['any program', MADE, []],
  ['Envoy Gateway', MADE_ON_ENVOY, ['gateway.envoyproxy.io/gatewayclass-controller']],
])('the class of a Gateway that is made for %s', (_, options, controllers) => {
  const requirement = find('gateway-class', {}, options)!;
  expect(requirement.where).toBe('the GatewayClass eg');
  expect(requirement.what.match(/[\w.]+\/[\w-]+/g) ?? []).toStrictEqual(controllers);
});

test('encoded slashes on a Gateway that is there', () => {
  expect(find('escaped-slashes', {}, THERE_ON_ENVOY)).toMatchObject({
    where: 'the ClientTrafficPolicy of the Gateway wetwin/edge', settings: { 'spec.path.escapedSlashesAction': 'KeepUnchanged' },
  });
});

test.each<[GatewayApiOptions, string]>([[THERE, 'wetwin/edge'], [MADE, 'wetwin/zl-lb']])('answers that take long, on %j', (options, gateway) => {
  expect(find('answer-times', {}, options)!.where).toBe(`the implementation of the Gateway ${gateway}`);
});

test('a server that is down costs more where no program is known', () => {
  const [any, envoy] = [THERE, THERE_ON_ENVOY].map(options => find('no-health-checks', {}, options)!);
  expect([any.where, envoy.where]).toStrictEqual(['the backends', 'the backends']);
  expect([any.why.includes('502'), envoy.why.includes('502')]).toStrictEqual([true, false]);
  expect(envoy.why).toContain('HealthCheck.active()');
});

test.each([
  ['is the only one', { backends: Backends.fromIps(['10.254.18.46'], { port: 80 }) }],
  ['is probed', { healthChecks: [HealthCheck.active('/healthz')] }],
])('a server that %s', (_, props) => {
  expect(find('no-health-checks', props, THERE_ON_ENVOY)).toBeUndefined();
});

test('a passive check alone probes no server', () => {
  expect(find('no-health-checks', { healthChecks: [HealthCheck.passive()] }, THERE_ON_ENVOY)).toBeDefined();
});
