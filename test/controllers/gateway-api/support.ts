import { ExternalLoadBalancerProps, GatewayApiOptions, GatewayImplementation, IngressController, Report } from '../../../src';
import { chartIn, loadBalancer, made } from '../../support';

const implementation = GatewayImplementation.envoyGateway();

/** A Gateway that is there, and one that is made; of any program, and of Envoy Gateway. */
export const THERE: GatewayApiOptions = { gateway: { name: 'edge' } };
export const MADE: GatewayApiOptions = { gatewayClassName: 'eg' };
export const THERE_ON_ENVOY: GatewayApiOptions = { ...THERE, implementation };
export const MADE_ON_ENVOY: GatewayApiOptions = { ...MADE, implementation };

/** What an error names where every other controller can do it. */
export const OTHERS = 'or another controller: IngressController.ingressNginx(), IngressController.ingressNginx() with the reader AnnotationReader.TRAEFIK, '
  + 'IngressController.traefik(), IngressController.gatewayApi() with the implementation GatewayImplementation.envoyGateway()';

/** A load balancer on Gateway API. */
export function onGatewayApi(props: Partial<ExternalLoadBalancerProps> = {}, options: GatewayApiOptions = THERE) {
  const chart = chartIn();
  return { chart, lb: loadBalancer({ controller: IngressController.gatewayApi(options), ...props }, chart) };
}

export function reportOn(props: Partial<ExternalLoadBalancerProps>, options?: GatewayApiOptions): Report {
  return onGatewayApi(props, options).lb.report;
}

/** The objects beside the Service and its addresses, without the namespace that all have. */
export function objectsIn(chart: ReturnType<typeof chartIn>): any[] {
  return made(chart)
    .filter(({ apiVersion }) => /^(gateway\.networking\.k8s|gateway\.envoyproxy|cert-manager)\.io\//.test(apiVersion))
    .map(({ metadata: { namespace, ...metadata }, ...object }) => ({ ...object, metadata }));
}

export function objectsOf(props: Partial<ExternalLoadBalancerProps>, options?: GatewayApiOptions): any[] {
  return objectsIn(onGatewayApi(props, options).chart);
}

/** The specs of a kind, by the names of its objects. */
export function specsOf(kind: string, props: Partial<ExternalLoadBalancerProps>, options?: GatewayApiOptions): { [name: string]: any } {
  return Object.fromEntries(objectsOf(props, options).filter(object => object.kind === kind).map(({ metadata, spec }) => [metadata.name, spec]));
}

/** The rules of the first HTTPRoute. */
export function rulesOf(props: Partial<ExternalLoadBalancerProps>, options?: GatewayApiOptions): any[] {
  return specsOf('HTTPRoute', props, options)['zl-lb'].rules;
}

/** The verdict on a policy. */
export function verdictOf(policy: string, props: Partial<ExternalLoadBalancerProps>, options?: GatewayApiOptions) {
  return reportOn(props, options).verdicts.find(verdict => verdict.policy === policy);
}
