import { PREFIX } from './contribution';
import { invalid } from '../../basics/errors';

type Annotations = { readonly [key: string]: string };

/** Two annotations that cannot both do what they say. */
interface Conflict {
  readonly one: string;
  /** The values that meet the other one: all where nothing is said. */
  readonly when?: RegExp;
  readonly other: string;
  readonly otherWhen?: RegExp;
  /** What happens with both: where nothing is said, the other one wins. */
  readonly because?: string;
}

const CONFLICTS: readonly Conflict[] = [
  // Former names, which are not read beside the ones of today.
  { one: 'whitelist-source-range', other: 'allowlist-source-range' },
  { one: 'limit-whitelist', other: 'limit-allowlist' },
  { one: 'permanent-redirect', other: 'temporal-redirect' },
  { one: 'canary-by-header-pattern', other: 'canary-by-header-value' },
  { one: 'upstream-hash-by', other: 'affinity' },
  { one: 'load-balance', when: /^(?!sticky)/, other: 'affinity' },
  { one: 'load-balance', when: /^(?!chash)/, other: 'upstream-hash-by' },
  {
    one: 'proxy-redirect-from',
    when: /^default$/,
    other: 'backend-protocol',
    otherWhen: /^(?!https?$)/i,
    because: 'nginx loads no configuration, since it knows no default for this protocol',
  },
];

/**
 * Checks that no two annotations of a user's own take each other's effect, or stop nginx together.
 *
 * @param annotations The user's own, as they are rendered.
 */
export function checkConflicts(annotations: Annotations): void {
  for (const { one, when, other, otherWhen, because = 'ingress-nginx takes that one alone' } of CONFLICTS) {
    const value = annotations[PREFIX + one];
    const otherValue = annotations[PREFIX + other];
    if (value !== undefined && otherValue !== undefined && (when?.test(value) ?? true) && (otherWhen?.test(otherValue) ?? true)) {
      throw invalid('annotations.not-together', `annotations["${PREFIX}${one}"]`, value,
        `this annotation without ${PREFIX}${other}: "${otherValue}": ${because}`, 'take one of them out');
    }
  }
}
