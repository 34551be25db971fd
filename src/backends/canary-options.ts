import { Backends } from './backends';
import { EndpointsApi } from './endpoints-api';
import { checkMadeBy, invalid } from '../basics/errors';
import { ServiceCanary, ServiceIntent } from '../intent/service-intent';
import { checkServiceName } from '../kubernetes/names';
import { checkPort } from '../kubernetes/ports';
import { CanaryRouting, checkRouting } from '../policies/canaries';

/** A Service of the cluster's own, in the namespace of the load balancer. */
export interface ServiceReference {
  /** Its name. */
  readonly name: string;
  /** Its port. */
  readonly port: number;
}

/**
 * Options of `addCanary()`: where the requests go, which is exactly one of `backends` and `service`, and which ones do.
 */
export interface CanaryOptions extends CanaryRouting {
  /**
   * Servers outside the cluster with static IPs, which get a Service and addresses of their own.
   *
   * @default - `service` is used
   */
  readonly backends?: Backends;

  /**
   * A Service of the cluster's own in the namespace of the load balancer.
   *
   * @default - `backends` are used
   */
  readonly service?: ServiceReference;

  /**
   * The port of the Service for `backends`.
   *
   * @default - the port of the backends, or 80 where they have several
   */
  readonly servicePort?: number;

  /**
   * The API that stores the addresses of `backends`.
   *
   * @default - that of the load balancer
   */
  readonly endpointsApi?: EndpointsApi;
}

/**
 * Checks what a canary is asked for.
 *
 * @param main The Service of the load balancer.
 * @throws if it names no servers, or two kinds of them, or no controller could give it requests
 */
export function checkCanary(options: CanaryOptions, main: ServiceIntent): void {
  const { backends, service } = options;
  if ((backends === undefined) === (service === undefined)) {
    throw invalid('canary.not-one-target', 'addCanary()', { backends: backends && 'Backends', service }, 'exactly one of backends and service', 'pass servers outside the cluster as backends, or a Service of the cluster as service');
  }
  if (main.backends === 0) {
    throw invalid('canary.of-none', 'addCanary()', 'no backends', 'a load balancer with backends, of which the canary gets a part of the requests', 'set the prop backends');
  }
  if (main.externalNames !== undefined) {
    throw invalid('canary.of-hostname', 'backends of the load balancer', main.externalNames.join(', '), 'servers with addresses beside a canary: not every controller shares requests between a DNS name and something else', 'use Backends.fromIps()');
  }
  if (backends !== undefined) {
    checkMadeBy('backends of addCanary()', backends, Backends, 'Backends.fromIps() with the port 80');
    if (backends.dnsNames !== undefined) {
      throw invalid('canary.hostname', 'backends of addCanary()', backends.dnsNames.join(', '), 'servers with addresses: not every controller shares requests between addresses and a DNS name', 'use Backends.fromIps()');
    }
  } else {
    checkService(options, main);
  }
  checkRouting(options, main.canaries ?? []);
}

function checkService({ service, servicePort, endpointsApi }: CanaryOptions, main: ServiceIntent): void {
  const of = 'service of addCanary()';
  if (typeof service !== 'object') {
    throw invalid('input.wrong-type', of, service, 'a name and a port', 'write for example { name: "web", port: 80 }');
  }
  const other = Object.entries({ servicePort, endpointsApi }).find(([, value]) => value !== undefined);
  if (other !== undefined) {
    throw invalid('canary.beside-service', `${other[0]} of addCanary()`, other[1], 'nothing beside service, which has its port and addresses already', 'take it out');
  }
  checkServiceName(`name of ${of}`, service!.name);
  checkPort(`port of ${of}`, service!.port);
  if (service!.name === main.name) {
    throw invalid('canary.own-service', of, service!.name, 'another Service than that of the load balancer', 'name the Service that is to get a part of the requests');
  }
}

/** A canary as the routes see it. */
export function serviceCanary(place: Pick<ServiceCanary, 'path' | 'id' | 'name' | 'port'>, { weight, header, headerValue, cookie, backends }: CanaryOptions): ServiceCanary {
  return { ...place, weight, header, headerValue, cookie, ...backends && { endpoints: [...backends._endpoints] } };
}
