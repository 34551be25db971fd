import { ApiObject, ApiObjectProps, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { AppRoutes } from './app-routes';
import { Controller, Explanation, RenderedObject, Rendering } from './controllers/controller';
import { RouteIntent } from './intent';
import { invalid } from './invalid';
import { Support } from './report';
import { AppWarnings } from './warnings';

/** Where the objects of a route go. */
export interface RouteScope {
  readonly construct: Construct;
  /** The construct id of the routing object; its kind where there is none. */
  readonly id?: string;
  readonly labels: { [key: string]: string };
  /** Whether what the controller does only nearly is taken. */
  readonly acceptApproximations: boolean;
}

/**
 * A route and the objects that its controller makes of it.
 */
export class RenderedRoute {
  /** The objects, first the routing object. */
  public readonly objects: ApiObject[];

  private readonly routes: AppRoutes;
  private readonly alone: Rendering;
  private together?: { neighbours: RouteIntent[]; rendering: Rendering };

  /**
   * @throws if the controller cannot serve the route, another route of the chart has its hosts and paths, or another child an
   * id of its objects
   */
  constructor(scope: RouteScope, private readonly controller: Controller, private readonly intent: RouteIntent) {
    this.alone = controller.render(intent, [intent]);
    if (!scope.acceptApproximations) {
      checkNative(controller, intent);
    }
    this.alone.objects.forEach((object, i) => checkFree(scope, object, i));
    this.routes = AppRoutes.of(scope.construct);
    this.routes.add(scope.construct, controller, intent);
    this.routes.claimObjects(scope.construct, this.alone.objects, intent);
    this.objects = this.alone.objects.map((object, i) => this.apiObject(scope, object, i));
    serveLast(this.objects);
    for (const warning of this.alone.warnings) {
      AppWarnings.of(scope.construct).add(intent.path, warning);
    }
  }

  /** What there is to say of the route, among all routes that the app has by now. */
  public get explanation(): Explanation {
    return this.named(() => this.controller.explain(this.intent, this.routes.neighbours(this.controller, this.intent)));
  }

  /** What the controller makes of the route, among all routes that the app has by now. */
  private get rendering(): Rendering {
    const neighbours = this.routes.neighbours(this.controller, this.intent);
    if (neighbours.length === 1) {
      return this.alone;
    }
    if (this.together?.neighbours !== neighbours) {
      this.together = { neighbours, rendering: this.named(() => this.controller.render(this.intent, neighbours)) };
    }
    return this.together.rendering;
  }

  /** What is wrong among neighbours shows long after construction, where nothing else says whose fault it is. */
  private named<T>(call: () => T): T {
    try {
      return call();
    } catch (e) {
      throw new Error(`${this.intent.path}: ${(e as Error).message}`);
    }
  }

  private apiObject(scope: RouteScope, object: RenderedObject, index: number): ApiObject {
    const { apiVersion, kind, name, annotations } = object;
    const props: { -readonly [key in keyof ApiObjectProps]: ApiObjectProps[key] } = {
      apiVersion, kind, metadata: { name, namespace: this.intent.namespace, labels: scope.labels, annotations },
    };
    for (const field of Object.keys(object.fields)) {
      props[field] = Lazy.any({ produce: () => this.rendering.objects[index].fields[field] });
    }
    return new RouteObject(scope.construct, idOf(scope, object, index), props, object, () => this.rendering.objects[index]);
  }
}

/**
 * Puts the routing object, and with it those of its kind, which were made after it, behind what it refers to and the policies
 * for it in the YAML, so that nothing is served without them when it is applied from top to bottom. Envoy takes 15 seconds
 * where a policy comes later.
 */
function serveLast([routing, ...others]: ApiObject[]): void {
  routing.node.addDependency(...others.filter(({ kind }) => kind !== routing.kind));
}

/** Checks that the controller does just what is asked. */
function checkNative(controller: Controller, intent: RouteIntent): void {
  const verdict = controller.explain(intent, [intent]).verdicts.find(({ support }) => support === Support.APPROXIMATED);
  if (verdict) {
    throw invalid(verdict.policy, verdict.rendered, `what ${controller.name} does just as it is asked, and here ${verdict.note}`,
      'leave it out, or set acceptApproximations to true');
  }
}

/** The construct id of an object. */
function idOf(scope: RouteScope, object: RenderedObject, index: number): string {
  return index === 0 ? scope.id ?? object.kind : `${scope.id ?? ''}${object.id}`;
}

function checkFree(scope: RouteScope, object: RenderedObject, index: number): void {
  const id = idOf(scope, object, index);
  if (scope.construct.node.tryFindChild(id)) {
    throw invalid('id', id, `an id that no other child has, and the ${object.kind} of this route would take it`, 'choose another id');
  }
}

/**
 * An object of a route, which takes on the annotations that routes added after it make necessary.
 */
class RouteObject extends ApiObject {
  constructor(
    scope: Construct, id: string, props: ApiObjectProps,
    private readonly initial: RenderedObject,
    private readonly current: () => RenderedObject,
  ) {
    super(scope, id, props);
  }

  public toJson(): any {
    const current = this.current();
    if (current !== this.initial) {
      const added = Object.entries(current.annotations ?? {}).filter(([key]) => this.initial.annotations?.[key] === undefined);
      const present = this.metadata.toJson().annotations;
      added.filter(([key]) => present?.[key] === undefined).forEach(([key, value]) => this.metadata.addAnnotation(key, value));
    }
    return super.toJson();
  }
}
