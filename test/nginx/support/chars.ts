import * as fc from 'fast-check';

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

/** What means something to nginx' configuration, to regular expressions, or to both. */
const PIECES = ['"', '\'', '\\', '{', '}', ';', '$', '#', '|', '(', ')', '.', '*', '.*', '+', '?', '[', ']', '^', ' ', '%', '\\x41', '\\"', '\\E', '\\Q',
  '${', '$1', '$uri', '$http_user_agent', '${literal_dollar}', '"; }', '" ) {', '{1}', '[^a]', '(?i)', 'a|b', '//', '<', '&', '~*', '%00', '\\0', '\\n'];

/** Printable ASCII, half of it of the kind that breaks out of quotes. */
export function hostileText(most: number): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.constantFrom(...PRINTABLE)), { minLength: 1, maxLength: most }).map(parts => parts.join('')) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...PRINTABLE), { minLength: 1, maxLength: most, size: 'max' }).map(parts => parts.join('')) },
  ).map(text => text.slice(0, most));
}

export const printable = fc.constantFrom(...PRINTABLE);
