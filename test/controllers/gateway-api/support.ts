import { ExternalLoadBalancerProps, GatewayApiOptions, GatewayImplementation, IngressController, Report, Verdict } from '../../../src';
import { chartIn, loadBalancer, made, TWO_BACKENDS } from '../../support';

const implementation = GatewayImplementation.envoyGateway();

/** A Gateway that is there, and one that is made; of any program, and of Envoy Gateway. */
export const THERE: GatewayApiOptions = { gateway: { name: 'edge' } };
export const MADE: GatewayApiOptions = { gatewayClassName: 'eg' };
export const THERE_ON_ENVOY: GatewayApiOptions = { ...THERE, implementation };
export const MADE_ON_ENVOY: GatewayApiOptions = { ...MADE, implementation };

/** A load balancer on Gateway API. */
export function onGatewayApi(props: Partial<ExternalLoadBalancerProps> = {}, options: GatewayApiOptions = THERE) {
  const chart = chartIn();
  return { chart, lb: loadBalancer({ controller: IngressController.gatewayApi(options), backends: TWO_BACKENDS, ...props }, chart) };
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

/** The specs of a kind in a chart, by the names of its objects. */
export function specsIn(chart: ReturnType<typeof chartIn>, kind: string): { [name: string]: any } {
  return Object.fromEntries(objectsIn(chart).filter(object => object.kind === kind).map(({ metadata, spec }) => [metadata.name, spec]));
}

export function specsOf(kind: string, props: Partial<ExternalLoadBalancerProps>, options?: GatewayApiOptions): { [name: string]: any } {
  return specsIn(onGatewayApi(props, options).chart, kind);
}

/** The rules of the first HTTPRoute. */
export function rulesOf(props: Partial<ExternalLoadBalancerProps>, options?: GatewayApiOptions): any[] {
  return specsOf('HTTPRoute', props, options)['zl-lb'].rules;
}

/** The spec of the BackendTrafficPolicy of the first route, on Envoy Gateway. */
export function trafficOf(props: Partial<ExternalLoadBalancerProps>): any {
  return specsOf('BackendTrafficPolicy', props, THERE_ON_ENVOY)['zl-lb'];
}

/** The verdict on a policy. */
export function verdictOf(policy: string, props: Partial<ExternalLoadBalancerProps>, options?: GatewayApiOptions): Verdict | undefined {
  return reportOn(props, options).verdicts.find(verdict => verdict.policy === policy);
}
