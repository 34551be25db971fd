import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Controller, RenderedObject } from './controllers/controller';
import { RouteIntent } from './intent';
import { invalid } from './invalid';

const RENAME = 'the second one would overwrite the first; choose another name';
const EVERY_HOST = 'every host';

/**
 * The routes of an app, over all load balancers and charts, so that each can know whom it shares a host with.
 */
export class AppRoutes {
  /** The routes of the app that a construct stands in. */
  public static of(scope: IConstruct): AppRoutes {
    const root = scope.node.root;
    const known = AppRoutes.byRoot.get(root);
    if (known) {
      return known;
    }
    const routes = new AppRoutes();
    AppRoutes.byRoot.set(root, routes);
    return routes;
  }

  private static readonly byRoot = new WeakMap<IConstruct, AppRoutes>();

  /** Who holds what only one can hold. By chart: charts may go to different clusters, and what meets there is not known here. */
  private readonly holders = new WeakMap<Chart, Table<string>>();
  /** The routes at each meeting point of each controller: routes on controllers of unlike names never meet. */
  private readonly byPoint: Table<RouteIntent[]> = new Map();
  /** The answers of `neighbours`, until another route comes. */
  private groups = new Map<RouteIntent, RouteIntent[]>();

  private constructor() {}

  /**
   * Enters a route.
   *
   * @throws if another route of the chart has its name, or one of its hosts and paths
   */
  public add(scope: IConstruct, controller: Controller, route: RouteIntent): void {
    const holders = this.holdersOf(scope);
    claim(holders, 'name of the routing object', qualified(route.namespace, route.name), route.path, RENAME);
    // A canary stands on the hosts and paths of the route that it is one of.
    const canary = Object.keys(route.annotations).some(key => key.endsWith('/canary') && route.annotations[key] === 'true');
    const prop = `hosts and paths on ${controller.name}`;
    const byPoint = tableOf(this.byPoint, controller.name);
    for (const host of hostsOf(route)) {
      for (const path of canary ? [] : route.paths) {
        claim(holders, prop, `${host} ${path.value}`, route.path, 'merge the routes or give one of them another path');
      }
    }
    for (const point of controller.meetingPoints(route)) {
      const routes = byPoint.get(point);
      if (routes) {
        routes.push(route);
      } else {
        byPoint.set(point, [route]);
      }
    }
    if (this.groups.size > 0) {
      this.groups = new Map();
    }
  }

  /**
   * Enters the objects that a route is rendered to.
   *
   * @throws if another route of the chart has one of the same kind and name
   */
  public claimObjects(scope: IConstruct, objects: readonly RenderedObject[], route: RouteIntent): void {
    const holders = this.holdersOf(scope);
    for (const { kind, name } of objects) {
      claim(holders, `name of the ${kind}`, qualified(route.namespace, name), route.path, RENAME);
    }
  }

  /**
   * Enters the name of a Service.
   *
   * @throws if another one of the chart has it
   */
  public claimService(scope: IConstruct, namespace: string | undefined, name: string, path: string): void {
    claim(this.holdersOf(scope), 'name of the Service', qualified(namespace, name), path, RENAME);
  }

  /** Forgets the names, hosts and paths of a path, where nothing came of it. */
  public release(scope: IConstruct, path: string): void {
    this.holdersOf(scope).forEach(table => table.forEach((holder, what) => holder === path && table.delete(what)));
  }

  /** The routes that share meeting points with a route of a controller, directly or through others, itself included. */
  public neighbours(controller: Controller, route: RouteIntent): RouteIntent[] {
    const known = this.groups.get(route);
    if (known) {
      return known;
    }
    const byPoint = tableOf(this.byPoint, controller.name);
    const group = new Set([route]);
    // A set that grows while it is walked: each member brings those that it shares a point with.
    for (const member of group) {
      for (const point of controller.meetingPoints(member)) {
        byPoint.get(point)!.forEach(other => group.add(other));
      }
    }
    const routes = [...group];
    if (routes.length > 1) {
      routes.forEach(member => this.groups.set(member, routes));
    }
    return routes;
  }

  private holdersOf(scope: IConstruct): Table<string> {
    const chart = Chart.of(scope);
    let holders = this.holders.get(chart);
    if (!holders) {
      this.holders.set(chart, holders = new Map());
    }
    return holders;
  }
}

/** Values by two keys. */
type Table<T> = Map<string, Map<string, T>>;

function tableOf<T>(table: Table<T>, key: string): Map<string, T> {
  let inner = table.get(key);
  if (!inner) {
    table.set(key, inner = new Map());
  }
  return inner;
}

function claim(holders: Table<string>, prop: string, what: string, path: string, fix: string): void {
  const table = tableOf(holders, prop);
  const holder = table.get(what);
  if (holder !== undefined && holder !== path) {
    throw invalid(prop, what, `each once, and ${holder} has it already`, fix);
  }
  table.set(what, path);
}

function hostsOf(route: RouteIntent): readonly string[] {
  return route.hosts.length > 0 ? route.hosts : [EVERY_HOST];
}

function qualified(namespace: string | undefined, name: string): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
