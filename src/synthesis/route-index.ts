import { IConstruct } from 'constructs';
import { TargetCluster } from './cluster';
import { perApp } from './per-app';
import { watchRemovals } from './standing';
import { invalid } from '../basics/errors';
import { Controller } from '../controllers/controller';
import { checkOneCertificate, checkRedirects, inheritedCertificate, redirectsOtherwise } from '../intent/certificate';
import { checkSameClientCertificates } from '../intent/client-certificates';
import { checkNotShared } from '../intent/passthrough';
import { RouteIntent } from '../intent/route-intent';
import { checkRedirectedHosts, otherName } from '../intent/www-redirect';
import { isWildcard } from '../kubernetes/hosts';

const EVERY_HOST = 'every host';

/** A route in the index. */
export interface IndexedRoute {
  readonly intent: RouteIntent;
  readonly controller: Controller;
  /** Where it can meet others. */
  readonly places: readonly Place[];
  /** Whether it is still in the construct tree. */
  readonly isStanding: boolean;
  /** Says that it has met another one. */
  meets(): void;
}

/** A place where routes can meet: a scope in a cluster, and a host unless its routes are rendered together anyway. */
export interface Place {
  readonly key: string;
  /** Where requests enter the program. */
  readonly door: string;
  readonly host?: string;
}

/**
 * Who meets whom: the routes of an app, by the cluster that they reach.
 *
 * What stands no more in the construct tree counts no more, so that the tree alone decides.
 */
export class RouteIndex {
  /** The index of the app that a construct stands in. */
  public static readonly of = perApp(() => new RouteIndex());

  /** All routes, with their places in the order in which they were entered. */
  private readonly order = new Map<IndexedRoute, number>();
  /** The routes of each place. */
  private readonly meeting = new Map<string, IndexedRoute[]>();
  /** Of those, the ones that bring a certificate. */
  private readonly secured = new Map<string, IndexedRoute[]>();
  /** And the ones that are redirected to https in another way than is usual. */
  private readonly redirected = new Map<string, IndexedRoute[]>();
  /** The routes that redirect the host of a place, which is the other name of one of theirs. */
  private readonly leading = new Map<string, IndexedRoute[]>();
  /** The route that has a path of a place. */
  private readonly paths = new Map<string, IndexedRoute>();
  /** The routes that keep requests out by a Secret. */
  private readonly guarded: IndexedRoute[] = [];
  /** The answers of `neighbours`. */
  private readonly groups = new Map<IndexedRoute, RouteIntent[]>();
  private removed = 0;

  private constructor() {}

  /**
   * Checks that a route can stand beside all others.
   *
   * @throws if one of them has one of its hosts and paths, or another certificate for one of its hosts
   */
  public checkRoute(route: IndexedRoute): void {
    const { intent, controller, places } = route;
    for (const { key, other } of intent.wwwRedirect || this.leading.size > 0 ? namesOf(places) : []) {
      const serving = intent.wwwRedirect ? this.meeting.get(other) ?? [] : [];
      const redirecting = this.leading.get(key) ?? [];
      checkRedirectedHosts(intent, [...serving, ...redirecting].filter(({ isStanding }) => isStanding).map(each => each.intent));
    }
    this.checkWider(route);
    const hosts = places.filter(({ key, host }) => host !== undefined && this.meeting.has(key));
    if (hosts.length === 0) {
      return;
    }
    for (const { key } of hosts) {
      // One that passes TLS on has its hosts to itself, so that the first of a host tells.
      const first = this.meeting.get(key)!.find(({ isStanding }) => isStanding);
      checkNotShared(intent, first ? [first.intent] : []);
      const main = isCanary(intent) ? undefined : this.meeting.get(key)!.find(({ isStanding, intent: other }) => isStanding && !isCanary(other));
      if (main) {
        checkSameClientCertificates(intent, main.intent);
      }
    }
    for (const { key, host } of isCanary(intent) ? [] : hosts) {
      for (const { value } of intent.paths) {
        const holder = this.paths.get(`${key}\0${value}`);
        if (holder?.isStanding) {
          throw invalid('paths.taken', `hosts and paths on ${controller.name}`, `${host} ${value}`, `each once, and ${holder.intent.path} has it already`,
            'merge the routes or give one of them another path');
        }
      }
    }
    const providers = this.providers(hosts);
    checkOneCertificate(intent, providers.map(provider => provider.intent));
    for (const { key } of isCanary(intent) ? [] : hosts) {
      if (redirectsOtherwise(intent) || this.redirected.get(key)?.some(({ isStanding }) => isStanding)) {
        checkRedirects(intent, this.standing(key).filter(other => !isCanary(other)));
      }
    }
    checkInherited(route, providers);
    if (intent.tls) {
      // It may bring a certificate for some hosts of others, and none for the rest.
      const others = new Set(hosts.flatMap(({ key }) => this.meeting.get(key) ?? []));
      others.forEach(other => other.isStanding && checkInherited(other, [route, ...this.providers(other.places)]));
    }
  }

  /** Enters a route. */
  public addRoute(route: IndexedRoute): void {
    const { intent, places } = route;
    this.order.set(route, this.order.size);
    if (isGuarded(intent)) {
      this.guarded.push(route);
    }
    for (const { other } of intent.wwwRedirect ? namesOf(places) : []) {
      append(this.leading, other, route);
    }
    for (const { key, host } of places) {
      const others = append(this.meeting, key, route);
      if (others.length > 1) {
        others[0].meets();
        route.meets();
      }
      if (host !== undefined && intent.tls) {
        append(this.secured, key, route);
      }
      if (host !== undefined && redirectsOtherwise(intent)) {
        append(this.redirected, key, route);
      }
      if (host !== undefined && !isCanary(intent)) {
        intent.paths.forEach(({ value }) => this.paths.set(`${key}\0${value}`, route));
      }
    }
    this.forgetNeighbours();
  }

  /** Counts removals of what was watched: between two of them, nothing of it stands no more. */
  public get removals(): number {
    return this.removed;
  }

  /** Watches a part of the tree. */
  public watch({ node }: IConstruct): void {
    watchRemovals(node, () => {
      this.removed++;
      this.forgetNeighbours();
    });
  }

  /** Forgets who meets whom, since a route is another one now. */
  public forgetNeighbours(): void {
    this.groups.clear();
  }

  /** The routes that share a place with a route, directly or through others, itself included. */
  public neighbours(route: IndexedRoute): RouteIntent[] {
    const known = this.groups.get(route);
    if (known) {
      return known;
    }
    const members = new Set([route]);
    // A set that grows while it is walked: each member brings those that it shares a place with.
    for (const member of members) {
      for (const { key } of member.places) {
        this.meeting.get(key)?.forEach(other => members.has(other) || (other.isStanding && members.add(other)));
      }
    }
    const routes = [...members].sort((a, b) => this.order.get(a)! - this.order.get(b)!);
    const intents = routes.map(({ intent }) => intent);
    // One that was removed and is read all the same is nobody's neighbour.
    (route.isStanding ? routes : []).forEach(member => this.groups.set(member, intents));
    return intents;
  }

  /** @throws if a route of more hosts would let in what one of fewer keeps out */
  private checkWider(route: IndexedRoute): void {
    if (isGuarded(route.intent)) {
      for (const key of route.places.flatMap(widerThan)) {
        this.meeting.get(key)?.forEach(wider => wider.isStanding && route.controller._checkWithin(route.intent, wider.intent));
      }
    }
    const own = new Set(route.places.filter(({ host }) => host !== undefined && (host === EVERY_HOST || isWildcard(host))).map(({ key }) => key));
    for (const other of own.size === 0 ? [] : this.guarded.filter(({ isStanding }) => isStanding)) {
      if (other.places.flatMap(widerThan).some(key => own.has(key))) {
        other.controller._checkWithin(other.intent, route.intent);
      }
    }
  }

  /** The routes of a place. */
  private standing(key: string): RouteIntent[] {
    return this.meeting.get(key)!.filter(({ isStanding }) => isStanding).map(({ intent }) => intent);
  }

  /** One route for each host that brings a certificate for it. */
  private providers(places: readonly Place[]): IndexedRoute[] {
    return [...new Set(places.flatMap(({ key }) => this.secured.get(key)?.find(({ isStanding }) => isStanding) ?? []))];
  }
}

/** The places of exact hosts, with that of the other name of each. */
function namesOf(places: readonly Place[]): { readonly key: string; readonly other: string }[] {
  return places.flatMap(({ key, host }) => host === undefined ? [] : { key, other: key.slice(0, key.length - host.length) + otherName(host) });
}

/** The places of every host, and of the wildcard that an exact host is within. */
function widerThan({ key, host }: Place): string[] {
  if (host === undefined || host === EVERY_HOST) {
    return [];
  }
  const of = key.slice(0, key.length - host.length);
  return [`${of}${EVERY_HOST}`, ...isWildcard(host) ? [] : [of + host.replace(/^[^.]+/, '*')]];
}

function isGuarded({ basicAuth, clientCertificates }: RouteIntent): boolean {
  return basicAuth !== undefined || clientCertificates !== undefined;
}

function append<T>(table: Map<string, T[]>, key: string, value: T): T[] {
  let values = table.get(key);
  if (values) {
    values.push(value);
  } else {
    table.set(key, values = [value]);
  }
  return values;
}

/** The places where a route can meet others. */
export function placesOf(scope: IConstruct, controller: Controller, route: RouteIntent): Place[] {
  const cluster = TargetCluster._of(scope);
  const hosts = route.hosts.length > 0 ? route.hosts : [EVERY_HOST];
  return controller.scopes(route).flatMap(({ program, door, together }): Place[] => {
    const key = `${cluster}\0${program}\0${door}`;
    const places: Place[] = hosts.map(host => ({ key: `${key}\0${host}`, door, host }));
    return together ? [...places, { key, door }] : places;
  });
}

/**
 * Checks that a route can take over the certificate of another one: at the same doors, since the other one redirects requests over http.
 *
 * @throws if it has one on some of its hosts only, or other doors
 */
function checkInherited(route: IndexedRoute, providers: readonly IndexedRoute[]): void {
  const certificate = inheritedCertificate(route.intent, providers.map(({ intent }) => intent));
  const provider = providers.find(({ intent }) => intent === certificate?.route);
  if (provider && doorsOf(provider) !== doorsOf(route)) {
    throw invalid('tls.other-doors', 'tls', 'none',
      `a certificate of its own for ${route.intent.path} (${doorsOf(route)}), since ${provider.intent.path}, which brings one for its host, has other doors (${doorsOf(provider)})`,
      'set tls on both routes');
  }
}

function doorsOf({ places }: IndexedRoute): string {
  return [...new Set(places.map(({ door }) => door))].sort().join(', ');
}

/** A canary stands on the hosts and paths of the route that it is one of. */
function isCanary({ annotations = {} }: RouteIntent): boolean {
  return Object.keys(annotations).some(key => key.endsWith('/canary') && annotations[key] === 'true');
}
