import { Type, TypeReference } from './assemblies';

/** An expression that a syntax can write in its language. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean; readonly type: TypeReference }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly type: TypeReference }
  | { readonly kind: 'map'; readonly entries: readonly Entry[]; readonly type: TypeReference }
  | { readonly kind: 'struct'; readonly type: Type; readonly fields: readonly Entry[] }
  /** A member of an enum, or a static property of a class. */
  | { readonly kind: 'constant'; readonly type: Type; readonly name: string }
  | { readonly kind: 'new'; readonly type: Type; readonly args: Arguments }
  | { readonly kind: 'static call'; readonly type: Type; readonly method: string; readonly args: Arguments }
  | { readonly kind: 'call'; readonly on: Expression; readonly method: string; readonly args: Arguments }
  | { readonly kind: 'property'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'variable'; readonly name: string }
  /** The custom controller of the driver. */
  | { readonly kind: 'echo' };

export type Entry = readonly [key: string, value: Expression];

/** One argument for each parameter; `undefined` where an optional one is left out, always at the end. */
export type Arguments = readonly (Expression | undefined)[];

/** An expression whose value may be kept in a variable. */
export interface Statement {
  readonly variable?: string;
  readonly value: Expression;
}

/** A program that builds one case of the corpus. */
export interface Program {
  readonly statements: readonly Statement[];
  /** The variables that the driver's `outcome` is called with: the app, then its load balancers. */
  readonly results: readonly string[];
}
