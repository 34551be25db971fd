import { RouteIntent } from '../../intent';
import { checkDnsSubdomain } from '../../kubernetes/names';
import { Requirement, Verdict } from '../../report';
import { RoutePath } from '../../routing/route-path';
import { RenderedObject } from '../controller';

/** The API of Traefik's resources. */
export const API = 'traefik.io/v1alpha1';

/** What the cluster's Traefik is known to be. */
export interface Setting {
  readonly ingressClassName?: string;
  readonly entryPoints: readonly string[];
  readonly tlsEntryPoints: readonly string[];
}

/** A Middleware of a route. */
export interface Middleware {
  /** What tells it from the others of the route; part of its construct id. */
  readonly id: string;
  /** The end of its name. */
  readonly suffix: string;
  readonly spec: { [kind: string]: object };
}

/** What the services of an entry hold. */
export interface Service {
  readonly name: string;
  readonly port: number;
  readonly scheme?: string;
  readonly strategy?: string;
  readonly sticky?: object;
  readonly passiveHealthCheck?: object;
}

/** One of `spec.routes` of an IngressRoute. */
export interface Entry {
  readonly match: string;
  readonly priority: number;
  readonly middlewares: readonly Middleware[];
  readonly service: Service;
}

/** The hosts of one kind, as a condition. */
export interface Hosts {
  /** Of exact hosts 2, of wildcards 1, of a route without hosts 0. */
  readonly rank: number;
  /** Nothing for every host. */
  readonly match?: string;
}

/** What one policy adds to a route. Explanations are made when they are asked for: most syntheses never do. */
export interface Piece {
  readonly annotations?: { [name: string]: string };
  /** The Middleware that the requests of a path go through. */
  readonly middleware?: (path: RoutePath) => Middleware | undefined;
  /** Entries beside those of the paths. */
  readonly entries?: (hosts: Hosts) => Entry[];
  /** Objects beside the IngressRoutes and Middlewares. */
  readonly objects?: RenderedObject[];
  readonly verdict?: () => Verdict;
  readonly requirements?: () => Requirement[];
}

/** The name of a Middleware. */
export function nameOf(route: RouteIntent, { suffix }: Middleware): string {
  return checkDnsSubdomain('name of a Middleware', `${route.name}-${suffix}`);
}

/** A Middleware as an object. */
export function middlewareObject(route: RouteIntent, middleware: Middleware): RenderedObject {
  return { id: middleware.id, apiVersion: API, kind: 'Middleware', name: nameOf(route, middleware), fields: { spec: middleware.spec } };
}
