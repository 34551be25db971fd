import { MADE, MADE_ON_ENVOY, objectsOf, onGatewayApi, rulesOf, specsOf, THERE, THERE_ON_ENVOY } from './support';
import { Backends, GatewayApiOptions, GatewayImplementation, HeaderValue, IngressController, Rewrite, RoutePath, Tls } from '../../../src';
import { failure, SCENARIO, synth } from '../../support';

const API = { apiVersion: 'gateway.networking.k8s.io/v1' };
const ENVOY_API = { apiVersion: 'gateway.envoyproxy.io/v1alpha1' };
const ONE = Backends.fromIps(['10.254.18.46'], { port: 80 });
const RULE = { matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'zl-lb', port: 80 }] };
const TIMEOUT = { http: { requestTimeout: '0s', streamIdleTimeout: '1h' } };
const POLICY = {
  ...ENVOY_API,
  kind: 'BackendTrafficPolicy',
  metadata: { name: 'zl-lb' },
  spec: { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'zl-lb' }], timeout: TIMEOUT },
};
const GATEWAY = { ...API, kind: 'Gateway', metadata: { name: 'zl-lb' }, spec: { gatewayClassName: 'eg', listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }] } };
const CLIENTS = {
  ...ENVOY_API,
  kind: 'ClientTrafficPolicy',
  metadata: { name: 'zl-lb' },
  spec: { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'zl-lb' }], path: { escapedSlashesAction: 'KeepUnchanged' } },
};

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
        requestBuffer: { limit: '524288000' },
        loadBalancer: { type: 'RoundRobin' },
        retry: {
          numRetries: 8,
          retryOn: { triggers: ['connect-failure', 'refused-stream', 'reset-before-request'] },
          perRetry: { backOff: { baseInterval: '10ms', maxInterval: '50ms' } },
        },
      },
    },
    {
      ...ENVOY_API,
      kind: 'HTTPRouteFilter',
      metadata: { name: 'zl-lb-rewrite' },
      spec: { urlRewrite: { path: { type: 'ReplaceRegexMatch', replaceRegexMatch: { pattern: '^(?:/lb/(zl/.*))$', substitution: '/\\1' } } } },
    },
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
    expect(failure(() => onGatewayApi({ ingressName: name, hosts: HOSTS, tls: Tls.fromSecret('a') }))).toMatch(
      /^zl\/Lb: name of the redirect to https: got ".*, allowed is a DNS-1123 subdomain of at most 253 characters/);
  });
});

test('a policy holds for all HTTPRoutes of a route, and for none of another', () => {
  const { chart, lb } = onGatewayApi({ backends: ONE, hosts: Array.from({ length: 17 }, (_, i) => `h${i}.example.com`) }, THERE_ON_ENVOY);
  lb.addRoute('b', { hosts: ['b.example.com'] });
  const ref = (name: string) => ({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name });
  expect(synth(chart).filter(({ kind }) => kind === 'BackendTrafficPolicy').map(({ metadata, spec }) => [metadata.name, spec])).toStrictEqual([
    ['zl-lb', { targetRefs: [ref('zl-lb'), ref('zl-lb-2')], timeout: TIMEOUT }],
    ['zl-lb-b', { targetRefs: [ref('zl-lb-b')], timeout: TIMEOUT }],
  ]);
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

const ONE_OF = 'allowed is exactly one of gateway and gatewayClassName; name the Gateway that is there, or the class of one to be made';
const SUBDOMAIN = 'allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit';

test.each<[string, GatewayApiOptions, string]>([
  ['no options', undefined as any, `IngressController.gatewayApi(): got {}, ${ONE_OF}`],
  ['neither', {}, `IngressController.gatewayApi(): got {}, ${ONE_OF}`],
  ['both', { gateway: { name: 'edge' }, gatewayClassName: 'eg' }, `IngressController.gatewayApi(): got {"gateway":{"name":"edge"},"gatewayClassName":"eg"}, ${ONE_OF}`],
  ['a class that is no name', { gatewayClassName: 'My Class' }, `gatewayClassName of IngressController.gatewayApi(): got "My Class", ${SUBDOMAIN}; write "my-class"`],
  ['no class', { gatewayClassName: '' }, `gatewayClassName of IngressController.gatewayApi(): got "", ${SUBDOMAIN}; pass a name of that form`],
  ['a program by its name', { ...MADE, implementation: 'envoyGateway' as any },
    'implementation of IngressController.gatewayApi(): got "envoyGateway", allowed is made by GatewayImplementation; write for example GatewayImplementation.envoyGateway()'],
  ['what only looks like a program', { ...THERE, implementation: { type: GatewayImplementation.any().type } as any },
    'implementation of IngressController.gatewayApi(): got {"type":"ANY"}, allowed is made by GatewayImplementation; write for example GatewayImplementation.envoyGateway()'],
])('options are refused: %s', (_, options, message) => {
  expect(failure(() => IngressController.gatewayApi(options))).toBe(message);
});
