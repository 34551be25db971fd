import { onGatewayApi, rulesOf, specsOf, THERE, THERE_ON_ENVOY, verdictOf } from './support';
import { Backends, RoutePath, Support } from '../../../src';
import { MATCHING } from '../../../src/controllers/gateway-api/matching';
import { fault } from '../../support';

describe('backends', () => {
  test.each([
    ['its port', {}, 80],
    ['another port', { servicePort: 8080 }, 8080],
  ])('requests go to the Service at %s', (_, props, port) => {
    expect(rulesOf(props)[0].backendRefs).toStrictEqual([{ name: 'zl-lb', port }]);
    expect(verdictOf('backends', props)).toBeUndefined();
  });

  test('a DNS name is refused by any program', () => {
    expect(fault(() => onGatewayApi({ backends: Backends.fromHostname('db.example.com', { port: 8080 }) })))
      .toStrictEqual({ code: 'refused.hostnameBackends', prop: 'backends', got: 'Backends.fromHostname()', place: 'zl/Lb' });
  });
});

describe('hosts', () => {
  const HOSTS = ['a.example.com', '*.b.example.com', '*.example.com'];

  test('are taken as they are', () => {
    expect(specsOf('HTTPRoute', { hosts: HOSTS })['zl-lb'].hostnames).toStrictEqual(HOSTS);
  });

  const wildcards = (count: number) => Array.from({ length: count }, (_, i) => `*.${i}.example.com`);

  test('more wildcards than Traefik compares in 10 ms are refused where it may be the implementation', () => {
    expect(() => onGatewayApi({ hosts: [...wildcards(25), 'a.example.com'] })).not.toThrow();
    expect(fault(() => onGatewayApi({ hosts: wildcards(26) })))
      .toStrictEqual({ code: 'gateway-api.too-many-wildcards', prop: 'hosts', got: '"26 wildcards"', place: 'zl/Lb' });
    expect(() => onGatewayApi({ hosts: wildcards(26) }, THERE_ON_ENVOY)).not.toThrow();
  });

  test('a route of every host names none', () => {
    expect(specsOf('HTTPRoute', {})['zl-lb']).not.toHaveProperty('hostnames');
  });

  test('the report on wildcards, which take more than one label', () => {
    const { note } = MATCHING.hosts.declares.wildcardHost;
    expect(note).toBeDefined();
    expect(verdictOf('hosts', { hosts: HOSTS }))
      .toStrictEqual({ route: 'zl/Lb', policy: 'hosts', support: Support.APPROXIMATED, rendered: 'hostnames: *.b.example.com, *.example.com', note });
    expect(verdictOf('hosts', { hosts: ['a.example.com'] })).toBeUndefined();
  });

  test('these are refused where the controller has to be exact', () => {
    expect(fault(() => onGatewayApi({ hosts: ['*.example.com'], acceptApproximations: false }, THERE)))
      .toStrictEqual({ code: 'controller.not-exact', prop: 'hosts', got: '"hostnames: *.example.com"', place: 'zl/Lb' });
  });
});

describe('paths', () => {
  test('a regular expression is refused by any program', () => {
    expect(fault(() => onGatewayApi({ paths: [RoutePath.prefix('/a'), RoutePath.regex('/b.*')] })))
      .toStrictEqual({ code: 'refused.regex', prop: 'paths', got: 'RoutePath.regex()', place: 'zl/Lb' });
  });

  test.each<[string, (text: string) => RoutePath]>([['a prefix', RoutePath.prefix], ['an exact path', RoutePath.exact]])('%s has 1024 characters', (_, of) => {
    const text = `/${'a'.repeat(1023)}`;
    expect(rulesOf({ paths: [of(text)] })[0].matches[0].path.value).toHaveLength(1024);
    expect(fault(() => onGatewayApi({ paths: [of(`${text}a`)] }))).toStrictEqual({ code: 'gateway-api.path-too-long', prop: 'paths', got: `"/${'a'.repeat(115)}...`, place: 'zl/Lb' });
  });

  test('the report on the conditions', () => {
    expect(verdictOf('paths', { paths: [RoutePath.exact('/a'), RoutePath.prefix('/c')] }))
      .toStrictEqual({ route: 'zl/Lb', policy: 'paths', support: Support.NATIVE, rendered: 'Exact /a, PathPrefix /c', note: undefined });
    expect(verdictOf('paths', {})).toStrictEqual({ route: 'zl/Lb', policy: 'paths', support: Support.NATIVE, rendered: 'PathPrefix /', note: undefined });
  });
});
