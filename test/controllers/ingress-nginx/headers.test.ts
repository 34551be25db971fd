import { Chart, Testing } from 'cdk8s';
import { AnnotationReader, ExternalLoadBalancer, ExternalLoadBalancerProps, HeaderValue, IngressController, Support } from '../../../src';
import { annotations, BACKENDS, chartIn, failure, loadBalancer, synth } from '../../support';

const SNIPPET = 'nginx.ingress.kubernetes.io/configuration-snippet';
const CUSTOM = 'nginx.ingress.kubernetes.io/custom-headers';

function responseHeaders(props: Partial<ExternalLoadBalancerProps>) {
  return loadBalancer(props).report.verdicts.find(verdict => verdict.policy === 'responseHeaders');
}

describe('by a snippet', () => {
  test('the address of client and backend, as it was measured', () => {
    expect(annotations({ responseHeaders: { 'X-Real-IP': HeaderValue.clientIp(), 'Backend-Pod': HeaderValue.backendAddress() } })[SNIPPET])
      .toBe('more_set_headers "Backend-Pod: $upstream_addr";\nmore_set_headers "X-Real-IP: $remote_addr";\n');
  });

  test('in the order of their names, since a map has none in Go', () => {
    const [a, b] = [HeaderValue.literal('a'), HeaderValue.literal('b')];
    expect(annotations({ responseHeaders: { 'X-B': b, 'X-A': a } })).toStrictEqual(annotations({ responseHeaders: { 'X-A': a, 'X-B': b } }));
  });

  test('the name of the Service, which is known at synthesis', () => {
    expect(annotations({ responseHeaders: { 'X-Service': HeaderValue.serviceName() } })[SNIPPET]).toBe('more_set_headers "X-Service: zl-lb";\n');
  });

  test.each([
    ['nosniff', '"X-A: nosniff"'],
    ['max-age=1; preload', '"X-A: max-age=1; preload"'],
    ['say "hi"', '"X-A: say \\"hi\\""'],
    ['a\\', '"X-A: a\\\\"'],
    ['$remote_addr', '"X-A: ${literal_dollar}remote_addr"'],
    ['"; } location /x { return 200 "', '"X-A: \\"; } location /x { return 200 \\""'],
  ])('the text %j, which stays one', (text, expected) => {
    expect(annotations({ responseHeaders: { 'X-A': HeaderValue.literal(text) } })[SNIPPET]).toBe(`more_set_headers ${expected};\n`);
  });

  test('behind the blocked user agents, so that their 403 carries the headers as well', () => {
    expect(annotations({ blockedUserAgents: ['curl'], responseHeaders: { 'X-A': HeaderValue.clientIp() } })[SNIPPET])
      .toBe('if ($http_user_agent ~* "curl") { return 403; }\nmore_set_headers "X-A: $remote_addr";\n');
  });

  test('a text that the controller would take for another is refused', () => {
    expect(failure(() => loadBalancer({ responseHeaders: { 'X-A': HeaderValue.literal(':b') } })))
      .toBe('zl/Lb: responseHeaders["X-A"]: got ":b", allowed is a text that does not start with ":" on ingress-nginx (it swallows them); start it with another character');
    expect(annotations({ responseHeaders: { 'X-A': HeaderValue.literal('b:') } })[SNIPPET]).toBe('more_set_headers "X-A: b:";\n');
  });

  test('is refused where escapes make the text longer than nginx reads', () => {
    expect(failure(() => loadBalancer({ responseHeaders: { 'X-A': HeaderValue.literal('$'.repeat(1024)) } })))
      .toMatch(/^zl\/Lb: responseHeaders: got "X-A: .*\.\.\., allowed is at most 4000 characters with escapes \(nginx reads no longer word\), and these are 17413; shorten it$/);
  });

  test.each([
    ['a list after a retry', { 'X-A': HeaderValue.clientIp(), 'X-B': HeaderValue.backendAddress() },
      'configuration-snippet: X-A, X-B', 'after a retry the backend\'s address is a list of all that were tried, the last one answered'],
    ['nothing else', { 'X-A': HeaderValue.clientIp(), 'X-B': HeaderValue.serviceName() }, 'configuration-snippet: X-A, X-B', undefined],
  ])('the report tells of %s', (_, headers, rendered, note) => {
    expect(responseHeaders({ responseHeaders: headers })).toStrictEqual({ route: 'zl/Lb', policy: 'responseHeaders', support: Support.NATIVE, rendered, note });
  });
});

test.each([{}, undefined])('no headers (%j) give nothing', headers => {
  expect(Object.keys(annotations({ responseHeaders: headers }))).toStrictEqual([]);
  expect(responseHeaders({ responseHeaders: headers })).toBeUndefined();
});

describe('by custom-headers, where the controller allows the names', () => {
  const headers = { 'X-Frame-Options': HeaderValue.literal('DENY "$x"'), 'X-Service': HeaderValue.serviceName() };
  const allowed = (...allowedResponseHeaders: string[]) => IngressController.ingressNginx({ allowedResponseHeaders });
  const controller = allowed('X-Service', 'X-Frame-Options', 'X-Other');

  test('texts stand in a ConfigMap, as they are, and need no snippet', () => {
    const chart = chartIn();
    loadBalancer({ controller, responseHeaders: headers, labels: { app: 'zl' } }, chart);
    const objects = synth(chart);
    expect(objects.find(object => object.kind === 'ConfigMap')).toStrictEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'zl-lb-response-headers', namespace: 'wetwin', labels: { app: 'zl' } },
      data: { 'X-Frame-Options': 'DENY "$x"', 'X-Service': 'zl-lb' },
    });
    expect(objects.find(object => object.kind === 'Ingress').metadata.annotations).toStrictEqual({ [CUSTOM]: 'wetwin/zl-lb-response-headers' });
  });

  test('no warning is printed', () => {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const chart = chartIn();
    loadBalancer({ controller, responseHeaders: headers }, chart);
    Testing.synth(chart);
    expect(stderr).not.toHaveBeenCalled();
    stderr.mockRestore();
  });

  test('a route that was added has a ConfigMap of its own', () => {
    const chart = chartIn();
    loadBalancer({ controller, responseHeaders: headers }, chart)
      .addRoute('Admin', { hosts: ['admin.example.com'], responseHeaders: { 'X-Other': HeaderValue.literal('b') } });
    expect(synth(chart).filter(object => object.kind === 'ConfigMap').map(object => [object.metadata.name, object.data])).toStrictEqual([
      ['zl-lb-response-headers', { 'X-Frame-Options': 'DENY "$x"', 'X-Service': 'zl-lb' }],
      ['zl-lb-admin-response-headers', { 'X-Other': 'b' }],
    ]);
  });

  test('the report says so, and what must hold: a name that is missing makes the location 503', () => {
    const { verdicts, requirements } = loadBalancer({ controller, responseHeaders: headers }).report;
    expect(verdicts[1]).toStrictEqual({ route: 'zl/Lb', policy: 'responseHeaders', support: Support.NATIVE, rendered: 'custom-headers: X-Frame-Options, X-Service', note: undefined });
    expect(requirements.find(requirement => requirement.id === 'allowed-response-headers')).toStrictEqual({
      id: 'allowed-response-headers',
      where: 'the ConfigMap of ingress-nginx, as a rule ingress-nginx/ingress-nginx-controller',
      what: 'global-allowed-response-headers holds X-Frame-Options, X-Service, letter by letter',
      why: 'with a header that is missing there, the route answers 503 to every request',
      settings: { 'global-allowed-response-headers': 'X-Frame-Options,X-Service' },
    });
    expect(requirements.map(requirement => requirement.id)).not.toContain('snippet-annotations');
  });

  test.each([
    ['one name is not allowed', allowed('X-Service')],
    ['a name is allowed in another case, which the controller takes for another', allowed('x-frame-options', 'X-Service')],
    ['none is allowed', allowed()],
  ])('but by a snippet where %s', (_, some) => {
    expect(annotations({ controller: some, responseHeaders: headers })[SNIPPET])
      .toBe('more_set_headers "X-Frame-Options: DENY \\"${literal_dollar}x\\"";\nmore_set_headers "X-Service: zl-lb";\n');
  });

  test.each([
    ['the client', HeaderValue.clientIp(), '$remote_addr'],
    ['the backend', HeaderValue.backendAddress(), '$upstream_addr'],
  ])('but by a snippet where one is the address of %s, since custom-headers escapes the dollar', (_, value, variable) => {
    expect(annotations({ controller, responseHeaders: { 'X-Service': HeaderValue.serviceName(), 'X-Other': value } })[SNIPPET])
      .toBe(`more_set_headers "X-Other: ${variable}";\nmore_set_headers "X-Service: zl-lb";\n`);
  });

  test('a namespace is needed, since the annotation names it', () => {
    const chart = new Chart(chartIn(), 'x', { disableResourceNameHashes: true });
    expect(failure(() => new ExternalLoadBalancer(chart, 'Lb', { name: 'zl-lb', backends: BACKENDS, controller, responseHeaders: headers })))
      .toBe('zl/x/Lb: responseHeaders: got ["X-Frame-Options","X-Service"], allowed is a namespace beside them, since the annotation custom-headers names its ConfigMap as namespace/name; '
        + 'set the namespace of the load balancer or its chart');
    expect(() => new ExternalLoadBalancer(chart, 'Lb', { name: 'zl-lb', namespace: 'wetwin', backends: BACKENDS, controller, responseHeaders: headers })).not.toThrow();
  });

  test('a name that makes the ConfigMap\'s name longer than the API server takes is refused', () => {
    const ingressName = 'a'.repeat(240);
    expect(failure(() => loadBalancer({ controller, ingressName, responseHeaders: headers }))).toMatch(/^zl\/Lb: .*: got ".*, allowed is .*; /);
  });
});

describe('without snippets', () => {
  const controller = (...allowedResponseHeaders: string[]) => IngressController.ingressNginx({ snippetAnnotations: false, allowedResponseHeaders });
  const allowed = 'allowed is nothing that needs a snippet where snippetAnnotations is false';

  test('texts under allowed names are taken', () => {
    expect(annotations({ controller: controller('X-A'), responseHeaders: { 'X-A': HeaderValue.literal('b') } })).toStrictEqual({ [CUSTOM]: 'wetwin/zl-lb-response-headers' });
  });

  test.each([
    [{ 'X-A': HeaderValue.serviceName() }, 'allow the headers in providers.kubernetesIngressNGINX.globalAllowedResponseHeaders of Traefik and set allowedResponseHeaders to ["X-A"], or allow snippets'],
    [{ 'X-A': HeaderValue.serviceName(), 'X-B': HeaderValue.clientIp() }, 'leave out X-B, or allow snippets'],
  ])('where Traefik reads the annotations, advice is for Traefik: %j', (asked, fix) => {
    const reader = IngressController.ingressNginx({ snippetAnnotations: false, reader: AnnotationReader.TRAEFIK });
    expect(failure(() => loadBalancer({ controller: reader, responseHeaders: asked }))).toBe(`zl/Lb: responseHeaders: got ${JSON.stringify(Object.keys(asked))}, ${allowed}; ${fix}`);
  });

  test('texts under other names are refused, with the names to allow', () => {
    const headers = { 'X-A': HeaderValue.literal('b'), 'X-B': HeaderValue.serviceName(), 'X-C': HeaderValue.literal('c') };
    expect(failure(() => loadBalancer({ controller: controller('X-A'), responseHeaders: headers })))
      .toBe(`zl/Lb: responseHeaders: got ["X-A","X-B","X-C"], ${allowed}; `
        + 'allow the headers in global-allowed-response-headers of ingress-nginx and set allowedResponseHeaders to ["X-B","X-C"], or allow snippets');
  });

  test('addresses are refused, with what the controller\'s ConfigMap could do for every host', () => {
    const headers = { 'X-A': HeaderValue.literal('b'), 'X-Real-IP': HeaderValue.clientIp(), 'Backend-Pod': HeaderValue.backendAddress() };
    expect(failure(() => loadBalancer({ controller: controller('X-A', 'X-Real-IP', 'Backend-Pod'), responseHeaders: headers })))
      .toBe(`zl/Lb: responseHeaders: got ["Backend-Pod","X-A","X-Real-IP"], ${allowed}; `
        + 'set them for every host in a ConfigMap that add-headers of ingress-nginx names (Backend-Pod: "$upstream_addr", X-Real-IP: "$remote_addr"), or allow snippets');
  });
});
