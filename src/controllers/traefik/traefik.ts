import { DENY } from './access';
import { API, Contribution, Entry, Hosts, Middleware, middlewareObject, Options, Service, STAGES, transportObject } from './contribution';
import { checkMiddlewares, MiddlewareReference, middlewaresOf } from './existing-middlewares';
import { tlsOf, TO_HTTPS } from './exposure';
import { withHeaders } from './headers';
import { passthroughObject, passthroughRequirements } from './passthrough';
import { NOWHERE } from './redirects';
import { standingRequirements } from './requirements';
import { ADDITIONS, TRAEFIK } from './rows';
import { hostsOf, matchesOf } from './rules';
import { invalid, listOf } from '../../basics/errors';
import { certificateFor, ownCertificate, shareHost } from '../../intent/certificate';
import { passesThrough } from '../../intent/passthrough';
import { RouteIntent } from '../../intent/route-intent';
import { checkAnnotationSize } from '../../kubernetes/metadata';
import { checkDnsSubdomain, OF_DERIVED, ofExisting } from '../../kubernetes/names';
import { HttpsRedirect } from '../../policies/https-redirect';
import { Requirement } from '../../report';
import { RoutePath } from '../../routing/route-path';
import { RenderedObject, Rendering, Scope } from '../controller';
import { Context } from '../rows';
import { ComposedController } from '../shared/composed-controller';

/** Options of `IngressController.traefik()`. */
export interface TraefikOptions {
  /**
   * The class that Traefik's provider `kubernetesCRD` watches.
   *
   * @default - none: a Traefik that watches no class in particular
   */
  readonly ingressClassName?: string;

  /**
   * The http entry points, which redirect to https where a host has a certificate.
   *
   * @default ["web"]
   */
  readonly entryPoints?: string[];

  /**
   * The https entry points, which serve hosts with a certificate.
   *
   * @default ["websecure"]
   */
  readonly tlsEntryPoints?: string[];

  /**
   * The certificate resolver that issues for hosts with `Tls.controllerDefault()`.
   *
   * @default - none: Traefik presents its default certificate for them
   * @see https://doc.traefik.io/traefik/reference/install-configuration/tls/certificate-resolvers/overview/
   */
  readonly certResolver?: string;

  /**
   * Existing Middlewares that the requests of every route pass, in this order, before the Middlewares of this library: such as one
   * for SSO. Only the redirect to https comes before them. Without one of them Traefik leaves the routes out.
   *
   * @default - none
   * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/forwardauth/
   */
  readonly middlewares?: MiddlewareReference[];
}

const EVERYTHING = RoutePath.prefix('/');

/**
 * Renders a route to an IngressRoute of Traefik and its Middlewares, for Traefik 3.7 and later.
 */
export class Traefik extends ComposedController<Options, Contribution> {
  constructor(options: TraefikOptions = {}) {
    const { ingressClassName, certResolver } = options;
    if (certResolver !== undefined && (typeof certResolver !== 'string' || !/^\S+$/.test(certResolver))) {
      throw invalid('traefik.cert-resolver-name', 'certResolver of IngressController.traefik()', certResolver, 'a name without spaces',
        'name one of certificatesResolvers in Traefik\'s static configuration, such as "letsencrypt"');
    }
    if (ingressClassName !== undefined) {
      checkDnsSubdomain('ingressClassName of IngressController.traefik()', ingressClassName, ofExisting('IngressClass'));
    }
    const entryPoints = checkEntryPoints('entryPoints', options.entryPoints ?? ['web']);
    const tlsEntryPoints = checkEntryPoints('tlsEntryPoints', options.tlsEntryPoints ?? ['websecure']);
    const middlewares = options.middlewares && checkMiddlewares(options.middlewares);
    const marks = [
      ...ingressClassName === undefined ? [] : [`class ${ingressClassName}`],
      ...options.entryPoints || options.tlsEntryPoints ? [`entry points ${[...entryPoints, ...tlsEntryPoints].join(' ')}`] : [],
    ];
    super(marks.length > 0 ? `Traefik (${marks.join(', ')})` : 'Traefik', TRAEFIK, ADDITIONS, { ingressClassName, entryPoints, tlsEntryPoints, certResolver, middlewares });
  }

  /** An entry point each: routes on others never meet. */
  public scopes(): Scope[] {
    const { ingressClassName, entryPoints, tlsEntryPoints } = this.options;
    const program = ingressClassName === undefined ? 'Traefik' : `Traefik of class ${ingressClassName}`;
    return [...new Set([...entryPoints, ...tlsEntryPoints])].map(name => ({ program, door: `entry point ${name}` }));
  }

  protected assemble(contributed: Contribution, { route, neighbours }: Context<Options>): Rendering {
    const contribution = withHeaders(contributed);
    const { entryPoints, tlsEntryPoints } = this.options;
    const { annotations = {} } = contribution;
    checkAnnotationSize('annotations', annotations);
    if (passesThrough(route)) {
      return { objects: [passthroughObject(route, contribution, this.options)], warnings: [] };
    }
    const transport = transportObject(route, contribution);
    const entries = entriesOf(route, contribution, transport?.name);
    const own = ownCertificate(route);
    const certificate = certificateFor(route, neighbours);
    const { httpsRedirect } = route;
    const objects = certificate === undefined
      ? [this.ingressRoute(route, contribution, 'IngressRoute', route.name, entryPoints, httpsRedirect === HttpsRedirect.ALWAYS ? redirected(entries) : entries, annotations)]
      : [this.ingressRoute(route, contribution, 'IngressRoute', route.name, tlsEntryPoints, entries, annotations, {
        ...tlsOf(route, certificate, this.options), ...contribution.tlsOptions && { options: contribution.tlsOptions },
      })];
    if (own && httpsRedirect === HttpsRedirect.NEVER) {
      objects.push(this.ingressRoute(route, contribution, 'Http', checkDnsSubdomain('name of the route for http', `${route.name}-http`, OF_DERIVED), entryPoints, entries));
    } else if (own) {
      objects.push(this.ingressRoute(route, contribution, 'HttpsRedirect', checkDnsSubdomain('name of the redirect to https', `${route.name}-https-redirect`, OF_DERIVED), entryPoints,
        // Where requests over https go does not matter to it.
        redirects(entriesOf(route, { ...contribution, shares: undefined }, transport?.name), contribution, { route, neighbours })));
    }
    const isRedirecting = httpsRedirect === HttpsRedirect.ALWAYS || (own && httpsRedirect !== HttpsRedirect.NEVER);
    const ofRedirects = [...isRedirecting ? [TO_HTTPS] : [], ...contribution.tlsOptions ? [DENY] : []];
    const middlewares = new Set([...ofRedirects, ...entries.flatMap(entry => entry.middlewares)]);
    const ofMiddlewares = [...middlewares].map(middleware => middlewareObject(route, middleware));
    objects.push(...ofMiddlewares, ...transport ? [transport] : [], ...contribution.objects ?? []);
    return { objects, warnings: [] };
  }

  protected standingRequirements(_contribution: Contribution, { route, neighbours }: Context<Options>): Requirement[] {
    return passesThrough(route) ? passthroughRequirements(route, this.options)
      : standingRequirements(route, this.options, certificateFor(route, neighbours) !== undefined);
  }

  private ingressRoute(
    route: RouteIntent, { observability }: Contribution, id: string, name: string, entryPoints: readonly string[], entries: readonly Entry[],
    annotations: { readonly [key: string]: string } = {}, tls?: object,
  ): RenderedObject {
    const { ingressClassName } = this.options;
    return {
      id,
      apiVersion: API,
      kind: 'IngressRoute',
      name,
      annotations,
      fields: {
        spec: {
          ...ingressClassName !== undefined && { ingressClassName },
          entryPoints: [...entryPoints],
          routes: entries.map(({ match, priority, middlewares: own, service, services = [service] }) => {
            const middlewares = middlewaresOf(route, own, this.options);
            return {
              match,
              priority,
              ...observability && { observability },
              ...middlewares.length > 0 && { middlewares },
              services: services.map(each => ({ ...service, ...each })),
            };
          }),
          ...tls && { tls },
        },
      },
    };
  }
}

/** The Service of a route without any policy: all that a request needs that never gets there. */
function plainService({ redirect, service: { name, port } }: RouteIntent, { service }: Contribution): Service {
  return redirect ? NOWHERE : service?.scheme === undefined ? { name, port } : { name, port, scheme: service.scheme };
}

/** The entries that Traefik answers by itself. */
function ownAnswers(route: RouteIntent, hosts: Hosts, contribution: Contribution): Entry[] {
  const outermost = ['headers' as const, 'cors' as const].flatMap(stage => contribution.chain?.[stage]?.(route.paths[0]) ?? []);
  const answers = (contribution.ownAnswers ?? []).flatMap(answer => answer(hosts));
  // What is asked for twice is one router, which Traefik names by its rule.
  const matches = answers.map(({ match }) => match);
  return answers.filter(({ match }, i) => matches.indexOf(match) === i).map(({ withHeaders: hasHeaders, match, priority, middlewares, path }) => ({
    match,
    priority,
    middlewares: path ? chainOf(contribution, path, middlewares) : hasHeaders ? [...outermost, ...middlewares] : middlewares,
    service: plainService(route, contribution),
  }));
}

/** The Middlewares that the requests for a path pass. */
function chainOf({ chain }: Contribution, path: RoutePath, bodySize?: readonly Middleware[]): Middleware[] {
  return STAGES.flatMap(stage => stage === 'bodySize' && bodySize ? bodySize : chain?.[stage]?.(path) ?? []);
}

/** All entries of a route, for each kind of its hosts. */
function entriesOf(route: RouteIntent, contribution: Contribution, serversTransport?: string): Entry[] {
  return hostsOf(route.hosts).flatMap(hosts => [
    ...ownAnswers(route, hosts, contribution), ...pathEntries(route, hosts, contribution, serversTransport),
  ]);
}

/** The entries of the paths. */
function pathEntries(route: RouteIntent, hosts: Hosts, contribution: Contribution, serversTransport?: string): Entry[] {
  const { strategy, nativeLB, sticky, healthCheck, passiveHealthCheck } = contribution.service ?? {};
  const shares = contribution.shares ?? [{ conditions: [], services: contribution.services }];
  return route.paths.flatMap(path => shares.flatMap(({ conditions, services }) => matchesOf(hosts, path, 0, ...conditions).map(match => ({
    services,
    middlewares: chainOf(contribution, path),
    ...match,
    service: {
      ...plainService(route, contribution),
      ...strategy !== undefined && { strategy },
      ...nativeLB !== undefined && { nativeLB },
      ...sticky && { sticky: sticky(path) },
      ...healthCheck && { healthCheck },
      ...passiveHealthCheck && { passiveHealthCheck },
      ...serversTransport !== undefined && { serversTransport },
    },
  }))));
}

/** Entries of requests that reach them over https alone; a proxy that is trusted may say so of what it forwards over http. */
function redirected(entries: readonly Entry[]): Entry[] {
  return entries.map(entry => ({ ...entry, middlewares: [TO_HTTPS, ...entry.middlewares] }));
}

/**
 * What the redirect of a whole host is for. Behind a proxy that Traefik trusts, a request that came by https passes the redirect; it must not
 * reach the servers there, past the policies of the route that it is meant for.
 */
const NOT_FORWARDED = '!HeaderRegexp(`X-Forwarded-Proto`, `(?i)^(https|wss)$`)';

/** Redirects from http: of the entries, and of whole hosts where other routes have paths there and no certificate of their own. */
function redirects(entries: readonly Entry[], contribution: Contribution, { route, neighbours }: Pick<Context<Options>, 'route' | 'neighbours'>): Entry[] {
  // What a trusted proxy forwards passes the redirect, and has no certificate of a client.
  const own = contribution.tlsOptions ? entries.map(entry => ({ ...entry, middlewares: [TO_HTTPS, DENY] })) : redirected(entries);
  const others = neighbours.filter(other => !other.tls && shareHost(other, route));
  if (others.length === 0 || route.paths.some(path => String(path) === String(EVERYTHING))) {
    return own;
  }
  return [...own, ...hostsOf(route.hosts).flatMap(hosts => matchesOf(hosts, EVERYTHING, 0, NOT_FORWARDED).map(each => ({
    ...each, middlewares: [TO_HTTPS], service: plainService(route, contribution),
  })))];
}

function checkEntryPoints(option: string, names: string[]): string[] {
  const prop = `${option} of IngressController.traefik()`;
  const fix = 'name the entry points of Traefik\'s static configuration, such as "web"';
  if (listOf(prop, names).length === 0) {
    throw invalid('traefik.no-entry-point', prop, names, 'at least one entry point', fix);
  }
  for (const name of names) {
    if (typeof name !== 'string' || !/^[A-Za-z0-9][-_A-Za-z0-9]*$/.test(name)) {
      throw invalid('traefik.entry-point-name', prop, name, 'names of letters, digits, "-" and "_"', fix);
    }
  }
  return [...names];
}
