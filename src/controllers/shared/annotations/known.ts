import { RouteIntent } from '../../../intent/route-intent';

/** The kinds of objects that hold hosts and paths. */
export type RoutingKind = 'Ingress' | 'IngressRoute' | 'HTTPRoute';

/** An object with annotations, as those see it who read them. */
export interface Place {
  readonly kind: RoutingKind;
  /** What it is called. */
  readonly name: string;
  /** The controller that serves it and reads annotations there, where one does. */
  readonly servedBy?: string;
  /** Controllers of which nobody knows whether they serve it. */
  readonly perhapsServedBy?: readonly string[];
  /**
   * What does the same there as an annotation; undefined where that is not known.
   *
   * @param name The name that ingress-nginx has for it, without prefix, or one of `OTHERS`.
   */
  readonly insteadOf: (name: string, value: string) => string | undefined;
  /** How external-dns learns the targets of the hosts, where it reads none there. */
  readonly targets?: (value: string) => string;
}

/** Annotations, by their keys, and who reads them. */
export interface KnownAnnotations {
  /** Their keys, in lower case. */
  readonly keys: RegExp;
  /** Who reads them where, as the end of a sentence that says that nobody does here. */
  readonly read: string;
  /** The kinds of objects on which they are read, whoever serves these. */
  readonly on?: readonly RoutingKind[];
  /** The controller that reads them on all objects that it serves. */
  readonly by?: string;
  /** What to do instead, where nobody reads them. */
  readonly instead: (asked: Asked) => string;
}

/** An annotation that nobody reads. */
export interface Asked {
  /** Its key in lower case, and what stands behind its prefix. */
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly place: Place;
  readonly route: RouteIntent;
}

/** What to do about an annotation of which nothing more is known. */
export const TAKE_IT_OUT = 'take it out, and look for a prop that does what it is meant for';
