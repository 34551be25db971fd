import { RouteOptions } from '../../src';
import { Feature } from '../../src/policies';
import { RequestOptions } from '../../test/nginx/support/http';
import { Running } from '../support/running';
import { Started } from '../support/started';

/** Names for the controllers that run here, as in `Running.short`. */
export type Short = 'reader' | 'traefik' | 'any-traefik' | 'any-envoy' | 'envoy';

/** A policy that protects: in use, and broken in ways that must not open the route. */
export interface Protection {
  /** The feature whose declaration says which controllers refuse it. */
  readonly feature: Feature;
  /** What the policy takes to work. */
  readonly intact: Scenery;
  /** The controllers that serve it on a host of its own alone. */
  readonly alone?: readonly string[];
  /** What is answered to a client without `credentials` while nothing is broken. */
  readonly denied: Expected;
  /** The request that passes while nothing is broken. */
  readonly credentials: RequestOptions & { readonly port?: number };
  readonly broken: readonly Broken[];
}

export type Scenery = (place: Place) => Scene | Promise<Scene>;

/** One way to break it. */
export interface Broken {
  /** What is broken, in a few words. */
  readonly what: string;
  /** Another scene than the intact one. */
  readonly scene?: Scenery;
  /** What happens to the intact scene once a request has passed. */
  readonly later?: (place: Place) => Promise<void>;
  /** Whether it has its host to itself. By itself, another route serves all other paths of the host to everybody, and would get its requests if it were left out. */
  readonly alone?: boolean;
  /**
   * What a request with `credentials` gets: a status, 'no answer', or the code of the error at synthesis; never a status below 300. A request
   * without `credentials` may get another one, which is not below 300 either.
   */
  readonly expected: Expected;
  /** What ingress-nginx does, where it has been measured. */
  readonly ingressNginx?: number;
}

/** For all controllers that do not refuse the policy, or for some, and others are not asked. */
export type Expected = Outcome | { readonly [controller in Short]?: Outcome };
export type Outcome = number | 'no answer' | `${string}.${string}`;

/** A route that is to be protected, and what stands around it. */
export interface Scene {
  readonly options: RouteOptions;
  /** Objects beside those of the load balancer, applied before them. */
  readonly beside?: readonly any[];
}

/** Where a scene stands. */
export interface Place {
  readonly namespace: string;
  readonly running: Running;
  /** What the scene has started: it is stopped at its end. */
  readonly started: Started;
}

/** What is expected of a controller; undefined where nothing is. */
export function outcomeOn(expected: Expected, { short }: Running): Outcome | undefined {
  return typeof expected === 'object' ? expected[short as Short] : expected;
}

/** Where the hosts of these tests are. */
export const ZONE = 'closed.example.com';
