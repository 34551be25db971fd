import { IngressObject, Known } from './ingress';
import { Annotations, Reading } from './readings';
import { Reasons } from './translation';
import { ExternalLoadBalancerProps, RouteOptions } from '../../../src';

/** What a concern has at hand. */
export interface Asked {
  /** Its own annotations that are in force, by their names without the prefix. */
  readonly own: Annotations;
  /** All of the Ingress. */
  readonly all: Annotations;
  /** The paths of the Ingress. */
  readonly paths: readonly string[];
  readonly ingress: IngressObject;
  readonly namespace?: string;
  /** Whether the Ingress has a `tls` section. */
  readonly hasTls: boolean;
  readonly known: Known;
}

/** What is said of a concern by props. */
export interface Said {
  /** Policies of all routes of the Ingress. */
  readonly options?: RouteOptions;
  /** What belongs to the load balancer as a whole. */
  readonly balancer?: Partial<ExternalLoadBalancerProps>;
  /** Annotations that it could not say, and why. */
  readonly unsaid?: Reasons;
  /** Annotations that no prop says, and that the prop `annotations` passes on: snippets, which are checked. Only what reads annotations takes them. */
  readonly passed?: readonly string[];
  /** Annotations that change nothing, beside those that their readings tell. */
  readonly idle?: Reasons;
  /** Annotations that are said nearly, and what differs then. */
  readonly changed?: Reasons;
  /** Annotations that are left out while the rest is said, and what differs then. */
  readonly left?: Reasons;
}

/** Annotations that make up one thing, and how that is said. */
export interface Concern {
  /** The prop that says it, or a few words where there is none. */
  readonly prop: string;
  /** How ingress-nginx reads each of its annotations. */
  readonly annotations: { readonly [name: string]: Reading };
  /** Whether ingress-nginx answers 503 to everybody where one of them is empty, and does not ignore it. */
  readonly closes?: boolean;
  /** How it is said; a reason where there is no prop for it. */
  readonly say: ((asked: Asked) => Said) | string;
}

/** A concern that is none of a route in front of servers outside the cluster, or that nothing but ingress-nginx has. */
export function noProp(what: string, annotations: Concern['annotations']): Concern {
  return { prop: what, annotations, say: `no prop: ${what}` };
}

/** A concern that changes little, so that the rest of an Ingress can be said without it. */
export function leftOut(prop: string, what: string, annotations: Concern['annotations']): Concern {
  return { prop, annotations, say: ({ own }) => ({ left: forAll(own, what) }) };
}

/** One reason for several annotations. */
export function forAll(annotations: Annotations, why: string): Reasons {
  return Object.fromEntries(Object.keys(annotations).map(name => [name, why]));
}
