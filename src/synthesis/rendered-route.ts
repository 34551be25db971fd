import { ApiObject, Lazy } from 'cdk8s';
import { Construct, Dependable, IConstruct, IDependable } from 'constructs';
import { checkAnswered, checkExact, checkExplanation, checkSameShape, checkShape, checkTexts } from './gate';
import { ObjectNames } from './object-names';
import { IndexedRoute, Place, placesOf, RouteIndex } from './route-index';
import { stands } from './standing';
import { AppWarnings } from './warnings';
import { invalid, placed } from '../basics/errors';
import { Controller, Explanation, RenderedObject, Rendering } from '../controllers/controller';
import { ComposedController } from '../controllers/shared/composed-controller';
import { ownCertificate } from '../intent/certificate';
import { checkClusterIp } from '../intent/cluster-ip';
import { checkPassthrough } from '../intent/passthrough';
import { withoutBackends } from '../intent/redirect';
import { RouteIntent } from '../intent/route-intent';
import { ServiceIntent } from '../intent/service-intent';

/** Where the objects of a route go. */
export interface RouteScope {
  readonly construct: Construct;
  /** The construct id of the routing object; its kind where there is none. */
  readonly id?: string;
  readonly labels: { [key: string]: string };
  /** Whether policies are taken that the controller does only nearly, or leaves out. */
  readonly acceptApproximations: boolean;
}

/**
 * A route and the objects that its controller renders it to.
 */
export class RenderedRoute implements IndexedRoute {
  /** The objects, first the routing object. */
  public objects: ApiObject[] = [];
  public readonly places: readonly Place[];

  private readonly index: RouteIndex;
  private readonly names: ObjectNames;
  /** The objects by their ids within the route. */
  private readonly constructs = new Map<string, ApiObject>();
  private current: RouteIntent;
  private alone: Rendering;
  /** What was last found of whether it stands, once it has met others, who ask for it again and again. */
  private stood?: { removals?: number; stands?: boolean };
  private together?: { readonly neighbours: RouteIntent[]; readonly rendering: Rendering };

  /**
   * @throws if the controller cannot serve the route, or it cannot stand beside the others of the app
   */
  constructor(private readonly scope: RouteScope, public readonly controller: Controller, intent: RouteIntent) {
    this.index = RouteIndex.of(scope.construct);
    this.names = ObjectNames.of(scope.construct);
    this.places = placesOf(scope.construct, controller, intent);
    this.current = intent;
    this.alone = this.checked(intent);
    this.index.checkRoute(this);
    this.make();
    this.index.addRoute(this);
    for (const warning of this.alone.warnings) {
      AppWarnings.of(scope.construct).add({ path: intent.path, warning, construct: this.objects[0] });
    }
  }

  public get intent(): RouteIntent {
    return this.current;
  }

  /**
   * Renders the route for another state of its Service: with other canaries.
   *
   * @param canaries What has to be there before the route is served.
   * @returns makes the change
   * @throws if the controller cannot serve it
   */
  public changedTo(service: ServiceIntent, canaries: readonly IConstruct[]): () => void {
    const intent = { ...this.current, service: this.current.redirect ? withoutBackends(service) : service };
    checkPassthrough(intent);
    checkClusterIp(intent);
    const alone = this.checked(intent);
    return () => {
      const gone = [...this.constructs].filter(([id]) => !alone.objects.some(object => object.id === id));
      gone.forEach(([id, { node }]) => {
        this.scope.construct.node.tryRemoveChild(node.id);
        this.constructs.delete(id);
      });
      this.current = intent;
      this.alone = alone;
      this.make();
      this.index.forgetNeighbours();
      // Otherwise they would come later in the YAML, and requests would fail until they are there.
      const { kind } = this.objects[0];
      const needed = [...canaries, ...this.objects.filter(object => object.kind !== kind)].map(whileStanding);
      this.objects.filter(object => object.kind === kind).forEach(({ node }) => node.addDependency(...needed));
    };
  }

  /** Whether the route is still in the construct tree, which its routing object says. */
  public get isStanding(): boolean {
    const { stood, index: { removals } } = this;
    if (!stood) {
      return stands(this.objects[0]);
    }
    if (stood.removals !== removals) {
      stood.removals = removals;
      stood.stands = stands(this.objects[0]);
    }
    return stood.stands!;
  }

  /** From now on, its objects are those among its neighbours. Most routes meet none: theirs stay as they are, which cdk8s walks through faster. */
  public meets(): void {
    if (!this.stood) {
      this.stood = {};
      this.scope.construct.node.scopes.forEach(construct => this.index.watch(construct));
      this.constructs.forEach((construct, id) => this.renderAmong(construct, id));
    }
  }

  /** How the route is rendered, among all routes that the app has by now. */
  public get explanation(): Explanation {
    return this.named(() => this.controller.explain(this.intent, this.index.neighbours(this)));
  }

  /** The route as it is rendered alone, and all that can be wrong with that, before anything is made. */
  private checked(intent: RouteIntent): Rendering {
    const { controller, scope } = this;
    const alone = controller.render(intent, [intent]);
    // The library's own controllers check certificates and answer everything in the right shape, by the types of their rows.
    if (!(controller instanceof ComposedController)) {
      ownCertificate(intent);
      checkShape(controller, alone);
      const explanation = controller.explain(intent, [intent]);
      checkExplanation(controller, explanation);
      checkAnswered(controller, intent, explanation);
    }
    if (!scope.acceptApproximations) {
      checkExact(controller, controller.explain(intent, [intent]));
    }
    alone.objects.forEach((object, i) => {
      checkTexts(`${object.kind} ${object.name}`, object);
      if (this.constructs.has(object.id)) {
        return;
      }
      const id = this.idOf(object, i);
      if (scope.construct.node.tryFindChild(id)) {
        throw invalid('route.id-taken', 'id', id, `an id that no other child has, and the ${object.kind} of this route would take it`, 'choose another id');
      }
      this.names.check(scope.construct, intent.namespace, object);
    });
    return alone;
  }

  /** Makes the objects that are not there yet. */
  private make(): void {
    const { scope, intent, alone: { objects } } = this;
    for (const i of servedLast(objects)) {
      const object = objects[i];
      if (!this.constructs.has(object.id)) {
        const construct = this.apiObject(object, i);
        this.constructs.set(object.id, construct);
        this.names.add(scope.construct, intent.namespace, object, { path: intent.path, construct });
      }
    }
    this.objects = objects.map(({ id }) => this.constructs.get(id)!);
  }

  /** The route as it is rendered among all routes that the app has by now. */
  private get rendering(): Rendering {
    const neighbours = this.index.neighbours(this);
    if (neighbours.length === 1) {
      return this.alone;
    }
    if (this.together?.neighbours !== neighbours) {
      const rendering = this.named(() => {
        const among = this.controller.render(this.intent, neighbours);
        checkSameShape(this.controller, this.alone, among);
        among.objects.forEach(object => checkTexts(`${object.kind} ${object.name}`, object));
        return among;
      });
      this.together = { neighbours, rendering };
    }
    return this.together.rendering;
  }

  /** What is wrong among neighbours shows long after construction, where nothing else says whose fault it is. */
  private named<T>(call: () => T): T {
    try {
      return call();
    } catch (e) {
      throw placed(this.intent.path, e);
    }
  }

  private apiObject(object: RenderedObject, index: number): ApiObject {
    const { scope, intent } = this;
    const { id, apiVersion, kind, name, annotations } = object;
    const construct = new ApiObject(scope.construct, this.idOf(object, index), {
      apiVersion, kind, metadata: { name, namespace: intent.namespace, labels: scope.labels, annotations }, ...fieldsOf(object, () => this.among(id)),
    });
    if (this.stood) {
      this.renderAmong(construct, id);
    }
    return construct;
  }

  /** An object as it is among the neighbours. */
  private among(id: string): RenderedObject {
    return this.rendering.objects.find(object => object.id === id)!;
  }

  private renderAmong(construct: ApiObject, id: string): void {
    const { metadata } = construct;
    const [toJson, metadataToJson] = [construct.toJson.bind(construct), metadata.toJson.bind(metadata)];
    metadata.toJson = () => annotated(metadataToJson(), this.among(id));
    construct.toJson = () => {
      // What is wrong is said here, before cdk8s puts words of its own around it.
      this.among(id);
      return toJson();
    };
  }

  /** The construct id of an object. */
  private idOf(object: RenderedObject, index: number): string {
    const { id } = this.scope;
    return index === 0 ? id ?? object.kind : `${id ?? ''}${object.id}`;
  }
}

/**
 * The places of objects in the order in which they are made, which is that of the YAML: the routing object, and with it those of its kind,
 * after what it refers to and the policies for it, so that nothing is served without them when it is applied from top to bottom. Envoy
 * takes 15 seconds where a policy comes later. Dependencies would do the same, but cdk8s looks at all of an app again for every chart.
 */
function servedLast(objects: readonly RenderedObject[]): number[] {
  const { kind } = objects[0];
  const places = [...objects.keys()];
  return places.length === 1 ? places : [...places.filter(i => objects[i].kind !== kind), ...places.filter(i => objects[i].kind === kind)];
}

/** A construct that others come after for as long as it is in the tree. */
function whileStanding(construct: IConstruct): IDependable {
  const dependable: IDependable = {};
  Dependable.implement(dependable, {
    get dependencyRoots() {
      return stands(construct) ? [construct] : [];
    },
  });
  return dependable;
}

/** Metadata with the annotations that neighbours make necessary, where there are none by the same key. */
function annotated(metadata: any, { annotations = {} }: RenderedObject): any {
  const added = Object.keys(annotations).filter(key => metadata.annotations?.[key] === undefined);
  return added.length === 0 ? metadata
    : { ...metadata, annotations: { ...metadata.annotations, ...Object.fromEntries(added.map(key => [key, annotations[key]])) } };
}

/** Every field, as it is at synthesis. */
function fieldsOf({ fields }: RenderedObject, among: () => RenderedObject): { [field: string]: Lazy } {
  const lazies: { [field: string]: Lazy } = {};
  for (const field of Object.keys(fields)) {
    lazies[field] = Lazy.any({ produce: () => among().fields[field] });
  }
  return lazies;
}
