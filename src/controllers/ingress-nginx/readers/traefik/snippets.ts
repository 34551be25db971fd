import { unknownVariable } from './variables';
import { Unserved } from '../reader';

/** Where a directive can stand: `if_in_location` is an `if` in a location. */
export type Place = 'server' | 'location' | 'if' | 'if_in_location';

/**
 * The directives of nginx that Traefik interprets, and where they may stand.
 *
 * @see https://github.com/traefik/traefik/blob/v3.7.13/pkg/middlewares/ingressnginx/snippet/directive_context.go
 */
export const DIRECTIVES: { readonly [directive: string]: readonly Place[] } = {
  add_header: ['server', 'location', 'if_in_location'],
  allow: ['server', 'location', 'if'],
  auth_request_set: ['server', 'location'],
  deny: ['server', 'location', 'if'],
  expires: ['server', 'location', 'if_in_location'],
  if: ['server', 'location'],
  location: ['server'],
  more_clear_headers: ['server', 'location', 'if'],
  more_clear_input_headers: ['server', 'location', 'if'],
  more_set_headers: ['server', 'location', 'if'],
  more_set_input_headers: ['server', 'location', 'if'],
  proxy_hide_header: ['server', 'location'],
  proxy_method: ['server', 'location'],
  proxy_set_header: ['server', 'location'],
  return: ['server', 'location', 'if'],
  rewrite: ['server', 'location', 'if'],
  set: ['server', 'location', 'if'],
};

/** A quoted text, a comment, the end of a directive or of a block, or a part of a word. */
const TOKEN = /"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|#[^\n]*|[;{}]|(?:\\[^]|\$\{\w*\}|[^\s;{}"'\\])+/g;

/** A directive, and the blocks around it from the outermost. */
interface Directive {
  readonly words: readonly string[];
  readonly blocks: readonly string[];
}

/**
 * What is wrong with a snippet: what Traefik cannot interpret disables the route.
 *
 * @param block The block that it is a part of.
 */
export function unreadSnippet(snippet: string, block: 'server' | 'location'): Unserved | undefined {
  const directives = directivesOf(snippet, block);
  for (const { words: [name, ...words], blocks } of directives) {
    if (!Object.hasOwn(DIRECTIVES, name)) {
      return {
        why: `does not know the directive ${name}, and answers every request of the route with 404`,
        fix: `take it out; the directives that it knows are ${Object.keys(DIRECTIVES).join(', ')}`,
      };
    }
    if (!placesIn(blocks).some(place => DIRECTIVES[name].includes(place))) {
      return {
        why: `takes ${name} in no block ${blocks[blocks.length - 1]} like this one, and answers every request of the route with 404`,
        fix: `move it to where it may stand: ${DIRECTIVES[name].join(', ')}`,
      };
    }
    if (name === 'if' && !isCondition(words.join(' '))) {
      return {
        why: `reads the condition ${words.join(' ').replace(/ \)$/, ')')} otherwise than nginx: it takes a variable alone, or with an operator and one word, and drops parentheses and what follows a space`,
        fix: 'write it like ($http_user_agent ~* "a\\x20b|c"), in double quotes and with \\x20 for a space',
      };
    }
  }
  const own = directives.filter(({ words: [name] }) => ['set', 'auth_request_set'].includes(name)).map(({ words }) => words[1]?.slice(1));
  return unknownVariable(directives.map(textOf).join('\n'), own);
}

/** What is wrong with a snippet of the request to the service that is asked: what lets a request pass on nginx. */
export function passesUnasked(snippet: string): Unserved | undefined {
  const [, code] = directivesOf(snippet, 'location').find(({ words: [name, status] }) => name === 'return' && /^2/.test(status))?.words ?? [];
  return code === undefined ? undefined : {
    why: `answers the client with the ${code} of this "return", where nginx asks no service and lets the request pass`,
    fix: 'take it out, and let the service answer such requests',
  };
}

/** Whether Traefik reads the condition of an `if` as nginx does. */
function isCondition(text: string): boolean {
  const [, , operator, value] = /^\( *("?)\$\w+\1(?: (=|!=|~|!~|~\*|!~\*) (.*?))? *\)$/.exec(text) ?? ['', '', '', ' '];
  return operator === undefined || (!/[\s']/.test(value) && (value.endsWith('"') || !/^[()]|[()]$/.test(value)));
}

/** The headers of a response are known to the directive that keeps one of the authentication service, and to no other. */
function textOf({ words }: Directive): string {
  const text = words.join(' ');
  return words[0] === 'auth_request_set' ? text.replace(/\$upstream_http_\w+/g, '') : text;
}

function placesIn(blocks: readonly string[]): Place[] {
  const [outer, inner] = blocks.slice(-2);
  const last = (inner ?? outer) as Place;
  return last === 'if' && outer === 'location' ? ['if', 'if_in_location'] : [last];
}

function directivesOf(snippet: string, block: string): Directive[] {
  const directives: Directive[] = [];
  const blocks = [block];
  let words: string[] = [];
  for (const [token] of snippet.matchAll(TOKEN)) {
    if (token.startsWith('#')) {
      continue;
    }
    if (!/^[;{}]$/.test(token)) {
      words.push(token);
      continue;
    }
    if (words.length > 0) {
      directives.push({ words, blocks: [...blocks] });
    }
    if (token === '{') {
      blocks.push(words[0]);
    } else if (token === '}') {
      blocks.pop();
    }
    words = [];
  }
  return words.length > 0 ? [...directives, { words, blocks }] : directives;
}
