import { entriesOf, onTraefik, reportOn } from './support';
import { RoutePath, Support } from '../../../src';
import { failure } from '../../support';

const of = (hosts: string[], ...paths: RoutePath[]) =>
  entriesOf({ hosts: hosts.length > 0 ? hosts : undefined, paths }).map(({ match, priority }) => [match, priority]);

test.each<[string, RoutePath, string]>([
  ['the root', RoutePath.prefix('/'), 'PathPrefix(`/`)'],
  ['a prefix, element by element', RoutePath.prefix('/app/'), '(Path(`/app`) || PathPrefix(`/app/`))'],
  ['an exact path', RoutePath.exact('/ping'), 'Path(`/ping`)'],
  ['an exact path with a slash', RoutePath.exact('/ping/'), 'Path(`/ping/`)'],
  ['a regular expression, as a whole', RoutePath.regex('/a/(b|c)'), 'PathRegexp(`^(?:/a/(b|c))$`)'],
  ['a backtick, which ends Go\'s other literals', RoutePath.regex('/[`a]\\.'), 'PathRegexp("^(?:/[`a]\\\\.)$")'],
])('%s', (_, path, match) => {
  expect(of([], path)[0][0]).toBe(match);
});

test.each<[string, string[], string[]]>([
  ['a host', ['a.example.com'], ['Host(`a.example.com`) && Path(`/a`)']],
  ['hosts', ['a.example.com', 'b.example.com'], ['(Host(`a.example.com`) || Host(`b.example.com`)) && Path(`/a`)']],
  ['a wildcard, for one label', ['*.example.com'], ['HostRegexp(`^[^.]+\\.example\\.com$`) && Path(`/a`)']],
  ['both kinds of hosts, each with a priority of its own', ['*.example.com', 'a.example.com'],
    ['Host(`a.example.com`) && Path(`/a`)', 'HostRegexp(`^[^.]+\\.example\\.com$`) && Path(`/a`)']],
])('%s', (_, hosts, matches) => {
  expect(of(hosts, RoutePath.exact('/a')).map(([match]) => match)).toStrictEqual(matches);
});

test('the order is that of an Ingress, whatever stands in which load balancer', () => {
  const inOrder: [string[], RoutePath][] = [
    [['a.example.com'], RoutePath.exact('/ab')],
    [['a.example.com'], RoutePath.exact('/a')],
    [['a.example.com'], RoutePath.prefix(`/${'a'.repeat(2999)}`)],
    [['a.example.com'], RoutePath.regex('/a/.*')],
    [['a.example.com'], RoutePath.prefix('/a/bb')],
    [['a.example.com'], RoutePath.prefix('/a')],
    [['a.example.com'], RoutePath.prefix('/')],
    [['*.example.com'], RoutePath.exact('/')],
    [['*.example.com'], RoutePath.prefix('/a/b')],
    [['*.example.com'], RoutePath.prefix('/')],
    [[], RoutePath.exact('/')],
    [[], RoutePath.prefix('/a')],
    [[], RoutePath.prefix('/')],
  ];
  const priorities = inOrder.map(([hosts, path]) => of(hosts, path)[0][1]);
  expect(priorities).toStrictEqual([...new Set(priorities)].sort((a, b) => b - a));
  // Zero would be none.
  expect(Math.min(...priorities)).toBeGreaterThan(0);
});

test.each([
  ['/a/(?!b).*', '(?!', 'give the paths to leave out a longer path of their own, which comes first'],
  ['/a(?=/b).*', '(?=', 'match what follows as a part of the path'],
])('lookahead is refused, which Go has not: %s', (regex, lookahead, fix) => {
  expect(failure(() => onTraefik({ paths: [RoutePath.regex(regex)] })))
    .toBe(`zl/Lb: paths: got "${regex}", allowed is a regular expression without lookahead on Traefik (Go has none), and here stands "${lookahead}"; ${fix}`);
});

test.each(['/a\\(\\?=b', '/[(?=]', '/[[:alpha:](?!]', '/(?:a)(?i)b', '/\\[(?:a)'])('what only looks like it is not: %s', regex => {
  expect(() => onTraefik({ paths: [RoutePath.regex(regex)] })).not.toThrow();
});

test('the report tells of the conditions', () => {
  expect(reportOn({ paths: [RoutePath.exact('/a'), RoutePath.regex('/b')] }).verdicts[0]).toStrictEqual({
    route: 'zl/Lb',
    policy: 'paths',
    support: Support.NATIVE,
    rendered: 'Path(`/a`), PathRegexp(`^(?:/b)$`)',
    note: 'regular expressions match the whole path, in the case they are written in',
  });
});
