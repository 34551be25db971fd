import { Size } from 'cdk8s';
import { IngressController, LoadBalancing, RoutePath, RouteOptions, Support, UserAgents } from '../../../src';
import { annotations, chartIn, failure, ingress, loadBalancer } from '../../support';

const PREFIX = 'nginx.ingress.kubernetes.io/';

/** The message for an annotation of the user's, without the path of the load balancer. */
function refusal(key: string, value: string, props: RouteOptions = {}): string {
  return failure(() => loadBalancer({ ...props, annotations: { [key]: value } })).replace('zl/Lb: ', '');
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
  expect(loadBalancer({ annotations: {} }).report.verdicts.map(verdict => verdict.policy)).toStrictEqual(['paths']);
});

test('the report names them', () => {
  expect(loadBalancer({ annotations: { [`${PREFIX}enable-cors`]: 'true', 'a.b/c': 'd' } }).report.verdicts[1])
    .toStrictEqual({ route: 'zl/Lb', policy: 'annotations', support: Support.NATIVE, rendered: `a.b/c, ${PREFIX}enable-cors`, note: undefined });
});

describe('names that no controller knows are refused: it would ignore them without a word', () => {
  const allowed = 'allowed is an annotation that ingress-nginx has, and it ignores this one';

  test.each([
    ['load-balancing-scheme', 'set the prop loadBalancing, such as LoadBalancing.roundRobin()'],
    ['real-ip-header', 'set the prop responseHeaders with HeaderValue.clientIp(); the backend gets X-Real-IP anyway'],
    ['service-name-header', 'set the prop responseHeaders with HeaderValue.serviceName() or HeaderValue.backendAddress()'],
  ])('%s, with the prop that does what it promises', (name, fix) => {
    expect(refusal(PREFIX + name, 'x')).toBe(`annotations["${PREFIX}${name}"]: got "x", ${allowed}; ${fix}`);
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
    ['satisfies', 'satisfy'],
  ])('%s, with the nearest: %s', (name, nearest) => {
    expect(refusal(PREFIX + name, 'x')).toBe(`annotations["${PREFIX}${name}"]: got "x", ${allowed}; the nearest is ${PREFIX}${nearest}`);
  });

  test.each(['constructor', 'toString', 'hasOwnProperty'])('%s, which every object in JavaScript has', name => {
    expect(refusal(PREFIX + name, 'x')).toMatch(/; the nearest is nginx\.ingress\.kubernetes\.io\/[-a-z]+$/);
  });
});

describe('values that do not work are refused', () => {
  const fix = 'correct the value: the controller would ignore it, drop the whole Ingress or fail to load its configuration';

  test.each([
    // Measured: drops the whole Ingress.
    ['load-balance', 'round-robin', '"round_robin", "chash", "chashsubset", "sticky_balanced", "sticky_persistent", "ewma"'],
    // Measured: ignored.
    ['proxy-connect-timeout', '5s', 'a whole number from 1 to 2147483647, without a unit'],
    // Measured: nginx does not load.
    ['limit-connections', '100000', 'a whole number from 0 to 65535, without a unit'],
    // Measured: external auth opens silently.
    ['auth-always-set-cookie', 'yes', '"true", "false"'],
  ])('%s: %s', (name, value, allowed) => {
    expect(refusal(PREFIX + name, value)).toBe(`annotations["${PREFIX}${name}"]: got "${value}", allowed is ${allowed}; ${fix}`);
  });

  test('also on a route that is added', () => {
    expect(failure(() => loadBalancer().addRoute('b', { hosts: ['b.example.com'], annotations: { [`${PREFIX}use-port-in-redirects`]: 'on' } })))
      .toBe(`zl/Lb.addRoute("b"): annotations["${PREFIX}use-port-in-redirects"]: got "on", allowed is "true", "false"; ${fix}`);
  });

  test('a value that is no text is refused: the API server takes nothing else', () => {
    expect(refusal(`${PREFIX}enable-cors`, true as any)).toBe(`annotations["${PREFIX}enable-cors"]: got true, allowed is a string, also for numbers and booleans; write "true" in quotes`);
  });
});

describe('what a prop renders is refused', () => {
  test.each<[string, string, RouteOptions, string]>([
    ['proxy-body-size', '2m', { maxBodySize: Size.mebibytes(1) }, 'take it out: a prop renders it as "1m"'],
    ['load-balance', 'ewma', { loadBalancing: LoadBalancing.roundRobin() }, 'take it out: a prop renders it as "round_robin"'],
    ['configuration-snippet', 'x', { blockedUserAgents: ['curl'] }, 'take it out: a prop renders it as "if ($http_user_agent ~* \\"curl\\") { return 403; }\\n"'],
    ['use-regex', 'true', { paths: [RoutePath.regex('/a')] }, 'take it out: a prop renders it as "true"'],
  ])('%s', (name, value, props, fix) => {
    expect(refusal(PREFIX + name, value, props)).toBe(`annotations["${PREFIX}${name}"]: got "${value}", allowed is an annotation that no prop renders; ${fix}`);
  });

  test.each([
    [`${PREFIX}rewrite-target`, '/$1', 'set the prop rewrite'],
    [`${PREFIX}use-regex`, 'true', 'set the prop paths with RoutePath.regex()'],
    ['kubernetes.io/ingress.class', 'nginx', 'set className of IngressController.ingressNginx(); the annotation is deprecated'],
  ])('also where the prop is not set: %s would change what other routes match', (key, value, fix) => {
    expect(refusal(key, value)).toBe(`annotations["${key}"]: got "${value}", allowed is an annotation that no prop renders; ${fix}`);
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
    expect(refusal(PREFIX + name, 'x', { controller: IngressController.ingressNginx({ snippetAnnotations: false }) } as RouteOptions))
      .toBe(`annotations["${PREFIX}${name}"]: got "x", allowed is nothing that needs a snippet where snippetAnnotations is false; allow snippets, or ask for the same with a prop`);
  });

  test('other annotations are taken there', () => {
    expect(annotations({ annotations: { [`${PREFIX}enable-cors`]: 'true' }, controller: IngressController.ingressNginx({ snippetAnnotations: false }) }))
      .toStrictEqual({ [`${PREFIX}enable-cors`]: 'true' });
  });

  test('are named in what must hold', () => {
    const { requirements } = loadBalancer({ annotations: { ...snippet, [`${PREFIX}auth-snippet`]: '#' } }).report;
    expect(requirements[0]).toMatchObject({ id: 'snippet-annotations', what: `snippets are allowed, for "${PREFIX}auth-snippet" and "${PREFIX}server-snippet"` });
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
      expect(failure(make)).toBe('zl/Lb: annotations: got "262145 bytes", allowed is at most 262144 bytes in the keys and values of one object; shorten the values');
    }
  });
});

test('annotations of the user\'s stay where a neighbour adds one', () => {
  const chart = chartIn();
  loadBalancer({ hosts: ['a.example.com'], annotations: { [`${PREFIX}enable-cors`]: 'true' } }, chart)
    .addRoute('regex', { hosts: ['a.example.com'], paths: [RoutePath.regex('/9')] });
  expect(ingress(chart).metadata.annotations).toStrictEqual({ [`${PREFIX}enable-cors`]: 'true', [`${PREFIX}use-regex`]: 'true' });
});

describe('an annotation that does nothing alone', () => {
  test.each([
    ['proxy-ssl-verify', 'on', 'proxy-ssl-secret', 'add that one, or take this one out'],
    ['x-forwarded-prefix', '/lb', 'rewrite-target', 'set the prop rewrite, or take it out'],
    ['auth-realm', 'Staff', 'auth-type', 'add that one, or take this one out'],
    ['auth-tls-verify-depth', '2', 'auth-tls-secret', 'add that one, or take this one out'],
    ['auth-method', 'GET', 'auth-url', 'add that one, or take this one out'],
    ['cors-max-age', '60', 'enable-cors', 'add that one, or take this one out'],
    ['canary-weight', '10', 'canary', 'add that one, or take this one out'],
    ['session-cookie-domain', 'example.com', 'affinity', 'set the prop loadBalancing with LoadBalancing.stickyCookie(), or take it out'],
    ['upstream-hash-by-subset', 'true', 'upstream-hash-by', 'add that one, or take this one out'],
    ['fastcgi-index', 'index.php', 'backend-protocol', 'add that one, or take this one out'],
  ])('is refused: %s', (name, value, needed, fix) => {
    expect(failure(() => loadBalancer({ annotations: { [PREFIX + name]: value } })))
      .toBe(`zl/Lb: annotations["${PREFIX}${name}"]: got "${value}", allowed is nothing without the annotation ${PREFIX}${needed}: ingress-nginx would ignore it; ${fix}`);
  });

  test('is taken beside the one that it needs, be it given or rendered', () => {
    const given = { [`${PREFIX}proxy-ssl-verify`]: 'on', [`${PREFIX}proxy-ssl-secret`]: 'wetwin/ca', [`${PREFIX}session-cookie-domain`]: 'example.com' };
    expect(annotations({ annotations: given, loadBalancing: LoadBalancing.stickyCookie() })).toMatchObject(given);
  });
});

test('a prefix in another case, which the controller does not read, is refused', () => {
  expect(failure(() => loadBalancer({ annotations: { 'NGINX.ingress.kubernetes.io/proxy-buffering': 'on' } })))
    .toBe('zl/Lb: annotations["NGINX.ingress.kubernetes.io/proxy-buffering"]: got "on", allowed is the prefix in lower case, as ingress-nginx reads it; write "nginx.ingress.kubernetes.io/proxy-buffering"');
});

test('a value longer than nginx reads is refused', () => {
  const value = `https://auth.example.com/${'a'.repeat(4000)}`;
  expect(failure(() => loadBalancer({ annotations: { 'nginx.ingress.kubernetes.io/auth-url': value } })))
    .toContain(`allowed is at most 4000 characters (nginx reads no longer word), and these are ${value.length}; shorten the value`);
});
