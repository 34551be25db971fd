import { TERMINATED, TERMINATED_PORT } from './gateways';
import { GATEWAY_API_ON_ENVOY, GATEWAY_API_ON_TRAEFIK, INGRESS_NGINX_ON_TRAEFIK, Target, TRAEFIK_RESOURCES } from './targets';
import { ControllerName } from '../../cli/src/controllers';
import { AnnotationReader, Controller, GatewayImplementation, IngressController } from '../../src';

/** A controller of the matrix that runs here. */
export interface Running {
  /** Its name in the matrix. */
  readonly column: string;
  /** A name for namespaces. */
  readonly short: string;
  readonly controller: Controller;
  /** Its name as an option of `cdk8s-elb import`. */
  readonly importedFor: ControllerName;
  readonly target: Target;
}

/** The controllers of the matrix that run here, each on every program. ingress-nginx itself is proved by its snippets in a real nginx. */
export const RUNNING: readonly Running[] = [
  {
    column: 'Traefik, reading annotations of ingress-nginx',
    short: 'reader',
    controller: IngressController.ingressNginx({ snippetAnnotations: true, reader: AnnotationReader.TRAEFIK }),
    importedFor: 'traefik-ingress-nginx',
    target: INGRESS_NGINX_ON_TRAEFIK,
  },
  { column: 'Traefik', short: 'traefik', controller: IngressController.traefik(), importedFor: 'traefik', target: TRAEFIK_RESOURCES },
  {
    column: 'Gateway API',
    short: 'any-traefik',
    controller: IngressController.gatewayApi({ gateway: GATEWAY_API_ON_TRAEFIK.gateway }),
    importedFor: 'gateway-api',
    target: GATEWAY_API_ON_TRAEFIK,
  },
  {
    column: 'Gateway API',
    short: 'any-envoy',
    controller: IngressController.gatewayApi({ gateway: GATEWAY_API_ON_ENVOY.gateway }),
    importedFor: 'gateway-api',
    target: GATEWAY_API_ON_ENVOY,
  },
  {
    column: 'Gateway API on Envoy Gateway',
    short: 'envoy',
    controller: IngressController.gatewayApi({ gateway: GATEWAY_API_ON_ENVOY.gateway, implementation: GatewayImplementation.envoyGateway() }),
    importedFor: 'envoy-gateway',
    target: GATEWAY_API_ON_ENVOY,
  },
];

/** As which it runs where. */
export function nameOf({ column, target }: Running): string {
  return column === 'Gateway API' ? target.name.replace(column, 'Gateway API alone') : column;
}

/** Where a proxy that has ended TLS reaches a controller over http: it is believed there, by its address or by the listener. */
export function behindTerminator({ target, controller, column }: Running): { readonly controller: Controller; readonly port: number } {
  const httpListener = listenerBehindTerminator({ target });
  if (httpListener === undefined) {
    return { controller, port: 80 };
  }
  const gateway = { ...target.gateway!, httpListener };
  const implementation = column === 'Gateway API' ? undefined : GatewayImplementation.envoyGateway();
  return { controller: IngressController.gatewayApi({ gateway, implementation }), port: TERMINATED_PORT };
}

/** The listener that such a proxy reaches; undefined where it is believed by its address. */
export function listenerBehindTerminator({ target }: Pick<Running, 'target'>): string | undefined {
  return target === GATEWAY_API_ON_ENVOY ? TERMINATED : undefined;
}
