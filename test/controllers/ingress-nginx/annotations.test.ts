import { Size } from 'cdk8s';
import { invalidInput, onTraefik, PREFIX, prefixed, report, requirement, verdict } from './support';
import { HeaderValue, IngressController, LoadBalancing, RouteOptions, RoutePath, Support, Tls, UserAgents } from '../../../src';
import { ruleOf } from '../../../src/controllers/ingress-nginx/annotation-table';
import { noteOn } from '../../../src/controllers/shared/unread-annotations';
import { annotations, chartIn, Failure, fault, ingress, loadBalancer } from '../../support';

type Props = RouteOptions & Parameters<typeof loadBalancer>[0];

/** What an annotation of the user's fails with. */
function refusal(key: string, value: string, props: Props = {}) {
  return invalidInput(() => loadBalancer({ ...props, annotations: { [key]: value } }));
}

/** The failure that names an annotation and its value. */
function refused(code: string, key: string, value: unknown): Failure {
  return { code, prop: `annotations["${key}"]`, got: JSON.stringify(value), place: 'zl/Lb' };
}

test('annotations of the controller and of others stand beside those of the props', () => {
  expect(annotations({
    maxBodySize: Size.mebibytes(1),
    annotations: { [`${PREFIX}proxy-connect-timeout`]: '1', 'example.com/team': 'zl', 'plain': '' },
  })).toStrictEqual({
    [`${PREFIX}proxy-body-size`]: '1m',
    [`${PREFIX}proxy-connect-timeout`]: '1',
    'example.com/team': 'zl',
    'plain': '',
  });
});

test('none give nothing', () => {
  expect(annotations({ annotations: {} })).toStrictEqual({});
  expect(report({ annotations: {} }).verdicts.map(({ policy }) => policy)).toStrictEqual(['paths']);
});

test('the report names them', () => {
  expect(verdict('annotations', { annotations: { [`${PREFIX}enable-cors`]: 'true', 'a.b/c': 'd' } })).toStrictEqual({
    route: 'zl/Lb', policy: 'annotations', support: Support.NATIVE, rendered: `a.b/c, ${PREFIX}enable-cors`, note: noteOn(['a.b/c'])!.note,
  });
});

describe('names that no controller knows are refused: it would ignore them without a word', () => {
  test.each([
    ['load-balancing-scheme', 'LoadBalancing.roundRobin()'],
    ['real-ip-header', 'HeaderValue.clientIp()'],
    ['service-name-header', 'HeaderValue.backendAddress()'],
  ])('%s, with the prop that does what it promises', (name, prop) => {
    const error = refusal(PREFIX + name, 'x');
    expect(error).toMatchObject(refused('annotations.unknown', PREFIX + name, 'x'));
    expect(error.fix).toContain(prop);
  });

  test.each([
    ['proxy-bodysize', 'proxy-body-size'],
    ['proxy-body-sizes', 'proxy-body-size'],
    ['proxybody-size', 'proxy-body-size'],
    ['Enable-CORS', 'enable-cors'],
    ['load-balanse', 'load-balance'],
    ['loadbalance', 'load-balance'],
    ['canary-weigth', 'canary-weight'],
    ['whitelist-source-ranges', 'whitelist-source-range'],
    ['ssl-redirct', 'ssl-redirect'],
    ['satisfie', 'satisfy'],
  ])('%s, with the nearest: %s', (name, nearest) => {
    const error = refusal(PREFIX + name, 'x');
    expect(error).toMatchObject(refused('annotations.unknown', PREFIX + name, 'x'));
    expect(error.fix.endsWith(` ${PREFIX}${nearest}`)).toBe(true);
  });

  test.each(['constructor', 'toString', 'hasOwnProperty'])('%s, which every object in JavaScript has', name => {
    const error = refusal(PREFIX + name, 'x');
    expect(error).toMatchObject(refused('annotations.unknown', PREFIX + name, 'x'));
    expect(error.fix).not.toContain(PREFIX);
  });
});

test('a prefix in another case, which the controller does not read, is refused', () => {
  const key = 'NGINX.ingress.kubernetes.io/proxy-buffering';
  const error = refusal(key, 'on');
  expect(error).toMatchObject(refused('annotations.prefix-case', key, 'on'));
  expect(error.fix).toContain('"nginx.ingress.kubernetes.io/proxy-buffering"');
});

describe('values that do not work are refused', () => {
  test.each([
    // Measured: drops the whole Ingress.
    ['load-balance', 'round-robin'],
    // Measured: ignored.
    ['proxy-connect-timeout', '5s'],
    // Measured: nginx does not load.
    ['limit-connections', '100000'],
    // Measured: external auth opens silently.
    ['auth-always-set-cookie', 'yes'],
  ])('%s: %s', (name, value) => {
    const error = refusal(PREFIX + name, value);
    expect(error).toMatchObject(refused('annotations.value', PREFIX + name, value));
    expect(error.allowed).toBe(ruleOf(name)!.allowed);
  });

  test('also on a route that is added', () => {
    expect(fault(() => loadBalancer().addRoute('b', { hosts: ['b.example.com'], annotations: { [`${PREFIX}use-port-in-redirects`]: 'on' } })))
      .toStrictEqual({ ...refused('annotations.value', `${PREFIX}use-port-in-redirects`, 'on'), place: 'zl/Lb.addRoute("b")' });
  });

  test('a value that is no text is refused: the API server takes nothing else', () => {
    expect(refusal(`${PREFIX}enable-cors`, true as any)).toMatchObject(refused('annotation.not-a-string', `${PREFIX}enable-cors`, true));
  });

  test('a value longer than nginx reads is refused', () => {
    const value = (length: number) => `https://auth.example.com/${'a'.repeat(length - 25)}`;
    expect(annotations({ annotations: { [`${PREFIX}auth-url`]: value(4000) } })).toStrictEqual({ [`${PREFIX}auth-url`]: value(4000) });
    const error = refusal(`${PREFIX}auth-url`, value(4001));
    expect(error).toMatchObject({ code: 'annotations.too-long', prop: `annotations["${PREFIX}auth-url"]`, place: 'zl/Lb' });
    expect(error.allowed).toContain('4001');
  });

  test('a snippet may be longer: it holds many words', () => {
    const snippet = { [`${PREFIX}server-snippet`]: '# x\n'.repeat(1001) };
    expect(annotations({ annotations: snippet })).toStrictEqual(snippet);
  });
});

describe('what a prop renders is refused', () => {
  const HOSTS = ['a.example.com'];
  const allowing = IngressController.ingressNginx({ allowedResponseHeaders: ['X-A'] });

  test.each<[string, string, Props, string]>([
    [`${PREFIX}proxy-body-size`, '2m', { maxBodySize: Size.mebibytes(1) }, 'maxBodySize'],
    [`${PREFIX}load-balance`, 'ewma', { loadBalancing: LoadBalancing.roundRobin() }, 'loadBalancing'],
    [`${PREFIX}session-cookie-path`, '/b', { loadBalancing: LoadBalancing.stickyCookie({ path: '/a' }) }, 'loadBalancing'],
    [`${PREFIX}app-root`, '/b', { appRoot: '/a' }, 'appRoot'],
    [`${PREFIX}custom-headers`, 'a/b', { controller: allowing, responseHeaders: { 'X-A': HeaderValue.literal('a') } }, 'responseHeaders'],
    [`${PREFIX}proxy-request-buffering`, 'off', { controller: onTraefik(), maxBodySize: Size.mebibytes(1) }, 'maxBodySize'],
    ['cert-manager.io/issuer', 'theirs', { hosts: HOSTS, tls: Tls.certManager({ issuer: 'ours' }) }, 'tls'],
    ['external-dns.alpha.kubernetes.io/target', '10.0.0.1', { hosts: HOSTS, externalAddress: '10.254.18.55' }, 'externalAddress'],
    // Also where they say the same.
    [`${PREFIX}proxy-body-size`, '1m', { maxBodySize: Size.mebibytes(1) }, 'maxBodySize'],
  ])('%s: %s', (key, value, props, prop) => {
    const error = refusal(key, value, props);
    expect(error).toMatchObject(refused('annotations.rendered', key, value));
    expect(error.fix).toContain(prop);
  });

  test.each<[string, Props, string]>([
    ['blockedUserAgents', { blockedUserAgents: ['curl'] }, 'blockedUserAgents'],
    ['responseHeaders', { responseHeaders: { 'X-A': HeaderValue.clientIp() } }, 'responseHeaders'],
    ['blockedUserAgents where Traefik reads them', { controller: onTraefik(), blockedUserAgents: ['curl'] }, 'blockedUserAgents'],
  ])('a configuration-snippet beside one of %s', (_, props, prop) => {
    const error = refusal(`${PREFIX}configuration-snippet`, 'more_set_headers "A: b";', props);
    expect(error).toMatchObject(refused('annotations.rendered', `${PREFIX}configuration-snippet`, 'more_set_headers "A: b";'));
    expect(error.fix).toContain(prop);
  });

  test('but not a configuration-snippet beside a header that needs none', () => {
    const snippet = { [`${PREFIX}configuration-snippet`]: 'return 403;' };
    expect(annotations({ controller: allowing, responseHeaders: { 'X-A': HeaderValue.literal('a') }, annotations: snippet }))
      .toStrictEqual({ [`${PREFIX}custom-headers`]: 'wetwin/zl-lb-response-headers', ...snippet });
    expect(annotations({ controller: onTraefik(), responseHeaders: { 'X-A': HeaderValue.backendAddress() }, annotations: snippet })).toStrictEqual(snippet);
  });

  test.each([
    [`${PREFIX}rewrite-target`, '/$1', 'rewrite', {}],
    [`${PREFIX}use-regex`, 'true', 'RoutePath.regex()', {}],
    [`${PREFIX}use-regex`, 'true', 'RoutePath.regex()', { paths: [RoutePath.regex('/a')] }],
    ['kubernetes.io/ingress.class', 'nginx', 'className', {}],
  ])('also where the prop is not set: %s would change what other routes match', (key, value, prop, props) => {
    const error = refusal(key, value, props);
    expect(error).toMatchObject(refused('annotations.by-prop', key, value));
    expect(error.fix).toContain(prop);
  });
});

describe('snippets of the user\'s', () => {
  const snippet = { [`${PREFIX}server-snippet`]: 'return 403;\n' };

  test('are taken as they are', () => {
    expect(annotations({ annotations: snippet })).toStrictEqual(snippet);
    expect(annotations({ annotations: snippet, controller: IngressController.ingressNginx({ snippetAnnotations: true }) })).toStrictEqual(snippet);
  });

  test('stand beside those of the props', () => {
    expect(Object.keys(annotations({ annotations: snippet, blockedUserAgents: UserAgents.CRAWLERS }))).toStrictEqual([`${PREFIX}configuration-snippet`, `${PREFIX}server-snippet`]);
  });

  test.each(['auth-snippet', 'configuration-snippet', 'modsecurity-snippet', 'server-snippet', 'stream-snippet'])('are refused where snippets are: %s', name => {
    expect(refusal(PREFIX + name, 'x', { controller: IngressController.ingressNginx({ snippetAnnotations: false }) }))
      .toMatchObject(refused('annotations.needs-snippet', PREFIX + name, 'x'));
  });

  test('other annotations are taken there', () => {
    expect(annotations({ annotations: { [`${PREFIX}enable-cors`]: 'true' }, controller: IngressController.ingressNginx({ snippetAnnotations: false }) }))
      .toStrictEqual({ [`${PREFIX}enable-cors`]: 'true' });
  });

  test('are named in what must hold', () => {
    const { what } = requirement('snippet-annotations', { annotations: { ...snippet, [`${PREFIX}auth-url`]: 'http://auth/', [`${PREFIX}auth-snippet`]: '#' } })!;
    expect(what.match(/"[^"]*"/g)).toStrictEqual([`"${PREFIX}auth-snippet"`, `"${PREFIX}server-snippet"`]);
  });
});

describe('together they fit into what the API server takes: 256 KiB', () => {
  const key = 'example.com/a';
  const agents = { blockedUserAgents: ['curl'] };
  const rendered = Object.entries(annotations(agents)).map(([k, v]) => k.length + v.length).reduce((a, b) => a + b);

  test.each([
    [0, true],
    [1, false],
  ])('%d bytes more: %s', (more, fits) => {
    const make = () => loadBalancer({ ...agents, annotations: { [key]: 'a'.repeat(256 * 1024 - rendered - key.length + more) } });
    if (fits) {
      expect(make).not.toThrow();
    } else {
      expect(fault(make)).toStrictEqual({ code: 'annotations.too-large', prop: 'annotations', got: '"262145 bytes"', place: 'zl/Lb' });
    }
  });
});

test('annotations of the user\'s stay where a neighbour adds one', () => {
  const chart = chartIn();
  loadBalancer({ hosts: ['a.example.com'], annotations: { [`${PREFIX}enable-cors`]: 'true' } }, chart)
    .addRoute('regex', { hosts: ['a.example.com'], paths: [RoutePath.regex('/9')] });
  expect(ingress(chart).metadata.annotations).toStrictEqual({ [`${PREFIX}enable-cors`]: 'true', [`${PREFIX}use-regex`]: 'true' });
});

test('booleans are rendered in one spelling, whatever Go reads', () => {
  const given = prefixed({ 'enable-cors': 'True', 'use-port-in-redirects': '0' });
  expect(annotations({ annotations: { ...given, 'example.com/a': 'True' } }))
    .toStrictEqual({ ...prefixed({ 'enable-cors': 'true', 'use-port-in-redirects': 'false' }), 'example.com/a': 'True' });
});

describe('an annotation that ingress-nginx ignores without another one', () => {
  const https = prefixed({ 'backend-protocol': 'HTTPS' });

  test.each<[string, { [name: string]: string }]>([
    ['proxy-ssl-verify', { 'proxy-ssl-verify': 'on' }],
    ['proxy-ssl-name', { 'proxy-ssl-name': 'db.example.com' }],
    ['proxy-ssl-server-name', { 'proxy-ssl-server-name': 'on', 'proxy-ssl-name': 'db.example.com' }],
  ])('is taken where Traefik reads it alone: %s', (_, names) => {
    const values = prefixed(names);
    expect(fault(() => loadBalancer({ annotations: { ...https, ...values } }))).toMatchObject({ code: 'annotations.needs-another' });
    expect(annotations({ controller: onTraefik(), annotations: { ...https, ...values } })).toStrictEqual({ ...https, ...values });
  });

  test('is refused there as well, where Traefik does not', () => {
    expect(refusal(`${PREFIX}auth-realm`, 'x', { controller: onTraefik() })).toMatchObject({ code: 'annotations.needs-another' });
  });
});

describe('settings of TLS to the backends need a protocol that has TLS', () => {
  const secret = { 'proxy-ssl-secret': 'wetwin/ca' };
  const verified = { ...secret, 'proxy-ssl-verify': 'on', 'proxy-ssl-name': 'db.example.com' };

  test.each<[string, { [name: string]: string }, { [name: string]: string }]>([
    ['none', {}, secret],
    ['HTTP', { 'backend-protocol': 'HTTP' }, verified],
    ['GRPC', { 'backend-protocol': 'GRPC' }, verified],
    // What ingress-nginx writes for it has none of them.
    ['GRPCS', { 'backend-protocol': 'GRPCS' }, verified],
  ])('and are refused on ingress-nginx with %s', (_, protocol, values) => {
    expect(fault(() => loadBalancer({ annotations: prefixed({ ...protocol, ...values }) }))).toMatchObject({ code: 'annotations.needs-tls' });
  });

  test.each<{ [name: string]: string }>([{ 'proxy-ssl-verify': 'off' }, { 'proxy-ssl-name': 'a.com' }])('but what protects nothing is only left idle there: %j', values => {
    const { verdicts } = loadBalancer({ controller: onTraefik(), annotations: prefixed(values) }).report;
    expect(verdicts.find(({ policy }) => policy === 'annotations')).toMatchObject({ support: Support.OMITTED });
  });

  test.each<[string, { [name: string]: string }, { [name: string]: string }]>([
    ['none', {}, secret],
    ['none', {}, { 'proxy-ssl-verify': 'on' }],
    ['HTTP', { 'backend-protocol': 'HTTP' }, secret],
    ['GRPC', { 'backend-protocol': 'grpc' }, secret],
    ['none, a name to send', {}, { 'proxy-ssl-server-name': 'on', 'proxy-ssl-name': 'a.com' }],
  ])('and are refused where Traefik reads them with %s', (_, protocol, values) => {
    expect(fault(() => loadBalancer({ controller: onTraefik(), annotations: prefixed({ ...protocol, ...values }) }))).toMatchObject({ code: 'annotations.needs-tls' });
  });

  test.each([
    ['HTTPS', IngressController.ingressNginx()],
    ['https', IngressController.ingressNginx()],
    ['AUTO_HTTP', IngressController.ingressNginx()],
    ['HTTPS', onTraefik()],
    ['GRPCS', onTraefik()],
  ])('and are taken with %s on $name', (protocol, controller) => {
    const values = prefixed({ 'backend-protocol': protocol, ...verified });
    expect(annotations({ controller, annotations: values })).toStrictEqual(values);
  });
});
