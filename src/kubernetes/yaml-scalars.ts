import { invalid, show } from '../basics/errors';

/** Characters that YAML 1.1 takes for line breaks or forbids, and that the writer leaves as they are. */
const NOT_IN_YAML = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]|\p{Surrogate}/u;

/** What the readers of Kubernetes take for a number, apart from underscores, which they pass over. */
const NUMBER = /^[-+]?(0[oO][0-7]+|0[xX][\da-fA-F]+|0b[-+]?[01]+|0B[01]+|(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?)$/;

/** The last of the characters that a number starts with: signs come before digits. */
const NINE = '9'.charCodeAt(0);

/** Of those, the starts of what the writer takes for a text, and leaves without quotes. */
const UNQUOTED = /^(?:[-+]_|[-+]?0_*[oOXB]|[-+]?0_+[xb]|[-+]?0b_*[-+]|[-+\d][\d_.]*[eE][-+\d]*_)/;

/**
 * Whether the cluster finds a number where this text was meant: cdk8s writes one such as `0o17` or `1e_3` without quotes.
 *
 * @see https://pkg.go.dev/strconv#ParseInt
 */
export function isReadAsNumber(text: string): boolean {
  // Every name and value is looked at, and nearly all start with a letter.
  return text.charCodeAt(0) <= NINE && UNQUOTED.test(text) && NUMBER.test(text.replace(/_/g, ''));
}

/** A text that the cluster reads as one. */
export function checkNoNumber(prop: string, text: string): void {
  if (isReadAsNumber(text)) {
    throw invalid('yaml.number', prop, text, 'a text that does not look like a number in YAML, where cdk8s writes it without quotes', 'write it another way');
  }
}

/**
 * A text that the cluster reads as it was written. On its way there cdk8s writes it to YAML that the readers of Kubernetes
 * take for another one, or for no YAML at all, where it holds certain characters or starts with certain white space.
 *
 * @see https://yaml.org/spec/1.1/#id868524
 */
export function checkText(prop: string, text: string): void {
  const character = NOT_IN_YAML.exec(text);
  if (character) {
    throw invalid('yaml.forbidden-character', prop, text, `a text without control characters, line separators and halves of characters, and here stands U+${character[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
      'take it out: YAML does not carry it to the cluster');
  }
  if (text.includes('\n') && /^(\n*\t|[ \t\n]*$)/.test(text)) {
    throw invalid('yaml.leading-white-space', prop, text, 'a text of several lines that starts with something other than a tab, and is more than white space',
      `${/^[ \t\n]*$/.test(text) ? 'leave it out' : `start it with ${show(' ')} in place of the tab`}: YAML does not carry it to the cluster`);
  }
}
