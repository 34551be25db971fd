import { TypeReference } from './api';

/** A value that each writer can write in its language. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'list'; readonly of: TypeReference; readonly items: readonly Expression[] }
  | { readonly kind: 'map'; readonly of: TypeReference; readonly entries: readonly Field[] }
  | { readonly kind: 'struct'; readonly type: string; readonly fields: readonly Field[] }
  | { readonly kind: 'enum'; readonly type: string; readonly member: string }
  /** A static property of a class. */
  | { readonly kind: 'constant'; readonly type: string; readonly name: string }
  /** A static method of a class; arguments that are left out stand at the end. */
  | { readonly kind: 'call'; readonly type: string; readonly method: string; readonly args: readonly Expression[] }
  /** Any value of JSON, of which no type is known. */
  | { readonly kind: 'json'; readonly value: Json };

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An entry of a map or a field of a struct, with the comments that stand before it. */
export interface Field {
  readonly name: string;
  readonly value: Expression;
  readonly comments?: readonly string[];
}
