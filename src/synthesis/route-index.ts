import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { TargetCluster } from './cluster';
import { stands } from './standing';
import { invalid } from '../basics/errors';
import { Controller, RenderedObject } from '../controllers/controller';
import { checkOneCertificate, inheritedCertificate } from '../intent/certificate';
import { RouteIntent } from '../intent/route-intent';

const RENAME = 'the second one would overwrite the first; choose another name';
const EVERY_HOST = 'every host';

/** What has a name, as long as its construct stands. */
export interface Holder {
  /** Its path, for messages. */
  readonly path: string;
  readonly construct: IConstruct;
}

/** A route in the index. */
export interface IndexedRoute {
  readonly intent: RouteIntent;
  readonly controller: Controller;
  /** Where it can meet others. */
  readonly places: readonly Place[];
  /** Whether it is still in the construct tree. */
  readonly isStanding: boolean;
  /** Removes what is left of it, if its routing object has been removed alone. */
  removeRest(): void;
}

/** A place where routes can meet: a scope in a cluster, and a host unless its routes are rendered together anyway. */
export interface Place {
  readonly key: string;
  readonly host?: string;
}

/**
 * Who meets whom: the routes and names of an app, by the cluster that they reach.
 *
 * What stands no more in the construct tree counts no more, so that the tree alone decides.
 */
export class RouteIndex {
  /** The index of the app that a construct stands in. */
  public static of(scope: IConstruct): RouteIndex {
    const root = scope.node.root;
    let index = RouteIndex.byRoot.get(root);
    if (!index) {
      RouteIndex.byRoot.set(root, index = new RouteIndex(root));
    }
    return index;
  }

  private static readonly byRoot = new WeakMap<IConstruct, RouteIndex>();

  /** All routes, in the order in which they were entered. */
  private readonly routes = new Map<IndexedRoute, number>();
  private readonly named = new Map<string, Holder>();
  /** The routes of each place. */
  private readonly meeting = new Map<string, IndexedRoute[]>();
  /** The answers of `neighbours`. */
  private readonly groups = new Map<IndexedRoute, Group>();

  private constructor(root: IConstruct) {
    // cdk8s validates before it collects the objects.
    root.node.addValidation({ validate: () => this.removeRests() });
  }

  /**
   * Checks that a route can stand beside all others.
   *
   * @throws if one of them has its name, one of its hosts and paths, or another certificate for one of its hosts
   */
  public checkRoute(route: IndexedRoute): void {
    const { intent, controller, places } = route;
    const sharing = new Set<IndexedRoute>();
    for (const { key, host } of places) {
      const others = host === undefined ? [] : this.standingAt(key);
      if (others.length > 0) {
        others.forEach(other => sharing.add(other));
        checkPaths(intent, controller, host!, others);
      }
    }
    if (sharing.size > 0) {
      checkOneCertificate(intent, [...sharing].map(other => other.intent));
      // The new route may bring a certificate for a host of another, or find one on its own.
      [route, ...sharing].filter(each => !each.intent.tls).forEach(each => inheritedCertificate(each.intent, [intent, ...this.sharing(each)]));
    }
  }

  /** Enters a route. */
  public addRoute(route: IndexedRoute): void {
    this.routes.set(route, this.routes.size);
    for (const { key } of route.places) {
      const routes = this.meeting.get(key);
      if (routes) {
        routes.push(route);
      } else {
        this.meeting.set(key, [route]);
      }
    }
    this.groups.clear();
  }

  /**
   * Checks that no other has the name of an object.
   *
   * @throws if another one has it
   */
  public checkName(scope: IConstruct, namespace: string | undefined, { apiVersion, kind, name }: Named): void {
    const holder = this.named.get(nameKey(scope, namespace, { apiVersion, kind, name }));
    if (holder && stands(holder.construct)) {
      throw invalid('name.taken', `name of the ${kind}`, qualified(namespace, name), `each once, and ${holder.path} has it already`, RENAME);
    }
  }

  /** Enters the name of an object. */
  public addName(scope: IConstruct, namespace: string | undefined, object: Named, holder: Holder): void {
    this.named.set(nameKey(scope, namespace, object), holder);
  }

  /** The routes that share a place with a route, directly or through others, itself included. */
  public neighbours(route: IndexedRoute): RouteIntent[] {
    const known = this.groups.get(route);
    if (known?.routes.every(({ isStanding }) => isStanding)) {
      return known.intents;
    }
    const members = new Set([route]);
    // A set that grows while it is walked: each member brings those that it shares a place with.
    for (const member of members) {
      for (const { key } of member.places) {
        this.standingAt(key).forEach(other => members.add(other));
      }
    }
    const routes = [...members].sort((a, b) => this.routes.get(a)! - this.routes.get(b)!);
    const group = { routes, intents: routes.map(({ intent }) => intent) };
    routes.forEach(member => this.groups.set(member, group));
    return group.intents;
  }

  /** The routes that share a host with a route. */
  private sharing(route: IndexedRoute): RouteIntent[] {
    return route.places.flatMap(({ key, host }) => host === undefined ? [] : this.standingAt(key).map(({ intent }) => intent));
  }

  private standingAt(key: string): IndexedRoute[] {
    const routes = this.meeting.get(key) ?? [];
    if (routes.every(({ isStanding }) => isStanding)) {
      return routes;
    }
    const standing = routes.filter(({ isStanding }) => isStanding);
    this.meeting.set(key, standing);
    return standing;
  }

  /** Removes what is left of routes that were removed; finds no fault. */
  private removeRests(): string[] {
    this.routes.forEach((_, route) => route.removeRest());
    return [];
  }
}

interface Group {
  readonly routes: readonly IndexedRoute[];
  readonly intents: RouteIntent[];
}

type Named = Pick<RenderedObject, 'apiVersion' | 'kind' | 'name'>;

/** The places where a route can meet others. */
export function placesOf(scope: IConstruct, controller: Controller, route: RouteIntent): Place[] {
  const cluster = TargetCluster._of(scope);
  const hosts = route.hosts.length > 0 ? route.hosts : [EVERY_HOST];
  return controller.scopes(route).flatMap(({ program, door, together }): Place[] => {
    const key = `${cluster}\0${program}\0${door}`;
    const places: Place[] = hosts.map(host => ({ key: `${key}\0${host}`, host }));
    return together ? [...places, { key }] : places;
  });
}

function checkPaths(route: RouteIntent, controller: Controller, host: string, others: readonly IndexedRoute[]): void {
  // A canary stands on the hosts and paths of the route that it is one of.
  if (isCanary(route)) {
    return;
  }
  for (const other of others.filter(({ intent }) => !isCanary(intent))) {
    const taken = route.paths.find(path => other.intent.paths.some(({ value }) => value === path.value));
    if (taken) {
      throw invalid('paths.taken', `hosts and paths on ${controller.name}`, `${host} ${taken.value}`, `each once, and ${other.intent.path} has it already`, 'merge the routes or give one of them another path');
    }
  }
}

function isCanary({ annotations = {} }: RouteIntent): boolean {
  return Object.keys(annotations).some(key => key.endsWith('/canary') && annotations[key] === 'true');
}

/** Without a namespace nothing says whether two charts are applied to the same one. */
function nameKey(scope: IConstruct, namespace: string | undefined, { apiVersion, kind, name }: Named): string {
  const place = namespace === undefined ? Chart.of(scope).node.path : TargetCluster._of(scope);
  return `${namespace ?? ''}\0${place}\0${apiVersion.split('/').length > 1 ? apiVersion.split('/')[0] : ''}\0${kind}\0${name}`;
}

function qualified(namespace: string | undefined, name: string): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
