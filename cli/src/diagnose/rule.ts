import type { Cluster } from './cluster';
import type { Manifest, Path } from '../manifests';

export const SEVERITIES = ['error', 'warning', 'info'] as const;

/**
 * How bad a finding is: an `error` is refused, not served, or open to those whom it should keep out; a `warning` is served otherwise than it says;
 * an `info` is worth knowing and needs no change.
 */
export type Severity = typeof SEVERITIES[number];

/** One thing that a real cluster makes of a manifest otherwise than its author thinks. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly file: string;
  /** The place that has to change, counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly object: { readonly kind: string; readonly namespace?: string; readonly name: string };
  /** What happens. */
  readonly message: string;
  readonly why: string;
  readonly fix: string;
}

/** What a rule finds at a place of an object. */
export interface Hit {
  /** The field or item that has to change. */
  readonly path: Path;
  readonly message: string;
  /** In place of what the rule says of all its findings. */
  readonly why?: string;
  readonly fix?: string;
  readonly severity?: Severity;
}

/** What manifests do otherwise than they say, how it is found, and how it is mended. */
export interface Rule {
  /** Stable: it is in reports and pipelines of others. */
  readonly id: string;
  readonly severity: Severity;
  /** The kinds of objects that it looks at; all where none is named. */
  readonly kinds?: readonly string[];
  /** What happens, in general. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly find: (object: Manifest, cluster: Cluster) => readonly Hit[];
  /** Said of an object that another rule finds something in: alone it is no reason to look at an object. */
  readonly beside?: boolean;
  /** A manifest in which this rule finds something, and no other one above `info`. */
  readonly bad: string;
  /** The same, mended. */
  readonly good: string;
}
