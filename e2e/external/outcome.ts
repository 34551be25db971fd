import { Difference } from './compare';

/** What became of a case on a controller. */
export type Outcome = { readonly id: string; readonly feature: string; readonly controller: string } & (
  /** No prop says it, or the runner cannot do what the case does. */
  | { readonly kind: 'unsaid' | 'not run' | 'refused'; readonly why: readonly string[] }
  /** Rendered and taken by the API server; there is nothing to request. */
  | { readonly kind: 'rendered' }
  | { readonly kind: 'equal' }
  | { readonly kind: 'declared'; readonly differences: readonly JudgedDifference[] }
  /** Imported without something, as the receipt says. */
  | { readonly kind: 'lost'; readonly why: readonly string[]; readonly differences: readonly JudgedDifference[] }
  | { readonly kind: 'fault'; readonly why: readonly string[]; readonly differences: readonly JudgedDifference[] }
);

/** A difference, and what announced it; undefined where nothing did. */
export interface JudgedDifference extends Difference {
  readonly declaredBy?: string;
}

/** The columns of the report. */
export const KINDS_OF_OUTCOME = ['unsaid', 'not run', 'refused', 'rendered', 'equal', 'declared', 'lost', 'fault'] as const;
