import { Outcome } from './notes';

/** A line of the input, or a field of one that holds several. */
export interface ReceiptLine {
  readonly file: string;
  readonly line: number;
  /** Where it ends, if a later line belongs to it. */
  endLine: number;
  readonly column: number;
  readonly object?: { readonly kind: string; readonly namespace?: string; readonly name: string };
  /** The field, as a path; empty for comments and marks. */
  readonly field: string;
  readonly text: string;
  readonly outcome: Outcome;
  readonly by?: string;
  readonly why?: string;
}
