import { AdviceTable } from './advice';
import { ByProp, SAYINGS } from './props';
import { PolicyName } from '../../../policies';
import { Declaration, isRefused, Refused } from '../declarations';
import { MAX_SLIPS, nearest } from '../nearest';

/** What a controller declares of every feature, by the policies. */
export type Declared = { readonly [policy in Exclude<PolicyName, 'annotations'>]: { readonly declares: { readonly [feature: string]: Declaration } } };

/** What does the same as an annotation by a prop, as far as a controller has it. */
interface Found {
  readonly advice?: string;
  /** What it declares of a prop that it refuses. */
  readonly refusal?: string;
}

/**
 * The advice on a name, or on the one that it is a slip of: the prop for it where the controller has that, else what it has itself, else
 * why it refuses the prop and what to do instead.
 *
 * @param own What the controller does without a prop.
 */
export function adviceFrom(own: AdviceTable, declared: Declared, name: string, value: string): string | undefined {
  const isKnown = Object.hasOwn(own, name) || SAYINGS.has(name);
  const { word, distance } = isKnown ? { word: name, distance: 0 } : nearest(name, [...Object.keys(own), ...SAYINGS.keys()]);
  if (distance > MAX_SLIPS) {
    return undefined;
  }
  const { advice, refusal } = byProp(declared, word, value);
  if (advice !== undefined) {
    return advice;
  }
  const instead = Object.hasOwn(own, word) ? own[word] : refusal;
  return typeof instead === 'function' ? instead(value) : instead;
}

/** What does the same as an annotation by a prop. */
export function byProp(declared: Declared, name: string, value: string): Found {
  const saying = SAYINGS.get(name);
  const said = saying?.said(value);
  if (saying === undefined || said === undefined || typeof said === 'string') {
    return { advice: said as string | undefined };
  }
  const { policy } = saying;
  const { declares } = (declared as { readonly [policy: string]: Declared[keyof Declared] })[policy];
  const ways = 'needs' in said ? [said] : said as readonly ByProp[];
  const way = ways.find(({ needs }) => refusalOf(needs, declares) === undefined);
  if (way) {
    return { advice: way.words ?? `set the prop ${policy}${way.how}` };
  }
  const { note, instead } = refusalOf(ways[0].needs, declares)!;
  return { refusal: `${note}; ${instead}` };
}

/** What is declared of a feature that is needed and refused; of any, where one is enough and all are refused. */
function refusalOf(needs: readonly string[], declares: { readonly [feature: string]: Declaration }): Refused | undefined {
  const all = Object.values(declares);
  return needs.length > 0 ? needs.map(feature => declares[feature]).find(isRefused) : all.every(isRefused) ? all.find(isRefused) : undefined;
}
