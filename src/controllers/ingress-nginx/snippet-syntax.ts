/** nginx reads no word above 4096 bytes. */
const MAX_WORD = 4096;

/** Between words; a comment; the start of a word in quotes, or of another one. */
const BETWEEN = /^(?:\s+|#[^\n]*)+/;
const QUOTED = /^(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')(?=[\s;{)]|$)/;
const PLAIN = /^(?:\$\{|\\[^]|[^\s;{\\])+/;

/**
 * What is missing in a snippet, as far as nginx's words, directives and blocks go: with a part of one, nginx loads no configuration
 * for anybody. What directives there are, and where they may stand, is not checked.
 *
 * @returns undefined where nothing is missing
 */
export function incompleteness(snippet: string): string | undefined {
  // Lua has words of its own.
  if (/_by_lua_block\b/.test(snippet)) {
    return undefined;
  }
  let depth = 0;
  let words = 0;
  for (let rest = snippet.replace(BETWEEN, ''); rest !== ''; rest = rest.replace(BETWEEN, '')) {
    const [char] = rest;
    let length = 1;
    if (char === ';' || char === '{') {
      if (words === 0) {
        return `a directive before ${JSON.stringify(char)}`;
      }
      depth += char === '{' ? 1 : 0;
      words = 0;
    } else if (char === '}') {
      if (words > 0) {
        return 'the ";" before "}"';
      }
      depth--;
    } else {
      const word = (/["']/.test(char) ? QUOTED : PLAIN).exec(rest)?.[0];
      if (word === undefined) {
        return `the end of the text that starts with ${rest.slice(0, 20).trim()}`;
      }
      if (Buffer.byteLength(word) >= MAX_WORD) {
        return `an end of the word ${word.slice(0, 20)}… within ${MAX_WORD} bytes`;
      }
      length = word.length;
      words++;
    }
    rest = rest.slice(length);
  }
  return words > 0 ? 'the ";" at the end' : depth > 0 ? 'the "}" of a block' : depth < 0 ? 'the "{" of a block' : undefined;
}
