import { Field, Json } from './expression';

/** A program that makes one chart. */
export interface Program {
  /** What stands in no object. */
  readonly comments: readonly string[];
  readonly chart: { readonly id: string; readonly namespace?: string };
  readonly statements: readonly Statement[];
}

export type Statement = BalancerStatement | ObjectStatement;

/** A load balancer, with what is added to it. */
export interface BalancerStatement {
  readonly kind: 'load balancer';
  readonly comments: readonly string[];
  readonly id: string;
  readonly props: readonly Field[];
  readonly added: readonly AddedStatement[];
  /** JSON patches of its objects. */
  readonly patches: readonly { readonly on: 'service'; readonly at: string; readonly value: Json }[];
}

export interface AddedStatement {
  readonly kind: 'route' | 'canary';
  readonly comments: readonly string[];
  readonly id: string;
  readonly options: readonly Field[];
}

/** An object as it is. */
export interface ObjectStatement {
  readonly kind: 'object';
  readonly comments: readonly string[];
  readonly id: string;
  readonly apiVersion: string;
  readonly of: string;
  readonly metadata: { readonly [key: string]: Json };
  /** All other fields. */
  readonly body: { readonly [key: string]: Json };
}
