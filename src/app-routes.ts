import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { RouteIntent } from './intent';
import { invalid } from './invalid';

/** What the app knows of a route beside its intent. */
interface Entry {
  readonly route: RouteIntent;
  /** The controller's name: routes on controllers of unlike names never meet. */
  readonly controller: string;
}

/** What only one of a chart can have. */
interface Claim {
  readonly prop: string;
  readonly what: string;
  readonly fix: string;
}

const RENAME = 'the second one would overwrite the first; choose another name';

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

  private readonly entries: Entry[] = [];
  /** Who holds what only one can hold. By chart: charts may go to different clusters, and what meets there is not known here. */
  private readonly holders = new WeakMap<Chart, Map<string, string>>();
  private groups?: Map<RouteIntent, RouteIntent[]>;

  private constructor() {}

  /**
   * Enters a route.
   *
   * @throws if another route of the chart has its name, or one of its hosts and paths
   */
  public add(scope: IConstruct, controller: string, route: RouteIntent): void {
    const hosts = route.hosts.length > 0 ? route.hosts : ['every host'];
    // A canary stands on the hosts and paths of the route that it is one of.
    const canary = Object.entries(route.annotations).some(([key, value]) => key.endsWith('/canary') && value === 'true');
    this.claim(scope, route.path, [
      { prop: 'name of the routing object', what: qualified(route.namespace, route.name), fix: RENAME },
      ...canary ? [] : hosts.flatMap(host => route.paths.map(({ value }) => ({
        prop: `hosts and paths on ${controller}`, what: `${host} ${value}`, fix: 'merge the routes or give one of them another path',
      }))),
    ]);
    this.entries.push({ route, controller });
    this.groups = undefined;
  }

  /**
   * Enters the name of a Service.
   *
   * @throws if another one of the chart has it
   */
  public claimService(scope: IConstruct, namespace: string | undefined, name: string, path: string): void {
    this.claim(scope, path, [{ prop: 'name of the Service', what: qualified(namespace, name), fix: RENAME }]);
  }

  /** Forgets the names, hosts and paths of a path, where nothing came of it. */
  public release(scope: IConstruct, path: string): void {
    const holders = this.holders.get(Chart.of(scope));
    holders?.forEach((holder, key) => holder === path && holders.delete(key));
  }

  /** All claims of a path or, where another holds one of them, none. */
  private claim(scope: IConstruct, path: string, claims: Claim[]): void {
    const chart = Chart.of(scope);
    const holders = this.holders.get(chart) ?? new Map<string, string>();
    this.holders.set(chart, holders);
    const keys = claims.map(({ prop, what }) => `${prop} ${what}`);
    for (const [i, { prop, what, fix }] of claims.entries()) {
      const holder = holders.get(keys[i]);
      if (holder !== undefined && holder !== path) {
        throw invalid(prop, what, `each once, and ${holder} has it already`, fix);
      }
    }
    keys.forEach(key => holders.set(key, path));
  }

  /** The routes that share hosts with a route, directly or through others, itself included. */
  public neighbours(route: RouteIntent): RouteIntent[] {
    this.groups ??= connected(this.entries);
    return this.groups.get(route)!;
  }
}

function qualified(namespace: string | undefined, name: string): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}

/** The groups of routes that hang together by their hosts, on one controller. */
function connected(entries: readonly Entry[]): Map<RouteIntent, RouteIntent[]> {
  // A forest of hosts: each names the next on the way to the one that stands for its group.
  const next = new Map<string, string>();
  const rootOf = (host: string): string => {
    let root = host;
    for (let up = next.get(root); up !== undefined; up = next.get(root)) {
      root = up;
    }
    if (root !== host) {
      next.set(host, root);
    }
    return root;
  };
  const hostsOf = ({ route, controller }: Entry) => (route.hosts.length > 0 ? route.hosts : ['']).map(host => `${controller}\n${host}`);
  for (const entry of entries) {
    const [first, ...others] = hostsOf(entry);
    for (const other of others) {
      const [from, to] = [rootOf(other), rootOf(first)];
      if (from !== to) {
        next.set(from, to);
      }
    }
  }
  const groups = new Map<string, RouteIntent[]>();
  const groupOf = new Map<RouteIntent, RouteIntent[]>();
  for (const entry of entries) {
    const root = rootOf(hostsOf(entry)[0]);
    const group = groups.get(root) ?? [];
    groups.set(root, group);
    group.push(entry.route);
    groupOf.set(entry.route, group);
  }
  return groupOf;
}
