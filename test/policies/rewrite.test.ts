import { Rewrite } from '../../src';
import { REWRITE } from '../../src/policies/rewrite';
import { fault } from '../support';

test.each([
  [Rewrite.stripPrefix(), 'stripPrefix'],
  [Rewrite.replacePrefix('/v2'), 'replacePrefix'],
  [Rewrite.fullPath('/x'), 'fullPath'],
  [Rewrite.regexTarget('/$1'), 'regexTarget'],
])('%j uses the feature %s', (rewrite, feature) => {
  expect(REWRITE.check!('rewrite', rewrite)).toBe(rewrite);
  expect(REWRITE.used(rewrite)).toStrictEqual([feature]);
});

test('is made by Rewrite', () => {
  expect(fault(() => REWRITE.check!('rewrite', '/$1' as any))).toStrictEqual({ code: 'input.wrong-type', prop: 'rewrite', got: '"/$1"' });
});
