import { Declaration, isRefused, Refusal } from './declarations';
import { merge, Owned } from './merge';
import { invalid } from '../../basics/errors';
import { passesThrough } from '../../intent/passthrough';
import { valueOf } from '../../intent/route-intent';
import { Feature, POLICIES, POLICY_NAMES, PolicyName } from '../../policies';
import { Policy } from '../../policies/policy';
import { Requirement, Support, Verdict } from '../../report';
import { Addition, Context, Rendered, Rows } from '../rows';

/** A route as the rows of a controller render it. */
export interface Composed<C> {
  readonly contribution: C;
  /** Made when it is asked for: most syntheses never do. */
  readonly verdicts: () => Verdict[];
  readonly requirements: () => Requirement[];
}

/** What one policy comes to. */
interface Part<C> extends Owned<C> {
  readonly unasked: boolean;
  /** The features in use, and what is declared of all. */
  readonly used: readonly string[];
  readonly declares: { readonly [feature: string]: Declaration };
  readonly rendered: Rendered<C>;
}

/**
 * Renders every policy that a route asks for, and what the controller adds by itself.
 *
 * @throws Refusal if the controller cannot do one of them
 */
export function compose<O, C extends object>(rows: Rows<O, C>, additions: readonly Addition<O, C>[], context: Context<O>): Composed<C> {
  const parts: Part<C>[] = [];
  for (const policy of POLICY_NAMES) {
    const part = partOf(policy, rows, context);
    if (part) {
      parts.push(part);
    }
  }
  for (const addition of passesThrough(context.route) ? additions.filter(({ ofGateway }) => ofGateway) : additions) {
    const rendered = addition(context);
    if (rendered) {
      parts.push({ owner: rendered.policy, contribution: rendered.contribution, unasked: !rendered.byOption, used: [], declares: {}, rendered });
    }
  }
  return {
    contribution: merge(parts, (field, owners) => conflict(field, owners, context)),
    verdicts: () => parts.flatMap(part => verdictsOn(context.route.path, part)),
    requirements: () => parts.flatMap(({ rendered }) => rendered.requirements?.() ?? []),
  };
}

function partOf<O, C>(policy: PolicyName, rows: Rows<O, C>, context: Context<O>): Part<C> | undefined {
  const value = valueOf(context.route, policy);
  if (value === undefined) {
    return undefined;
  }
  const used = (POLICIES[policy] as Policy<any, string>).used(value);
  if (used.length === 0) {
    return undefined;
  }
  const { declares, render } = rows[policy] as { declares: Part<C>['declares']; render?: (value: unknown, context: Context<O>) => Rendered<C> };
  for (const feature of used) {
    const declaration = declares[feature];
    if (isRefused(declaration) && !declaration.unless?.(context.route)) {
      throw new Refusal(feature as Feature, declaration);
    }
  }
  const made = render!(value, context);
  const rendered = policy === 'paths' && passesThrough(context.route) ? { contribution: made.contribution, words: () => 'every path, unread', instead: () => [] } : made;
  return { owner: policy, contribution: rendered.contribution, unasked: false, used, declares, rendered };
}

/** The user may set an annotation that a prop renders; two policies of ours may not own one field. */
function conflict<O>(field: readonly string[], owners: readonly [string, string], { route }: Context<O>): Error {
  const key = field[1];
  const other = owners.find(owner => owner !== 'annotations');
  return field[0] === 'annotations' && owners.includes('annotations')
    ? invalid('annotations.rendered', `annotations["${key}"]`, route.annotations![key], 'an annotation that no prop renders', `take it out: the prop ${other} renders it`)
    : new Error(`${owners.join(' and ')} both own ${field.join('.')}`);
}

const SEVERITY = [Support.NATIVE, Support.APPROXIMATED, Support.OMITTED];

function verdictsOn<C>(path: string, { owner, unasked, used, declares, rendered }: Part<C>): Verdict[] {
  const declared = rendered.instead?.() ?? used.map(feature => declares[feature]);
  const all = [...declared, ...(rendered.remarks?.() ?? []).flatMap(remark => remark ?? [])];
  const notes = new Set(all.flatMap(({ note }) => note ?? []));
  return (rendered.verdictsOn?.() ?? [{ path, words: rendered.words() }]).map(each => ({
    route: each.path,
    policy: owner,
    support: SEVERITY[Math.max(0, ...all.map(({ support }) => SEVERITY.indexOf(support)))],
    rendered: each.words,
    ...unasked && { unasked },
    note: notes.size > 0 ? [...notes].join('; ') : undefined,
  }));
}
