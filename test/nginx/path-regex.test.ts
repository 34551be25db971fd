import * as fc from 'fast-check';
import { Rewrite, RoutePath } from '../../src';
import { complaintAbout, serving } from './support/front-door';
import { get } from './support/http';
import { Ingress, loadBalancer, render } from './support/ingress';
import { complaintOf, withNginx } from './support/nginx';
import { garbage, grammatical, mutated, repetitive } from './support/patterns';
import { batch, holds } from './support/properties';
import { InvalidInput } from '../../src/basics/errors';
import { isPolynomial } from '../../src/routing/ambiguity';

/** The patterns that the library takes: as paths at all, and on a route of this controller. */
function accepted(patterns: readonly string[]): RoutePath[] {
  return patterns.flatMap(pattern => {
    try {
      const path = RoutePath.regex(pattern);
      render(chart => loadBalancer(chart, 'lb', { hosts: ['lb.test'], paths: [path] }));
      return [path];
    } catch (e) {
      expect(e).toBeInstanceOf(InvalidInput);
      return [];
    }
  });
}

/** Each pattern twice: as it is, and with a rewrite to its last group, which stands in the configuration once more. */
function ingressesOf(paths: readonly RoutePath[]): Ingress[] {
  return render(chart => {
    const lb = loadBalancer(chart, 'lb', { hosts: ['lb.test'] });
    paths.forEach((path, i) => {
      lb.addRoute(`plain-${i}`, { hosts: [`plain-${i}.test`], paths: [path] });
      if (path.groups > 0) {
        lb.addRoute(`rewrite-${i}`, { hosts: [`rewrite-${i}.test`], paths: [path], rewrite: Rewrite.regexTarget(`/$${Math.min(9, path.groups)}`) });
      }
    });
  });
}

/** Patterns for one run; the property fails where the library takes too few of them to prove anything. */
const properties: Array<[string, fc.Arbitrary<string>, number]> = [
  ['that a grammar yields', grammatical, 0.25],
  ['with small accidents', mutated, 0.05],
  ['that are garbage', garbage, 0],
];

test.each(properties)('nginx compiles every pattern that is taken, of those %s', async (_, patterns, share) => {
  let [given, taken] = [0, 0];
  await holds(6, batch(patterns, 300), examples => {
    const paths = accepted(examples);
    [given, taken] = [given + examples.length, taken + paths.length];
    expect(complaintAbout(ingressesOf(paths))).toBeUndefined();
  });
  expect(taken).toBeGreaterThan(given * share);
});

/**
 * Asks nginx for the number of groups in a pattern: behind it a group captures a mark, and the number of that group tells.
 * The pattern itself cannot match there, and so leaves its groups empty.
 */
async function groupsInNginx(patterns: readonly string[]): Promise<number[]> {
  const servers = (listen: string) => patterns.map((pattern, i) => {
    const probe = `^/probe(?:(?!)(?:${pattern})|)(mark)$`.replace(/[\\"]/g, '\\$&');
    const groups = '123456789'.split('').map(n => `"\${n${n}}"`).join(',');
    const sets = '123456789'.split('').map(n => `set $n${n} $${n};`).join(' ');
    return `server {\n  listen ${listen};\n  server_name g${i}.test;\n  location / {\n    if ($uri ~ "${probe}") { ${sets} return 200 '[${groups}]'; }\n  }\n}`;
  }).join('\n');
  return withNginx(servers, async port => Promise.all(patterns.map(async (_, i) => {
    const { text } = await get(port, `g${i}.test`, '/probemark');
    return (JSON.parse(text) as string[]).indexOf('mark');
  })));
}

test('the number of groups is the one that nginx counts, and where JavaScript knows the pattern, that of JavaScript', async () => {
  await holds(8, batch(fc.oneof({ weight: 3, arbitrary: grammatical }, { weight: 1, arbitrary: mutated }), 100), async examples => {
    const paths = accepted(examples).filter(({ groups }) => groups < 9);
    const counted = await groupsInNginx(paths.map(({ value }) => value));
    expect(paths.map(({ value }, i) => [value, counted[i]])).toEqual(paths.map(({ value, groups }) => [value, groups]));
    for (const { value, groups } of paths) {
      const known = javaScriptGroups(value);
      expect([value, known ?? groups]).toEqual([value, groups]);
    }
  });
});

function javaScriptGroups(pattern: string): number | undefined {
  try {
    return new RegExp(`${pattern}|`).exec('')!.length - 1;
  } catch {
    return undefined;
  }
}

test.each([
  '/lb/(zl/.*)', '/api(/|$)(.*)', '/(?i)app/(.*)', '/a/([0-9]{1,3})/b', '/a/[[:alnum:]]+', '/a(?!b)', '/a(?=/|$)', '/a\\.b/(?:c|d)', '/[^/]+/x', '/a{2}b{1,}c{0,3}',
  '/"quoted"', '/a;b', '/a#b', '/a b', '/$', '/a\\$b', '/a\\"b', '/a\\\\b', '/(a|b|)', '/()', '/.*', '/.+?x', '/a~b', '/a\'b', '/a${literal_dollar}',
  '/a(', '/a)', '/a[', '/a]', '/[:alpha:]', '/[.a.]', '/[=a=]', '/[^:a:]', '/a{', '/a{1', '/a}', '/*', '/+', '/a**', '/a{2,1}', '/a{65536}', '/[z-a]', '/[a-\\d]', '/[[:nope:]]', '/\\', '/\\1', '/(?<n>a)', '/(?P<n>a)',
  '/(?>a)', '/(?R)', '/\\K', '/(?i', '/[]', '/[^]', '/a|/b', '/(?<=a)b', '/\\Qa', '/a\\x', '/a\\xzz', '/\\p{Nope}', '/(*UTF8)a', '/(?#c)', '/(?|a)', '/a{,3}', '/[\\b]', '/[a-]',
])('the pattern %s is refused, or nginx compiles it', pattern => {
  expect(complaintAbout(ingressesOf(accepted([pattern])))).toBeUndefined();
});

/** Patterns that are right in every part, but more than nginx or PCRE can hold. */
const large: Array<[string, string]> = [
  ['3000 characters', `/${'a'.repeat(2999)}`],
  ['3000 characters, half of them escaped', `/${'\\.'.repeat(1499)}`],
  ['2000 characters, all of them escaped dollar signs', `/${'\\$'.repeat(999)}`],
  ['200 groups, one in another', `/${'('.repeat(200)}a${')'.repeat(200)}`],
  ['260 groups, one in another', `/${'('.repeat(260)}a${')'.repeat(260)}`],
  ['1400 groups, one in another', `/${'('.repeat(1400)}a${')'.repeat(1400)}`],
  ['1400 groups, one beside the other', `/${'()'.repeat(1400)}`],
  ['one character a thousand times', '/a{1000}'],
  ['a group of forty characters a thousand times', `/(${'a'.repeat(40)}){1000}`],
  ['a group of two thousand characters a thousand times', `/(${'ab'.repeat(1000)}){1000}`],
  ['a class a thousand times, a group around it', '/(?:[a-z]x){1000}'],
  ['thirty groups of repeated groups', `/${'(?:[a-z][0-9]){100}'.repeat(30)}`],
  ['four hundred classes', `/${'[^/a-z]'.repeat(400)}`],
];

test.each(large)('a pattern of %s is refused, or nginx compiles it', (_, pattern) => {
  expect(complaintAbout(ingressesOf(accepted([pattern])))?.slice(0, 200)).toBeUndefined();
});

/** Longer patterns than people write can make PCRE give up by their size alone. */
const LONGEST = 40;

/** Paths that begin as a pattern does, repeat some of its characters, and go on as nothing in it does. Without all its characters PCRE would not try. */
const pathsOf = (pattern: RoutePath, words: readonly number[][]) => {
  const characters = pattern.value.match(/[a-z0-9/]/gi) ?? ['/'];
  const head = pattern.head.replace(/[^\w/]/g, '');
  return words.map(word => `${head}${word.map(each => characters[each % characters.length]).join('').repeat(60).slice(0, 60)}~${characters.join('')}`);
};

test('nginx finds out soon that a path does not match', async () => {
  const patterns = fc.oneof(grammatical, { weight: 3, arbitrary: repetitive }).filter(({ length }) => length <= LONGEST);
  const words = fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), { minLength: 4, maxLength: 4 });
  await holds(4, batch(fc.tuple(patterns, words), 60), async examples => {
    const taken = examples.flatMap(([pattern, each]) => accepted([pattern]).map(path => ({ path, each })));
    const ingresses = render(chart => {
      const lb = loadBalancer(chart, 'lb', { hosts: ['lb.test'] });
      taken.forEach(({ path }, i) => lb.addRoute(`p-${i}`, { hosts: [`p-${i}.test`], paths: [path] }));
    });
    await serving(ingresses, async door => {
      for (const [i, { path, each }] of taken.entries()) {
        for (const asked of pathsOf(path, each)) {
          const { status } = await door.get(`p-${i}.test`, asked);
          expect({ pattern: path.value, asked, gaveUp: status === 500 }).toStrictEqual({ pattern: path.value, asked, gaveUp: false });
        }
      }
    });
  });
});

test.each([
  ['/(a+)+b', 'a', 'b'], ['/(?:\\w+/?)+$', 'a', ''], ['/(?:.*/)*x', 'a/', 'x'], ['/(foo|Foo)*bar', 'foo', 'bar'], ['/(x+x+)+y', 'x', 'y'], ['/(?!(a+)+b).*', 'a', 'b'],
])('nginx gives up where %s, which is refused, takes it exponentially long', async (pattern, word, end) => {
  expect(accepted([pattern])).toStrictEqual([]);
  const status = await withNginx(
    listen => `server { listen ${listen}; server_name p.test; location ~* "^${pattern}" { return 200; } location / { return 404; } }`,
    async port => (await get(port, 'p.test', `/${word.repeat(60)}~${end}`)).status,
  );
  expect(status).toBe(500);
});

test.each([
  ['/.*a.*a.*a.*b', 500], ['/.*[a-z].*[0-9]\\.html', 500], ['/[^a]*a[^a]*a[^a]*a[^b]*b', 404], ['/.*b/.*', 404],
])('a path of 8 kB that nearly fits %s gets %d', async (pattern, expected) => {
  expect(isPolynomial(pattern)).toBe(expected === 500);
  const status = await withNginx(
    listen => `large_client_header_buffers 4 16k; server { listen ${listen}; server_name p.test; location ~* "^${pattern}" { return 200; } location / { return 404; } }`,
    async port => (await get(port, 'p.test', `/.html0b${'a'.repeat(8000)}`)).status,
  );
  expect(status).toBe(expected);
});

test('what a group captured reaches the backend', async () => {
  const ingresses = render(chart => {
    loadBalancer(chart, 'lb', { hosts: ['lb.test'], paths: [RoutePath.regex('/(v[0-9]+)/([^/]*)/(.*)')], rewrite: Rewrite.regexTarget('/$2/$1:$3') });
  });
  await serving(ingresses, async door => {
    expect((await door.get('lb.test', '/v12/shop/cart/7?x=1')).seen?.url).toBe('/shop/v12:cart/7?x=1');
    expect((await door.get('lb.test', '/w12/shop/cart')).status).toBe(404);
  });
});

test('this suite notices a pattern that does not compile, and a wrong number of groups', async () => {
  const server = (pattern: string) => complaintOf(listen => `server { listen ${listen}; location ~* "^${pattern}" { return 200; } }`);
  expect(server('/a(')).toContain('pcre2_compile() failed');
  expect(server('/a')).toBeUndefined();
  expect(await groupsInNginx(['/a', '/(a)(b)', '/(a(b(?:c)))(?=d)[(]\\('])).toEqual([0, 2, 2]);
});
