import * as fc from 'fast-check';

/** Regular expressions for paths: such as people write, such as a grammar yields, and such as a slip of the hand makes. */

const literal = fc.constantFrom('a', 'b', 'lb', 'zl', 'v1', 'A', '0', '-', '_', '~', '!', '&', '\'', ',', '=', ':', '@', '/');
const escape = fc.constantFrom('\\.', '\\d', '\\w', '\\s', '\\D', '\\W', '\\S', '\\b', '\\B', '\\x20', '\\x41', '\\x7f', '\\x01', '\\$', '\\(', '\\)', '\\[', '\\]',
  '\\{', '\\}', '\\\\', '\\"', '\\;', '\\#', '\\/', '\\-', '\\^', '\\|', '\\*', '\\`', '\\<');
const member = fc.constantFrom('a', 'z', 'a-z', 'A-Z', '0-9', '-', '/', '.', '^', '$', '|', '(', ')', '{', '}', '*', '+', '?', ';', '\\d', '\\w', '\\S', '\\]', '\\\\', '\\-', '\\x2f', '[:alpha:]',
  '[:^digit:]', '[:ascii:]', '[:word:]', '!-/', '\\x20-\\x2f', '\\[-\\]', '\'', '#', '<', '`', '%', '&&', '--', '~~');
const characterClass = fc.tuple(fc.constantFrom('[', '[^'), fc.array(member, { minLength: 1, maxLength: 4 }), fc.constantFrom(']', ']', ']', '-]'))
  .map(([open, members, close]) => open + members.join('') + close);
const quantifier = fc.oneof(
  { weight: 5, arbitrary: fc.constant('') },
  { weight: 3, arbitrary: fc.constantFrom('*', '+', '?', '*?', '+?', '??') },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(40), fc.option(fc.nat(40)), fc.constantFrom('', '?'))
      .map(([low, more, lazy]) => (more === null ? `{${low}}${lazy}` : `{${low},${more === 0 ? '' : low + more}}${lazy}`)),
  },
);
const opening = fc.constantFrom('(', '(', '(', '(?:', '(?i:', '(?-i:', '(?=', '(?!');

const { alternatives } = fc.letrec<Record<'alternatives' | 'sequence' | 'piece' | 'atom', string>>(tie => ({
  alternatives: fc.oneof({ maxDepth: 4, withCrossShrink: true }, tie('sequence'), fc.tuple(tie('sequence'), tie('alternatives')).map(parts => parts.join('|'))),
  sequence: fc.array(tie('piece'), { minLength: 0, maxLength: 4 }).map(parts => parts.join('')),
  piece: fc.oneof(
    { weight: 12, arbitrary: fc.tuple(tie('atom'), quantifier).map(parts => parts.join('')) },
    { weight: 1, arbitrary: fc.constantFrom('(?i)', '(?-i)', '$', '\\b') },
  ),
  atom: fc.oneof({ maxDepth: 4, withCrossShrink: true },
    { weight: 4, arbitrary: literal },
    { weight: 3, arbitrary: escape },
    { weight: 2, arbitrary: characterClass },
    { weight: 1, arbitrary: fc.constant('.') },
    { weight: 4, arbitrary: fc.tuple(opening, tie('alternatives')).map(([open, inner]) => `${open}${inner})`) },
  ),
}));

const sequence = fc.array(fc.oneof(
  fc.tuple(fc.oneof(literal, escape, characterClass, fc.constant('.')), quantifier).map(parts => parts.join('')),
  fc.tuple(opening, alternatives).map(([open, inner]) => `${open}${inner})`),
), { minLength: 1, maxLength: 6 }).map(parts => parts.join(''));

export const grammatical: fc.Arbitrary<string> = sequence.map(text => `/${text}`);

/** Patterns with repeated groups of a few characters, many of which can be read in several ways. */
export const repetitive: fc.Arbitrary<string> = fc.letrec<Record<'group' | 'sequence' | 'piece', string>>(tie => ({
  group: fc.tuple(fc.constantFrom('(', '(?:'), fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }), fc.constantFrom('*', '+', '{3,}', '{1,9}', '?', ''))
    .map(([open, ways, times]) => `${open}${ways.join('|')})${times}`),
  sequence: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map(parts => parts.join('')),
  piece: fc.oneof({ maxDepth: 3, withCrossShrink: true },
    fc.tuple(fc.constantFrom('a', 'b', '[ab]', '[^b]', '.', '\\w', '/'), fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}')).map(parts => parts.join('')),
    tie('group'),
  ),
})).group.chain(group => fc.constantFrom('x', '$', '', '/x', 'b$').map(end => `/${group}${end}`));

const TOKENS = ['(', ')', '[', ']', '{', '}', '*', '+', '?', '|', '^', '$', '\\', '.', '-', ',', '/', 'a', '1', '0', ':', '=', '!', '<', '>', 'P', 'i', 'x', 'Q', 'E', 'K', 'g', 'k', 'p', 'N', 'R', 'C', 'X', 'h', 'G', 'A', 'Z', 'z',
  '(?', '(?:', '(?=', '(?!', '(?<=', '(?<!', '(?>', '(?|', '(?#', '(?P<a>', '(?<a>', '(?R)', '(?1)', '(*', '(?i', '(?-i)', '[:', ':]', '[[:', '[^', '{1', '{,', '{2,1}', '{65536}', '{1000}', '\\x', '\\x0', '\\u', '\\1', '\\0', '\\Q', '\\p{L}', '\\N', '\\c', '\\o{1}', '"', ';', '#', ' ', '\n', 'é'];

/** Small accidents to a good pattern. */
export const mutated: fc.Arbitrary<string> = fc.tuple(grammatical, fc.array(fc.record({
  at: fc.nat(),
  remove: fc.nat(2),
  insert: fc.oneof(fc.constant(''), fc.constantFrom(...TOKENS)),
}), { minLength: 1, maxLength: 3 })).map(([text, changes]) => changes.reduce((now, { at, remove, insert }) => {
  const start = 1 + at % now.length;
  return now.slice(0, start) + insert + now.slice(start + remove);
}, text));

/** No pattern at all. */
export const garbage: fc.Arbitrary<string> = fc.array(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 10 }).map(tokens => `/${tokens.join('')}`);
