import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CanaryOptions, checkCanary, serviceCanary } from './backends/canary-options';
import { addressRequirements } from './backends/requirements';
import { invalid } from './basics/errors';
import { exists, ofCore, value } from './checks';
import { ServiceCanary, ServiceIntent } from './intent/service-intent';
import { checkServiceName, OF_DERIVED } from './kubernetes/names';
import { Requirement } from './report';
import { CheckType } from './requirement-check';
import { BackendObjects, BackendSet } from './synthesis/backend-objects';

/**
 * Another set of servers for the routes of a load balancer, which gets a part of their requests. `addCanary()` makes it.
 *
 * Where it has servers outside the cluster, they have a Service and addresses of their own.
 */
export class Canary extends Construct {
  /**
   * @throws if no controller could give it requests
   * @internal
   */
  public static _of(scope: Construct, id: string, options: CanaryOptions, main: ServiceIntent, common: Omit<BackendSet, 'backends'>): Canary {
    checkCanary(options, main);
    return new Canary(scope, id, options, main, common);
  }

  /** The Service that represents its backends; undefined where it is one of the cluster's own. */
  public readonly service?: ApiObject;

  /** The Endpoints; undefined where the addresses are stored elsewhere. */
  public readonly endpoints?: ApiObject;

  /** The EndpointSlices; empty where the addresses are stored elsewhere. */
  public readonly endpointSlices: ApiObject[];

  /**
   * How the routes see it.
   * @internal
   */
  public readonly _intent: ServiceCanary;

  private readonly objects?: BackendObjects;

  private constructor(scope: Construct, id: string, private readonly options: CanaryOptions, private readonly main: ServiceIntent, private readonly common: Omit<BackendSet, 'backends'>) {
    super(scope, id);
    try {
      const { backends, service } = options;
      const { path } = this.node;
      this.objects = backends && new BackendObjects(this, {
        ...common,
        backends,
        name: checkServiceName('id', `${main.name}-${id.toLowerCase()}`, OF_DERIVED),
        servicePort: options.servicePort,
        endpointsApi: options.endpointsApi ?? common.endpointsApi,
      });
      this.service = this.objects?.service;
      this.endpoints = this.objects?.endpoints;
      this.endpointSlices = this.objects?.endpointSlices ?? [];
      const { name, port } = this.objects ?? service!;
      const other = main.canaries?.find(canary => canary.name === name);
      if (other !== undefined) {
        throw invalid('canary.same-service', 'service of addCanary()', name, `a Service each, and ${other.path} has this one already`, 'name another Service');
      }
      this._intent = serviceCanary({ path, id: id.toLowerCase(), name, port }, options);
    } catch (e) {
      scope.node.tryRemoveChild(id);
      throw e;
    }
  }

  /**
   * What the cluster must allow before requests reach its servers.
   * @internal
   */
  public get _requirements(): Requirement[] {
    const { options: { backends, service }, main: { backendProtocol: protocol }, objects, common: { namespace } } = this;
    return objects ? addressRequirements(backends!, objects.addressSource, { name: objects.name, namespace, protocol }) : [{
      id: 'canary-service',
      where: `the Service ${service!.name}`,
      what: `it is in the namespace of the load balancer, has the port ${service!.port} and endpoints that are ready, and its Pods speak what the backends of the load balancer speak`,
      why: 'without the Service, ingress-nginx gives the requests of the canary to the other servers, Gateway API answers them with 500, and Traefik answers every request of the routes with 404',
      checks: [
        exists(ofCore('Service', service!.name, namespace)),
        value(ofCore('Service', service!.name, namespace), 'spec.ports[*].port', String(service!.port)),
        { type: CheckType.READY, ...ofCore('Service', service!.name, namespace) },
      ],
      unchecked: 'what its Pods speak',
    }];
  }
}
