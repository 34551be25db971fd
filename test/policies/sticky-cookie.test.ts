import { Duration } from 'cdk8s';
import { SameSite, StickyCookieOptions } from '../../src';
import { show } from '../../src/basics/errors';
import { checkCookieDomain, checkCookieName, checkStickyCookie } from '../../src/policies/sticky-cookie';
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
  ['a domain', { domain: 'example.com' }],
  ['a cookie that stays', { changeOnFailure: false }],
  ['SameSite=None for new browsers', { sameSite: SameSite.NONE, conditionalSameSiteNone: true }],
  ['nothing for new browsers alone', { conditionalSameSiteNone: false }],
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
  ['a domain with a dot before it', { domain: '.example.com' }, 'host.not-a-dns-name', 'domain', '".example.com"'],
  ['a domain that ends the attribute', { domain: 'a.com; Secure' }, 'host.not-a-dns-name', 'domain', '"a.com; Secure"'],
  ['a domain that is an address', { domain: '10.254.18.46' }, 'host.not-a-dns-name', 'domain', '"10.254.18.46"'],
  ['a domain that is a wildcard', { domain: '*.example.com' }, 'cookie.wildcard', 'domain', '"*.example.com"'],
  ['a text for a boolean', { changeOnFailure: 'false' as any }, 'input.not-a-boolean', 'changeOnFailure', '"false"'],
  ['another SameSite for old browsers', { sameSite: SameSite.LAX, conditionalSameSiteNone: true }, 'cookie.conditional-same-site', 'conditionalSameSiteNone', 'true'],
  ['no SameSite for old browsers', { conditionalSameSiteNone: true }, 'cookie.conditional-same-site', 'conditionalSameSiteNone', 'true'],
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

describe('a domain', () => {
  test.each([[['example.com']], [['a.example.com', '*.example.com', 'a.b.example.com']], [[]]])('is that of the hosts %j', hosts => {
    expect(() => checkCookieDomain(hosts, { domain: 'example.com' })).not.toThrow();
  });

  test.each([[['a.example.com', 'other.com']], [['anexample.com']], [['com']]])('is not that of the hosts %j', hosts => {
    expect(fault(() => checkCookieDomain(hosts, { domain: 'example.com' }))).toMatchObject({ code: 'cookie.foreign-domain' });
  });

  test('that is not given is that of any host', () => {
    expect(() => checkCookieDomain(['a.com', 'b.com'], {})).not.toThrow();
  });
});
