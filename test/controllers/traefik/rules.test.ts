import { entriesOf } from './support';
import { RoutePath } from '../../../src';
import { literalPath } from '../../../src/controllers/shared/literal-pattern';
import { hostsOf, literal, matchOf, matchOfWildcard, pathMatch, priorityOf, whole } from '../../../src/controllers/traefik/rules';

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
  expect(pathMatch(path)).toBe(match);
});

test.each<[string, string[], string[]]>([
  ['a host', ['a.example.com'], ['Host(`a.example.com`) && Path(`/a`)']],
  ['hosts', ['a.example.com', 'b.example.com'], ['(Host(`a.example.com`) || Host(`b.example.com`)) && Path(`/a`)']],
  ['a wildcard, for one label', ['*.example.com'], ['HostRegexp(`^[^.]{1,63}\\.example\\.com$`) && Path(`/a`)']],
  ['both kinds of hosts, each with a priority of its own', ['*.example.com', 'a.example.com'],
    ['Host(`a.example.com`) && Path(`/a`)', 'HostRegexp(`^[^.]{1,63}\\.example\\.com$`) && Path(`/a`)']],
])('%s', (_, hosts, matches) => {
  expect(of(hosts, RoutePath.exact('/a')).map(([match]) => match)).toStrictEqual(matches);
});

test('hosts have a rank, and a route without any the lowest', () => {
  expect(hostsOf([])).toStrictEqual([{ rank: 0 }]);
  expect(hostsOf(['*.a', 'b', '*.c', 'd'])).toStrictEqual([
    { rank: 2, match: '(Host(`b`) || Host(`d`))' },
    { rank: 1, match: `(${matchOfWildcard('*.a')} || ${matchOfWildcard('*.c')})` },
  ]);
});

test('conditions hold together', () => {
  expect(matchOf({ rank: 0 }, 'A', 'B')).toBe('A && B');
  expect(matchOf({ rank: 2, match: 'H' }, 'A')).toBe('H && A');
});

test('the order is that of an Ingress, whatever stands in which load balancer', () => {
  const inOrder: [string[], RoutePath][] = [
    [['a.example.com'], RoutePath.exact('/ab')],
    [['a.example.com'], RoutePath.exact('/a')],
    [['a.example.com'], RoutePath.exact('/')],
    [['a.example.com'], RoutePath.regex(`/${'a'.repeat(3999)}`)],
    [['a.example.com'], RoutePath.prefix(`/${'a'.repeat(3999)}`)],
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

describe('challenges of certificate authorities', () => {
  const CHALLENGES = 'PathPrefix(`/.well-known/acme-challenge/`)';

  test.each([
    ['/', 'PathPrefix(`/`)'],
    ['/.well-known', '(Path(`/.well-known`) || PathPrefix(`/.well-known/`))'],
    ['/.well-known/acme-challenge', '(Path(`/.well-known/acme-challenge`) || PathPrefix(`/.well-known/acme-challenge/`))'],
  ])('below the prefix %s come last', (path, match) => {
    const [[first, priority], [second, last], ...others] = of(['a.example.com'], RoutePath.prefix(path));
    expect([first, second]).toStrictEqual([`Host(\`a.example.com\`) && ${match} && !${CHALLENGES}`, `Host(\`a.example.com\`) && ${match} && ${CHALLENGES}`]);
    expect(priority).toBeGreaterThan(2 ** 16);
    expect(last).toBeLessThan(0);
    expect(others).toStrictEqual([]);
  });

  test.each([RoutePath.regex('/(.*)'), RoutePath.regex('/\\.well-known/[a-z-]+/.*'), RoutePath.regex(`/(?:a|.*)${'x*'.repeat(1000)}`)])('of %s come last', path => {
    const [[first], [second, last]] = of(['a.example.com'], path);
    expect([first, second].map(match => match.slice(match.lastIndexOf(' ') + 1))).toStrictEqual([`!${CHALLENGES}`, CHALLENGES]);
    expect(last).toBeLessThan(0);
  });

  test.each([RoutePath.exact('/.well-known/acme-challenge/x'), RoutePath.prefix('/.well-known/acme-challenge/x')])('are all that %s gets', path => {
    const [[match, last], ...others] = of(['a.example.com'], path);
    expect(match).toBe(`Host(\`a.example.com\`) && ${pathMatch(path)}`);
    expect(last).toBeLessThan(0);
    expect(others).toStrictEqual([]);
  });

  test.each([RoutePath.prefix('/app'), RoutePath.prefix('/.well-know'), RoutePath.exact('/'), RoutePath.exact('/.well-known/acme-challenge'), RoutePath.regex('/lb/(zl/.*)')])(
    'do not reach %s', path => expect(of(['a.example.com'], path)).toStrictEqual([[`Host(\`a.example.com\`) && ${pathMatch(path)}`, expect.any(Number)]]));

  test('have the order of their paths', () => {
    const inOrder: [string[], RoutePath][] = [
      [['a.example.com'], RoutePath.exact('/.well-known/acme-challenge/x')],
      [['a.example.com'], RoutePath.regex(`/(?:a|.*)${'x*'.repeat(1990)}`)],
      [['a.example.com'], RoutePath.prefix('/')],
      [['*.example.com'], RoutePath.exact('/.well-known/acme-challenge/x')],
      [['*.example.com'], RoutePath.prefix('/')],
      [[], RoutePath.regex('/.*')],
      [[], RoutePath.prefix('/')],
    ];
    const priorities = inOrder.map(([hosts, path]) => of(hosts, path).at(-1)![1]);
    expect(priorities).toStrictEqual([...new Set(priorities)].sort((a, b) => b - a));
    expect(Math.max(...priorities)).toBeLessThan(0);
  });

  test('of blocked agents, too', () => {
    const entries = entriesOf({ hosts: ['a.example.com'], blockedUserAgents: ['curl'] });
    expect(entries.map(({ match, priority }) => [match.includes('User-Agent'), match.includes(`!${CHALLENGES}`), Math.sign(priority)]))
      .toStrictEqual([[true, true, 1], [true, false, -1], [false, true, 1], [false, false, -1]]);
    expect(entries[1].priority - entries[3].priority).toBe(1);
  });
});

test('a path leaves room for entries that come before it', () => {
  const root = RoutePath.prefix('/');
  expect(priorityOf({ rank: 0 }, RoutePath.prefix('/a')) - priorityOf({ rank: 0 }, root)).toBe(4);
  expect(priorityOf({ rank: 0 }, RoutePath.regex('/')) - priorityOf({ rank: 0 }, root)).toBe(2);
});

test('parts of regular expressions and literals', () => {
  expect(whole('/a|b')).toBe('^(?:/a|b)$');
  expect(literalPath('/a.b~c-d_e:f')).toBe('/a\\.b\\~c-d_e\\:f');
  expect(literal('a"b\\')).toBe('`a"b\\`');
  expect(literal('a`b"c')).toBe('"a`b\\"c"');
});
