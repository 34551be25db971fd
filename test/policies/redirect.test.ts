import { Redirect } from '../../src';
import { REDIRECT } from '../../src/policies/redirect';
import { fault } from '../support';

const URL = 'https://new.example.com';

test('the codes of each kind, and what is usual', () => {
  const all = [undefined, 308].map(code => Redirect.permanent(URL, { code }));
  all.push(...[undefined, 303, 307].map(code => Redirect.temporary(URL, { code })));
  expect(all.map(({ code, keepPath }) => [code, keepPath])).toStrictEqual([301, 308, 302, 303, 307].map(code => [code, false]));
});

test('a URL, and its parts', () => {
  expect(Redirect.permanent('http://a.example.com:8080/a/b?c=d&e')).toMatchObject({
    url: 'http://a.example.com:8080/a/b?c=d&e', _target: { scheme: 'http', host: 'a.example.com', port: 8080, path: '/a/b', query: '?c=d&e' },
  });
  expect(Redirect.permanent(URL)._target).toStrictEqual({ scheme: 'https', host: 'new.example.com', port: undefined, path: '', query: '' });
  expect(Redirect.permanent(`${URL}/`, { keepPath: true }).url).toBe(URL);
});

test.each<[Redirect, string[]]>([
  [Redirect.permanent(URL), ['redirect301']],
  [Redirect.temporary(URL, { code: 303 }), ['redirect303']],
  [Redirect.temporary(URL, { keepPath: true }), ['redirectKeepPath']],
  [Redirect.permanent(URL, { code: 308, keepPath: true }), ['redirect308', 'redirectKeepPath']],
])('the features of %j', (redirect, features) => {
  expect(REDIRECT.used(redirect)).toStrictEqual(features);
});

test.each([
  '/new', '', 'ftp://a.example.com', 'https://', 'https:///a', 'https://a.example.com/a b', 'https://a.example.com/$host', 'https://a.example.com/%41',
  'https://a.example.com/#a', 'https://a.example.com/"', 'https://*.example.com', `https://${'a'.repeat(64)}.example.com`, 'https://a.example.com:0', 'https://a.example.com:65536', 5, undefined, null,
])('%j is no URL of a redirect', url => {
  expect(fault(() => Redirect.permanent(url as any)).code).toBe('redirect.url');
});

test.each(['https://10.0.0.1/', 'https://A.example.com', 'https://a_b.example.com', 'https://a b.example.com', 'https://user@a.example.com/', 'https://a.example.com\n'])('%s has no host of a redirect', url => {
  expect(fault(() => Redirect.temporary(url)).code).toBe('host.not-a-dns-name');
});

test.each<[string, () => unknown, string]>([
  ['a temporary code of a permanent one', () => Redirect.permanent(URL, { code: 307 }), 'redirect.code'],
  ['a permanent code of a temporary one', () => Redirect.temporary(URL, { code: 301 }), 'redirect.code'],
  ['a code that is none of a redirect', () => Redirect.temporary(URL, { code: 304 }), 'redirect.code'],
  ['a path that stays behind another one', () => Redirect.permanent(`${URL}/a`, { keepPath: true }), 'redirect.path-twice'],
  ['a query before that of the request', () => Redirect.permanent(`${URL}?a=b`, { keepPath: true }), 'redirect.path-twice'],
  ['a word', () => Redirect.permanent(URL, { keepPath: 'yes' as any }), 'input.wrong-type'],
  ['a text', () => REDIRECT.check!('redirect', URL as any), 'input.wrong-type'],
])('refused is %s', (_, make, code) => {
  expect(fault(make).code).toBe(code);
});
