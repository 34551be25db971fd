import { onGatewayApi, specsOf, THERE, THERE_ON_ENVOY } from './support';
import { Rewrite, RoutePath } from '../../../src';
import { fault, synth } from '../../support';

const names = (count: number) => Array.from({ length: count }, (_, i) => `h${i}.example.com`);
const exact = (count: number) => Array.from({ length: count }, (_, i) => RoutePath.exact(`/p${i}`));
const prefixes = (count: number) => Array.from({ length: count }, (_, i) => RoutePath.prefix(`/p${i}`));

/** Of each HTTPRoute its hosts, and the paths of its rules. */
const partsOf = (props: object) => Object.entries(specsOf('HTTPRoute', props)).map(([name, { hostnames, rules }]) => [
  name, hostnames?.length, rules.map(({ matches }: any) => matches.length),
]);

test.each<[string, object, [string, number | undefined, number[]][]]>([
  ['16 hosts', { hosts: names(16) }, [['zl-lb', 16, [1]]]],
  ['17 hosts', { hosts: names(17) }, [['zl-lb', 16, [1]], ['zl-lb-2', 1, [1]]]],
  ['33 hosts', { hosts: names(33) }, [['zl-lb', 16, [1]], ['zl-lb-2', 16, [1]], ['zl-lb-3', 1, [1]]]],
  ['8 paths that are treated alike', { paths: exact(8) }, [['zl-lb', undefined, [8]]]],
  ['9 paths that are treated alike', { paths: exact(9) }, [['zl-lb', undefined, [8, 1]]]],
  ['128 paths that are treated alike', { paths: exact(128) }, [['zl-lb', undefined, Array(16).fill(8)]]],
  ['129 paths that are treated alike', { paths: exact(129) }, [['zl-lb', undefined, Array(16).fill(8)], ['zl-lb-2', undefined, [1]]]],
  ['16 paths that are treated differently', { paths: prefixes(16), rewrite: Rewrite.stripPrefix() }, [['zl-lb', undefined, Array(16).fill(1)]]],
  ['17 paths that are treated differently', { paths: prefixes(17), rewrite: Rewrite.stripPrefix() },
    [['zl-lb', undefined, Array(16).fill(1)], ['zl-lb-2', undefined, [1]]]],
  ['too many of both', { hosts: names(17), paths: exact(129) },
    [['zl-lb', 16, Array(16).fill(8)], ['zl-lb-2', 16, [1]], ['zl-lb-3', 1, Array(16).fill(8)], ['zl-lb-4', 1, [1]]]],
])('%s', (_, props, parts) => {
  expect(partsOf(props)).toStrictEqual(parts);
});

test('nothing gets lost on the way', () => {
  const specs = Object.values(specsOf('HTTPRoute', { hosts: names(40), paths: exact(130) }));
  expect([...new Set(specs.flatMap(({ hostnames }) => hostnames))]).toStrictEqual(names(40));
  for (const host of names(40)) {
    const matches = specs.filter(({ hostnames }) => hostnames.includes(host)).flatMap(({ rules }) => rules).flatMap(rule => rule.matches);
    expect(matches).toStrictEqual(exact(130).map(({ value }) => ({ path: { type: 'Exact', value } })));
  }
});

test('the parts of a rule have its filters and backends', () => {
  const filters = [{ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplaceFullPath', replaceFullPath: '/x' } } }];
  const backendRefs = [{ name: 'zl-lb', port: 80 }];
  const matches = exact(9).map(({ value }) => ({ path: { type: 'Exact', value } }));
  expect(specsOf('HTTPRoute', { paths: exact(9), rewrite: Rewrite.fullPath('/x') })).toStrictEqual({
    'zl-lb': {
      parentRefs: [{ name: 'edge' }],
      rules: [{ matches: matches.slice(0, 8), filters, backendRefs }, { matches: matches.slice(8), filters, backendRefs }],
    },
  });
});

test('agents are blocked on every path', () => {
  const rules = specsOf('HTTPRoute', { paths: exact(9), blockedUserAgents: ['curl'] }, THERE_ON_ENVOY)['zl-lb'].rules;
  expect(rules.map(({ matches, backendRefs }: any) => [matches.length, backendRefs !== undefined]))
    .toStrictEqual([[8, false], [1, false], [8, true], [1, true]]);
});

test('a name leaves room for the numbers of HTTPRoutes', () => {
  const ingressName = Array.from({ length: 5 }, () => 'a'.repeat(50)).join('.').slice(0, 252);
  expect(() => onGatewayApi({ ingressName, hosts: names(16) }, THERE)).not.toThrow();
  expect(fault(() => onGatewayApi({ ingressName, hosts: names(17) }, THERE)))
    .toStrictEqual({ code: 'name.not-dns-1123-subdomain', prop: 'name of an HTTPRoute', got: expect.stringMatching(/^"a/), place: 'zl/Lb' });
});

test('routes that are added have numbers of their own', () => {
  const { chart, lb } = onGatewayApi({ hosts: names(17) });
  lb.addRoute('b', { hosts: names(17), paths: [RoutePath.prefix('/b')] });
  expect(synth(chart).filter(({ kind }) => kind === 'HTTPRoute').map(({ metadata }) => metadata.name))
    .toStrictEqual(['zl-lb', 'zl-lb-2', 'zl-lb-b', 'zl-lb-b-2']);
});
