import { OwnController } from './own-controller';
import { Controller, GatewayImplementation, HeaderValue, IngressController, Rewrite, RouteOptions, RoutePath, Tls } from '../../src';
import { chartIn, fault, loadBalancer, synth } from '../support';

const HOSTS = ['a.example.com'];

describe('what is wrong only among neighbours', () => {
  // Each dot becomes two characters of a pattern, and three of the configuration.
  const long = RoutePath.prefix(`/${'a.'.repeat(1400)}a`);

  test.each<[string, { [id: string]: RoutePath }, string]>([
    ['the first', { first: long, regex: RoutePath.regex('/b.*') }, 'zl/Lb'],
    ['one that was added', { first: RoutePath.regex('/b.*'), long }, 'zl/Lb/long'],
  ])('is said at synthesis and in the report, with the path of the route: %s', (_, { first, ...added }, place) => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts: HOSTS, paths: [first] }, chart);
    Object.entries(added).forEach(([id, path]) => lb.addRoute(id, { hosts: HOSTS, paths: [path] }));
    const failure = { code: 'nginx.path-too-long', prop: 'paths', got: expect.stringMatching(/^"\/\(\?-i\)a/), place };
    expect(fault(() => synth(chart))).toStrictEqual(failure);
    expect(fault(() => lb.report)).toStrictEqual(failure);
  });

  test('alone it is right', () => {
    const chart = chartIn();
    loadBalancer({ hosts: HOSTS, paths: [long] }, chart);
    expect(() => synth(chart)).not.toThrow();
  });
});

test('a fault of a controller of the user\'s own says of which route it is', () => {
  const controller = new OwnController({
    render: (_, neighbours) => {
      if (neighbours.length > 1) {
        throw new Error('more than one');
      }
      return undefined;
    },
  });
  const chart = chartIn();
  loadBalancer({ controller }, chart).addRoute('b', { paths: [RoutePath.prefix('/b')] });
  expect(() => synth(chart)).toThrow(new Error('zl/Lb: more than one'));
});

describe('an object beside the routing object', () => {
  const controller = IngressController.ingressNginx({ allowedResponseHeaders: ['X-A'] });
  const responseHeaders = { 'X-A': HeaderValue.literal('a') };

  test.each([
    ['of a route', 'xResponseHeaders', 'x'],
    ['before a route', 'x', 'xResponseHeaders'],
  ])('takes no id %s, and leaves nothing behind', (_, first, second) => {
    const chart = chartIn();
    const lb = loadBalancer({ controller, hosts: HOSTS }, chart);
    lb.addRoute(first, { hosts: ['b.example.com'], responseHeaders });
    const before = synth(chart);
    expect(fault(() => lb.addRoute(second, { hosts: ['c.example.com'], responseHeaders })))
      .toStrictEqual({ code: 'route.id-taken', prop: 'id', got: '"xResponseHeaders"', place: `zl/Lb.addRoute("${second}")` });
    expect(synth(chart)).toStrictEqual(before);
    expect(() => lb.addRoute('y', { hosts: ['c.example.com'], responseHeaders })).not.toThrow();
  });
});

test.each<[string, Controller, string[]]>([
  ['ingress-nginx', IngressController.ingressNginx({ allowedResponseHeaders: ['X-A'] }), [
    'ConfigMap zl-lb-response-headers', 'Ingress zl-lb',
    'ConfigMap zl-lb-more-response-headers', 'Ingress zl-lb-more',
  ]],
  ['Traefik', IngressController.traefik(), [
    'Middleware zl-lb-to-https', 'Middleware zl-lb-headers', 'Middleware zl-lb-rewrite',
    'IngressRoute zl-lb', 'IngressRoute zl-lb-https-redirect',
    'Middleware zl-lb-more-to-https', 'Middleware zl-lb-more-headers', 'Middleware zl-lb-more-rewrite',
    'IngressRoute zl-lb-more', 'IngressRoute zl-lb-more-https-redirect',
  ]],
  ['Envoy Gateway', IngressController.gatewayApi({ gatewayClassName: 'eg', implementation: GatewayImplementation.envoyGateway() }), [
    'Gateway zl-lb', 'ClientTrafficPolicy zl-lb', 'BackendTrafficPolicy zl-lb',
    'HTTPRoute zl-lb', 'HTTPRoute zl-lb-https-redirect',
    'BackendTrafficPolicy zl-lb-more',
    'HTTPRoute zl-lb-more', 'HTTPRoute zl-lb-more-https-redirect',
  ]],
])('what serves requests stands behind what it refers to and the policies for it: %s', (_, controller, objects) => {
  const chart = chartIn();
  const options: RouteOptions = { rewrite: Rewrite.stripPrefix(), responseHeaders: { 'X-A': HeaderValue.literal('a') }, tls: Tls.fromSecret('a') };
  const lb = loadBalancer({ ...options, controller, hosts: HOSTS, paths: [RoutePath.prefix('/app')] }, chart);
  lb.addRoute('more', { ...options, hosts: HOSTS, paths: [RoutePath.prefix('/more')] });
  expect(synth(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toStrictEqual(['Service zl-lb', 'Endpoints zl-lb', ...objects]);
});
