import { ErrorCode, invalid } from '../../basics/errors';

/** nginx reads no word above 4096 bytes, its quotes included. */
const MAX_WORD = 4000;

/**
 * Quotes text as one nginx token that it cannot leave: in double quotes, with what would end them escaped, and `$` as the
 * variable that the controller defines for it. Control characters are refused where the text came in.
 *
 * @see https://nginx.org/en/docs/ngx_core_module.html
 */
export function quoted(prop: string, text: string): string {
  return word(prop, text.replace(/[\\"]/g, '\\$&').replace(/\$/g, '${literal_dollar}'));
}

/** A token in double quotes, of which each character is already safe. */
export function word(prop: string, safe: string): string {
  return `"${checkWordLength('nginx.word-too-long', prop, safe)}"`;
}

/**
 * Checks that nginx can read a word.
 *
 * @param length Its length in the configuration, where that is another than its own.
 */
export function checkWordLength(code: ErrorCode, prop: string, text: string, length = text.length): string {
  if (length > MAX_WORD) {
    throw invalid(code, prop, text, `at most ${MAX_WORD} characters with their escapes on ingress-nginx (the longest word that nginx reads), and these are ${length}`, 'shorten it');
  }
  return text;
}

/** The units that the controller's template lets through; a `b` or a fraction is dropped, and nginx's own 1m holds. */
const UNITS: [string, number][] = [['g', 2 ** 30], ['m', 2 ** 20], ['k', 2 ** 10], ['', 1]];

/** A size in the largest unit that it is a whole number of; zero means no limit. */
export function largeSize(bytes: number): string {
  return sizeIn(UNITS, bytes);
}

/** The size of a buffer, for which nginx knows no `g`. */
export function nginxSize(bytes: number): string {
  return sizeIn(UNITS.slice(1), bytes);
}

function sizeIn(units: typeof UNITS, bytes: number): string {
  if (bytes === 0) {
    return '0';
  }
  const [unit, factor] = units.find(([, f]) => bytes % f === 0)!;
  return `${bytes / factor}${unit}`;
}
