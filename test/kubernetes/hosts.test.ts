import { checkExternalName, checkHost } from '../../src/kubernetes/hosts';

const A63 = 'a'.repeat(63);
const HOST_253 = `${A63}.${A63}.${A63}.${'b'.repeat(61)}`;
const WILDCARD_253 = `*.${A63}.${A63}.${A63}.${'b'.repeat(59)}`;
const IN_DNS = 'pass the name that stands in DNS';

describe('the host of a route', () => {
  test.each([
    'xxx.your-domain.com', '*.example.com', '*.com', 'localhost', 'xn--bcher-kva.example', 'foo.123', '10.254.18.256', '10.254.18',
    'a',
  ])('may be %s', host => {
    expect(checkHost('hosts[0]', host)).toBe(host);
  });

  test.each<[unknown, string]>([
    ['', 'leave hosts out to serve every host'],
    ['*', 'leave hosts out to serve every host'],
    [undefined, 'pass the name that stands in DNS'],
    [['a.com'], 'pass the name that stands in DNS'],
    ['10.254.18.46', 'an Ingress matches names only; leave hosts out to serve requests that name an IP'],
    ['010.254.18.046', 'an Ingress matches names only; leave hosts out to serve requests that name an IP'],
    ['01.2.3.4', 'an Ingress matches names only; leave hosts out to serve requests that name an IP'],
    ['2001:db8::1', 'an Ingress matches names only; leave hosts out to serve requests that name an IP'],
    ['[2001:db8::1]', 'an Ingress matches names only; leave hosts out to serve requests that name an IP'],
    [':[:1', IN_DNS],
    ['::]1', IN_DNS],
    ['XXX.your-domain.com', 'write "xxx.your-domain.com"'],
    ['*.Example.com', 'write "*.example.com"'],
    ['foo.com.', 'write "foo.com"'],
    ['foo.com:443', 'write "foo.com"'],
    ['foo.com/path', 'write "foo.com"'],
    ['https://foo.com', 'write "foo.com"'],
    ['HTTPS://Foo.com:443/a/b', 'write "foo.com"'],
    ['foo1https://bar', 'write "foo1https"'],
    [' foo.com ', 'write "foo.com"'],
    ['foo.*.com', IN_DNS],
    ['*.*.foo.com', IN_DNS],
    ['Foo.*.com', IN_DNS],
    ['*foo.com', IN_DNS],
    ['*.', IN_DNS],
    ['-foo.com', IN_DNS],
    ['foo..com', IN_DNS],
    ['foo_bar.com', IN_DNS],
    ['foo.com\nbar', IN_DNS],
    ['bücher.example', 'write the name in punycode (xn--...)'],
  ])('cannot be %j', (host, fix) => {
    expect(() => checkHost('hosts[0]', host as string)).toThrow(new Error(
      `hosts[0]: got ${JSON.stringify(host)}, allowed is a DNS name in lower case, like app.example.com or *.example.com; ${fix}`));
  });

  test.each([
    ['253 characters', HOST_253],
    ['253 characters with a wildcard', WILDCARD_253],
    ['a label of 64 characters', `${'a'.repeat(64)}.com`],
  ])('may be %s', (_, host) => {
    expect(checkHost('hosts[0]', host)).toBe(host);
  });

  test.each([
    ['254 characters', `${HOST_253}b`],
    ['254 characters with a wildcard', `${WILDCARD_253}b`],
  ])('cannot be %s', (_, host) => {
    expect(() => checkHost('hosts[0]', host)).toThrow('like app.example.com or *.example.com; shorten it to 253 characters, and these are 254');
  });
});

describe('the DNS name of a backend', () => {
  test.each([
    'example.com', 'example.com.', 'db', 'db1', 'db.example1', '1.example.com', 'mylocalhost', 'localhost.example.com',
  ])('may be %s', name => {
    expect(checkExternalName('name', name)).toBe(name);
  });

  const allowed = 'a DNS name in lower case, like db.example.com';
  const controller = `${allowed}; that is the controller itself`;
  const useFromIps = 'use Backends.fromIps() for an IP address';

  test.each<[unknown, string, string]>([
    ['10.254.18.46', allowed, useFromIps],
    ['10.254.18.46.', allowed, useFromIps],
    ['010.254.018.046', allowed, useFromIps],
    ['10.254.18', allowed, useFromIps],
    ['184422958', allowed, useFromIps],
    ['db.12', allowed, useFromIps],
    ['2001:db8::1', allowed, useFromIps],
    ['2001:db8::1.', allowed, useFromIps],
    ['localhost', controller, 'pass the name of the server outside the cluster'],
    ['localhost.', controller, 'pass the name of the server outside the cluster'],
    ['db.localhost', controller, 'pass the name of the server outside the cluster'],
    ['http://example.com', allowed, 'write "example.com"'],
    ['DB.example.com', allowed, 'write "db.example.com"'],
    [' example.com', allowed, 'write "example.com"'],
    ['example.com/a', allowed, 'write "example.com"'],
    ['*.example.com', allowed, IN_DNS],
    ['.example.com', allowed, IN_DNS],
    ['example.com..', allowed, 'write "example.com"'],
    ['.', allowed, IN_DNS],
    ['a_b.example.com', allowed, IN_DNS],
    ['bücher.example', allowed, 'write the name in punycode (xn--...)'],
  ])('cannot be %j', (name, what, fix) => {
    expect(() => checkExternalName('name', name as string)).toThrow(new Error(
      `name: got ${JSON.stringify(name)}, allowed is ${what}; ${fix}`));
  });

  test.each<unknown>([undefined, 5, ['example.com']])('cannot be %j, which is no text', name => {
    expect(() => checkExternalName('name', name as string)).toThrow(`name: got ${JSON.stringify(name)}, allowed is ${allowed}; `);
  });

  test.each([
    ['253 characters', HOST_253],
    ['253 characters and a dot', `${HOST_253}.`],
    ['a label of 64 characters', `${'a'.repeat(64)}.com`],
  ])('may be %s', (_, name) => {
    expect(checkExternalName('name', name)).toBe(name);
  });

  test.each([
    ['254 characters', `${HOST_253}b`],
    ['254 characters and a dot', `${HOST_253}b.`],
  ])('cannot be %s', (_, name) => {
    expect(() => checkExternalName('name', name)).toThrow(`allowed is ${allowed}; shorten it to 253 characters, and these are 254`);
  });
});

describe('advice on what was meant', () => {
  test.each([
    ['https://app.example.com/a/b', 'write "app.example.com"'],
    ['app.example.com/a\nb', IN_DNS],
    ['[app.example.com]', 'write "app.example.com"'],
    ['a[app.example.com]', IN_DNS],
    ['[app.example.com]a', IN_DNS],
    [`${HOST_253}b:443`, 'shorten it to 253 characters, and these are 254'],
    ['ü'.repeat(254), 'write the name in punycode (xn--...)'],
    ['[fd00::1]:80', 'an Ingress matches names only; leave hosts out to serve requests that name an IP'],
    [undefined, IN_DNS],
  ])('%j: %s', (host, advice) => {
    expect(() => checkHost('hosts[0]', host as string)).toThrow(new RegExp(`; ${advice.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
  });
});
