import {
  AddressSource, AnnotationReader, Controller, ExternalLoadBalancer, ExternalLoadBalancerProps, GatewayImplementation, IngressController,
  IngressNginxOptions, RenderedObject, Requirement, RouteIntent, RouteOptions, RoutePath,
} from '../../src';
import { routeIntent } from '../../src/intent/from-options';
import { loadBalancerOfTwo as loadBalancer } from '../support';
import { OwnController } from '../synthesis/own-controller';

/** What triggers an error, and the whole message that it has. */
export type Row = readonly [trigger: () => unknown, message: string];

/** Rows by the code of the error. */
export interface Messages {
  readonly [code: string]: readonly Row[];
}

/** A requirement in words, and a load balancer that has it. */
export interface RequirementRow extends Pick<Requirement, 'where' | 'what' | 'why'> {
  readonly of: () => ExternalLoadBalancer;
}

/** Requirements by their ids. */
export interface Requirements {
  readonly [id: string]: readonly RequirementRow[];
}

export const TRAEFIK = IngressController.traefik();
export const GATEWAY_API = IngressController.gatewayApi({ gateway: { name: 'edge' } });
export const ENVOY_GATEWAY = IngressController.gatewayApi({ gateway: { name: 'edge' }, implementation: GatewayImplementation.envoyGateway() });
export const OWN_GATEWAY = IngressController.gatewayApi({ gatewayClassName: 'eg' });
export const OWN_ENVOY_GATEWAY = IngressController.gatewayApi({ gatewayClassName: 'eg', implementation: GatewayImplementation.envoyGateway() });

/** Traefik as the reader of the annotations of ingress-nginx. */
export function traefikReads(options: IngressNginxOptions = {}): Controller {
  return IngressController.ingressNginx({ reader: AnnotationReader.TRAEFIK, snippetAnnotations: true, ...options });
}

export const LONG_PATH = `/${'a'.repeat(4000)}`;

/** A name that leaves three characters for a suffix. */
export const LONG_NAME = `${`${'a'.repeat(50)}.`.repeat(4)}${'a'.repeat(46)}`;

/** A long value as messages show it. */
export function cut(value: unknown): string {
  return `${JSON.stringify(value).slice(0, 117)}...`;
}

/** A route "zl/Lb/<name>". */
export function route(name: string, options: RouteOptions = {}): RouteIntent {
  const service = { path: 'zl/Lb', name: 'zl-lb', port: 80, targetPort: 80, addressSource: AddressSource.ENDPOINTS, backends: 2, healthChecks: [] };
  return routeIntent({ path: `zl/Lb/${name}`, name, service }, options);
}

/** The object that a controller of a user's own renders. */
export const OBJECT: RenderedObject = { id: 'A', apiVersion: 'example.com/v1', kind: 'A', name: 'a', fields: {} };

/** Adds routes to a load balancer, by their ids. */
export function adding(routes: { [id: string]: RouteOptions }, props?: Partial<ExternalLoadBalancerProps>): void {
  const lb = loadBalancer(props);
  Object.entries(routes).forEach(([id, options]) => lb.addRoute(id, options));
}

/** Renders a route of a user's own controller, to objects that may depend on whether it has a neighbour. */
export function among(objectsOf: (route: RouteIntent, isAlone: boolean) => RenderedObject[]): void {
  const controller = new OwnController({ render: (intent, neighbours) => ({ objects: objectsOf(intent, neighbours.length === 1), warnings: [] }) });
  const lb = loadBalancer({ controller });
  lb.addRoute('b', { paths: [RoutePath.prefix('/b')] });
  lb.routes[0].toJson();
}
