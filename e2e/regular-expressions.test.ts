import { RoutePath, Support } from '../src';
import { record } from './support/results';
import { nameOf, Running, RUNNING } from './support/running';
import { ask, hostOf, loadBalancer, serve } from './support/scene';
import { GATEWAY_API_ON_ENVOY } from './support/targets';
import { SUPPORT_MATRIX } from '../src/support-matrix';

/** Patterns, with paths that they match as a whole, and such that they do not. */
const PATTERNS: { readonly [pattern: string]: { readonly matched: readonly string[]; readonly others: readonly string[] } } = {
  '/one/[a-z]+\\d{2,3}': { matched: ['/one/ab12', '/one/a123'], others: ['/one/ab1', '/one/12', '/one/a1234x', '/two/one/ab12'] },
  '/two/(?:a|bc?)/x': { matched: ['/two/a/x', '/two/b/x', '/two/bc/x'], others: ['/two/c/x', '/two/a/xy'] },
  '/three/\\w+\\.(png|jpe?g)': { matched: ['/three/a.png', '/three/a_1.jpg', '/three/a.jpeg'], others: ['/three/apng', '/three/.png', '/three/a.gif'] },
  '/four/[[:digit:]]+/[^/]*': { matched: ['/four/1/', '/four/12/a.b'], others: ['/four/a/', '/four/1/a/b'] },
  '/(?i)five/x': { matched: ['/five/x', '/FIVE/X', '/Five/x'], others: ['/six/x'] },
  '/six/a+?/b*': { matched: ['/six/aa/bb', '/six/a/'], others: ['/six//b', '/six/b'] },
  '/seven(/|$)(.*)': { matched: ['/seven', '/seven/', '/seven/a/b'], others: ['/sevens'] },
};

const declaredOf = ({ column }: Running) => SUPPORT_MATRIX.find(({ name }) => name === column)!.declarations.regex;
const MATCHING = RUNNING.filter(running => declaredOf(running).support !== Support.REFUSED);

const CONTROLLERS = MATCHING.map(running => [nameOf(running), running] as const);

test.each(CONTROLLERS)('a pattern means on %s what it says', async (name, running) => {
  const { short, controller, target: { address } } = running;
  const namespace = `regex-${short}`;
  const paths = Object.keys(PATTERNS).map(RoutePath.regex);
  await serve(namespace, chart => loadBalancer(chart, { controller, paths }), running.target);
  const statuses = async (some: readonly string[]) => Promise.all(some.map(async path => (
    [path, (await ask(hostOf(namespace), path, { address })).status] as const
  )));
  // Where patterns match nearly as asked, they stand for the start of a path in any case.
  const isLoose = declaredOf(running).support === Support.APPROXIMATED;
  const matched = Object.values(PATTERNS).flatMap(each => each.matched);
  const others = Object.values(PATTERNS).flatMap(each => each.others).filter(path => !isLoose || isLooseMatch(path) === false);
  record('Paths', `${name}: ${Object.keys(PATTERNS).length} patterns, ${matched.length} paths that they match and ${others.length} others`, '200; 404',
    `${[...new Set((await statuses(matched)).map(([, status]) => status))].join(' ')}; ${[...new Set((await statuses(others)).map(([, status]) => status))].join(' ')}`);
  expect(await statuses(matched)).toStrictEqual(matched.map(path => [path, 200]));
  expect(await statuses(others)).toStrictEqual(others.map(path => [path, 404]));
});

test.each(CONTROLLERS)('a space and a newline in a path are what %s says', async (name, running) => {
  const { short, controller, target } = running;
  const namespace = `space-${short}`;
  await serve(namespace, chart => loadBalancer(chart, { controller, paths: ['/one.x', '/two...x'].map(RoutePath.regex) }), target);
  const paths = ['/one%20x', '/two%20x', '/one%0Ax', '/two%0Ax'];
  const statuses = await Promise.all(paths.map(async path => (await ask(hostOf(namespace), path, { address: target.address })).status));
  const expected = target === GATEWAY_API_ON_ENVOY ? [404, 200, 404, 200] : [200, 404, 404, 404];
  record('Paths', `${name}: ${paths.join(' ')} with the patterns /one.x and /two...x`, expected.join(' '), statuses.join(' '));
  expect(statuses).toStrictEqual(expected);
});

/** Whether a path starts with a match of any of the patterns, in any case, in the reading of JavaScript. */
function isLooseMatch(path: string): boolean {
  return Object.keys(PATTERNS).some(pattern => new RegExp(`^${pattern.replace('(?i)', '').replace('[[:digit:]]', '\\d')}`, 'i').test(path));
}
