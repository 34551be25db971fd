import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { TargetCluster } from './cluster';
import { invalid } from '../basics/errors';
import { Controller, RenderedObject } from '../controllers/controller';
import { checkOneCertificate } from '../intent/certificate';
import { RouteIntent } from '../intent/route-intent';

const RENAME = 'the second one would overwrite the first; choose another name';
const EVERY_HOST = 'every host';

/** Something that stands in the construct tree as long as its constructs do. */
export interface Standing {
  /** Its path, for messages. */
  readonly path: string;
  /** The construct that it is rendered to. */
  construct(): IConstruct | undefined;
}

/** A route in the index. */
export interface IndexedRoute extends Standing {
  readonly intent: RouteIntent;
  readonly controller: Controller;
  /** Where it can meet others. */
  readonly places: readonly Place[];
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
      RouteIndex.byRoot.set(root, index = new RouteIndex());
    }
    return index;
  }

  private static readonly byRoot = new WeakMap<IConstruct, RouteIndex>();

  /** The one that has a name. */
  private readonly named = new Map<string, Standing>();
  /** The routes of a scope and host, and those of a scope whose routes are rendered together. */
  private readonly meeting = new Map<string, IndexedRoute[]>();
  /** The answers of `neighbours`. */
  private readonly groups = new Map<IndexedRoute, Group>();

  private constructor() {}

  /**
   * Checks that a route can stand beside all others.
   *
   * @throws if one of them has its name, one of its hosts and paths, or another certificate for one of its hosts
   */
  public checkRoute({ intent, controller, places }: IndexedRoute): void {
    const sharing = new Set<RouteIntent>();
    for (const { key, host } of places) {
      const others = host === undefined ? [] : this.standingAt(key);
      if (others.length > 0) {
        others.forEach(other => sharing.add(other.intent));
        checkPaths(intent, controller, host!, others);
      }
    }
    checkOneCertificate(intent, [...sharing]);
  }

  /** Enters a route. */
  public addRoute(route: IndexedRoute): void {
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
    if (holder && stands(holder)) {
      throw invalid('name.taken', `name of the ${kind}`, qualified(namespace, name), `each once, and ${holder.path} has it already`, RENAME);
    }
  }

  /** Enters the name of an object. */
  public addName(scope: IConstruct, namespace: string | undefined, object: Named, holder: Standing): void {
    this.named.set(nameKey(scope, namespace, object), holder);
  }

  /** The routes that share a scope and a host with a route, directly or through others, itself included. */
  public neighbours(route: IndexedRoute): RouteIntent[] {
    const known = this.groups.get(route);
    if (known?.routes.every(stands)) {
      return known.intents;
    }
    const routes = new Set([route]);
    // A set that grows while it is walked: each member brings those that it shares a key with.
    for (const member of routes) {
      for (const { key } of member.places) {
        this.standingAt(key).forEach(other => routes.add(other));
      }
    }
    const group = { routes: [...routes], intents: [...routes].map(({ intent }) => intent) };
    group.routes.forEach(member => this.groups.set(member, group));
    return group.intents;
  }

  private standingAt(key: string): IndexedRoute[] {
    const routes = this.meeting.get(key) ?? [];
    if (routes.every(stands)) {
      return routes;
    }
    const standing = routes.filter(stands);
    this.meeting.set(key, standing);
    return standing;
  }
}

interface Group {
  readonly routes: readonly IndexedRoute[];
  readonly intents: RouteIntent[];
}

type Named = Pick<RenderedObject, 'apiVersion' | 'kind' | 'name'>;

/** Whether a construct and all that it stands in are still in the tree. */
function stands(standing: Standing): boolean {
  let current = standing.construct();
  while (current?.node.scope) {
    const { scope, id } = current.node;
    if (scope.node.tryFindChild(id) !== current) {
      return false;
    }
    current = scope;
  }
  return current !== undefined;
}

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
      throw invalid('paths.taken', `hosts and paths on ${controller.name}`, `${host} ${taken.value}`, `each once, and ${other.path} has it already`, 'merge the routes or give one of them another path');
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
