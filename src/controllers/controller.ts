import { RouteIntent } from '../intent';
import { Requirement, Verdict } from '../report';

/** A Kubernetes object that a controller renders a route to. */
export interface RenderedObject {
  /** What tells it from the other objects of the route; part of its construct id, unless it is the first. */
  readonly id: string;
  /** Its API group and version, such as `networking.k8s.io/v1`. */
  readonly apiVersion: string;
  /** Its kind, such as `Ingress`. */
  readonly kind: string;
  /** Its name. */
  readonly name: string;
  /**
   * Its annotations.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
  /** Its fields beside `apiVersion`, `kind` and `metadata`, such as `spec`. */
  readonly fields: { [field: string]: any };
}

/** What a controller makes of a route. */
export interface Rendering {
  /**
   * The objects, first the one that holds the hosts and paths. In the YAML the objects of its kind stand behind those of other
   * kinds, so that what it refers to is there before requests are served.
   */
  readonly objects: RenderedObject[];
  /** What the user should hear of at synthesis, until it is acknowledged. */
  readonly warnings: string[];
}

/** What there is to say of a route. */
export interface Explanation {
  /** A verdict for every policy of the route. */
  readonly verdicts: Verdict[];
  /** What must hold outside the manifest. */
  readonly requirements: Requirement[];
}

/**
 * The program in the cluster that serves the routes.
 *
 * `IngressController` makes the controllers of this library.
 */
export abstract class Controller {
  /**
   * What tells this controller from others in the cluster, such as `ingress-nginx (class nginx)`. Routes on controllers of
   * the same name reach the same program, and may meet on a host.
   */
  public readonly name: string;

  /**
   * @param name What tells this controller from others in the cluster.
   */
  constructor(name: string) {
    this.name = name;
  }

  /**
   * Renders a route, without side effects. Called at construction, so that what cannot be rendered fails there, and again
   * at synthesis where other routes of the app share a host with it: these may change the objects' fields and add
   * annotations, and nothing else.
   *
   * @param route What is asked for.
   * @param neighbours All routes of the app that share meeting points, directly or through others, on a controller of this
   * name; this one included.
   * @throws if the controller cannot do what is asked.
   */
  public abstract render(route: RouteIntent, neighbours: RouteIntent[]): Rendering;

  /**
   * Explains what `render` makes of a route, for the report.
   *
   * @param route What is asked for.
   * @param neighbours As for `render`.
   */
  public abstract explain(route: RouteIntent, neighbours: RouteIntent[]): Explanation;

  /**
   * What makes routes neighbours where they have one of it in common: their hosts, unless the controller says more.
   *
   * @param route What is asked for.
   */
  public meetingPoints(route: RouteIntent): string[] {
    return route.hosts.length > 0 ? route.hosts : ['every host'];
  }
}
