import { HashKey, HashKeyType } from '../../src';
import { show } from '../../src/basics/errors';
import { fault } from '../support';

/** A token of HTTP: what a header's or a cookie's name may be. */
const TOKENS = ['x', '1-2', 'X-Tenant', 'X_Tenant', 'session-id', 'session_ID1', '-X', 'X--Y-', '$host', '!#$%&\'*+.^_`|~', 'constructor', 'a'.repeat(128)];

const NO_TOKENS = ['', 'X:', ' a', 'a b', 'a\n', 'a;', 'a=', 'a,', '"a"', '(a)', '[a]', '{a}', 'a/b', 'a\\', 'a@b', 'a?', '<a>', 'ü', 'a\0', '\x7f', 'a'.repeat(129), 5, undefined, ['a']];

test.each([
  ['the client\'s address', HashKey.clientIp(), HashKeyType.CLIENT_IP],
  ['the URI', HashKey.uri(), HashKeyType.URI],
])('may be %s', (_, key, type) => {
  expect({ ...key }).toStrictEqual({ type, name: undefined });
});

describe.each([
  ['header', HashKey.header, HashKeyType.HEADER, 'hash-key.bad-header'],
  ['cookie', HashKey.cookie, HashKeyType.COOKIE, 'cookie.bad-name'],
])('a %s', (what, make, type, code) => {
  test.each(TOKENS)('may be called %s, whatever some controllers make of it', name => {
    expect({ ...make(name) }).toStrictEqual({ type, name });
  });

  test.each<unknown>(NO_TOKENS)('cannot be called %j', name => {
    expect(fault(() => make(name as string))).toStrictEqual({ code, prop: `HashKey.${what}()`, got: show(name) });
  });
});
