import { onTraefik, PREFIX, report, requirement, settings } from './support';
import { BackendProtocol, Backends, BackendTls, ExternalLoadBalancerProps, HeaderValue, IngressController, Redirect, Retries, RetryOn, RoutePath, Tls, UserAgents } from '../../../src';
import { INGRESS_NGINX_READER } from '../../../src/controllers/ingress-nginx/readers/ingress-nginx';
import { TRAEFIK_READER } from '../../../src/controllers/ingress-nginx/readers/traefik/reader';
import { chartIn, loadBalancer, TWO_BACKENDS } from '../../support';

const ADDRESSES = ['endpoints-mirroring', 'plain-http-backends', 'write-addresses', 'argo-cd-exclusions', 'linters', 'endpoints-deprecated'];
const HOSTS = ['a.example.com', 'b.example.com'];

test.each<[string, Partial<ExternalLoadBalancerProps>, string[]]>([
  ['one server', { hosts: HOSTS, backends: Backends.fromIps(['10.0.0.1'], { port: 80 }) }, ['ingress-class', ...ADDRESSES]],
  ['several servers', { hosts: HOSTS }, ['ingress-class', 'no-health-checks', ...ADDRESSES]],
  ['no hosts', {}, ['ingress-class', 'no-health-checks', ...ADDRESSES]],
  ['a regular expression', { hosts: HOSTS, paths: [RoutePath.regex('/a')] }, ['ingress-class', 'regex-hosts', 'no-health-checks', ...ADDRESSES]],
  ['a snippet', { hosts: HOSTS, blockedUserAgents: UserAgents.CRAWLERS }, ['snippet-annotations', 'ingress-class', 'no-health-checks', ...ADDRESSES]],
  ['a snippet of the user\'s', { hosts: HOSTS, annotations: { [`${PREFIX}server-snippet`]: '# x' } },
    ['snippet-annotations', 'ingress-class', 'no-health-checks', ...ADDRESSES]],
  ['a DNS name', { hosts: HOSTS, backends: Backends.fromHostname('db.example.com', { port: 80 }) }, ['ingress-class', 'external-name', 'dns-name', 'plain-http-backends']],
  // Traefik has no flags against them.
  ['no hosts, where Traefik reads the annotations', { controller: onTraefik() }, ['ingress-class', 'no-health-checks', 'new-connections', ...ADDRESSES]],
  ['a DNS name, where Traefik reads the annotations', { controller: onTraefik(), hosts: HOSTS, backends: Backends.fromHostname('db.example.com', { port: 80 }) },
    ['ingress-class', 'external-name', 'new-connections', 'dns-name', 'plain-http-backends']],
])('with %s, what must hold', (_, props, ids) => {
  expect(report({ backends: TWO_BACKENDS, ...props }).requirements.map(({ id }) => id)).toStrictEqual(ids);
});

describe('the class', () => {
  test.each([
    ['ingress-nginx', IngressController.ingressNginx({ className: 'internal' }), INGRESS_NGINX_READER],
    ['Traefik', onTraefik({ className: 'internal' }), TRAEFIK_READER],
  ])('exists and is that of a running controller: %s', (_, controller, reader) => {
    expect(requirement('ingress-class', { controller })).toMatchObject({
      id: 'ingress-class', where: 'the IngressClass internal', what: reader.classHolds, why: reader.classWhy,
    });
    expect(reader.classHolds).toContain('k8s.io/ingress-nginx');
  });

  test('is the default one of the cluster where Ingresses name none', () => {
    const controller = IngressController.ingressNginx({ defaultClass: true });
    expect(requirement('ingress-class', { controller })).toBeUndefined();
    expect(requirement('default-ingress-class', { controller })!.settings).toStrictEqual({ 'ingressclass.kubernetes.io/is-default-class': 'true' });
  });

  test('is "nginx" unless told otherwise', () => {
    expect(requirement('ingress-class', {})!.where).toBe('the IngressClass nginx');
  });
});

describe('snippets', () => {
  test('need both switches: the first alone still drops the whole Ingress', () => {
    const props = { annotations: { [`${PREFIX}server-snippet`]: '# x' }, blockedUserAgents: UserAgents.CRAWLERS };
    const { what, ...required } = requirement('snippet-annotations', props)!;
    expect(required).toMatchObject({
      id: 'snippet-annotations',
      where: INGRESS_NGINX_READER.configuration,
      why: INGRESS_NGINX_READER.withoutSnippets,
      settings: { 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' },
    });
    expect([...what.match(/"[^"]*"/g)!].sort()).toStrictEqual([`"${PREFIX}configuration-snippet"`, `"${PREFIX}server-snippet"`]);
  });

  test('need one where Traefik reads the annotations', () => {
    expect(settings('snippet-annotations', { controller: onTraefik(), blockedUserAgents: UserAgents.CRAWLERS })).toStrictEqual({
      where: TRAEFIK_READER.configuration,
      settings: { 'providers.kubernetesIngressNGINX.allowSnippetAnnotations': 'true' },
    });
  });

  test('need them whether or not the cluster is said to have them', () => {
    for (const snippetAnnotations of [true, undefined]) {
      expect(requirement('snippet-annotations', { controller: IngressController.ingressNginx({ snippetAnnotations }), blockedUserAgents: ['curl'] })).toBeDefined();
    }
  });
});

describe('a regular expression spreads to every Ingress of its host', () => {
  test.each([
    [HOSTS, 'every other Ingress of a.example.com, b.example.com, in any namespace'],
    [undefined, 'every other Ingress of the default host, in any namespace'],
  ])('%j', (hosts, where) => {
    expect(settings('regex-hosts', { hosts, paths: [RoutePath.regex('/a')] })).toStrictEqual({ where, settings: undefined });
  });

  test('a route that a neighbour makes a pattern of has that requirement as well', () => {
    const lb = loadBalancer({ hosts: HOSTS });
    lb.addRoute('regex', { hosts: [HOSTS[0]], paths: [RoutePath.regex('/a')] });
    expect(lb.report.requirements.filter(({ id }) => id === 'regex-hosts').map(({ where }) => where)).toStrictEqual([
      'every other Ingress of a.example.com, b.example.com, in any namespace',
      'every other Ingress of a.example.com, in any namespace',
    ]);
  });
});

test.each([
  ['a Service of type ExternalName', 'external-name', { backends: Backends.fromHostname('db.example.com', { port: 80 }) }, '--disable-svc-external-name'],
])('%s needs a controller that takes such', (_, id, props, flag) => {
  expect(settings(id, props)).toStrictEqual({ where: 'the flags of ingress-nginx', settings: undefined });
  expect(requirement(id, props)!.what.split(' ')[0]).toBe(flag);
});

describe('a silent server costs the connect timeout for nearly every request, for ever, as it was measured', () => {
  test.each([
    ['ingress-nginx', undefined, INGRESS_NGINX_READER, '5 s'],
    ['Traefik', onTraefik(), TRAEFIK_READER, '60 s'],
  ])('%s', (_, controller, { program, connectTimeout }, timeout) => {
    expect(connectTimeout).toBe(timeout);
    const props = { controller, backends: TWO_BACKENDS };
    expect(settings('no-health-checks', props)).toStrictEqual({ where: 'the backends', settings: undefined });
    const { why } = requirement('no-health-checks', props)!;
    expect(why.startsWith(`${program} `)).toBe(true);
    expect(why).toContain(' 1 s,');
    const { why: whyAlone } = requirement('no-health-checks', { ...props, retries: Retries.on([RetryOn.CONNECT_FAILURE]) })!;
    expect(whyAlone).toContain(` ${timeout}`);
    expect(whyAlone).toContain('timeouts.connect');
  });
});

const https = (more = {}) => ({ annotations: { [`${PREFIX}backend-protocol`]: 'HTTPS', ...more } });

test.each<[string, boolean, Partial<ExternalLoadBalancerProps>]>([
  ['HTTP', true, {}],
  ['HTTPS by the prop, which asks for HTTP/1.1', true, { backendProtocol: BackendProtocol.https(BackendTls.unverified()) }],
  ['HTTPS by the annotations', false, https()],
  ['HTTPS by the annotations, and HTTP/1.1', true, https({ [`${PREFIX}proxy-http-version`]: '1.1' })],
  ['gRPC', false, { backendProtocol: BackendProtocol.grpc() }],
  ['nothing, since Traefik redirects', false, { redirect: Redirect.permanent('https://a.example.com') }],
  ['nothing, since Traefik redirects by the annotations', false, { annotations: { [`${PREFIX}permanent-redirect`]: 'https://a.example.com' } }],
  ['TLS that is passed on', false, { hosts: ['a.example.com'], tls: Tls.passthrough() }],
])('where Traefik reads the annotations and keeps few connections: %s', (_, isNew, props) => {
  expect(requirement('new-connections', { controller: onTraefik(), ...props }) !== undefined).toBe(isNew);
  expect(requirement('new-connections', props)).toBeUndefined();
});

test('where Traefik reads the annotations, nothing is said of ingress-nginx\' own configuration', () => {
  const { requirements } = report({
    controller: onTraefik({ allowedResponseHeaders: ['X-A'], className: 'edge' }),
    blockedUserAgents: ['Scrapy'],
    responseHeaders: { 'X-A': HeaderValue.literal('a') },
  });
  expect(Object.fromEntries(requirements.map(({ id, settings: values }) => [id, values]))).toMatchObject({
    'snippet-annotations': { 'providers.kubernetesIngressNGINX.allowSnippetAnnotations': 'true' },
    'allowed-response-headers': { 'providers.kubernetesIngressNGINX.globalAllowedResponseHeaders': 'X-A' },
  });
  expect(requirements.map(({ where }) => where)).not.toContain(INGRESS_NGINX_READER.configuration);
  expect(JSON.stringify(requirements)).not.toContain(INGRESS_NGINX_READER.configuration);
});

test('what several routes need stands once', () => {
  const lb = loadBalancer({ backends: TWO_BACKENDS, hosts: ['a.example.com'] }, chartIn());
  lb.addRoute('b', { hosts: ['b.example.com'] });
  expect(lb.report.requirements.map(({ id }) => id)).toStrictEqual(['ingress-class', 'no-health-checks', ...ADDRESSES]);
});

describe('a path that a solver of challenges has to be longer than', () => {
  const tls = Tls.fromSecret('a');
  const long = `/(?:${'a'.repeat(40)}|.*)`;
  const patterns = (props: Partial<ExternalLoadBalancerProps>) => [IngressController.ingressNginx(), onTraefik()]
    .map(controller => requirement('acme-order', { controller, hosts: HOSTS, ...props })?.what.split(' ').at(-1));

  test.each<[string, Partial<ExternalLoadBalancerProps>]>([
    ['every path', { tls }],
    ['a short regular expression', { tls, paths: [RoutePath.regex('/(?:api|app)/.*')] }],
    ['a long one of other paths', { tls, paths: [RoutePath.regex(`/app${long}`)] }],
    ['a long literal path', { tls, paths: [RoutePath.prefix(`/${'a'.repeat(60)}`), RoutePath.regex('/app/.*')] }],
    ['no certificate', { paths: [RoutePath.regex(long)] }],
  ])('there is none: %s', (_, props) => expect(patterns(props)).toStrictEqual([undefined, undefined]));

  test.each<[string, Partial<ExternalLoadBalancerProps>]>([
    ['a long regular expression', { tls, paths: [RoutePath.regex(long)] }],
    ['a long regular expression beside others', { tls: Tls.certManager({ issuer: 'ours' }), paths: [RoutePath.prefix('/app'), RoutePath.regex(long)] }],
  ])('%s', (_, props) => expect(patterns(props)).toStrictEqual([long, long]));

  test('by a route without tls, too', () => {
    const lb = loadBalancer({ hosts: HOSTS, tls, paths: [RoutePath.prefix('/app')] });
    lb.addRoute('b', { hosts: HOSTS, paths: [RoutePath.regex(long)] });
    expect(lb.report.requirements.filter(({ id }) => id === 'acme-order')).toHaveLength(1);
  });
});
