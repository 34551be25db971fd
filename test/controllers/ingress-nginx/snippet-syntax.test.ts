import { COMPLETE, INCOMPLETE } from './fixtures/snippets';
import { invalidInput, PREFIX } from './support';
import { readSnippet } from '../../../src/controllers/ingress-nginx/snippet-syntax';
import { loadBalancer } from '../../support';

test.each(COMPLETE)('%j is complete', snippet => {
  expect(readSnippet(snippet).missing).toBeUndefined();
});

test.each(INCOMPLETE)('%j is not', snippet => {
  expect(readSnippet(snippet).missing?.what).toMatch(/\S/);
});

test.each(['configuration-snippet', 'server-snippet', 'stream-snippet', 'auth-snippet'])('a part of a directive is refused: %s', name => {
  expect(invalidInput(() => loadBalancer({ annotations: { [`${PREFIX}auth-url`]: 'http://a', [PREFIX + name]: 'return 403' } })))
    .toMatchObject({ code: 'annotations.snippet', prop: `annotations["${PREFIX}${name}"]`, got: '"return 403"', place: 'zl/Lb' });
});

test('rules of ModSecurity are none of nginx\'s', () => {
  expect(() => loadBalancer({ annotations: { [`${PREFIX}enable-modsecurity`]: 'true', [`${PREFIX}modsecurity-snippet`]: 'SecRuleEngine On' } })).not.toThrow();
});

test('nor are blocks of Lua', () => {
  expect(readSnippet('content_by_lua_block { ngx.say("a") -- it\'s }')).toStrictEqual({ directives: [] });
});
