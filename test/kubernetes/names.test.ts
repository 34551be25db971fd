import { show } from '../../src/basics/errors';
import { checkDnsSubdomain, checkNamespace, checkServiceName, isDnsSubdomain, NameAdvice, OF_DERIVED, ofExisting } from '../../src/kubernetes/names';
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
    expectRefused(checkServiceName, 'name.not-dns-1035-label', A64, undefined);
  });
});

describe('a namespace is a DNS-1123 label', () => {
  test.each(['a', '1', '1abc', 'wet-win', '0-0'])('%s is one', name => {
    expect(checkNamespace('namespace', name)).toBe(name);
  });

  // It is there already: a name that looks like the text is that of another one.
  test.each<unknown>(['Wetwin', 'wet.win', 'wet_win', '-wetwin', 'wetwin-', '--wetwin--', '1_', 'wetwin\n', '', '...', 1, null])('%j is none', name => {
    expectRefused(checkNamespace, 'name.not-dns-1123-label', name, undefined);
  });

  test('63 characters are not too many', () => {
    expect(checkNamespace('namespace', A63)).toBe(A63);
  });

  test('64 characters are too many', () => {
    expectRefused(checkNamespace, 'name.not-dns-1123-label', A64, undefined);
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
    expectRefused(checkDnsSubdomain, 'name.not-dns-1123-subdomain', `${SUBDOMAIN_253}b`, undefined);
  });
});

describe('what is named', () => {
  test.each<[string, NameAdvice, string, string | undefined]>([
    ['a Secret of another namespace', ofExisting('Secret'), 'network/wildcard', 'wildcard'],
    ['a Secret that is there', ofExisting('Secret'), 'Wild_card', undefined],
    ['several slashes', ofExisting('Secret'), 'a/b/c', undefined],
    ['a slash at the start', ofExisting('Secret'), '/b', 'b'],
    ['a name that is made from another one', OF_DERIVED, `${SUBDOMAIN_253}-tls`, undefined],
  ])('decides what is proposed: %s', (_, of, name, proposal) => {
    const check = () => checkDnsSubdomain('name', name, of);
    expect(fault(check)).toStrictEqual({ code: 'name.not-dns-1123-subdomain', prop: 'name', got: show(name) });
    expect(advice(check)).toBe(proposal);
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
