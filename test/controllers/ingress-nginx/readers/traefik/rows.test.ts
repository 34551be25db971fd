import { Size } from 'cdk8s';
import { BodySize, HashKey, HeaderValue, LoadBalancing, RouteOptions, RoutePath, Support, Tls } from '../../../../../src';
import { TRAEFIK_READER } from '../../../../../src/controllers/ingress-nginx/readers/traefik/reader';
import { TRAEFIK_READS } from '../../../../../src/controllers/ingress-nginx/readers/traefik/rows';
import { Declaration } from '../../../../../src/controllers/shared/declarations';
import { POLICY_NAMES } from '../../../../../src/policies';
import { annotations, fault, loadBalancer } from '../../../../support';
import { ASKING } from '../../../asking';
import { invalidInput, onTraefik, prefixed, PREFIX, report, verdict } from '../../support';

const controller = onTraefik();
const REFUSED = new Set(POLICY_NAMES.flatMap(policy => Object.entries<Declaration>(TRAEFIK_READS[policy].declares))
  .filter(([, { support }]) => support === Support.REFUSED).map(([feature]) => feature));

function rendered(options: RouteOptions): { [name: string]: string } {
  return annotations({ controller, ...options });
}

test.each(Object.entries(ASKING).filter(([feature]) => !REFUSED.has(feature)))('no prop renders what Traefik does not read: %s', (_, props) => {
  const names = Object.keys(annotations({ hosts: ['a.example.com'], ...props, controller })).filter(key => key.startsWith(PREFIX)).map(key => key.slice(PREFIX.length));
  expect(names.filter(name => TRAEFIK_READER.unread(name) !== undefined)).toStrictEqual([]);
});

describe('appRoot', () => {
  test.each([
    [RoutePath.prefix('/')],
    [RoutePath.exact('/')],
    [RoutePath.regex('/(app.*)?')],
    // Only PCRE can read it.
    [RoutePath.regex('/(?=)')],
  ])('is rendered on a route that gets "/": %j', path => {
    expect(rendered({ paths: [path], appRoot: '/app' })).toMatchObject(prefixed({ 'app-root': '/app' }));
  });

  test.each([[RoutePath.prefix('/app')], [RoutePath.regex('/app.*')]])('is refused elsewhere, since Traefik redirects there alone: %j', path => {
    expect(fault(() => loadBalancer({ controller, paths: [path], appRoot: '/app' }))).toStrictEqual({ code: 'nginx.app-root-elsewhere', prop: 'appRoot', got: '"/app"', place: 'zl/Lb' });
    expect(() => loadBalancer({ paths: [path], appRoot: '/app' })).not.toThrow();
  });
});

describe('maxBodySize', () => {
  test('Traefik limits bodies only where it buffers them', () => {
    expect(rendered({ maxBodySize: Size.mebibytes(1) })).toStrictEqual(prefixed({ 'proxy-body-size': '1m', 'proxy-request-buffering': 'on' }));
    expect(rendered({ maxBodySize: BodySize.UNLIMITED })).toStrictEqual(prefixed({ 'proxy-body-size': '0' }));
  });

  test('the report says what was added for it', () => {
    const onIngressNginx = verdict('maxBodySize', { maxBodySize: Size.mebibytes(1) })!;
    expect(verdict('maxBodySize', { controller, maxBodySize: Size.mebibytes(1) }))
      .toStrictEqual({ ...onIngressNginx, rendered: `${onIngressNginx.rendered}, proxy-request-buffering: on` });
  });
});

describe('loadBalancing', () => {
  const { declares } = TRAEFIK_READS.loadBalancing;

  test('Traefik goes round by itself', () => {
    expect(rendered({ loadBalancing: LoadBalancing.roundRobin() })).toStrictEqual({});
    expect(verdict('loadBalancing', { controller, loadBalancing: LoadBalancing.roundRobin() }))
      .toStrictEqual({ route: 'zl/Lb', policy: 'loadBalancing', support: Support.NATIVE, rendered: expect.any(String), note: undefined });
  });

  test('peak EWMA is refused, with the controllers that have it', () => {
    const error = invalidInput(() => loadBalancer({ controller, loadBalancing: LoadBalancing.peakEwma() }));
    expect(error).toMatchObject({ code: 'refused.peakEwma', prop: 'loadBalancing', got: 'LoadBalancing.peakEwma()', place: 'zl/Lb' });
    expect(declares.peakEwma).toMatchObject({ instead: expect.stringContaining('LoadBalancing.roundRobin()') });
    expect(error.fix).toContain('IngressController.ingressNginx(),');
  });

  test.each([
    ['a hash', LoadBalancing.consistentHash(HashKey.uri()), { 'upstream-hash-by': '$request_uri' }],
    ['a cookie', LoadBalancing.stickyCookie({ name: 'a' }), { 'affinity': 'cookie', 'session-cookie-name': 'a' }],
  ])('%s is rendered as for ingress-nginx, without what Traefik does not read', (_, loadBalancing, values) => {
    expect(rendered({ loadBalancing })).toStrictEqual(prefixed(values));
    const { rendered: words, ...others } = verdict('loadBalancing', { loadBalancing })!;
    expect(verdict('loadBalancing', { controller, loadBalancing }))
      .toStrictEqual({ ...others, rendered: words.replace(/, affinity-mode: balanced|, session-cookie-change-on-failure: true|\$upstream_addr/g, '') });
  });

  test('a cookie gets the path of the route, of which Traefik knows nothing by itself', () => {
    const loadBalancing = LoadBalancing.stickyCookie({ name: 'a' });
    const named = prefixed({ 'affinity': 'cookie', 'session-cookie-name': 'a' });
    const path = (value: string) => prefixed({ 'session-cookie-path': value });
    expect(rendered({ loadBalancing, paths: [RoutePath.prefix('/app')] })).toStrictEqual({ ...named, ...path('/app') });
    expect(rendered({ loadBalancing: LoadBalancing.stickyCookie({ name: 'a', path: '/b' }), paths: [RoutePath.prefix('/app')] })).toStrictEqual({ ...named, ...path('/b') });
    expect(rendered({ loadBalancing, paths: [RoutePath.prefix('/app')], annotations: path('/') })).toStrictEqual({ ...named, ...path('/') });
    const several = { controller, loadBalancing, paths: [RoutePath.prefix('/a'), RoutePath.prefix('/b')] };
    expect(annotations(several)).toStrictEqual(named);
    expect(verdict('loadBalancing', several)).toMatchObject({ support: Support.APPROXIMATED, note: expect.stringContaining('path "/"') });
  });

  test('a cookie is Secure where the route has a certificate', () => {
    const loadBalancing = LoadBalancing.stickyCookie({ name: 'a' });
    const secure = prefixed({ 'session-cookie-secure': 'true' });
    expect(rendered({ loadBalancing, hosts: ['a.example.com'], tls: Tls.fromSecret('a') })).toMatchObject(secure);
    expect(verdict('loadBalancing', { controller, loadBalancing, hosts: ['a.example.com'], tls: Tls.fromSecret('a') })!.rendered).toContain('session-cookie-secure: true');
    expect(rendered({ loadBalancing: LoadBalancing.stickyCookie({ secure: false }), hosts: ['a.example.com'], tls: Tls.fromSecret('a') })).toMatchObject(prefixed({ 'session-cookie-secure': 'false' }));
    expect(rendered({ loadBalancing, hosts: ['a.example.com'] })).not.toHaveProperty(Object.keys(secure));
  });

  test('a cookie that is not to be Secure is not, which ingress-nginx does not do over https', () => {
    const loadBalancing = LoadBalancing.stickyCookie({ secure: false });
    expect(verdict('loadBalancing', { loadBalancing })).toMatchObject({ support: Support.APPROXIMATED });
    expect(verdict('loadBalancing', { controller, loadBalancing })).toMatchObject({ support: Support.NATIVE, note: undefined });
  });

  test.each([
    ['goes round', undefined, LoadBalancing.roundRobin(), 'ROUND_ROBIN'],
    ['is hashed', LoadBalancing.roundRobin(), LoadBalancing.consistentHash(HashKey.uri()), 'CONSISTENT_HASH'],
  ])('a Service is balanced in one way, also where a route %s', (_, first, second, got) => {
    const lb = loadBalancer({ controller, loadBalancing: first });
    expect(fault(() => lb.addRoute('b', { hosts: ['b.example.com'], loadBalancing: second })))
      .toStrictEqual({ code: 'nginx.balancing-differs', prop: 'loadBalancing', got: JSON.stringify(got), place: 'zl/Lb.addRoute("b")' });
  });
});

describe('responseHeaders', () => {
  const { declares } = TRAEFIK_READS.responseHeaders;
  const both = { 'X-A': HeaderValue.clientIp(), 'X-B': HeaderValue.backendAddress() };

  test('the address of the backend is left out, since Traefik would show the name of the variable', () => {
    expect(rendered({ responseHeaders: both })).toStrictEqual(prefixed({ 'configuration-snippet': 'more_set_headers "X-A: $remote_addr";\n' }));
    expect(rendered({ responseHeaders: { 'X-B': HeaderValue.backendAddress() } })).toStrictEqual({});
  });

  test('what is left out is omitted, and the report says so', () => {
    const { note } = declares.backendAddressHeader;
    expect(note).toBeDefined();
    expect(verdict('responseHeaders', { controller, responseHeaders: both }))
      .toStrictEqual({ route: 'zl/Lb', policy: 'responseHeaders', support: Support.OMITTED, rendered: 'configuration-snippet: X-A', note });
    expect(verdict('responseHeaders', { controller, responseHeaders: { 'X-B': HeaderValue.backendAddress() } }))
      .toStrictEqual({ route: 'zl/Lb', policy: 'responseHeaders', support: Support.OMITTED, rendered: expect.any(String), note });
  });

  test('nothing is omitted from the others', () => {
    expect(verdict('responseHeaders', { controller, responseHeaders: { 'X-A': HeaderValue.clientIp() } }))
      .toStrictEqual({ route: 'zl/Lb', policy: 'responseHeaders', support: Support.NATIVE, rendered: 'configuration-snippet: X-A', note: undefined });
  });

  test('what is left out is refused where approximations are', () => {
    expect(fault(() => loadBalancer({ controller, responseHeaders: both, acceptApproximations: false })))
      .toStrictEqual({ code: 'controller.not-exact', prop: 'responseHeaders', got: '"configuration-snippet: X-A"', place: 'zl/Lb' });
  });

  test('a header that is left out needs no snippet', () => {
    const without = onTraefik({ snippetAnnotations: false });
    expect(annotations({ controller: without, responseHeaders: { 'X-B': HeaderValue.backendAddress() } })).toStrictEqual({});
    expect(report({ controller, responseHeaders: { 'X-B': HeaderValue.backendAddress() } }).requirements.map(({ id }) => id)).not.toContain('snippet-annotations');
  });

  test('beside one that is left out, texts under allowed names need none either', () => {
    const allowing = onTraefik({ snippetAnnotations: false, allowedResponseHeaders: ['X-A'] });
    expect(annotations({ controller: allowing, responseHeaders: { 'X-A': HeaderValue.literal('a'), 'X-B': HeaderValue.backendAddress() } }))
      .toStrictEqual(prefixed({ 'custom-headers': 'wetwin/zl-lb-response-headers' }));
  });

  test.each(['a "b"', 'a\\b', '$x'])('a text that needs escapes in a snippet is refused: %s', text => {
    expect(fault(() => rendered({ responseHeaders: { 'X-A': HeaderValue.literal(text) } })))
      .toStrictEqual({ code: 'nginx.header-escapes', prop: 'responseHeaders["X-A"]', got: JSON.stringify(text), place: 'zl/Lb' });
  });

  test('such a text is taken where the header is allowed by name', () => {
    expect(annotations({ controller: onTraefik({ allowedResponseHeaders: ['X-A'] }), responseHeaders: { 'X-A': HeaderValue.literal('a "b" $c') } }))
      .toStrictEqual(prefixed({ 'custom-headers': 'wetwin/zl-lb-response-headers' }));
  });
});

test('paths are patterns as for ingress-nginx', () => {
  expect(rendered({ paths: [RoutePath.regex('/a')] })).toStrictEqual({ [`${PREFIX}use-regex`]: 'true' });
});

test('sizes of buffers are left out', () => {
  const sizes = { responseBufferSize: Size.kibibytes(16), responseBuffers: 8 };
  expect(rendered({ buffering: sizes })).toStrictEqual({});
  expect(rendered({ buffering: { request: false, ...sizes } })).toStrictEqual({ [`${PREFIX}proxy-request-buffering`]: 'off' });
  expect(verdict('buffering', { controller, buffering: sizes })).toMatchObject({ support: Support.OMITTED, rendered: 'nothing' });
});
