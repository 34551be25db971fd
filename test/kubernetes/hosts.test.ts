import { show } from '../../src/basics/errors';
import { bareName, checkExternalName, checkHost, HostAdvice, isWildcard } from '../../src/kubernetes/hosts';
import { advice, fixOf } from '../basics/advice';
import { fault } from '../support';

const A63 = 'a'.repeat(63);
const HOST_253 = `${A63}.${A63}.${A63}.${'b'.repeat(61)}`;
const WILDCARD_253 = `*.${A63}.${A63}.${A63}.${'b'.repeat(59)}`;

describe('the host of a route', () => {
  test.each([
    'xxx.your-domain.com', '*.example.com', '*.com', 'localhost', 'xn--bcher-kva.example', 'foo.123', '10.254.18.256', '10.254.18',
    'a',
  ])('may be %s', host => {
    expect(checkHost('hosts[0]', host)).toBe(host);
  });

  test.each([
    ['253 characters', HOST_253],
    ['253 characters with a wildcard', WILDCARD_253],
    ['a label of 64 characters', `${'a'.repeat(64)}.com`],
  ])('may be %s', (_, host) => {
    expect(checkHost('hosts[0]', host)).toBe(host);
  });

  function refusalOf(host: unknown) {
    expect(fault(() => checkHost('hosts[0]', host as string))).toStrictEqual({ code: 'host.not-a-dns-name', prop: 'hosts[0]', got: show(host) });
    return (of?: HostAdvice) => checkHost('hosts[0]', host as string, of);
  }

  test.each([
    ['XXX.your-domain.com', 'xxx.your-domain.com'],
    ['*.Example.com', '*.example.com'],
    ['foo.com.', 'foo.com'],
    ['foo.com:443', 'foo.com'],
    ['foo.com/path', 'foo.com'],
    ['https://foo.com', 'foo.com'],
    ['HTTPS://Foo.com:443/a/b', 'foo.com'],
    ['https://app.example.com/a/b', 'app.example.com'],
    ['[app.example.com]', 'app.example.com'],
    ['foo1https://bar', 'foo1https'],
    [' foo.com ', 'foo.com'],
  ])('cannot be %j, where %s is meant', (host, meant) => {
    expect(advice(refusalOf(host))).toBe(meant);
    expect(checkHost('hosts[0]', meant)).toBe(meant);
  });

  test.each([
    ['https://foo.com', { scheme: 'https' }],
    ['HTTPS://Foo.com:443/a/b/', { scheme: 'https', port: '443', path: '/a/b' }],
    ['http://foo.com/', { scheme: 'http' }],
    ['foo.com:5001', { port: '5001' }],
    ['foo.com/a', { path: '/a' }],
    [' Foo.com ', {}],
  ])('loses nothing of %j unsaid', (host, parts) => {
    const check = refusalOf(host);
    expect(fixOf(() => check({ all: '', address: '', around: around => [JSON.stringify(around)] }))).toContain(JSON.stringify(parts));
  });

  test.each<[unknown, 'ALL' | 'ADDRESS']>([
    ['', 'ALL'],
    ['*', 'ALL'],
    ['10.254.18.46', 'ADDRESS'],
    ['010.254.18.046', 'ADDRESS'],
    ['01.2.3.4', 'ADDRESS'],
    ['2001:db8::1', 'ADDRESS'],
    ['[2001:db8::1]', 'ADDRESS'],
    ['[fd00::1]:80', 'ADDRESS'],
  ])('cannot be %j, for which there is an advice of its own', (host, own) => {
    const check = refusalOf(host);
    expect(fixOf(() => check({ all: 'ALL', address: 'ADDRESS' }))).toBe(own);
    expect(fixOf(check)).not.toBe('');
  });

  test.each<unknown>([
    undefined, ['a.com'], ':[:1', '::]1', 'foo.*.com', '*.*.foo.com', 'Foo.*.com', '*foo.com', '*.', '-foo.com', 'foo..com', 'foo_bar.com', 'foo.com\nbar',
    'app.example.com/a\nb', 'a[app.example.com]', '[app.example.com]a', 'bücher.example', 'ü'.repeat(254),
  ])('cannot be %j', host => {
    const check = refusalOf(host);
    expect(advice(check)).toBeUndefined();
    expect(['ALL', 'ADDRESS']).not.toContain(fixOf(() => check({ all: 'ALL', address: 'ADDRESS' })));
  });

  test.each([
    ['254 characters', `${HOST_253}b`],
    ['254 characters with a wildcard', `${WILDCARD_253}b`],
    ['254 characters and a port', `${HOST_253}b:443`],
  ])('cannot be %s', (_, host) => {
    expect(fixOf(refusalOf(host))).toContain('254');
  });

  test.each([['*.example.com', true], ['a.example.com', false]])('%s is a wildcard: %j', (host, expected) => {
    expect(isWildcard(host)).toBe(expected);
  });
});

describe('the DNS name of a backend', () => {
  test.each([
    'example.com', 'example.com.', 'db', 'db1', 'db.example1', '1.example.com', 'mylocalhost', 'localhost.example.com',
  ])('may be %s', name => {
    expect(checkExternalName('name', name)).toBe(name);
  });

  test.each([
    ['253 characters', HOST_253],
    ['253 characters and a dot', `${HOST_253}.`],
    ['a label of 64 characters', `${'a'.repeat(64)}.com`],
  ])('may be %s', (_, name) => {
    expect(checkExternalName('name', name)).toBe(name);
  });

  function refusalOf(name: unknown) {
    const check = () => checkExternalName('name', name as string);
    expect(fault(check)).toStrictEqual({ code: 'external-name.not-a-dns-name', prop: 'name', got: show(name) });
    return check;
  }

  test.each([
    '10.254.18.46', '10.254.18.46.', '010.254.018.046', '10.254.18', '184422958', 'db.12', '2001:db8::1', '2001:db8::1.',
  ])('cannot be the address %s', name => {
    expect(advice(refusalOf(name))).toBe('Backends.fromIps()');
  });

  test.each([
    ['http://example.com', 'example.com'],
    ['DB.example.com', 'db.example.com'],
    [' example.com', 'example.com'],
    ['example.com/a', 'example.com'],
    ['example.com..', 'example.com'],
  ])('cannot be %j, where %s is meant', (name, meant) => {
    expect(advice(refusalOf(name))).toBe(meant);
    expect(checkExternalName('name', meant)).toBe(meant);
  });

  test.each(['localhost', 'localhost.', 'db.localhost'])('cannot be the controller itself: %s', name => {
    const fix = fixOf(refusalOf(name));
    expect(fix).not.toBe(fixOf(refusalOf('.')));
    expect(advice(refusalOf(name))).toBeUndefined();
  });

  test.each<unknown>(['*.example.com', '.example.com', '.', 'a_b.example.com', 'bücher.example', undefined, 5, ['example.com']])('cannot be %j', name => {
    expect(advice(refusalOf(name))).toBeUndefined();
  });

  test.each([
    ['254 characters', `${HOST_253}b`],
    ['254 characters and a dot', `${HOST_253}b.`],
  ])('cannot be %s', (_, name) => {
    expect(fixOf(refusalOf(name))).toContain('254');
  });
});

test.each<[unknown, string]>([
  ['https://App.example.com:443/a/b', 'app.example.com'],
  ['[fd00::1]:80', 'fd00::1'],
  ['fd00::1', 'fd00::1'],
  ['a..', 'a'],
  [undefined, ''],
  [5, ''],
])('the name within %j is %j', (text, name) => {
  expect(bareName(text)).toBe(name);
});
