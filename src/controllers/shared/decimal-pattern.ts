/**
 * A regular expression, of every engine, for the decimal numbers above one: those with more digits, and those that have a larger digit
 * behind the same beginning. It has no anchors.
 *
 * @param number A whole number that is not below zero.
 */
export function above(number: number): string {
  const digits = BigInt(number).toString();
  const larger = [...digits].flatMap((digit, i) => digit === '9' ? [] : `${digits.slice(0, i)}${range(Number(digit) + 1)}${more(digits.length - i - 1)}`);
  return `0*(?:${[`[1-9]${more(digits.length)}[0-9]*`, ...larger].join('|')})`;
}

function range(from: number): string {
  return from === 9 ? '9' : `[${from}-9]`;
}

function more(count: number): string {
  return count === 0 ? '' : count === 1 ? '[0-9]' : `[0-9]{${count}}`;
}
