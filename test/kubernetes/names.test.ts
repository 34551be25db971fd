import { checkDnsLabel, checkDnsSubdomain, checkServiceName, isDnsSubdomain } from '../../src/kubernetes/names';

const A63 = 'a'.repeat(63);
const A64 = 'a'.repeat(64);
const SUBDOMAIN_253 = `${A63}.${A63}.${A63}.${'b'.repeat(61)}`;
const PASS_ONE = 'pass a name of that form';

describe('a Service\'s name is a DNS-1035 label', () => {
  test.each(['a', 'zl-lb', 'a1', 'a--b', 'z9'])('%s is one', name => {
    expect(checkServiceName('name', name)).toBe(name);
  });

  test.each<[unknown, string]>([
    ['1abc', 'write "abc"'],
    ['1-2-abc', 'write "abc"'],
    ['-abc', 'write "abc"'],
    ['abc-', 'write "abc"'],
    ['--abc--', 'write "abc"'],
    ['Abc', 'write "abc"'],
    ['a.b', 'write "a-b"'],
    ['a_-b', 'write "a--b"'],
    ['a__b c', 'write "a-b-c"'],
    ['abc\n', 'write "abc"'],
    ['123', PASS_ONE],
    ['___', PASS_ONE],
    ['', PASS_ONE],
    [undefined, PASS_ONE],
    [['abc'], PASS_ONE],
  ])('%j is none', (name, fix) => {
    expect(() => checkServiceName('name', name as string)).toThrow(new Error(
      `name: got ${JSON.stringify(name)}, allowed is a DNS-1035 label of at most 63 characters: `
      + `lower-case letters, digits and hyphens, first a letter, last a letter or digit; ${fix}`));
  });

  test('63 characters are not too many', () => {
    expect(checkServiceName('name', A63)).toBe(A63);
  });

  test('64 characters are too many', () => {
    expect(() => checkServiceName('name', A64)).toThrow(`; write "${A63}"`);
  });

  test('what is proposed for a long one ends where a label may end', () => {
    expect(() => checkServiceName('name', `${'a'.repeat(62)}-b`)).toThrow(`; write "${'a'.repeat(62)}"`);
  });
});

describe('a namespace is a DNS-1123 label', () => {
  test.each(['a', '1', '1abc', 'wet-win', '0-0'])('%s is one', name => {
    expect(checkDnsLabel('namespace', name)).toBe(name);
  });

  test.each<[unknown, string]>([
    ['Wetwin', 'write "wetwin"'],
    ['wet.win', 'write "wet-win"'],
    ['wet_win', 'write "wet-win"'],
    ['-wetwin', 'write "wetwin"'],
    ['wetwin-', 'write "wetwin"'],
    ['--wetwin--', 'write "wetwin"'],
    ['1_', 'write "1"'],
    ['wetwin\n', 'write "wetwin"'],
    ['', PASS_ONE],
    ['...', PASS_ONE],
    [1, PASS_ONE],
    [null, PASS_ONE],
  ])('%j is none', (name, fix) => {
    expect(() => checkDnsLabel('namespace', name as string)).toThrow(new Error(
      `namespace: got ${JSON.stringify(name)}, allowed is a DNS-1123 label of at most 63 characters: `
      + `lower-case letters, digits and hyphens, first and last a letter or digit; ${fix}`));
  });

  test('63 characters are not too many', () => {
    expect(checkDnsLabel('namespace', A63)).toBe(A63);
  });

  test('64 characters are too many', () => {
    expect(() => checkDnsLabel('namespace', A64)).toThrow(`; write "${A63}"`);
  });
});

describe('an Ingress\'s name is a DNS-1123 subdomain', () => {
  test.each(['a', '1a', 'xxx.your-domain.com', 'tls.crt', '1.2.3.4', 'a--b.c'])('%s is one', name => {
    expect(checkDnsSubdomain('ingressName', name)).toBe(name);
  });

  test.each<[unknown, string]>([
    ['A_b.Com', 'write "a-b.com"'],
    ['foo.com.', 'write "foo.com"'],
    ['.foo.com', 'write "foo.com"'],
    ['foo..com', 'write "foo.com"'],
    ['-foo-.-com-', 'write "foo.com"'],
    ['a%b', 'write "a-b"'],
    ['foo.com\n', 'write "foo.com"'],
    ['foo._.com', 'write "foo.com"'],
    ['', PASS_ONE],
    ['..', PASS_ONE],
    [12, PASS_ONE],
  ])('%j is none', (name, fix) => {
    expect(() => checkDnsSubdomain('ingressName', name as string)).toThrow(new Error(
      `ingressName: got ${JSON.stringify(name)}, allowed is a DNS-1123 subdomain of at most 253 characters: `
      + `lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; ${fix}`));
  });

  test.each([
    ['253 characters', SUBDOMAIN_253],
    ['64 characters without a dot', A64],
  ])('%s are not too many', (_, name) => {
    expect(checkDnsSubdomain('ingressName', name)).toBe(name);
  });

  test('254 characters are too many', () => {
    expect(() => checkDnsSubdomain('ingressName', `${SUBDOMAIN_253}b`)).toThrow(`; write "${SUBDOMAIN_253}"`);
  });
});

test.each<[unknown, boolean]>([
  ['example.com', true],
  ['Example.com', false],
  [['example.com'], false],
  [undefined, false],
])('whether %j is a DNS subdomain: %j', (name, expected) => {
  expect(isDnsSubdomain(name)).toBe(expected);
});

test.each([
  ['253', SUBDOMAIN_253, true],
  ['254', `${SUBDOMAIN_253}b`, false],
])('whether %s characters are a DNS subdomain', (_, name, expected) => {
  expect(isDnsSubdomain(name)).toBe(expected);
});
