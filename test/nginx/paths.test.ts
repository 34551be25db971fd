import * as fc from 'fast-check';
import { ExternalLoadBalancerProps, Rewrite, RoutePath, Support } from '../../src';
import { fault } from '../support';
import { complaintAbout, serving } from './support/front-door';
import { Ingress, loadBalancer, render } from './support/ingress';
import { batch, holds } from './support/properties';

type Kind = 'prefix' | 'exact';
type Change = { readonly kind: 'none' | 'strip' } | { readonly kind: 'replace' | 'full'; readonly target: string };

interface Route {
  readonly paths: ReadonlyArray<{ readonly kind: Kind; readonly path: string }>;
  readonly change: Change;
}

interface Case {
  readonly routes: readonly Route[];
  readonly regexNeighbour: boolean;
  readonly requests: readonly string[];
}

/** Few and similar elements, so that paths overlap and are nearly the same. */
const element = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'ab', 'A', 'a-b', 'a_b', 'v1.2', 'v1x2', 'lb', 'LB', '0', 'a.b', 'x..y', 'index.html') },
  { weight: 1, arbitrary: fc.stringOf(fc.constantFrom(...'abzAZ09._-'), { minLength: 1, maxLength: 12 }).filter(text => !/^\.{1,2}$/.test(text)) },
);
const path = fc.array(element, { maxLength: 4 }).map(elements => `/${elements.join('/')}`);
const target = fc.constantFrom('/new', '/v2', '/a', '/a/b', '/deep/er', '/x.y', '/new/');

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>({ kind: 'none' }),
  fc.constant<Change>({ kind: 'strip' }),
  target.map<Change>(text => ({ kind: 'replace', target: text })),
  target.map<Change>(text => ({ kind: 'full', target: text })),
);

const route: fc.Arbitrary<Route> = fc.record({
  paths: fc.uniqueArray(fc.record({ kind: fc.constantFrom<Kind>('prefix', 'exact'), path }), { minLength: 1, maxLength: 3, selector: key }),
  change,
}).filter(({ paths, change: { kind } }) => kind !== 'replace' || paths.length === 1 || paths.every(each => each.path !== '/'));

/** The library gives a host and path to one route alone, whatever its type. */
function haveUnlikePaths(routes: readonly Route[]): boolean {
  const all = routes.flatMap(({ paths }) => [...new Set(paths.map(each => each.path))]);
  return new Set(all).size === all.length;
}

const example: fc.Arbitrary<Case> = fc.record({
  routes: fc.array(route, { minLength: 1, maxLength: 4 }).filter(haveUnlikePaths),
  regexNeighbour: fc.boolean(),
}).chain(({ routes, regexNeighbour }) => {
  const known = fc.constantFrom(...routes.flatMap(({ paths }) => paths.map(each => each.path)));
  const request = fc.oneof(
    known,
    fc.tuple(known, fc.constantFrom('/', '/x', 'x', '/a', '/a/', '.', '-', '/lb/lb', '/x%20y', '/x%0Ay', '%0A', '/%0A', '?q=1', '/?q=/a', '/x.y')).map(parts => parts.join('')),
    fc.tuple(known, known).map(parts => parts.join('')),
    known.map(text => text.toUpperCase()),
    known.map(text => text.toLowerCase()),
    known.map(text => text.replace(/\./g, 'x')),
    known.map(text => text.slice(0, -1)),
    known.map(text => text.replace(/\/[^/]*$/, '')),
    path,
  ).map(text => (text.startsWith('/') ? text : `/${text}`).replace(/\/{2,}/g, '/'))
    // A dot segment is resolved before anything is matched, and the table tests hold one.
    .filter(text => !/\/\.{1,2}(\/|$|\?)/.test(text));
  return fc.record({
    routes: fc.constant(routes),
    regexNeighbour: fc.constant(regexNeighbour),
    requests: fc.array(request, { minLength: 10, maxLength: 25 }),
  });
});

function key({ kind, path: text }: { readonly kind: Kind; readonly path: string }): string {
  return `${kind} ${text}`;
}

/**
 * The rules of Kubernetes for a host, and the meaning of the rewrites: which route answers, and what its backend sees.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 */
function expected(routes: readonly Route[], request: string): { readonly route: number; readonly url: string } | undefined {
  const [asked, query] = request.split(/(?=\?)/);
  const decoded = decodeURIComponent(asked);
  const candidates = routes.flatMap(({ paths, change: how }, i) => paths.map(({ kind, path: text }) => {
    const elements = text.split('/').filter(part => part !== '');
    const asks = decoded.split('/').slice(1);
    const matches = kind === 'exact' ? decoded === text : elements.every((part, at) => asks[at] === part);
    const rest = kind === 'exact' ? '' : asked.slice(elements.map(part => `/${part}`).join('').length);
    return { route: i, kind, how, length: elements.length, rest, matches };
  })).filter(({ matches }) => matches);
  candidates.sort((a, b) => Number(b.kind === 'exact') - Number(a.kind === 'exact') || b.length - a.length);
  const [best] = candidates;
  return best && { route: best.route, url: rewritten(best.how, asked, best.rest) + (query ?? '') };
}

/** @param rest What stands behind the prefix, from its slash on. */
function rewritten(how: Change, asked: string, rest: string): string {
  switch (how.kind) {
    case 'none': return asked;
    case 'strip': return rest === '' ? '/' : rest;
    case 'replace': return how.target.replace(/\/$/, '') + rest;
    case 'full': return how.target;
  }
}

const hostOf = (i: number) => `h${i}.test`;

function ingressesOf(cases: readonly Case[]): Ingress[] {
  return render(chart => cases.forEach(({ routes, regexNeighbour }, i) => {
    const hosts = [hostOf(i)];
    const lb = loadBalancer(chart, `lb-${i}`, { hosts: [`own-${hostOf(i)}`] });
    routes.forEach((each, at) => lb.addRoute(`route-${at}`, { hosts, paths: each.paths.map(routePath), rewrite: rewriteOf(each.change) }));
    if (regexNeighbour) {
      lb.addRoute('regex', { hosts, paths: [RoutePath.regex('/zzz-neighbour/([0-9]+)')], rewrite: Rewrite.regexTarget('/$1') });
    }
  }));
}

function routePath({ kind, path: text }: Route['paths'][number]): RoutePath {
  return kind === 'exact' ? RoutePath.exact(text) : RoutePath.prefix(text);
}

function rewriteOf(how: Change): Rewrite | undefined {
  switch (how.kind) {
    case 'none': return undefined;
    case 'strip': return Rewrite.stripPrefix();
    case 'replace': return Rewrite.replacePrefix(how.target);
    case 'full': return Rewrite.fullPath(how.target);
  }
}

async function check(cases: readonly Case[]): Promise<void> {
  await serving(ingressesOf(cases), async door => {
    for (const [i, { routes, requests, regexNeighbour }] of cases.entries()) {
      for (const request of requests) {
        const { status, seen } = await door.get(hostOf(i), request);
        const want = expected(routes, request);
        const about = { request, routes, regexNeighbour };
        expect({ ...about, status, ingress: seen?.headers['x-test-ingress'], url: seen?.url }).toEqual({
          ...about, status: want ? 200 : 404, ingress: want && `lb-${i}-route-${want.route}`, url: want?.url,
        });
      }
      if (regexNeighbour) {
        expect((await door.get(hostOf(i), '/zzz-neighbour/17')).seen).toMatchObject({ url: '/17', headers: { 'x-test-ingress': `lb-${i}-regex` } });
      }
    }
  });
}

test('the route that answers, and the path that its backend sees, are those that Kubernetes promises', async () => {
  await holds(16, batch(example, 40), check);
});

test.each<[string, Route[]]>([
  ['within one route', [{ paths: [{ kind: 'prefix', path: '/a' }, { kind: 'exact', path: '/a' }], change: { kind: 'strip' } }]],
  ['and a root', [
    { paths: [{ kind: 'prefix', path: '/' }], change: { kind: 'replace', target: '/v2' } },
    { paths: [{ kind: 'prefix', path: '/a' }, { kind: 'exact', path: '/a' }], change: { kind: 'none' } },
  ]],
])('an exact path beats a prefix of the same text, %s', async (_, routes) => {
  await check([false, true].map(regexNeighbour => ({ routes, regexNeighbour, requests: ['/', '/a', '/a/', '/a/b', '/ab', '/A'] })));
});

test('a prefix with and one without a slash at its end are the same, and so are refused in two routes of a host', () => {
  expect(fault(() => render(chart => {
    const lb = loadBalancer(chart, 'lb', { hosts: ['h.test'], paths: [RoutePath.prefix('/a')] });
    lb.addRoute('second', { hosts: ['h.test'], paths: [RoutePath.prefix('/a/')] });
  }))).toMatchObject({ code: 'paths.taken', got: '"h.test /a"' });
});

test('a route on two hosts keeps its meaning on both, where only one of them has a regular expression', async () => {
  const ingresses = render(chart => {
    const lb = loadBalancer(chart, 'lb', { hosts: ['one.test', 'two.test'], paths: [RoutePath.prefix('/app'), RoutePath.exact('/x.y')] });
    lb.addRoute('regex', { hosts: ['two.test', 'three.test'], paths: [RoutePath.regex('/r/([0-9]+)')], rewrite: Rewrite.regexTarget('/$1') });
    lb.addRoute('far', { hosts: ['three.test'], paths: [RoutePath.prefix('/far')] });
  });
  await serving(ingresses, async door => {
    const status = async (host: string, request: string) => (await door.get(host, request)).status;
    for (const host of ['one.test', 'two.test']) {
      expect(await Promise.all(['/app', '/app/x', '/x.y', '/apple', '/APP', '/xzy', '/x.y/'].map(async request => status(host, request))))
        .toEqual([200, 200, 200, 404, 404, 404, 404]);
    }
    expect(await Promise.all(['/far', '/far/x', '/farther', '/FAR', '/r/1'].map(async request => status('three.test', request)))).toEqual([200, 200, 404, 404, 200]);
    expect(await status('one.test', '/r/1')).toBe(404);
  });
});

test('a route without hosts serves the hosts that no other route names', async () => {
  const ingresses = render(chart => {
    const lb = loadBalancer(chart, 'lb');
    lb.addRoute('named', { hosts: ['named.test'], paths: [RoutePath.prefix('/app')] });
  });
  await serving(ingresses, async door => {
    expect((await door.get('any.test', '/x')).seen?.headers['x-test-ingress']).toBe('lb');
    expect((await door.get('named.test', '/app/x')).seen?.headers['x-test-ingress']).toBe('lb-named');
    expect((await door.get('named.test', '/x')).status).toBe(404);
  });
});

/** nginx reads no word above 4096 bytes, and a dot takes two where it stands in a pattern, and three where that is escaped. */
const long: Array<[string, string, Change, boolean]> = [
  ['3000 letters', `/${'a'.repeat(2999)}`, { kind: 'none' }, true],
  ['3000 letters, stripped', `/${'a'.repeat(2999)}`, { kind: 'strip' }, true],
  ['3000 characters with many dots', `/${'a.'.repeat(1499)}`, { kind: 'none' }, true],
  ['1300 characters with many dots, stripped', `/${'a.'.repeat(650)}`, { kind: 'strip' }, true],
  ['3000 characters with many dots, stripped', `/${'a.'.repeat(1499)}`, { kind: 'strip' }, false],
];

test.each(long)('a prefix of %s is refused, or nginx takes it', (_, text, how, taken) => {
  const examples: Case[] = [{ routes: [{ paths: [{ kind: 'prefix', path: text }], change: how }], regexNeighbour: false, requests: [] }];
  if (taken) {
    // No requests: before 1.23.4 nginx kept the length of a location in one byte, and so confused those above 255 characters.
    expect(complaintAbout(ingressesOf(examples))).toBeUndefined();
  } else {
    expect(fault(() => ingressesOf(examples))).toMatchObject({ code: 'nginx.path-too-long', prop: 'paths' });
  }
});

test.each<[string, (length: number) => string]>([
  ['escapes', length => `/${'\\.'.repeat((length - 1) / 3)}`],
  ['dollars', length => `/(${'a$|'.repeat((length - 4) / 19)}b)`],
])('the longest regular expression of %s that is taken loads, and a longer one is refused', (_, pattern) => {
  const ingressWith = (length: number) => render(chart => {
    const lb = loadBalancer(chart, 'lb', { hosts: ['h.test'], paths: [RoutePath.regex(pattern(length))] });
    lb.addRoute('rewritten', { hosts: ['r.test'], paths: [RoutePath.regex(pattern(length))], rewrite: Rewrite.fullPath('/x') });
  });
  expect(complaintAbout(ingressWith(4000))).toBeUndefined();
  expect(fault(() => ingressWith(4020))).toMatchObject({ code: 'nginx.path-too-long' });
});

test.each<[string, (text: string) => Partial<ExternalLoadBalancerProps>, string]>([
  ['target of a rewrite', text => ({ rewrite: Rewrite.fullPath(text) }), 'nginx.target-too-long'],
  ['target of a regular expression', text => ({ paths: [RoutePath.regex('/a')], rewrite: Rewrite.regexTarget(text) }), 'nginx.target-too-long'],
  ['root of the app', text => ({ appRoot: text }), 'nginx.app-root-too-long'],
])('the longest %s that is taken loads, and a longer one is refused', (_, props, code) => {
  const ingressWith = (length: number) => render(chart => loadBalancer(chart, 'lb', { hosts: ['h.test'], ...props(`/${'a'.repeat(length - 1)}`) }));
  expect(complaintAbout(ingressWith(4000))).toBeUndefined();
  expect(fault(() => ingressWith(4001))).toMatchObject({ code });
});

test('an exact path with a slash at its end is not the one without it, or the report says that it is redirected', async () => {
  let support: string | undefined;
  const ingresses = render(chart => {
    const lb = loadBalancer(chart, 'lb', { hosts: ['h.test'], paths: [RoutePath.exact('/a/')] });
    support = lb.report.verdicts.find(({ policy }) => policy === 'paths')?.support;
  });
  await serving(ingresses, async door => {
    expect((await door.get('h.test', '/a/')).seen?.url).toBe('/a/');
    expect([support, (await door.get('h.test', '/a')).status]).toEqual(support === Support.APPROXIMATED ? [support, 301] : [support, 404]);
  });
});

test('many routes whose paths lead into each other keep their order, although each pattern has to be longer than the one before', async () => {
  const paths = Array.from({ length: 200 }, (_, i) => `/${'a/'.repeat(i + 1)}`.slice(0, -1));
  const routes: Route[] = paths.map((text, i) => ({ paths: [{ kind: 'prefix', path: text }], change: { kind: i % 2 ? 'strip' : 'none' } }));
  await check([{ routes, regexNeighbour: true, requests: [...paths, `${paths[100]}/b`, `${paths[199]}/a/b`, '/b'] }]);
});

test('a slash at the end of a prefix changes nothing, with and without a rewrite', async () => {
  const prefix = (path_: string, how: Change): Route => ({ paths: [{ kind: 'prefix', path: path_ }], change: how });
  const changes: Change[] = [{ kind: 'none' }, { kind: 'strip' }, { kind: 'replace', target: '/new' }, { kind: 'full', target: '/x' }];
  await check(changes.flatMap(how => [false, true].map(regexNeighbour => (
    { routes: [prefix('/a/b/', how)], regexNeighbour, requests: ['/a/b', '/a/b/', '/a/b/c', '/a/bc', '/a'] }))));
});
