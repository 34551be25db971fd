import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { AddressObject, addressObjects, addressSourceOf } from './backends/addresses';
import { Backends } from './backends/backends';
import { EndpointsApi } from './backends/endpoints-api';
import { plainHttpWarning } from './backends/plain-http';
import { addressRequirements } from './backends/requirements';
import { checkServiceLabels, defaultServicePort, serviceIntent, serviceSpec } from './backends/service';
import { checkMadeBy, invalid, placed } from './basics/errors';
import { sortedMap } from './basics/sorted-map';
import { IngressController } from './controllers';
import { Controller } from './controllers/controller';
import { Refusal } from './controllers/shared/declarations';
import { checked, routeIntent } from './intent/from-options';
import { passesThrough } from './intent/passthrough';
import { RouteOptions } from './intent/route-options';
import { ServiceIntent } from './intent/service-intent';
import { checkDnsSubdomain, checkNamespace, checkServiceName, OF_DERIVED } from './kubernetes/names';
import { checkPort } from './kubernetes/ports';
import { BackendProtocol } from './policies/backend-protocol';
import { HealthCheck } from './policies/health-check';
import { Report } from './report';
import { checkExternalAddress } from './routing/external-address';
import { checkTexts } from './synthesis/gate';
import { RenderedRoute } from './synthesis/rendered-route';
import { RouteIndex } from './synthesis/route-index';
import { AppWarnings } from './synthesis/warnings';

/** Properties of an `ExternalLoadBalancer`. The props of a route make its first one. */
export interface ExternalLoadBalancerProps extends RouteOptions {
  /** The servers outside the cluster. */
  readonly backends: Backends;

  /**
   * The name of the Service, and of the Endpoints; a DNS-1035 label.
   *
   * @default - the name that the chart generates
   */
  readonly name?: string;

  /**
   * The namespace of all objects.
   *
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * Labels of all objects, beside those of the chart.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * The port of the Service. With `Backends.fromHostname()` on Traefik it is that of the server.
   *
   * @default - the port of the backends, or 80 where they have several
   */
  readonly servicePort?: number;

  /**
   * The API that stores the addresses of the backends.
   *
   * @default EndpointsApi.ENDPOINTS
   */
  readonly endpointsApi?: EndpointsApi;

  /**
   * How backend health is determined: at most one check of each kind.
   *
   * @default - the controller's default
   */
  readonly healthChecks?: HealthCheck[];

  /**
   * What the backends speak. Servers that answer "400 The plain HTTP request was sent to HTTPS port", or nothing, speak HTTPS.
   *
   * @default BackendProtocol.http()
   */
  readonly backendProtocol?: BackendProtocol;

  /**
   * The program in the cluster that serves the routes.
   *
   * @default - ingress-nginx with the class "nginx"
   */
  readonly controller?: Controller;

  /**
   * Whether policies are taken that the controller does only nearly, or leaves out; the report says what differs. `false`
   * refuses them.
   *
   * @default true
   */
  readonly acceptApproximations?: boolean;

  /**
   * The address that clients reach the controller at, which external-dns then sets in DNS: an IP address, or the DNS name of
   * a load balancer. A generated Gateway requests it.
   *
   * @default - DNS is left alone
   */
  readonly externalAddress?: string;

  /**
   * The name of the first route's routing object, such as its Ingress.
   *
   * @default - the name of the Service
   */
  readonly ingressName?: string;
}

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
  private readonly serviceIntent: ServiceIntent;
  private readonly backends: Backends;
  private readonly rendered: RenderedRoute[] = [];

  /**
   * @throws if the API server or the controller would refuse a prop.
   */
  constructor(scope: Construct, id: string, props: ExternalLoadBalancerProps) {
    super(scope, id);
    const { path } = this.node;
    this.removeRoutesAsAWhole();
    try {
      const { backends, controller = IngressController.ingressNginx() } = props;
      checkMadeBy('backends', backends, Backends, 'Backends.fromIps() with the port 80');
      checkMadeBy('controller', controller, Controller, 'IngressController.ingressNginx()');
      const addressSource = addressSourceOf(backends, props.endpointsApi);
      this.backends = backends;
      this.controller = controller;
      const chart = Chart.of(this);
      this.namespace = props.namespace ?? chart.namespace;
      if (this.namespace !== undefined) {
        checkNamespace('namespace', this.namespace);
      }
      this.acceptApproximations = props.acceptApproximations ?? true;
      this.labels = { ...props.labels };
      const labels = sortedMap({ ...chart.labels, ...this.labels });
      checkServiceLabels('labels', labels);
      this.externalAddress = props.externalAddress === undefined ? undefined : checkExternalAddress(props.externalAddress);

      const port = checkPort('servicePort', props.servicePort ?? defaultServicePort(backends));
      this.service = new ApiObject(this, 'Service', {
        apiVersion: 'v1', kind: 'Service', metadata: this.metadata(props.name), spec: serviceSpec(backends, port, addressSource, checked('backendProtocol', props.backendProtocol)),
      });
      const name = checkServiceName('name', this.service.name);
      checkTexts(`Service ${name}`, [name, this.namespace, labels, backends.dnsName]);
      this.claim(path, this.service);
      const addresses = addressObjects(backends, addressSource, name).map(object => this.addressObject(object));
      this.endpoints = addresses.find(({ kind }) => kind === 'Endpoints');
      this.endpointSlices = addresses.filter(({ kind }) => kind === 'EndpointSlice');
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
   * It takes over all that belongs to the load balancer: backends, their protocol, health checks, controller, namespace, labels, external
   * address, `acceptApproximations`, and `loadBalancing` unless the options say otherwise. Other policies of the first route
   * do not apply to it; a certificate holds for its hosts, on whatever route it is set.
   *
   * @param id The construct id of the routing object; behind the Service's name it makes the object's name.
   * @returns the routing object
   * @throws if the API server or the controller would refuse an option, or a route of the cluster has the same host and path.
   */
  public addRoute(id: string, options: RouteOptions): ApiObject {
    try {
      if (this.node.tryFindChild(id)) {
        throw invalid('route.id-taken', 'id', id, 'an id that no other child has', 'choose another id');
      }
      return this.render(`${this.node.path}/${id}`, checkDnsSubdomain('id', `${this.serviceIntent.name}-${checkDnsSubdomain('id', id.toLowerCase())}`, OF_DERIVED), options, id);
    } catch (e) {
      throw placed(`${this.node.path}.addRoute("${id}")`, withOthers(e));
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
      ...addressRequirements(this.backends, this.serviceIntent.addressSource, this.serviceIntent.backendProtocol,
        !this.standing.every(({ intent }) => passesThrough(intent))),
    ];
    // Routes often need the same; once is enough.
    const unique = new Map(requirements.map(requirement => [JSON.stringify(requirement), requirement]));
    return new Report(this.node.path, this.controller.name, explanations.flatMap(explanation => explanation.verdicts), [...unique.values()]);
  }

  /** The routes that nobody has removed from the construct tree. */
  private get standing(): RenderedRoute[] {
    return this.rendered.filter(({ isStanding }) => isStanding);
  }

  /** A route that is removed takes its other objects along, which stand beside it. cdk8s tells nobody that a child is removed. */
  private removeRoutesAsAWhole(): void {
    const { node } = this;
    const remove = (id: string): boolean => Object.getPrototypeOf(node).tryRemoveChild.call(node, id);
    node.tryRemoveChild = id => {
      const child = node.tryFindChild(id);
      const route = this.rendered.find(({ objects: [routing] }) => routing === child);
      route?.objects.slice(1).forEach(object => remove(object.node.id));
      RouteIndex.of(this).forgetNeighbours();
      return remove(id);
    };
  }

  private render(path: string, name: string, options: RouteOptions, id?: string): ApiObject {
    const { namespace, serviceIntent: service, externalAddress, acceptApproximations } = this;
    const route = new RenderedRoute({ construct: this, id, labels: this.labels, acceptApproximations }, this.controller,
      routeIntent({ path, name, namespace, service, externalAddress }, options));
    this.rendered.push(route);
    return route.objects[0];
  }

  private addressObject({ id, apiVersion, kind, name, labels, fields }: AddressObject): ApiObject {
    return new ApiObject(this, id, { apiVersion, kind, metadata: this.metadata(name, labels), ...fields });
  }

  /** Takes the name of the Service; those of its addresses follow from it. */
  private claim(path: string, service: ApiObject): void {
    const index = RouteIndex.of(this);
    index.checkName(this, this.namespace, service);
    index.addName(this, this.namespace, service, { path, construct: service });
  }

  /** Metadata of a child; the chart names it where no name is given. */
  private metadata(name?: string, labels?: { [key: string]: string }) {
    const merged = labels ? { ...this.labels, ...labels } : this.labels;
    return name === undefined ? { namespace: this.namespace, labels: merged } : { name, namespace: this.namespace, labels: merged };
  }
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
