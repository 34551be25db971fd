import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Backends } from './backends/backends';
import { CanaryOptions } from './backends/canary-options';
import { backendsOf } from './backends/none';
import { plainHttpWarning } from './backends/plain-http';
import { addressRequirements } from './backends/requirements';
import { serviceIntent } from './backends/service';
import { checkMadeBy, invalid, placed } from './basics/errors';
import { Canary } from './canary';
import { IngressController } from './controllers';
import { Controller } from './controllers/controller';
import { Refusal } from './controllers/shared/declarations';
import { AddedRouteOptions, ExternalLoadBalancerProps } from './external-load-balancer-props';
import { checked, routeIntent } from './intent/from-options';
import { passesThrough } from './intent/passthrough';
import { RouteOptions } from './intent/route-options';
import { ServiceIntent } from './intent/service-intent';
import { checkDnsSubdomain, checkNamespace, OF_DERIVED } from './kubernetes/names';
import { Report } from './report';
import { checkExternalAddress } from './routing/external-address';
import { BackendObjects, BackendSet } from './synthesis/backend-objects';
import { RenderedRoute } from './synthesis/rendered-route';
import { aroundRemovals, stands } from './synthesis/standing';
import { AppWarnings } from './synthesis/warnings';

/**
 * Servers with static IPs outside the cluster, behind the cluster's ingress controller: a Service without selector, its
 * addresses, and the controller's routes.
 *
 * Props are checked at construction, against the rules of the API server and of the controller. Children are plain
 * `ApiObject`s, so every JSON patch reaches the manifest.
 *
 * @example
 * new ExternalLoadBalancer(chart, 'Legacy', {
 *   backends: Backends.fromIps(['10.254.18.46', '10.254.18.47'], { port: 80 }),
 *   hosts: ['legacy.example.com'],
 *   paths: [RoutePath.prefix('/app')],
 *   rewrite: Rewrite.stripPrefix(),
 *   maxBodySize: Size.mebibytes(500),
 * });
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export class ExternalLoadBalancer extends Construct {
  /** The Service that represents the backends. */
  public readonly service: ApiObject;

  /** The Endpoints; undefined where the addresses are stored elsewhere. */
  public readonly endpoints?: ApiObject;

  /** The EndpointSlices; empty where the addresses are stored elsewhere. */
  public readonly endpointSlices: ApiObject[];

  /** The Ingress of the first route; undefined where the controller routes by another kind of object. */
  public readonly ingress?: ApiObject;

  private readonly controller: Controller;
  private readonly namespace?: string;
  private readonly labels: { [key: string]: string };
  private readonly externalAddress?: string;
  private readonly acceptApproximations: boolean;
  private readonly common: Omit<BackendSet, 'backends'>;
  private readonly backends: Backends;
  private readonly canaries: Canary[] = [];
  private serviceIntent: ServiceIntent;
  private readonly rendered: RenderedRoute[] = [];
  private removesAsAWhole = false;

  /**
   * @throws if the API server or the controller would refuse a prop.
   */
  constructor(scope: Construct, id: string, props: ExternalLoadBalancerProps) {
    super(scope, id);
    const { path } = this.node;
    try {
      const { controller = IngressController.ingressNginx() } = props;
      checkMadeBy('controller', controller, Controller, 'IngressController.ingressNginx()');
      const backends = this.backends = backendsOf(props);
      this.controller = controller;
      const chart = Chart.of(this);
      this.namespace = props.namespace ?? chart.namespace;
      if (this.namespace !== undefined) {
        checkNamespace('namespace', this.namespace);
      }
      this.acceptApproximations = props.acceptApproximations ?? true;
      this.labels = { ...props.labels };
      this.externalAddress = props.externalAddress === undefined ? undefined : checkExternalAddress(props.externalAddress);

      const { endpointsApi, servicePort } = props;
      this.common = { namespace: this.namespace, labels: this.labels, endpointsApi, backendProtocol: checked('backendProtocol', props.backendProtocol) };
      // Here and elsewhere fields come before what is spread: otherwise each object has a shape of its own to V8 (of Node.js 20), and nothing that reads it stays fast.
      const objects = new BackendObjects(this, { backends, name: props.name, servicePort, ...this.common });
      const { name, port, addressSource } = objects;
      this.service = objects.service;
      this.endpoints = objects.endpoints;
      this.endpointSlices = objects.endpointSlices;
      this.serviceIntent = serviceIntent({ path, name, port, addressSource }, backends, props);

      const routing = this.render(path, props.ingressName === undefined ? name : checkDnsSubdomain('ingressName', props.ingressName), props);
      this.ingress = routing.kind === 'Ingress' ? routing : undefined;
      this.node.defaultChild = routing;
      const warning = plainHttpWarning(backends, props.annotations, props.tls, props.backendProtocol);
      if (warning !== undefined) {
        AppWarnings.of(this).add({ path, warning, construct: this.service });
      }
    } catch (e) {
      scope.node.tryRemoveChild(id);
      throw placed(path, withOthers(e));
    }
  }

  /**
   * Adds a route to the same backends, with hosts, paths and policies of its own.
   *
   * It takes over all that belongs to the load balancer: backends, their protocol, health checks, namespace, labels, external address,
   * `acceptApproximations`, and the controller and `loadBalancing` unless the options say otherwise. Other policies of the first route
   * do not apply to it; a certificate holds for its hosts on the same controller, on whatever route it is set.
   *
   * @param id The construct id of the routing object; behind the Service's name it makes the object's name.
   * @returns the routing object
   * @throws if the API server or the controller would refuse an option, or a route of the cluster has the same host and path.
   */
  public addRoute(id: string, options: AddedRouteOptions): ApiObject {
    try {
      this.checkFree(id);
      if (options.controller !== undefined) {
        checkMadeBy('controller', options.controller, Controller, 'IngressController.traefik()');
      }
      return this.render(`${this.node.path}/${id}`, checkDnsSubdomain('id', `${this.serviceIntent.name}-${id.toLowerCase()}`, OF_DERIVED), options, id, options.controller);
    } catch (e) {
      throw placed(`${this.node.path}.addRoute("${id}")`, withOthers(e));
    }
  }

  /**
   * Adds another set of servers that gets a part of the requests of every route, by their weight, a header or a cookie. All policies of the
   * routes hold for these requests as well, and so do the protocol and the health checks of the load balancer.
   *
   * @param id The construct id of the canary; behind the Service's name it makes that of its own Service.
   * @throws if the API server or the controller would refuse an option, or a controller takes fewer canaries.
   *
   * @example
   * lb.addCanary('next', { backends: Backends.fromIps(['10.254.18.48'], { port: 80 }), weight: 10 });
   */
  public addCanary(id: string, options: CanaryOptions): Canary {
    let canary: Canary | undefined;
    try {
      this.removeAsAWhole();
      this.checkFree(id);
      canary = Canary._of(this, id, options, this.serviceIntent, this.common);
      this.splitFor([...this.canaries.filter(stands), canary]);
      this.canaries.push(canary);
      return canary;
    } catch (e) {
      if (canary !== undefined) {
        this.node.tryRemoveChild(id);
      }
      throw placed(`${this.node.path}.addCanary("${id}")`, withOthers(e));
    }
  }

  /** The routing object of every route, such as its Ingress, IngressRoute or HTTPRoute. */
  public get routes(): ApiObject[] {
    return this.standing.map(({ objects: [routing] }) => routing);
  }

  /** How the props and routes were rendered so far, and what the cluster must allow before it works. */
  public get report(): Report {
    const explanations = this.standing.map(route => route.explanation);
    const requirements = [
      ...explanations.flatMap(explanation => explanation.requirements),
      ...addressRequirements(this.backends, this.serviceIntent.addressSource, {
        name: this.serviceIntent.name,
        namespace: this.namespace,
        protocol: this.serviceIntent.backendProtocol,
        speaksHttp: !this.standing.every(({ intent }) => passesThrough(intent) || intent.redirect !== undefined),
      }),
      ...this.canaries.filter(stands).flatMap(canary => canary._requirements),
    ];
    const others = this.standing.filter(({ controller }) => controller.name !== this.controller.name);
    const routes = this.standing.map(({ intent: { path: route, namespace }, controller, objects: [{ apiVersion, kind, name }] }) => (
      { path: route, controller: controller.name, apiVersion, kind, name, ...namespace !== undefined && { namespace } }
    ));
    return new Report(this.node.path, this.controller.name, unique(explanations.flatMap(({ verdicts }) => verdicts)), unique(requirements),
      Object.fromEntries(others.map(({ intent, controller }) => [intent.path, controller.name])), routes);
  }

  /** The routes that nobody has removed from the construct tree. */
  private get standing(): RenderedRoute[] {
    return this.rendered.filter(({ isStanding }) => isStanding);
  }

  /** From now on, a route that is removed takes its other objects along, which stand beside it, and a canary what routes have for it. */
  private removeAsAWhole(): void {
    const { node } = this;
    if (this.removesAsAWhole) {
      return;
    }
    this.removesAsAWhole = true;
    aroundRemovals(node, (id, remove) => {
      const child = node.tryFindChild(id);
      const route = this.rendered.find(({ objects: [routing] }) => routing === child);
      route?.objects.slice(1).forEach(object => remove(object.node.id));
      const removed = remove(id);
      if (this.canaries.some(canary => canary === child)) {
        this.splitFor(this.canaries.filter(stands));
      }
      return removed;
    });
  }

  /** @throws if an id cannot be a part of names, or another child has it */
  private checkFree(id: string): void {
    if (this.node.tryFindChild(id)) {
      throw invalid('route.id-taken', 'id', id, 'an id that no other child has', 'choose another id');
    }
    checkDnsSubdomain('id', id.toLowerCase());
  }

  /** Renders all routes for these canaries: all of them, or none where one cannot be. */
  private splitFor(canaries: readonly Canary[]): void {
    const service = { ...this.serviceIntent, canaries: canaries.length > 0 ? canaries.map(({ _intent }) => _intent) : undefined };
    const changes = this.standing.map(route => route.changedTo(service, canaries));
    this.serviceIntent = service;
    changes.forEach(change => change());
  }

  private render(path: string, name: string, options: RouteOptions, id?: string, controller = this.controller): ApiObject {
    const { namespace, serviceIntent: service, acceptApproximations } = this;
    const isOwn = controller.name === this.controller.name;
    // The first of those that another controller serves brings what they share.
    const first = this.rendered.find(other => other.controller.name === controller.name && other.isStanding)?.intent;
    const group = isOwn ? { first: this.node.path, name: service.name } : first?.group ?? { first: path, name };
    const externalAddress = isOwn ? this.externalAddress : undefined;
    const route = new RenderedRoute({ construct: this, id, labels: this.labels, acceptApproximations }, controller,
      routeIntent({ path, name, namespace, service, group, externalAddress }, options));
    this.rendered.push(route);
    if (route.objects.length > 1) {
      this.removeAsAWhole();
    }
    return route.objects[0];
  }
}

/** Each once: routes often need the same, and have the same to say of a canary. */
function unique<T>(all: readonly T[]): T[] {
  return [...new Map(all.map(each => [JSON.stringify(each), each])).values()];
}

/** A refusal with the controllers that can do what this one cannot. */
function withOthers(error: unknown): unknown {
  if (!(error instanceof Refusal)) {
    return error;
  }
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- it knows all controllers, of which most apps use one
  const { controllersThatCan } = require('./support-matrix') as typeof import('./support-matrix');
  return error.withOthers(controllersThatCan(error.feature));
}
