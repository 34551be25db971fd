import { MADE, MADE_ON_ENVOY, objectsOf, onGatewayApi, rulesOf, specsIn, specsOf, THERE, THERE_ON_ENVOY } from './support';
import {
  Backends, ExternalLoadBalancer, ExternalLoadBalancerProps, GatewayApiOptions, GatewayImplementation, HeaderValue, IngressController, Rewrite,
  RoutePath, Tls,
} from '../../../src';
import { above } from '../../../src/controllers/shared/decimal-pattern';
import { chartIn, fault, SCENARIO, synth } from '../../support';
import { routeOf } from '../intent';

const API = { apiVersion: 'gateway.networking.k8s.io/v1' };
const ENVOY_API = { apiVersion: 'gateway.envoyproxy.io/v1alpha1' };
const ONE = Backends.fromIps(['10.254.18.46'], { port: 80 });
const A = ['a.example.com'];
const RULE = { matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'zl-lb', port: 80 }] };
const TIMEOUT = { http: { requestTimeout: '0s', streamIdleTimeout: '1h' } };
const POLICY = {
  ...ENVOY_API,
  kind: 'BackendTrafficPolicy',
  metadata: { name: 'zl-lb' },
  spec: { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'zl-lb' }], mergeType: 'StrategicMerge', timeout: TIMEOUT },
};
const GATEWAY = { ...API, kind: 'Gateway', metadata: { name: 'zl-lb' }, spec: { gatewayClassName: 'eg', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] } };
const CLIENTS = {
  ...ENVOY_API,
  kind: 'ClientTrafficPolicy',
  metadata: { name: 'zl-lb' },
  spec: { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'zl-lb' }], path: { escapedSlashesAction: 'KeepUnchanged' } },
};

/** A second load balancer beside "zl/Lb". */
function beside(chart: ReturnType<typeof chartIn>, options: GatewayApiOptions, props: Partial<ExternalLoadBalancerProps> = {}) {
  return new ExternalLoadBalancer(chart, 'Other', { name: 'other', backends: ONE, hosts: A, controller: IngressController.gatewayApi(options), ...props });
}

const route = (parent: string) => ({ ...API, kind: 'HTTPRoute', metadata: { name: 'zl-lb' }, spec: { parentRefs: [{ name: parent }], rules: [RULE] } });

test.each<[string, GatewayApiOptions, object[]]>([
  ['a Gateway that is there', THERE, [route('edge')]],
  ['a Gateway that is there, of Envoy Gateway', THERE_ON_ENVOY, [route('edge'), POLICY]],
  ['a Gateway that is made', MADE, [route('zl-lb'), GATEWAY]],
  ['a Gateway that is made, of Envoy Gateway', MADE_ON_ENVOY, [route('zl-lb'), GATEWAY, CLIENTS, POLICY]],
])('a route that asks for nothing: %s', (_, options, objects) => {
  expect(objectsOf({ backends: ONE }, options)).toStrictEqual(objects);
});

test('the routing object is the default child, and there is no Ingress', () => {
  const { lb } = onGatewayApi({}, MADE_ON_ENVOY);
  expect(lb.ingress).toBeUndefined();
  expect(lb.node.defaultChild).toHaveProperty('kind', 'HTTPRoute');
  expect(lb.routes).toStrictEqual([lb.node.defaultChild]);
});

test('all objects have the namespace and the labels', () => {
  const { chart } = onGatewayApi({ labels: { team: 'a' } }, MADE_ON_ENVOY);
  for (const { metadata } of synth(chart)) {
    expect(metadata).toMatchObject({ namespace: 'wetwin', labels: { team: 'a' } });
  }
});

test('the load balancer that the library was made for', () => {
  const { controller, externalAddress, ingressName, ...props } = SCENARIO;
  const path = { type: 'RegularExpression', value: '/lb/(zl/.*)' };
  const extension = (name: string) => ({ type: 'ExtensionRef', extensionRef: { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name } });
  const clientIp = { name: 'X-Real-IP', value: '%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%' };
  const host = 'xxx.your-domain.com';
  expect(objectsOf(props, MADE_ON_ENVOY)).toStrictEqual([
    {
      ...API,
      kind: 'HTTPRoute',
      metadata: { name: 'zl-lb' },
      spec: {
        parentRefs: [{ name: 'zl-lb', sectionName: `https.${host}` }],
        hostnames: [host],
        rules: [
          {
            matches: [{ path, headers: [{ type: 'RegularExpression', name: 'Content-Length', value: above(524288000) }] }],
            filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set: [clientIp] } }, extension('zl-lb-body-too-large')],
          },
          {
            matches: [{ path, headers: [{ type: 'RegularExpression', name: 'User-Agent', value: '(?i).*(?:Scrapy|Go-http-client|HttpClient|curl).*' }] }],
            filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set: [clientIp] } }, extension('zl-lb-forbidden')],
          },
          {
            matches: [{ path }],
            filters: [
              { type: 'ResponseHeaderModifier', responseHeaderModifier: { set: [{ name: 'Backend-Pod', value: '%UPSTREAM_REMOTE_ADDRESS%' }, clientIp] } },
              extension('zl-lb-rewrite'),
            ],
            backendRefs: [{ name: 'zl-lb', port: 80 }],
          },
        ],
      },
    },
    {
      ...API,
      kind: 'HTTPRoute',
      metadata: { name: 'zl-lb-https-redirect' },
      spec: {
        parentRefs: [{ name: 'zl-lb', sectionName: 'http' }],
        hostnames: [host],
        rules: [{ matches: [{ path }], filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 308 } }] }],
      },
    },
    {
      ...GATEWAY,
      spec: {
        gatewayClassName: 'eg',
        listeners: [
          { name: 'http', port: 80, protocol: 'HTTP' },
          { name: `https.${host}`, port: 443, protocol: 'HTTPS', hostname: host, tls: { mode: 'Terminate', certificateRefs: [{ kind: 'Secret', name: 'xxx.com' }] } },
        ],
      },
    },
    CLIENTS,
    {
      ...POLICY,
      spec: {
        ...POLICY.spec,
        loadBalancer: { type: 'RoundRobin' },
        retry: {
          numRetries: 8,
          retryOn: { triggers: ['connect-failure', 'refused-stream', 'reset-before-request'] },
          perRetry: { backOff: { baseInterval: '10ms', maxInterval: '50ms' } },
        },
        timeout: { ...TIMEOUT, tcp: { connectTimeout: '1s' } },
        healthCheck: {
          passive: {
            splitExternalLocalOriginErrors: true,
            consecutiveLocalOriginFailures: 1,
            consecutive5XxErrors: 0,
            baseEjectionTime: '5s',
            interval: '1s',
            maxEjectionPercent: 100,
          },
          panicThreshold: 1,
        },
      },
    },
    {
      ...ENVOY_API,
      kind: 'HTTPRouteFilter',
      metadata: { name: 'zl-lb-rewrite' },
      spec: { urlRewrite: { path: { type: 'ReplaceRegexMatch', replaceRegexMatch: { pattern: '^(?:/lb/(zl/.*))$', substitution: '/\\1' } } } },
    },
    { ...ENVOY_API, kind: 'HTTPRouteFilter', metadata: { name: 'zl-lb-body-too-large' }, spec: { directResponse: { statusCode: 413 } } },
    { ...ENVOY_API, kind: 'HTTPRouteFilter', metadata: { name: 'zl-lb-forbidden' }, spec: { directResponse: { statusCode: 403 } } },
  ]);
});

describe('rules', () => {
  const PATHS = [RoutePath.prefix('/a'), RoutePath.exact('/b'), RoutePath.prefix('/c')];

  test('paths that are treated alike share one', () => {
    const filters = [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set: [{ name: 'A', value: 'a' }] } }];
    const matches = [{ path: { type: 'PathPrefix', value: '/a' } }, { path: { type: 'Exact', value: '/b' } }, { path: { type: 'PathPrefix', value: '/c' } }];
    expect(rulesOf({ paths: PATHS })).toStrictEqual([{ ...RULE, matches }]);
    expect(rulesOf({ paths: PATHS, responseHeaders: { A: HeaderValue.literal('a') } })).toStrictEqual([{ ...RULE, matches, filters }]);
  });

  test('each prefix that is replaced has one of its own', () => {
    expect(rulesOf({ paths: PATHS, rewrite: Rewrite.stripPrefix() }).map(({ matches }) => matches.map(({ path }: any) => path.value))).toStrictEqual([['/a'], ['/b'], ['/c']]);
  });

  test('exact paths with the same new path share one', () => {
    const paths = [RoutePath.exact('/a'), RoutePath.prefix('/b'), RoutePath.exact('/c')];
    expect(rulesOf({ paths, rewrite: Rewrite.stripPrefix() })).toStrictEqual([
      {
        ...RULE,
        matches: [{ path: { type: 'Exact', value: '/a' } }, { path: { type: 'Exact', value: '/c' } }],
        filters: [{ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplaceFullPath', replaceFullPath: '/' } } }],
      },
      {
        ...RULE,
        matches: [{ path: { type: 'PathPrefix', value: '/b' } }],
        filters: [{ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/' } } }],
      },
    ]);
  });

  test('headers come before the new path', () => {
    const props = { paths: [RoutePath.prefix('/a')], responseHeaders: { A: HeaderValue.literal('a') }, rewrite: Rewrite.stripPrefix() };
    expect(rulesOf(props)[0].filters.map(({ type }: any) => type)).toStrictEqual(['ResponseHeaderModifier', 'URLRewrite']);
  });
});

describe('requests over http', () => {
  const HOSTS = ['a.example.com'];
  const redirectsOf = (props: object, options = THERE) =>
    Object.entries(specsOf('HTTPRoute', { hosts: HOSTS, tls: Tls.fromSecret('a'), ...props }, options)).filter(([name]) => name.includes('redirect'));

  test('are redirected whatever they are for, also those that are answered by no backend', () => {
    expect(redirectsOf({ paths: [RoutePath.exact('/a'), RoutePath.regex('/b.*')], appRoot: '/a', blockedUserAgents: ['curl'] }, THERE_ON_ENVOY)).toStrictEqual([
      ['zl-lb-https-redirect', {
        parentRefs: [{ name: 'edge', sectionName: 'http' }],
        hostnames: HOSTS,
        rules: [{
          matches: [{ path: { type: 'Exact', value: '/' } }, { path: { type: 'Exact', value: '/a' } }, { path: { type: 'RegularExpression', value: '/b.*' } }],
          filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 308 } }],
        }],
      }],
    ]);
  });

  test('of more hosts than one HTTPRoute takes have several', () => {
    const hosts = Array.from({ length: 17 }, (_, i) => `h${i}.example.com`);
    expect(redirectsOf({ hosts }).map(([name, { hostnames }]) => [name, hostnames.length])).toStrictEqual([['zl-lb-https-redirect', 16], ['zl-lb-https-redirect-2', 1]]);
  });

  test('of a route with a long name are refused', () => {
    const name = Array.from({ length: 5 }, () => 'a'.repeat(50)).join('.').slice(0, 240);
    expect(fault(() => onGatewayApi({ ingressName: name, hosts: HOSTS, tls: Tls.fromSecret('a') })))
      .toMatchObject({ code: 'name.not-dns-1123-subdomain', prop: 'name of the redirect to https', place: 'zl/Lb' });
  });
});

describe('a route without a certificate on a host that another route secures', () => {
  const SECURED = { backends: ONE, hosts: A, paths: [RoutePath.prefix('/a')] };
  const match = (value: string) => ({ path: { type: 'PathPrefix', value } });
  const rule = (...paths: string[]) => ({ ...RULE, matches: paths.map(match) });
  const redirect = (...paths: string[]) => ({ matches: paths.map(match), filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 308 } }] });

  test.each<[string, GatewayApiOptions, string, string, string]>([
    ['a Gateway that is there', THERE, 'edge', 'http', 'https'],
    ['listeners that are named', { gateway: { name: 'edge', httpListener: 'web', httpsListener: 'web.tls' } }, 'edge', 'web', 'web.tls'],
    ['a Gateway that is made', MADE, 'zl-lb', 'http', 'https.a.example.com'],
  ])('is served by https, and the other one redirects the whole host: %s', (_, options, name, http, https) => {
    const { chart, lb } = onGatewayApi({ ...SECURED, tls: Tls.fromSecret('one') }, options);
    lb.addRoute('b', { hosts: A, paths: [RoutePath.prefix('/b')] });
    expect(specsIn(chart, 'HTTPRoute')).toStrictEqual({
      'zl-lb': { parentRefs: [{ name, sectionName: https }], hostnames: A, rules: [rule('/a')] },
      'zl-lb-https-redirect': { parentRefs: [{ name, sectionName: http }], hostnames: A, rules: [redirect('/')] },
      'zl-lb-b': { parentRefs: [{ name, sectionName: https }], hostnames: A, rules: [rule('/b')] },
    });
  });

  test.each<[string, GatewayApiOptions, string, string]>([
    ['a Gateway that is there', THERE, 'edge', 'https'],
    ['a Gateway that is made', MADE, 'zl-lb', 'https.a.example.com'],
  ])('also where the certificate comes later, until it is removed again: %s', (_, options, name, sectionName) => {
    const { chart, lb } = onGatewayApi(SECURED, options);
    const alone = { 'zl-lb': { parentRefs: [{ name }], hostnames: A, rules: [rule('/a')] } };
    expect(specsIn(chart, 'HTTPRoute')).toStrictEqual(alone);
    lb.addRoute('b', { hosts: A, paths: [RoutePath.prefix('/b'), RoutePath.prefix('/c')], tls: Tls.fromSecret('one') });
    expect(specsIn(chart, 'HTTPRoute')).toStrictEqual({
      'zl-lb': { parentRefs: [{ name, sectionName }], hostnames: A, rules: [rule('/a')] },
      'zl-lb-b': { parentRefs: [{ name, sectionName }], hostnames: A, rules: [rule('/b', '/c')] },
      'zl-lb-b-https-redirect': { parentRefs: [{ name, sectionName: 'http' }], hostnames: A, rules: [redirect('/', '/c')] },
    });
    lb.node.tryRemoveChild('b');
    expect(specsIn(chart, 'HTTPRoute')['zl-lb']).toStrictEqual(alone['zl-lb']);
  });

  test('needs nothing more where the other one redirects everything already', () => {
    const { chart, lb } = onGatewayApi({ ...SECURED, paths: [RoutePath.prefix('/a'), RoutePath.prefix('/')], tls: Tls.fromSecret('one') }, THERE);
    lb.addRoute('b', { hosts: A, paths: [RoutePath.prefix('/b')] });
    expect(specsIn(chart, 'HTTPRoute')['zl-lb-https-redirect'].rules).toStrictEqual([redirect('/a', '/')]);
  });

  test('of another load balancer as well, where both use one Gateway', () => {
    const { chart } = onGatewayApi({ ...SECURED, tls: Tls.fromSecret('one') }, THERE);
    beside(chart, THERE, { paths: [RoutePath.prefix('/b')] });
    const { other, 'zl-lb-https-redirect': redirected } = specsIn(chart, 'HTTPRoute');
    expect(other.parentRefs).toStrictEqual([{ name: 'edge', sectionName: 'https' }]);
    expect(redirected.rules).toStrictEqual([redirect('/')]);
  });

  test('on hosts that differ goes its own way', () => {
    const { chart, lb } = onGatewayApi({ ...SECURED, tls: Tls.fromSecret('one') }, MADE);
    lb.addRoute('b', { hosts: ['b.example.com'], paths: [RoutePath.prefix('/b')] });
    const { 'zl-lb-b': added, 'zl-lb-https-redirect': redirected } = specsIn(chart, 'HTTPRoute');
    expect(added.parentRefs).toStrictEqual([{ name: 'zl-lb' }]);
    expect(redirected.rules).toStrictEqual([redirect('/a')]);
  });

  test('is refused where one of its hosts has no certificate', () => {
    const { lb } = onGatewayApi({ ...SECURED, tls: Tls.fromSecret('one') }, MADE);
    expect(fault(() => lb.addRoute('b', { hosts: [...A, 'b.example.com'], paths: [RoutePath.prefix('/b')] })))
      .toStrictEqual({ code: 'tls.partly', prop: 'hosts', got: '["a.example.com","b.example.com"]', place: 'zl/Lb.addRoute("b")' });
  });
});

describe('scopes', () => {
  test.each<[GatewayApiOptions, string, object]>([
    [THERE, 'Gateway wetwin/edge', {}],
    [THERE_ON_ENVOY, 'Gateway wetwin/edge', {}],
    [{ gateway: { name: 'edge', namespace: 'infra', httpListener: 'web' } }, 'Gateway infra/edge', {}],
    // One that is made has to know all routes of its load balancer, and belongs to it alone.
    [MADE, 'Gateway of zl/Lb', { together: true }],
    [MADE_ON_ENVOY, 'Gateway of zl/Lb', { together: true }],
  ])('of %j', (options, door, more) => {
    expect(IngressController.gatewayApi(options).scopes(routeOf({}, { name: 'front' }))).toStrictEqual([{ program: 'Gateway API', door, ...more }]);
  });

  test.each<[string, GatewayApiOptions, GatewayApiOptions]>([
    ['one Gateway', THERE, THERE],
    ['one Gateway by its namespace', THERE, { gateway: { name: 'edge', namespace: 'wetwin' } }],
    ['one Gateway, whoever serves it', THERE, THERE_ON_ENVOY],
  ])('routes meet: %s', (_, one, two) => {
    const { chart } = onGatewayApi({ hosts: A }, one);
    expect(fault(() => beside(chart, two))).toMatchObject({ code: 'paths.taken', got: '"a.example.com /"', place: 'zl/Other' });
  });

  test.each<[string, GatewayApiOptions, GatewayApiOptions]>([
    ['another Gateway', THERE, { gateway: { name: 'other' } }],
    ['a Gateway of another namespace', THERE, { gateway: { name: 'edge', namespace: 'infra' } }],
    ['two Gateways of one class', MADE, MADE],
    ['one that is there and one that is made', THERE, MADE],
  ])('routes do not meet: %s', (_, one, two) => {
    const { chart } = onGatewayApi({ hosts: A }, one);
    expect(() => beside(chart, two)).not.toThrow();
  });
});

test.each<[GatewayApiOptions, string]>([
  [THERE, 'Gateway API (Gateway edge)'],
  [{ gateway: { name: 'edge', namespace: 'infra', httpListener: 'a', httpsListener: 'b' } }, 'Gateway API (Gateway infra/edge)'],
  [THERE_ON_ENVOY, 'Gateway API on Envoy Gateway (Gateway edge)'],
  [MADE, 'Gateway API (class eg)'],
  [MADE_ON_ENVOY, 'Gateway API on Envoy Gateway (class eg)'],
])('the name of %j', (options, name) => {
  expect(IngressController.gatewayApi(options).name).toBe(name);
});

const OPTIONS = 'IngressController.gatewayApi()';

test.each<[string, GatewayApiOptions, string, string, string]>([
  ['no options', undefined as any, 'gateway-api.not-one-gateway', OPTIONS, '{}'],
  ['neither', {}, 'gateway-api.not-one-gateway', OPTIONS, '{}'],
  ['both', { gateway: { name: 'edge' }, gatewayClassName: 'eg' }, 'gateway-api.not-one-gateway', OPTIONS, '{"gateway":{"name":"edge"},"gatewayClassName":"eg"}'],
  ['a class that is no name', { gatewayClassName: 'My Class' }, 'name.not-dns-1123-subdomain', `gatewayClassName of ${OPTIONS}`, '"My Class"'],
  ['no class', { gatewayClassName: '' }, 'name.not-dns-1123-subdomain', `gatewayClassName of ${OPTIONS}`, '""'],
  ['a program by its name', { ...MADE, implementation: 'envoyGateway' as any }, 'input.wrong-type', `implementation of ${OPTIONS}`, '"envoyGateway"'],
  ['what only looks like a program', { ...THERE, implementation: { type: GatewayImplementation.any().type } as any },
    'input.wrong-type', `implementation of ${OPTIONS}`, '{"type":"ANY"}'],
])('options are refused: %s', (_, options, code, prop, got) => {
  expect(fault(() => IngressController.gatewayApi(options))).toStrictEqual({ code, prop, got });
});
