import { Duration } from 'cdk8s';
import { SameSite, StickyCookieOptions } from '../../src';
import { show } from '../../src/basics/errors';
import { checkCookieName, checkStickyCookie } from '../../src/policies/sticky-cookie';
import { advice } from '../basics/advice';
import { fault } from '../support';

const check = (options: StickyCookieOptions) => checkStickyCookie('cookie()', options);

test.each<[string, StickyCookieOptions]>([
  ['nothing', {}],
  ['a name', { name: 'route-1_a.B' }],
  ['a name of one letter', { name: 'r' }],
  ['a name that some controllers do not have', { name: 'route!' }],
  ['the longest name', { name: 'a'.repeat(128) }],
  ['a path', { path: '/app' }],
  ['the shortest age', { maxAge: Duration.seconds(1) }],
  ['an age', { maxAge: Duration.days(2) }],
  ['the longest age', { maxAge: Duration.seconds(2147483647) }],
  ['an age of whole seconds in milliseconds', { maxAge: Duration.millis(2000) }],
  ['secure', { secure: true }],
  ['not secure', { secure: false }],
  ['not secure and SameSite', { secure: false, sameSite: SameSite.LAX }],
  ['SameSite=None, which needs a secure one', { secure: true, sameSite: SameSite.NONE }],
  ['SameSite=None, secure over https', { sameSite: SameSite.NONE }],
  ['SameSite=Lax', { sameSite: SameSite.LAX }],
  ['SameSite=Strict', { sameSite: SameSite.STRICT }],
  ['persistence', { persistent: true }],
])('may have %s', (_, options) => {
  expect(() => check(options)).not.toThrow();
});

test.each<[string, StickyCookieOptions, string, string, string]>([
  ['an empty name', { name: '' }, 'cookie.bad-name', 'name', '""'],
  ['a name with a space', { name: 'a b' }, 'cookie.bad-name', 'name', '"a b"'],
  ['a name with a semicolon', { name: 'a;' }, 'cookie.bad-name', 'name', '"a;"'],
  ['a name with a semicolon first', { name: ';a' }, 'cookie.bad-name', 'name', '";a"'],
  ['a name of 129 characters', { name: 'a'.repeat(129) }, 'cookie.bad-name', 'name', `"${'a'.repeat(116)}...`],
  ['a relative path', { path: 'app' }, 'path.not-absolute', 'path', '"app"'],
  ['a path that ends the cookie\'s attribute', { path: '/a;b' }, 'path.not-plain', 'path', '"/a;b"'],
  ['no age', { maxAge: Duration.seconds(0) }, 'cookie.max-age', 'maxAge', '"0 s"'],
  ['less than a second', { maxAge: Duration.millis(999) }, 'cookie.max-age', 'maxAge', '"0.999 s"'],
  ['a fraction of a second', { maxAge: Duration.millis(1500) }, 'cookie.max-age', 'maxAge', '"1.5 s"'],
  ['a second more than the longest age', { maxAge: Duration.seconds(2147483648) }, 'cookie.max-age', 'maxAge', '"2147483648 s"'],
  ['an age of many days', { maxAge: Duration.days(100000) }, 'cookie.max-age', 'maxAge', '"8640000000 s"'],
  ['an age that is written with an exponent', { maxAge: Duration.days(1e20) }, 'cookie.max-age', 'maxAge', '"8.64e+24 s"'],
  // Measured: "session-cookie-samesite: lax" loses the attribute, only "Lax" works.
  ['SameSite in lower case', { sameSite: 'lax' as any }, 'input.not-in-enum', 'sameSite', '"lax"'],
  ['SameSite=None without security', { sameSite: SameSite.NONE, secure: false }, 'cookie.insecure-same-site', 'sameSite', '"None"'],
])('is refused with %s', (_, options, code, option, got) => {
  expect(fault(() => check(options))).toStrictEqual({ code, prop: `${option} of cookie()`, got });
});

test('SameSite in lower case is advised to be a value of the enum', () => {
  expect(advice(() => check({ sameSite: 'lax' as any }))).toMatch(/^SameSite\.[A-Z]+$/);
});

test('the name of a cookie is a token', () => {
  expect(checkCookieName('p', 'session-id')).toBe('session-id');
  for (const name of ['', 'a=b', 5]) {
    expect(fault(() => checkCookieName('p', name as string))).toStrictEqual({ code: 'cookie.bad-name', prop: 'p', got: show(name) });
  }
});
