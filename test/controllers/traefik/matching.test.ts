import { onTraefik, verdictOf } from './support';
import { Backends, RoutePath, Support } from '../../../src';
import { MATCHING } from '../../../src/controllers/traefik/matching';
import { fault } from '../../support';

const NATIVE = { route: 'zl/Lb', support: Support.NATIVE, note: undefined };

test('the report on a DNS name, and nothing where the addresses are known', () => {
  expect(verdictOf('backends', { backends: Backends.fromHostname('db.example.com', { port: 80 }) }))
    .toStrictEqual({ ...NATIVE, policy: 'backends', rendered: 'Service of type ExternalName: db.example.com' });
  expect(verdictOf('backends', {})).toBeUndefined();
});

describe('a DNS name with a port', () => {
  const backends = Backends.fromHostname('wiki.dc1.example.com', { port: 8080 });

  test.each([undefined, 8080])('is dialed at the port of the Service, which is that of the server: %s', servicePort => {
    const { lb } = onTraefik({ backends, servicePort });
    expect([lb.service, lb.routes[0]].map(object => object.toJson().spec)).toMatchObject([
      { type: 'ExternalName', ports: [{ port: 8080, targetPort: 8080 }] },
      { routes: [{ services: [{ name: 'zl-lb', port: 8080 }] }, { services: [{ name: 'zl-lb', port: 8080 }] }] },
    ]);
  });

  test('is refused behind another port of the Service, which Traefik would dial', () => {
    expect(fault(() => onTraefik({ backends, servicePort: 80 }))).toStrictEqual({ code: 'traefik.hostname-port', prop: 'servicePort', got: '80', place: 'zl/Lb' });
    expect(() => onTraefik({ servicePort: 8080 })).not.toThrow();
  });
});

test('the report on wildcards, which stand for one label', () => {
  expect(verdictOf('hosts', { hosts: ['a.example.com', '*.example.com'] })).toStrictEqual({ ...NATIVE, policy: 'hosts', rendered: 'HostRegexp(`^[^.]{1,63}\\.example\\.com$`)' });
  expect(verdictOf('hosts', { hosts: ['a.example.com'] })).toBeUndefined();
});

test('the report on paths', () => {
  expect(verdictOf('paths', { paths: [RoutePath.exact('/a'), RoutePath.regex('/b')] }))
    .toStrictEqual({ ...NATIVE, policy: 'paths', rendered: 'Path(`/a`), PathRegexp(`^(?:/b)$`)', note: MATCHING.paths.declares.regex.note });
  expect(verdictOf('paths', {})).toStrictEqual({ ...NATIVE, policy: 'paths', rendered: 'PathPrefix(`/`)' });
});

test.each(['/a/(?!b).*', '/a(?=/b).*'])('lookahead is refused, which Go has not: %s', regex => {
  expect(fault(() => onTraefik({ paths: [RoutePath.prefix('/a'), RoutePath.regex(regex)] })))
    .toStrictEqual({ code: 'path.lookahead', prop: 'paths', got: `"${regex}"`, place: 'zl/Lb' });
});

test.each<[string, (text: string) => RoutePath]>([
  ['a prefix', RoutePath.prefix], ['an exact path', RoutePath.exact], ['a regular expression', RoutePath.regex],
])('a path has 4000 characters: %s', (_, of) => {
  const text = (length: number) => `/${'a'.repeat(length - 1)}`;
  expect(() => onTraefik({ paths: [of(text(4000))] })).not.toThrow();
  expect(fault(() => onTraefik({ paths: [of(text(4001))] }))).toStrictEqual({ code: 'traefik.path-too-long', prop: 'paths', got: `"/${'a'.repeat(115)}...`, place: 'zl/Lb' });
});
