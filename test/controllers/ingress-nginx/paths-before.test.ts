import * as fc from 'fast-check';
import { PathType, RoutePath } from '../../../src';
import { PathsBefore } from '../../../src/controllers/ingress-nginx/paths-before';

const segments = fc.array(fc.constantFrom('a', 'A', 'ab', 'b'), { maxLength: 3 });
const literal = segments.map(parts => `/${parts.join('/')}`);
const path = fc.oneof(
  literal.map(value => RoutePath.prefix(value)),
  literal.map(value => RoutePath.exact(value)),
  fc.tuple(literal, fc.constantFrom('', '/(.*)', '[0-9]+', '?')).filter(([value, end]) => !(value === '/' && end === '?')).map(([value, end]) => RoutePath.regex(value + end)),
);

/** Whether a request may match both paths and has to get to the second, pair by pair. */
function meets(first: RoutePath, second: RoutePath): boolean {
  if (first.type === PathType.REGEX || second.type === PathType.REGEX) {
    const [a, b] = [first.head.toLowerCase(), second.head.toLowerCase()];
    return a.startsWith(b) || b.startsWith(a);
  }
  return first.type === PathType.PREFIX && (first.value === '/' || `${second.value}/`.startsWith(`${first.value}/`));
}

test('the longest pattern is that of all pairs', () => {
  fc.assert(fc.property(fc.array(fc.tuple(path, fc.integer({ min: 1, max: 40 })), { maxLength: 12 }), path, (before, last) => {
    const index = new PathsBefore();
    before.forEach(([each, length]) => index.add(each, length));
    expect(index.longestFor(last)).toBe(Math.max(0, ...before.filter(([each]) => meets(each, last)).map(([, length]) => length)));
  }), { numRuns: 2000 });
});
