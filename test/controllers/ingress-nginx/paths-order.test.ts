import { RoutePath } from '../../../src';
import { chartIn, loadBalancer, pathsOf, ingress, synth } from '../../support';

function rendered(...paths: RoutePath[]): string[] {
  const chart = chartIn();
  loadBalancer({ hosts: ['h.com'], paths }, chart);
  return pathsOf(ingress(chart)).map(({ path }) => path);
}

test('regular expressions among themselves stay as they are, also where they may match the same requests', () => {
  const patterns = ['/lb/(zl/.*)', '/lb/(zx/.*)', '/lb/.*', '/lb/(zl/.*)/more'];
  expect(rendered(...patterns.map(pattern => RoutePath.regex(pattern)))).toStrictEqual(patterns);
});

test('a regular expression that is longer than a prefix as written stays ahead of what the prefix becomes', () => {
  expect(rendered(RoutePath.prefix('/lb'), RoutePath.regex('/lb/(zl/.*)'))).toStrictEqual(['/(?-i)lb(/.*)?$', '/lb/(zl/.*)(?:)(?:)']);
});

test('one that cannot match the same requests stays as it is', () => {
  expect(rendered(RoutePath.prefix('/app'), RoutePath.regex('/lb/(zl/.*)'))).toStrictEqual(['/(?-i)app(/.*)?$', '/lb/(zl/.*)']);
});

test('the same path in two charts is the same pattern in both', () => {
  const a = chartIn();
  const b = chartIn(a.node.root as never, 'other');
  [a, b].forEach(chart => loadBalancer({ hosts: ['h.com'], paths: [RoutePath.prefix('/app'), RoutePath.regex('/zl/.*')] }, chart));
  const [first, second] = [a, b].map(chart => synth(chart).find(object => object.kind === 'Ingress').spec);
  expect(first).toStrictEqual(second);
});

test('an exact path comes before a longer regular expression that matches it, too', () => {
  expect(rendered(RoutePath.exact('/lb/zl/x'), RoutePath.regex('/lb/(zl/.*)'))).toStrictEqual(['/(?-i)lb/zl/x$', '/lb/(zl/.*)']);
  const [exact, regex] = rendered(RoutePath.exact('/lb'), RoutePath.regex('/lb(?:/.*)?(?:[^?]*)'));
  expect(exact).toBe('/(?-i)lb$(?:)(?:)(?:)');
  expect(exact.length).toBeGreaterThan(regex.length);
});
