import { Backends, RoutePath, Support } from '../../../../src';
import { MATCHING_ON_ENVOY } from '../../../../src/controllers/gateway-api/envoy-gateway/matching';
import { fault } from '../../../support';
import { objectsOf, onGatewayApi, reportOn, rulesOf, specsIn, specsOf, THERE_ON_ENVOY, verdictOf } from '../support';

describe('backends', () => {
  const DB = Backends.fromHostname('db.example.com', { port: 8080 });
  const REF = { group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'zl-lb' };

  test('a DNS name has a Backend, with the port of the servers', () => {
    const props = { backends: DB, servicePort: 80 };
    expect(objectsOf(props, THERE_ON_ENVOY).filter(({ kind }) => kind === 'Backend')).toStrictEqual([{
      apiVersion: 'gateway.envoyproxy.io/v1alpha1',
      kind: 'Backend',
      metadata: { name: 'zl-lb' },
      spec: { endpoints: [{ fqdn: { hostname: 'db.example.com', port: 8080 } }] },
    }]);
    expect(rulesOf(props, THERE_ON_ENVOY)[0].backendRefs).toStrictEqual([REF]);
  });

  // Its own check of Backends, which the API server does not know of.
  test.each(['nas', 'nas.'])('a name of one part is refused: %s', name => {
    expect(fault(() => onGatewayApi({ backends: Backends.fromHostname(name, { port: 80 }) }, THERE_ON_ENVOY)))
      .toStrictEqual({ code: 'envoy-gateway.one-label', prop: 'backends', got: JSON.stringify(name), place: 'zl/Lb' });
  });

  test('several names stand in one Backend, and each has to have two parts', () => {
    const backends = Backends.fromHostnames(['a.example.com', 'b.example.com'], { port: 8080 });
    const fqdn = (hostname: string) => ({ fqdn: { hostname, port: 8080 } });
    expect(objectsOf({ backends }, THERE_ON_ENVOY).find(({ kind }) => kind === 'Backend').spec).toStrictEqual({ endpoints: [fqdn('a.example.com'), fqdn('b.example.com')] });
    expect(fault(() => onGatewayApi({ backends: Backends.fromHostnames(['a.example.com', 'nas'], { port: 80 }) }, THERE_ON_ENVOY))).toMatchObject({ code: 'envoy-gateway.one-label', got: '"nas"' });
    const many = Backends.fromHostnames(Array.from({ length: 257 }, (_, i) => `a${i}.example.com`), { port: 80 });
    expect(fault(() => onGatewayApi({ backends: many }, THERE_ON_ENVOY))).toMatchObject({ code: 'envoy-gateway.too-many-hostnames' });
  });

  test.each(['nas.lan', 'nas.lan.', 'a.b.c'])('a name of more is taken: %s', name => {
    expect(objectsOf({ backends: Backends.fromHostname(name, { port: 80 }) }, THERE_ON_ENVOY).map(({ kind }) => kind)).toContain('Backend');
  });

  test('each route has a Backend of its own', () => {
    const { chart, lb } = onGatewayApi({ backends: DB }, THERE_ON_ENVOY);
    lb.addRoute('b', { paths: [RoutePath.prefix('/b')] });
    expect(Object.keys(specsIn(chart, 'Backend'))).toStrictEqual(['zl-lb', 'zl-lb-b']);
    expect(specsIn(chart, 'HTTPRoute')['zl-lb-b'].rules[0].backendRefs).toStrictEqual([{ ...REF, name: 'zl-lb-b' }]);
  });

  test('addresses have none', () => {
    expect(specsOf('Backend', {}, THERE_ON_ENVOY)).toStrictEqual({});
    expect(verdictOf('backends', {}, THERE_ON_ENVOY)).toBeUndefined();
  });

  test('the report names it, and the leave that it needs', () => {
    expect(verdictOf('backends', { backends: DB }, THERE_ON_ENVOY))
      .toStrictEqual({ route: 'zl/Lb', policy: 'backends', support: Support.NATIVE, rendered: 'Backend: db.example.com', note: undefined });
    expect(reportOn({ backends: DB }, THERE_ON_ENVOY).requirements)
      .toContainEqual(expect.objectContaining({ id: 'backend-api', where: 'the configuration of Envoy Gateway', settings: { 'extensionApis.enableBackend': 'true' } }));
  });
});

describe('paths', () => {
  test('a regular expression has 1024 characters', () => {
    const text = `/${'a'.repeat(1023)}`;
    expect(rulesOf({ paths: [RoutePath.regex(text)] }, THERE_ON_ENVOY)[0].matches[0].path.value).toHaveLength(1024);
    expect(fault(() => onGatewayApi({ paths: [RoutePath.regex(`${text}a`)] }, THERE_ON_ENVOY)))
      .toStrictEqual({ code: 'gateway-api.path-too-long', prop: 'paths', got: `"/${'a'.repeat(115)}...`, place: 'zl/Lb' });
  });

  test.each(['/a/(?!b).*', '/a(?=/b).*'])('lookahead is refused, which RE2 has not: %s', regex => {
    expect(fault(() => onGatewayApi({ paths: [RoutePath.prefix('/a'), RoutePath.regex(regex)] }, THERE_ON_ENVOY)))
      .toStrictEqual({ code: 'path.lookahead', prop: 'paths', got: `"${regex}"`, place: 'zl/Lb' });
  });

  test.each(['\\s', '\\x20', '\\x22', '\\x23', '\\x25', '\\x3c', '\\x3E', '\\x3F', '\\x5b', '\\x5C', '\\x5d', '\\x5e', '\\x60', '\\x7b', '\\x7D', '\\x7f'])(
    'what clients encode is refused: %s', escape => {
      expect(fault(() => onGatewayApi({ paths: [RoutePath.regex(`/a${escape}b`)] }, THERE_ON_ENVOY)))
        .toStrictEqual({ code: 'envoy-gateway.encoded-character', prop: 'paths', got: JSON.stringify(`/a${escape}b`), place: 'zl/Lb' });
    });

  test.each(['\\S', '\\x21', '\\x2e', '\\x41', '\\x5F', '\\x7e', '\\.', '\\d'])('what they do not encode is taken: %s', escape => {
    expect(() => onGatewayApi({ paths: [RoutePath.regex(`/a${escape}b`)] }, THERE_ON_ENVOY)).not.toThrow();
  });

  test('the report on the conditions', () => {
    const { note } = MATCHING_ON_ENVOY.paths.declares.regex;
    expect(note).toBeDefined();
    expect(verdictOf('paths', { paths: [RoutePath.exact('/a'), RoutePath.prefix('/c'), RoutePath.regex('/b')] }, THERE_ON_ENVOY))
      .toStrictEqual({ route: 'zl/Lb', policy: 'paths', support: Support.NATIVE, rendered: 'Exact /a, PathPrefix /c, RegularExpression /b', note });
  });
});
