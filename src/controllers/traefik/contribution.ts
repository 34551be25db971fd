import { RouteIntent } from '../../intent/route-intent';
import { checkDnsSubdomain, OF_DERIVED } from '../../kubernetes/names';
import { RoutePath } from '../../routing/route-path';
import { RenderedObject } from '../controller';
import { Row, Rows } from '../rows';

/** The API of Traefik's resources. */
export const API = 'traefik.io/v1alpha1';

/** What is known of the cluster's Traefik. */
export interface Options {
  readonly ingressClassName?: string;
  readonly entryPoints: readonly string[];
  readonly tlsEntryPoints: readonly string[];
  readonly certResolver?: string;
  /** Existing Middlewares that all requests pass. */
  readonly middlewares?: readonly { readonly name: string; readonly namespace?: string }[];
}

/** A Middleware of a route. */
export interface Middleware {
  /** Unique id within the route; part of its construct id. */
  readonly id: string;
  /** The end of its name. */
  readonly suffix: string;
  readonly spec: { readonly [kind: string]: object };
}

/** A Service as an entry refers to it. */
export interface Service {
  /** Undefined for a Service of the cluster. */
  readonly kind?: string;
  readonly name: string;
  readonly port?: number;
  readonly scheme?: string;
  readonly strategy?: string;
  readonly nativeLB?: boolean;
  readonly sticky?: object;
  readonly healthCheck?: object;
  readonly passiveHealthCheck?: object;
  readonly serversTransport?: string;
}

/** What tells Services apart that are alike otherwise; an undefined field is one that the Service lacks. */
export type Target = Pick<Service, 'name' | 'port' | 'passiveHealthCheck'> & { readonly weight?: number };

/** One of `spec.routes` of an IngressRoute. */
export interface Entry {
  readonly match: string;
  readonly priority: number;
  readonly middlewares: readonly Middleware[];
  readonly service: Service;
  /** Services like it in its place. */
  readonly services?: readonly Target[];
}

/** An entry that Traefik answers by itself, for hosts of one kind. */
export type OwnAnswer = (hosts: Hosts) => readonly OwnEntry[];

export interface OwnEntry extends Pick<Entry, 'match' | 'priority' | 'middlewares'> {
  readonly withHeaders: boolean;
  /** The path of requests that are answered by the size of their bodies: one that has none after all passes what every request for the path does. */
  readonly path?: RoutePath;
}

/** The hosts of one kind, as a condition. */
export interface Hosts {
  /** Of exact hosts 2, of wildcards 1, of a route without hosts 0. */
  readonly rank: number;
  /** Undefined for every host. */
  readonly match?: string;
}

type ForPath<T> = (path: RoutePath) => T;

/** What a policy adds to the objects of a route. */
export interface Contribution {
  readonly annotations?: { readonly [name: string]: string };
  /** Middlewares that the requests of a path pass, by their stage. */
  readonly chain?: { readonly [stage in Stage]?: ForPath<Middleware | undefined> };
  /** Headers of requests on their way to the backends, and of all responses; an empty text takes one out. */
  readonly headers?: { readonly [of in 'request' | 'response']?: { readonly [name: string]: string } };
  readonly ownAnswers?: readonly OwnAnswer[];
  /** The Services that requests for the paths go to in place of that of the load balancer. */
  readonly services?: readonly Target[];
  /** Parts of the requests for the paths that go elsewhere each. */
  readonly shares?: readonly { readonly conditions: readonly string[]; readonly services: readonly Target[] }[];
  /** Fields of the Service in the entries of the paths; the scheme in all. */
  readonly service?: Pick<Service, 'scheme' | 'strategy' | 'nativeLB' | 'healthCheck' | 'passiveHealthCheck'> & { readonly sticky?: ForPath<object> };
  /** Fields of the ServersTransport of the route: how connections to the backends are made. */
  readonly transport?: { readonly [field: string]: unknown };
  /** What is observed of the requests of all entries. */
  readonly observability?: { readonly accessLogs: boolean };
  /** The TLSOption of the route. */
  readonly tlsOptions?: { readonly name: string };
  /** Objects beside the IngressRoutes and Middlewares. */
  readonly objects?: readonly RenderedObject[];
}

/**
 * Outermost the headers, since answers of Traefik itself get them, too; then the answers to browsers that ask who may use the route, who gets in,
 * the errors of backends, what these see, and innermost the attempts.
 */
export const STAGES = [
  'headers',
  'cors',
  'sourceRanges',
  'rateLimit',
  'connectionLimit',
  'basicAuth',
  'externalAuth',
  'clientCertificate',
  'bodySize',
  'customErrors',
  'redirect',
  'rewrite',
  'requestHeaders',
  'hostHeader',
  'retry',
] as const;
export type Stage = typeof STAGES[number];

export type TraefikRows = Rows<Options, Contribution>;
export type TraefikRow<P extends keyof TraefikRows> = Row<P, Options, Contribution>;

/** The name of a Middleware. */
export function nameOf(route: RouteIntent, { suffix }: Middleware): string {
  return checkDnsSubdomain('name of a Middleware', `${route.name}-${suffix}`, OF_DERIVED);
}

const MAX_IDLE_CONNECTIONS = 200;

/**
 * The ServersTransport of a route; none where nothing is asked of the connections.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/serverstransport/
 */
export function transportObject(route: RouteIntent, { transport }: Contribution): RenderedObject | undefined {
  return transport && {
    id: 'ServersTransport',
    apiVersion: API,
    kind: 'ServersTransport',
    name: checkDnsSubdomain('name of a ServersTransport', `${route.name}-backends`, OF_DERIVED),
    // Without it, Traefik would keep two connections to a backend, and by itself it keeps 200.
    fields: { spec: { maxIdleConnsPerHost: MAX_IDLE_CONNECTIONS, ...transport } },
  };
}

/** A Middleware as an object. */
export function middlewareObject(route: RouteIntent, middleware: Middleware): RenderedObject {
  return { id: middleware.id, apiVersion: API, kind: 'Middleware', name: nameOf(route, middleware), fields: { spec: middleware.spec } };
}
