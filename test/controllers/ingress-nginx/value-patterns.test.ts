import { ruleOf } from '../../../src/controllers/ingress-nginx/annotation-table';
import { compiles, compilesInPcre } from '../../../src/controllers/ingress-nginx/value-patterns';

test.each<[string, boolean, boolean]>([
  ['^(a|b[+*]+)\\.c$', true, true],
  ['(a)\\1', false, true],
  ['a++', false, true],
  ['(a', false, false],
  ['a)', false, false],
  ['*a', false, false],
])('%s compiles in PCRE and Go: %j, in PCRE: %j', (pattern, everywhere, inPcre) => {
  expect([compiles(pattern), compilesInPcre(pattern)]).toStrictEqual([everywhere, inPcre]);
});

test.each<[string, string, boolean]>([
  // The Lua of the controller compiles it with PCRE alone.
  ['canary-by-header-pattern', '(a)\\1', true],
  ['canary-by-header-pattern', '(a', false],
  // Here the controller compiles it with Go as well, and drops the Ingress.
  ['auth-tls-match-cn', 'CN=(a)\\1', false],
])('%s: %s is taken: %j', (name, value, isTaken) => {
  expect(ruleOf(name)!.accepts(value)).toBe(isTaken);
});
