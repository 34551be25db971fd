import { Chart, Testing } from 'cdk8s';
import { invalidInput, onTraefik, requirement, settings, verdict } from './support';
import { ExternalLoadBalancer, HeaderValue, IngressController, Support } from '../../../src';
import { HEADERS } from '../../../src/controllers/ingress-nginx/headers';
import { INGRESS_NGINX_READER } from '../../../src/controllers/ingress-nginx/readers/ingress-nginx';
import { annotations, BACKENDS, chartIn, fault, loadBalancer, synth } from '../../support';

const SNIPPET = 'nginx.ingress.kubernetes.io/configuration-snippet';
const CUSTOM = 'nginx.ingress.kubernetes.io/custom-headers';

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
    expect(fault(() => loadBalancer({ responseHeaders: { 'X-A': HeaderValue.literal(':b') } })))
      .toStrictEqual({ code: 'nginx.header-starts-with-colon', prop: 'responseHeaders["X-A"]', got: '":b"', place: 'zl/Lb' });
    expect(annotations({ responseHeaders: { 'X-A': HeaderValue.literal('b:') } })[SNIPPET]).toBe('more_set_headers "X-A: b:";\n');
  });

  test('a text whose escapes make it longer than nginx reads is refused', () => {
    const error = invalidInput(() => loadBalancer({ responseHeaders: { 'X-A': HeaderValue.literal('$'.repeat(1024)) } }));
    expect(error).toMatchObject({ code: 'nginx.word-too-long', prop: 'responseHeaders', got: expect.stringMatching(/^"X-A: \$\{literal_dollar\}.*\.\.\.$/), place: 'zl/Lb' });
    expect(error.allowed).toContain('17413');
  });

  test.each([
    ['a list after a retry', { 'X-A': HeaderValue.clientIp(), 'X-B': HeaderValue.backendAddress() }, HEADERS.responseHeaders.declares.backendAddressHeader.note],
    ['nothing else', { 'X-A': HeaderValue.clientIp(), 'X-B': HeaderValue.serviceName() }, undefined],
  ])('the report tells of %s', (_, headers, note) => {
    expect(verdict('responseHeaders', { responseHeaders: headers }))
      .toStrictEqual({ route: 'zl/Lb', policy: 'responseHeaders', support: Support.NATIVE, rendered: 'configuration-snippet: X-A, X-B', note });
    expect(HEADERS.responseHeaders.declares.backendAddressHeader.note).toBeDefined();
  });
});

test.each([{}, undefined])('no headers (%j) give nothing', headers => {
  expect(Object.keys(annotations({ responseHeaders: headers }))).toStrictEqual([]);
  expect(verdict('responseHeaders', { responseHeaders: headers })).toBeUndefined();
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
    expect(verdict('responseHeaders', { controller, responseHeaders: headers }))
      .toStrictEqual({ route: 'zl/Lb', policy: 'responseHeaders', support: Support.NATIVE, rendered: 'custom-headers: X-Frame-Options, X-Service', note: undefined });
    expect(settings('allowed-response-headers', { controller, responseHeaders: headers }))
      .toStrictEqual({ where: INGRESS_NGINX_READER.configuration, settings: { 'global-allowed-response-headers': 'X-Frame-Options,X-Service' } });
    expect(requirement('allowed-response-headers', { controller, responseHeaders: headers })!.what).toContain('X-Frame-Options, X-Service');
    expect(requirement('snippet-annotations', { controller, responseHeaders: headers })).toBeUndefined();
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
    expect(fault(() => new ExternalLoadBalancer(chart, 'Lb', { name: 'zl-lb', backends: BACKENDS, controller, responseHeaders: headers })))
      .toStrictEqual({ code: 'nginx.custom-headers-namespace', prop: 'responseHeaders', got: '["X-Frame-Options","X-Service"]', place: 'zl/x/Lb' });
    expect(() => new ExternalLoadBalancer(chart, 'Lb', { name: 'zl-lb', namespace: 'wetwin', backends: BACKENDS, controller, responseHeaders: headers })).not.toThrow();
  });

  test('a name that makes the ConfigMap\'s name longer than the API server takes is refused', () => {
    const ingressName = (length: number) => 'a'.repeat(length);
    const asked = { controller, responseHeaders: headers };
    expect(fault(() => loadBalancer({ ...asked, ingressName: ingressName(237) })))
      .toMatchObject({ code: 'name.not-dns-1123-subdomain', prop: 'name of the ConfigMap of responseHeaders', place: 'zl/Lb' });
    expect(() => loadBalancer({ ...asked, ingressName: ingressName(236) })).not.toThrow();
  });
});

describe('without snippets', () => {
  const controller = (...allowedResponseHeaders: string[]) => IngressController.ingressNginx({ snippetAnnotations: false, allowedResponseHeaders });
  const refused = (...names: string[]) => ({ code: 'nginx.headers-need-snippet', prop: 'responseHeaders', got: JSON.stringify(names), place: 'zl/Lb' });

  test('texts under allowed names are taken', () => {
    expect(annotations({ controller: controller('X-A'), responseHeaders: { 'X-A': HeaderValue.literal('b') } })).toStrictEqual({ [CUSTOM]: 'wetwin/zl-lb-response-headers' });
  });

  test.each([
    [{ 'X-A': HeaderValue.serviceName() }, 'providers.kubernetesIngressNGINX.globalAllowedResponseHeaders', ' ["X-A"]'],
    [{ 'X-A': HeaderValue.serviceName(), 'X-B': HeaderValue.clientIp() }, ' X-B,', ''],
  ])('where Traefik reads the annotations, advice is for Traefik: %j', (asked, ...named) => {
    const error = invalidInput(() => loadBalancer({ controller: onTraefik({ snippetAnnotations: false }), responseHeaders: asked }));
    expect(error).toMatchObject(refused(...Object.keys(asked)));
    named.forEach(name => expect(error.fix).toContain(name));
    expect(error.fix).not.toContain('ingress-nginx');
  });

  test('texts under other names are refused, with the names to allow', () => {
    const headers = { 'X-A': HeaderValue.literal('b'), 'X-B': HeaderValue.serviceName(), 'X-C': HeaderValue.literal('c') };
    const error = invalidInput(() => loadBalancer({ controller: controller('X-A'), responseHeaders: headers }));
    expect(error).toMatchObject(refused('X-A', 'X-B', 'X-C'));
    expect(error.fix).toContain('global-allowed-response-headers');
    expect(error.fix).toContain('["X-B","X-C"]');
  });

  test('addresses are refused, with what the controller\'s ConfigMap could do for every host', () => {
    const headers = { 'X-A': HeaderValue.literal('b'), 'X-Real-IP': HeaderValue.clientIp(), 'Backend-Pod': HeaderValue.backendAddress() };
    const error = invalidInput(() => loadBalancer({ controller: controller('X-A', 'X-Real-IP', 'Backend-Pod'), responseHeaders: headers }));
    expect(error).toMatchObject(refused('Backend-Pod', 'X-A', 'X-Real-IP'));
    expect(error.fix).toContain('add-headers');
    expect(error.fix).toContain('(Backend-Pod: "$upstream_addr", X-Real-IP: "$remote_addr")');
  });
});
