import { ExternalLoadBalancerProps, IngressController, Report, TraefikOptions, Verdict } from '../../../src';
import { chartIn, loadBalancer, made, TWO_BACKENDS } from '../../support';

/** A load balancer on Traefik. */
export function onTraefik(props: Partial<ExternalLoadBalancerProps> = {}, options?: TraefikOptions) {
  const chart = chartIn();
  return { chart, lb: loadBalancer({ controller: IngressController.traefik(options), backends: TWO_BACKENDS, ...props }, chart) };
}

export function reportOn(props: Partial<ExternalLoadBalancerProps>, options?: TraefikOptions): Report {
  return onTraefik(props, options).lb.report;
}

/** The verdict on a policy. */
export function verdictOf(policy: string, props: Partial<ExternalLoadBalancerProps>, options?: TraefikOptions): Verdict | undefined {
  return reportOn(props, options).verdicts.find(verdict => verdict.policy === policy);
}

/** The objects beside the Service and its addresses, without the namespace that all have. */
export function objectsIn(chart: ReturnType<typeof chartIn>): any[] {
  return made(chart)
    .filter(({ apiVersion }) => /^(traefik|cert-manager)\.io\//.test(apiVersion))
    .map(({ metadata: { namespace, ...metadata }, ...object }) => ({ ...object, metadata }));
}

export function objectsOf(props: Partial<ExternalLoadBalancerProps>, options?: TraefikOptions): any[] {
  return objectsIn(onTraefik(props, options).chart);
}

/** The entries of the IngressRoute. */
export function entriesOf(props: Partial<ExternalLoadBalancerProps>): any[] {
  return objectsOf(props)[0].spec.routes;
}

/** The specs of the Middlewares, by their names without that of the route. */
export function middlewaresOf(props: Partial<ExternalLoadBalancerProps>): { [name: string]: object } {
  return Object.fromEntries(objectsOf(props).filter(({ kind }) => kind === 'Middleware').map(({ metadata, spec }) => [metadata.name.replace('zl-lb-', ''), spec]));
}

/** What an entry names of Middlewares. */
export function named(...suffixes: string[]): { name: string }[] {
  return suffixes.map(suffix => ({ name: `zl-lb-${suffix}` }));
}
