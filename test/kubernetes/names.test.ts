import { show } from '../../src/basics/errors';
import { checkDnsLabel, checkDnsSubdomain, checkServiceName, isDnsSubdomain } from '../../src/kubernetes/names';
import { advice } from '../basics/advice';
import { fault } from '../support';

const A63 = 'a'.repeat(63);
const A64 = 'a'.repeat(64);
const SUBDOMAIN_253 = `${A63}.${A63}.${A63}.${'b'.repeat(61)}`;

/** That a name is refused, and what is proposed for it is taken, where there is such a name. */
function expectRefused(check: (prop: string, name: string) => string, code: string, name: unknown, proposal: string | undefined): void {
  expect(fault(() => check('name', name as string))).toStrictEqual({ code, prop: 'name', got: show(name) });
  expect(advice(() => check('name', name as string))).toBe(proposal);
  if (proposal !== undefined) {
    expect(check('name', proposal)).toBe(proposal);
  }
}

describe('a Service\'s name is a DNS-1035 label', () => {
  test.each(['a', 'zl-lb', 'a1', 'a--b', 'z9'])('%s is one', name => {
    expect(checkServiceName('name', name)).toBe(name);
  });

  test.each<[unknown, string | undefined]>([
    ['1abc', 'abc'],
    ['1-2-abc', 'abc'],
    ['-abc', 'abc'],
    ['abc-', 'abc'],
    ['--abc--', 'abc'],
    ['Abc', 'abc'],
    ['a.b', 'a-b'],
    ['a_-b', 'a--b'],
    ['a__b c', 'a-b-c'],
    ['abc\n', 'abc'],
    ['123', undefined],
    ['___', undefined],
    ['', undefined],
    [undefined, undefined],
    [['abc'], undefined],
  ])('%j is none, %j would be', (name, proposal) => {
    expectRefused(checkServiceName, 'name.not-dns-1035-label', name, proposal);
  });

  test('63 characters are not too many', () => {
    expect(checkServiceName('name', A63)).toBe(A63);
  });

  test('64 characters are too many', () => {
    expectRefused(checkServiceName, 'name.not-dns-1035-label', A64, A63);
  });

  test('what is proposed for a long one ends where a label may end', () => {
    expectRefused(checkServiceName, 'name.not-dns-1035-label', `${'a'.repeat(62)}-b`, 'a'.repeat(62));
  });
});

describe('a namespace is a DNS-1123 label', () => {
  test.each(['a', '1', '1abc', 'wet-win', '0-0'])('%s is one', name => {
    expect(checkDnsLabel('namespace', name)).toBe(name);
  });

  test.each<[unknown, string | undefined]>([
    ['Wetwin', 'wetwin'],
    ['wet.win', 'wet-win'],
    ['wet_win', 'wet-win'],
    ['-wetwin', 'wetwin'],
    ['wetwin-', 'wetwin'],
    ['--wetwin--', 'wetwin'],
    ['1_', '1'],
    ['wetwin\n', 'wetwin'],
    ['', undefined],
    ['...', undefined],
    [1, undefined],
    [null, undefined],
  ])('%j is none, %j would be', (name, proposal) => {
    expectRefused(checkDnsLabel, 'name.not-dns-1123-label', name, proposal);
  });

  test('63 characters are not too many', () => {
    expect(checkDnsLabel('namespace', A63)).toBe(A63);
  });

  test('64 characters are too many', () => {
    expectRefused(checkDnsLabel, 'name.not-dns-1123-label', A64, A63);
  });
});

describe('an Ingress\'s name is a DNS-1123 subdomain', () => {
  test.each(['a', '1a', 'xxx.your-domain.com', 'tls.crt', '1.2.3.4', 'a--b.c'])('%s is one', name => {
    expect(checkDnsSubdomain('ingressName', name)).toBe(name);
  });

  test.each<[unknown, string | undefined]>([
    ['A_b.Com', 'a-b.com'],
    ['foo.com.', 'foo.com'],
    ['.foo.com', 'foo.com'],
    ['foo..com', 'foo.com'],
    ['-foo-.-com-', 'foo.com'],
    ['a%b', 'a-b'],
    ['foo.com\n', 'foo.com'],
    ['foo._.com', 'foo.com'],
    ['', undefined],
    ['..', undefined],
    [12, undefined],
  ])('%j is none, %j would be', (name, proposal) => {
    expectRefused(checkDnsSubdomain, 'name.not-dns-1123-subdomain', name, proposal);
  });

  test.each([
    ['253 characters', SUBDOMAIN_253],
    ['64 characters without a dot', A64],
  ])('%s are not too many', (_, name) => {
    expect(checkDnsSubdomain('ingressName', name)).toBe(name);
  });

  test('254 characters are too many', () => {
    expectRefused(checkDnsSubdomain, 'name.not-dns-1123-subdomain', `${SUBDOMAIN_253}b`, SUBDOMAIN_253);
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
