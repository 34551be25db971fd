import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { AppRoutes } from './app-routes';
import { Backends } from './backends/backends';
import { endpointSlices, sliceLabels } from './backends/endpoint-slices';
import { endpointSubsets } from './backends/endpoints';
import { EndpointsApi } from './backends/endpoints-api';
import { addressRequirements } from './backends/requirements';
import { checkServiceLabels, defaultServicePort, serviceIntent, serviceSpec } from './backends/service';
import { byKey } from './by-key';
import { controllersThatCan, IngressController } from './controllers';
import { Controller } from './controllers/controller';
import { Refusal } from './controllers/features';
import { checkExternalAddress } from './external-address';
import { ServiceIntent } from './intent';
import { invalid } from './invalid';
import { checkDnsLabel, checkDnsSubdomain, checkServiceName } from './kubernetes/names';
import { checkPort } from './kubernetes/ports';
import { HealthCheck } from './policies/health-check';
import { RenderedRoute } from './rendered-route';
import { Report } from './report';
import { routeIntent } from './route-intent';
import { RouteOptions } from './route-options';

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
   * The port of the Service.
   *
   * @default - the port of the backends, or 80 where they have several
   */
  readonly servicePort?: number;

  /**
   * The API that the addresses of the backends are written to.
   *
   * @default EndpointsApi.ENDPOINTS
   */
  readonly endpointsApi?: EndpointsApi;

  /**
   * How the controller finds out which backends can take requests: of each kind one at most.
   *
   * @default - as the controller does by itself
   */
  readonly healthChecks?: HealthCheck[];

  /**
   * The program in the cluster that serves the routes.
   *
   * @default - ingress-nginx with the class "nginx"
   */
  readonly controller?: Controller;

  /**
   * Whether what the controller can do only nearly is rendered; the report says what differs. `false` refuses it.
   *
   * @default true
   */
  readonly acceptApproximations?: boolean;

  /**
   * The address that clients reach the controller at, which external-dns then sets in DNS: an IP address, or the DNS name of
   * a load balancer. A Gateway that is made for the load balancer asks for it.
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
 * Servers with static IPs outside the cluster, behind the front door of the cluster: a Service without selector, its
 * addresses, and the routes of the ingress controller.
 *
 * All input is checked at construction, against the rules of the API server and of the controller. Children are plain
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
  /** The Service that stands for the backends. */
  public readonly service: ApiObject;

  /** The Endpoints; undefined where the addresses stand elsewhere. */
  public readonly endpoints?: ApiObject;

  /** The EndpointSlices; empty where the addresses stand elsewhere. */
  public readonly endpointSlices: ApiObject[];

  /** The Ingress of the first route; undefined where the controller routes by something else. */
  public readonly ingress?: ApiObject;

  private readonly controller: Controller;
  private readonly namespace?: string;
  private readonly labels: { [key: string]: string };
  private readonly externalAddress?: string;
  private readonly acceptApproximations: boolean;
  private readonly serviceIntent: ServiceIntent;
  private readonly backends: Backends;
  private readonly endpointsApi: EndpointsApi;
  private readonly routes: RenderedRoute[] = [];

  /**
   * @throws if a prop is none that the API server or the controller takes.
   */
  constructor(scope: Construct, id: string, props: ExternalLoadBalancerProps) {
    super(scope, id);
    const path = this.node.path;
    try {
      const { backends, endpointsApi = EndpointsApi.ENDPOINTS } = props;
      if (!(backends instanceof Backends)) {
        throw invalid('backends', backends, 'made by Backends', 'write for example Backends.fromIps() with the port 80');
      }
      if (!Object.values(EndpointsApi).includes(endpointsApi)) {
        throw invalid('endpointsApi', endpointsApi, 'a value of EndpointsApi', 'write for example EndpointsApi.ENDPOINT_SLICE');
      }
      if (props.controller !== undefined && !(props.controller instanceof Controller)) {
        throw invalid('controller', props.controller, 'a Controller', 'write for example IngressController.ingressNginx()');
      }
      if (backends.dnsName !== undefined && props.endpointsApi !== undefined) {
        throw invalid('endpointsApi', endpointsApi, 'nothing with Backends.fromHostname(), which has no addresses to write', 'leave it out');
      }
      this.backends = backends;
      this.endpointsApi = endpointsApi;
      this.controller = props.controller ?? IngressController.ingressNginx();
      this.namespace = props.namespace ?? Chart.of(this).namespace;
      if (this.namespace !== undefined) {
        checkDnsLabel('namespace', this.namespace);
      }
      this.acceptApproximations = props.acceptApproximations ?? true;
      this.labels = { ...props.labels };
      checkServiceLabels('labels', byKey({ ...Chart.of(this).labels, ...this.labels }));
      this.externalAddress = props.externalAddress === undefined ? undefined : checkExternalAddress(props.externalAddress);

      const port = checkPort('servicePort', props.servicePort ?? defaultServicePort(backends));
      this.service = new ApiObject(this, 'Service', {
        apiVersion: 'v1', kind: 'Service', metadata: this.metadata(props.name), spec: serviceSpec(backends, port, endpointsApi),
      });
      const name = checkServiceName('name', this.service.name);
      AppRoutes.of(this).claimService(this, this.namespace, name, path);
      if (backends.dnsName === undefined && endpointsApi === EndpointsApi.ENDPOINTS) {
        this.endpoints = new ApiObject(this, 'Endpoints', {
          apiVersion: 'v1', kind: 'Endpoints', metadata: this.metadata(name), subsets: endpointSubsets(backends),
        });
      }
      this.endpointSlices = backends.dnsName === undefined && endpointsApi === EndpointsApi.ENDPOINT_SLICE
        ? endpointSlices(backends).map(({ suffix, fields }) => new ApiObject(this, `EndpointSlice-${suffix}`, {
          apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', metadata: this.metadata(`${name}-${suffix}`, sliceLabels(name)), ...fields,
        }))
        : [];
      this.serviceIntent = serviceIntent({ path, name, port }, backends, endpointsApi, props);

      const [routing] = this.render(path, props.ingressName === undefined ? name : checkDnsSubdomain('ingressName', props.ingressName), props);
      this.ingress = routing.kind === 'Ingress' ? routing : undefined;
      this.node.defaultChild = routing;
    } catch (e) {
      AppRoutes.of(scope).release(scope, path);
      scope.node.tryRemoveChild(id);
      throw new Error(`${path}: ${messageOf(e)}`);
    }
  }

  /**
   * Adds a route to the same backends, with hosts, paths and a policy of its own.
   *
   * @param id The construct id of the routing object; behind the Service's name it makes the object's name.
   * @returns the routing object
   * @throws if an option is none that the API server or the controller takes, or a route of the chart has the same host and
   * path.
   */
  public addRoute(id: string, options: RouteOptions): ApiObject {
    const path = `${this.node.path}/${id}`;
    const place = `${this.node.path}.addRoute("${id}")`;
    if (this.node.tryFindChild(id)) {
      throw invalid(`${place}: id`, id, 'an id that no other child has', 'choose another id');
    }
    try {
      return this.render(path, checkDnsSubdomain('id', `${this.serviceIntent.name}-${id.toLowerCase()}`), options, id)[0];
    } catch (e) {
      AppRoutes.of(this).release(this, path);
      throw new Error(`${place}: ${messageOf(e)}`);
    }
  }

  /** What was made of the props and routes so far, and what the cluster must allow before it works. */
  public get report(): Report {
    const explanations = this.routes.map(route => route.explanation);
    const requirements = [...explanations.flatMap(explanation => explanation.requirements), ...addressRequirements(this.backends, this.endpointsApi)];
    // Routes often need the same; once is enough.
    const unique = new Map(requirements.map(requirement => [JSON.stringify(requirement), requirement]));
    return new Report(this.node.path, this.controller.name, explanations.flatMap(explanation => explanation.verdicts), [...unique.values()]);
  }

  private render(path: string, name: string, options: RouteOptions, id?: string): ApiObject[] {
    const { namespace, serviceIntent: service, externalAddress, acceptApproximations } = this;
    const route = new RenderedRoute({ construct: this, id, labels: this.labels, acceptApproximations }, this.controller,
      routeIntent({ path, name, namespace, service, externalAddress }, options));
    this.routes.push(route);
    return route.objects;
  }

  /** Metadata of a child; the chart names it where no name is given. */
  private metadata(name?: string, labels?: { [key: string]: string }) {
    const merged = labels ? { ...this.labels, ...labels } : this.labels;
    return name === undefined ? { namespace: this.namespace, labels: merged } : { name, namespace: this.namespace, labels: merged };
  }
}

/** What is wrong, with the controllers that can do what this one cannot. */
function messageOf(error: unknown): string {
  const { message } = error as Error;
  return error instanceof Refusal ? `${message}, or another controller: ${controllersThatCan(error.feature).join(', ')}` : message;
}
