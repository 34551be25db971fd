import * as fc from 'fast-check';
import { above } from '../../../src/controllers/shared/decimal-pattern';

const matches = (limit: number, text: string) => new RegExp(`^(?:${above(limit)})$`).test(text);

test.each([
  [0, '0*(?:[1-9][0-9][0-9]*|[1-9])'],
  [9, '0*(?:[1-9][0-9][0-9]*)'],
  [1024, '0*(?:[1-9][0-9]{4}[0-9]*|[2-9][0-9]{3}|1[1-9][0-9]{2}|10[3-9][0-9]|102[5-9])'],
  [1989, '0*(?:[1-9][0-9]{4}[0-9]*|[2-9][0-9]{3}|199[0-9])'],
])('above %d', (limit, pattern) => {
  expect(above(limit)).toBe(pattern);
});

test('what is above is what arithmetic says, near the limit and far from it, with zeros before it', () => {
  const limits = fc.oneof(fc.nat(2000), fc.nat(), fc.maxSafeNat(),
    fc.constantFrom(9, 10, 99, 100, 999, 1000, 2 ** 32 - 1, 2 ** 32, 2 ** 53, 2 ** 60, 2 ** 63 - 1024));
  const zeros = fc.nat(3).map(count => '0'.repeat(count));
  const others = fc.oneof(
    fc.bigInt(-12n, 12n).map(distance => (limit: bigint) => limit + distance),
    fc.bigInt(0n, 2n ** 70n).map(other => () => other),
    fc.nat(5000).map(other => () => BigInt(other)),
  );
  fc.assert(fc.property(limits, zeros, others, (limit, before, other) => {
    const number = other(BigInt(limit));
    fc.pre(number >= 0n);
    expect(matches(limit, `${before}${number}`)).toBe(number > BigInt(limit));
  }), { numRuns: 3000 });
});

test('what is no number never matches', () => {
  fc.assert(fc.property(fc.nat(), fc.string().filter(text => !/^[0-9]+$/.test(text)), (limit, text) => {
    expect(matches(limit, text)).toBe(false);
  }));
});

test('it stays far below what Gateway API takes of a pattern', () => {
  fc.assert(fc.property(fc.maxSafeNat(), limit => {
    expect(above(limit).length).toBeLessThan(600);
  }));
  expect(above(2 ** 63 - 1024).length).toBeLessThan(600);
});
