import { Lexer } from 'yaml';

/** Objects of Kubernetes are about 20 deep, schemas of custom resources 50. The parser's time grows with a power of the depth. */
export const MAX_DEPTH = 100;

/** Nodes that aliases stand for. Go's parser refuses such documents as well. */
export const MAX_ALIASED = 100_000;

/** What the lexer puts before the text of a scalar. */
const SCALAR = '\x1f';
/** A line that opens many block collections at once. */
const STAIRS = new RegExp(`^ *(?:[-?:][ \\t]+){${MAX_DEPTH}}`, 'm');

/** Whether a text nests deeper than the parser reads in bounded time. Deep blocks of many lines stop it by themselves. */
export function isTooDeep(text: string): boolean {
  return STAIRS.test(text) || (opensMany(text) && nests(text));
}

/** One look at the characters tells of most texts that they do not. */
function opensMany(text: string): boolean {
  let opened = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if ((character === 0x5b || character === 0x7b) && ++opened > MAX_DEPTH) {
      return true;
    }
  }
  return false;
}

function nests(text: string): boolean {
  let depth = 0;
  let last = '';
  for (const token of new Lexer().lex(text)) {
    if (last !== SCALAR) {
      depth += token === '[' || token === '{' ? 1 : token === ']' || token === '}' ? -1 : 0;
      if (depth > MAX_DEPTH) {
        return true;
      }
    }
    last = token;
  }
  return false;
}
