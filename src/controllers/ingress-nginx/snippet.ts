import { Reader } from './readers';
import { invalid, show } from '../../invalid';
import { Requirement } from '../../report';

/** nginx reads no word above 4096 bytes, its quotes included. */
export const MAX_WORD = 4000;

/**
 * A text as a word of nginx' configuration that it cannot leave: in double quotes, with what would end them escaped, and
 * `$` as the variable that the controller defines for it. Control characters are refused where the text came in.
 *
 * @see https://nginx.org/en/docs/ngx_core_module.html
 */
export function quoted(prop: string, text: string): string {
  return word(prop, text.replace(/[\\"]/g, '\\$&').replace(/\$/g, '${literal_dollar}'));
}

/** A word in double quotes, of which each character is already safe. */
export function word(prop: string, safe: string): string {
  if (safe.length > MAX_WORD) {
    throw invalid(prop, safe, `at most ${MAX_WORD} characters with escapes (nginx reads no longer word), and these are ${safe.length}`, 'shorten it');
  }
  return `"${safe}"`;
}

/** What must hold before the controller takes any snippet. */
export function snippetRequirement(names: string[], reader: Reader): Requirement {
  return {
    id: 'snippet-annotations',
    where: reader.configuration,
    what: `snippets are allowed, for ${names.map(name => show(name)).join(' and ')}`,
    why: reader.withoutSnippets,
    settings: reader.snippets,
  };
}
