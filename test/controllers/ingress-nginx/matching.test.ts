import { report, verdict } from './support';
import { AnnotationReader, Backends, IngressController, Rewrite, RoutePath, Support } from '../../../src';
import { MATCHING } from '../../../src/controllers/ingress-nginx/matching';
import { loadBalancer, pathsOf, rendered } from '../../support';

describe('backends', () => {
  test('the report tells of a DNS name', () => {
    expect(verdict('backends', { backends: Backends.fromHostname('db.example.com', { port: 80 }) })).toStrictEqual({
      route: 'zl/Lb', policy: 'backends', support: Support.NATIVE, rendered: 'Service of type ExternalName: db.example.com', note: undefined,
    });
  });

  test('and of nothing where the addresses are known', () => {
    expect(report({}).verdicts.map(({ policy }) => policy)).toStrictEqual(['paths']);
  });
});

describe('hosts', () => {
  test.each([
    // Measured: "*" is one label, and neither several nor none.
    [AnnotationReader.INGRESS_NGINX],
    [AnnotationReader.TRAEFIK],
  ])('%s: the report tells of wildcards', reader => {
    const controller = IngressController.ingressNginx({ reader });
    expect(verdict('hosts', { controller, hosts: ['a.example.com', '*.example.com'] }))
      .toStrictEqual({ route: 'zl/Lb', policy: 'hosts', support: Support.NATIVE, rendered: 'host: *.example.com', note: undefined });
    expect(report({ controller, hosts: ['a.example.com'] }).verdicts.map(({ policy }) => policy)).toStrictEqual(['paths']);
  });

  test('each has a rule of its own, with the same paths', () => {
    const { rules } = rendered({ hosts: ['a.example.com', '*.example.com'], paths: [RoutePath.prefix('/app')] }).spec;
    const http = { paths: [{ path: '/app', pathType: 'Prefix', backend: { service: { name: 'zl-lb', port: { number: 80 } } } }] };
    expect(rules).toStrictEqual([{ host: 'a.example.com', http }, { host: '*.example.com', http }]);
  });

  test('none is one rule for all', () => {
    expect(rendered({}).spec.rules.map((rule: object) => Object.keys(rule))).toStrictEqual([['http']]);
  });
});

describe('paths', () => {
  const { regex } = MATCHING.paths.declares;

  test('everything by default', () => {
    expect(pathsOf(rendered({}))).toStrictEqual([{ path: '/', pathType: 'Prefix' }]);
  });

  test('the report says what they are rendered to', () => {
    expect(report({ paths: [RoutePath.prefix('/app'), RoutePath.exact('/ping')] }).verdicts).toStrictEqual([
      { route: 'zl/Lb', policy: 'paths', support: Support.NATIVE, rendered: 'Prefix /app, Exact /ping', note: undefined },
    ]);
  });

  test('an exact path with a slash last is an approximation, since nginx redirects to it', () => {
    const { verdicts } = report({ paths: [RoutePath.exact('/'), RoutePath.exact('/ping/')] });
    expect(verdicts).toStrictEqual([
      { route: 'zl/Lb', policy: 'paths', support: Support.APPROXIMATED, rendered: 'Exact /, Exact /ping/', note: expect.stringContaining('/ping/') },
    ]);
    expect(verdicts[0].note).toContain('301');
    expect(verdict('paths', { paths: [RoutePath.exact('/'), RoutePath.prefix('/ping/')] })!.support).toBe(Support.NATIVE);
  });

  test('on a host of patterns nothing is redirected', () => {
    expect(verdict('paths', { paths: [RoutePath.exact('/ping/')], rewrite: Rewrite.fullPath('/x') })!.support).toBe(Support.NATIVE);
  });

  test('the report tells of patterns', () => {
    expect(verdict('paths', { paths: [RoutePath.prefix('/lb')], rewrite: Rewrite.stripPrefix() })).toStrictEqual({
      route: 'zl/Lb', policy: 'paths', support: Support.NATIVE, rendered: 'ImplementationSpecific /(?s-i)lb(/|\\z)(.*)', note: expect.any(String),
    });
  });

  test('and of what a regular expression does to its host', () => {
    expect(verdict('paths', { paths: [RoutePath.regex('/a'), RoutePath.exact('/b')] })).toStrictEqual({
      route: 'zl/Lb', policy: 'paths', support: Support.APPROXIMATED, rendered: 'ImplementationSpecific /a, ImplementationSpecific /(?-i)b\\z', note: regex.note,
    });
    expect(regex.note).toBeDefined();
  });

  test('a neighbour that makes patterns of them is told of as well', () => {
    const lb = loadBalancer({ hosts: ['a.example.com'], paths: [RoutePath.prefix('/app')] });
    expect(lb.report.verdicts[0].note).toBeUndefined();
    lb.addRoute('regex', { hosts: ['a.example.com'], paths: [RoutePath.regex('/9+')] });
    expect(lb.report.verdicts).toStrictEqual([
      { route: 'zl/Lb', policy: 'paths', support: Support.NATIVE, rendered: 'ImplementationSpecific /(?-i)app(?:/|\\z)', note: expect.any(String) },
      { route: 'zl/Lb/regex', policy: 'paths', support: Support.APPROXIMATED, rendered: 'ImplementationSpecific /9+', note: regex.note },
    ]);
  });
});
