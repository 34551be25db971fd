import { checked } from '../../src/intent/from-options';
import { fault } from '../support';

test.each(['ops', 'Authentication Required', 'off limits', 'Off', 'a'.repeat(128)])('the realm %j is taken', realm => {
  expect(checked('basicAuth', { secret: 'users', realm })).toStrictEqual({ secret: 'users', realm });
});

test.each(['', 'off', ' a', 'a ', '"', 'a"b', 'a\\', 'a;b', 'Ünder', 'a\nb', 'a'.repeat(129), 5 as any, null])('the realm %j is refused', realm => {
  expect(fault(() => checked('basicAuth', { secret: 'users', realm }))).toMatchObject({ code: 'basic-auth.realm', prop: 'basicAuth.realm' });
});

test('a realm of undefined asks for nothing', () => {
  expect(checked('basicAuth', { secret: 'users', realm: undefined })).toStrictEqual({ secret: 'users' });
});

test.each<[any, string]>([
  ['users', 'basic-auth.not-a-struct'],
  [null, 'basic-auth.not-a-struct'],
  [['users'], 'basic-auth.not-a-struct'],
  [{ secret: 'users', user: 'x' }, 'basic-auth.unknown'],
  [{}, 'name.not-dns-1123-subdomain'],
  [{ secret: '' }, 'name.not-dns-1123-subdomain'],
  [{ secret: 'other/users' }, 'name.not-dns-1123-subdomain'],
  [{ secret: 'Users' }, 'name.not-dns-1123-subdomain'],
])('%j is refused', (auth, code) => {
  expect(fault(() => checked('basicAuth', auth))).toMatchObject({ code });
});
