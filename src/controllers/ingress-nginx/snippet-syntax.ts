/** nginx reads no word above 4096 bytes. */
const MAX_WORD = 4096;

/** Between words; a comment; the start of a word in quotes, or of another one. */
const BETWEEN = /^(?:\s+|#[^\n]*)+/;
const QUOTED = /^(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*')(?=[\s;{)]|$)/;
const PLAIN = /^(?:\$\{|\\[^]|[^\s;{\\])+/;

/** A directive in a snippet. */
export interface Directive {
  readonly name: string;
  /** Its arguments, as they stand there. */
  readonly args: readonly string[];
  /** The number of the line that it begins on. */
  readonly line: number;
  /** Whether a block follows. */
  readonly opens: boolean;
  /** The directives whose blocks it stands in, from the outermost. */
  readonly blocks: readonly string[];
}

/** A snippet as nginx reads it. */
export interface Snippet {
  readonly directives: readonly Directive[];
  /** What is missing, and on which line; undefined where nothing is. */
  readonly missing?: { readonly what: string; readonly line: number };
}

/**
 * The directives of a snippet, and what is missing in it, as far as nginx's words, directives and blocks go: with a part of one, nginx
 * loads no configuration for anybody.
 */
export function readSnippet(snippet: string): Snippet {
  // Lua has words of its own.
  if (/_by_lua_block\b/.test(snippet)) {
    return { directives: [] };
  }
  const directives: Directive[] = [];
  const blocks: string[] = [];
  let words: string[] = [];
  let line = 1;
  let rest = snippet;
  const lineHere = () => countLines(snippet, snippet.length - rest.length);
  const missing = (what: string): Snippet => ({ directives, missing: { what, line: lineHere() } });
  for (rest = rest.replace(BETWEEN, ''); rest !== ''; rest = rest.replace(BETWEEN, '')) {
    const [char] = rest;
    let length = 1;
    if (char === ';' || char === '{') {
      if (words.length === 0) {
        return missing(`a directive before ${JSON.stringify(char)}`);
      }
      const [name, ...args] = words;
      directives.push({ name, args, line, opens: char === '{', blocks: [...blocks] });
      if (char === '{') {
        blocks.push(name);
      }
      words = [];
    } else if (char === '}') {
      if (words.length > 0) {
        return missing('the ";" before "}"');
      }
      if (blocks.pop() === undefined) {
        return missing('the "{" of a block');
      }
    } else {
      const word = (/["']/.test(char) ? QUOTED : PLAIN).exec(rest)?.[0];
      if (word === undefined) {
        return missing(`the end of the text that starts with ${rest.slice(0, 20).trim()}`);
      }
      if (Buffer.byteLength(word) >= MAX_WORD) {
        return missing(`an end of the word ${word.slice(0, 20)}… within ${MAX_WORD} bytes`);
      }
      line = words.length === 0 ? lineHere() : line;
      length = word.length;
      words.push(word);
    }
    rest = rest.slice(length);
  }
  return words.length > 0 ? missing('the ";" at the end') : blocks.length > 0 ? missing('the "}" of a block') : { directives };
}

function countLines(text: string, end: number): number {
  return text.slice(0, end).split('\n').length;
}
