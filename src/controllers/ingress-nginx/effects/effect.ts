import { PolicyName } from '../../../policies';
import { Requirement } from '../../../report';
import { Context } from '../../rows';
import { Declaration } from '../../shared/declarations';
import { Options } from '../contribution';

export type NginxContext = Context<Options>;

/** Why an annotation and the rest of a route cannot both be meant. */
export interface Contradiction {
  readonly allowed: string;
  readonly fix: string;
}

/** What an annotation of the user's changes of what is said about its route. */
export interface Effect {
  readonly contradicts?: (value: string, context: NginxContext) => Contradiction | undefined;
  /** What holds of a policy in place of what is declared of its features. */
  readonly instead?: (policy: PolicyName, value: string, context: NginxContext) => Declaration | undefined;
  /** What is worth knowing of a policy beside that. */
  readonly remark?: (policy: PolicyName, value: string, context: NginxContext) => Declaration | undefined;
  readonly requirements?: (value: string, context: NginxContext) => readonly Requirement[];
}

export type Effects = { readonly [name: string]: Effect };

/** An effect of the value "true" alone. */
export function whenTrue({ contradicts, instead, remark, requirements }: Effect): Effect {
  return {
    contradicts: (value, context) => value === 'true' ? contradicts?.(value, context) : undefined,
    instead: (policy, value, context) => value === 'true' ? instead?.(policy, value, context) : undefined,
    remark: (policy, value, context) => value === 'true' ? remark?.(policy, value, context) : undefined,
    requirements: (value, context) => value === 'true' ? requirements?.(value, context) ?? [] : [],
  };
}
