import { InvalidInput, show } from '../basics/errors';
import { RouteIntent, valueOf } from '../intent/route-intent';
import { POLICIES, POLICY_NAMES } from '../policies';
import { Policy } from '../policies/policy';
import { Requirement, Verdict } from '../report';

/** A Kubernetes object that a controller renders a route to. */
export interface RenderedObject {
  /** Unique id of this object within the route; part of its construct id, unless it is the first. */
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

/** A route as a controller renders it. */
export interface Rendering {
  /**
   * The objects, first the one that holds the hosts and paths. In the YAML the objects of its kind follow those of other
   * kinds, so that what it refers to is there before requests are served.
   */
  readonly objects: RenderedObject[];
  /** Warnings to print at synthesis, until they are acknowledged. */
  readonly warnings: string[];
}

/** A route as the report describes it. */
export interface Explanation {
  /** A verdict for every policy of the route. */
  readonly verdicts: Verdict[];
  /** What must hold outside the manifest. */
  readonly requirements: Requirement[];
}

/** A place where requests enter the cluster. Routes of one scope can meet on a host. */
export interface Scope {
  /** The program that serves it, such as `Traefik`. */
  readonly program: string;
  /** Where requests enter the program: its class, an entry point, a Gateway. */
  readonly door: string;
  /**
   * Whether routes of this scope are rendered together even where they share no host.
   *
   * @default false
   */
  readonly together?: boolean;
}

/** Why a controller of your own cannot do what is asked for. */
export interface RefusalOptions {
  /** A stable code of two words or groups of words, such as `contour.no-regex`. */
  readonly code: string;
  /** The prop that asks for it, such as `paths`. */
  readonly policy: string;
  /** The value, as the message shall show it. */
  readonly got: string;
  /** What is allowed. */
  readonly allowed: string;
  /** What to do instead. */
  readonly fix: string;
}

/**
 * The program in the cluster that serves the routes.
 *
 * `IngressController` makes the controllers of this library.
 */
export abstract class Controller {
  /** What the controller is called in messages and the report, such as `ingress-nginx (class nginx)`. */
  public readonly name: string;

  /**
   * @param name What the controller is called in messages and the report.
   */
  constructor(name: string) {
    this.name = name;
  }

  /**
   * Renders a route, without side effects. Called at construction, so that what cannot be rendered fails there, and again
   * at synthesis where it has neighbours: these may change the objects' fields and add annotations, and nothing else.
   *
   * @param route The route.
   * @param neighbours All routes of the cluster that share a scope and a host with it, directly or through others; itself
   * included.
   * @throws if the controller cannot do what is asked.
   */
  public abstract render(route: RouteIntent, neighbours: RouteIntent[]): Rendering;

  /**
   * Explains the rendering of a route, for the report: with a verdict for every one of `policiesOf(route)`.
   *
   * @param route The route.
   * @param neighbours As for `render`.
   */
  public abstract explain(route: RouteIntent, neighbours: RouteIntent[]): Explanation;

  /**
   * Where requests for a route enter the cluster: one door called like the controller, unless it says more.
   *
   * @param route The route.
   */
  public scopes(route: RouteIntent): Scope[] {
    // The name of the parameter is public: Python passes arguments by it.
    void route;
    return [{ program: this.name, door: '' }];
  }

  /**
   * The policies that a route asks for, by their props: each needs a verdict.
   *
   * @param route The route.
   */
  public policiesOf(route: RouteIntent): string[] {
    return POLICY_NAMES.filter(name => {
      const value = valueOf(route, name);
      return value !== undefined && (POLICIES[name] as Policy<any, string>).used(value).length > 0;
    });
  }

  /**
   * Checks that a route keeps requests out although another one, for a wildcard or for every host, is for its hosts as well.
   *
   * @throws if the other one would let them in
   * @internal
   */
  public _checkWithin(_route: RouteIntent, _wider: RouteIntent): void {}

  /**
   * Refuses a route: for controllers of your own.
   *
   * @throws always: what it got, what is allowed, what to do instead, and the code.
   */
  public refuse(options: RefusalOptions): void {
    const { code, policy, got, allowed, fix } = options;
    throw new InvalidInput({ code: code as `${string}.${string}`, prop: policy, got: show(got), allowed, fix });
  }
}
