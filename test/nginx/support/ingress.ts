import { Chart, Testing } from 'cdk8s';
import { Backends, ExternalLoadBalancer, ExternalLoadBalancerProps, IngressController } from '../../../src';

/** As much of an Ingress as nginx gets to see. */
export interface Ingress {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly annotations?: { readonly [key: string]: string };
  };
  readonly spec: {
    readonly rules: ReadonlyArray<{
      readonly host?: string;
      readonly http: { readonly paths: readonly IngressPath[] };
    }>;
  };
}

export interface IngressPath {
  readonly path: string;
  readonly pathType: string;
  readonly backend: { readonly service: { readonly name: string; readonly port: { readonly number: number } } };
}

/** What the library renders in a fresh chart. */
export function render(build: (chart: Chart) => void): Ingress[] {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'shop' });
  build(chart);
  const objects: Ingress[] = Testing.synth(chart);
  return objects.filter(object => object.kind === 'Ingress');
}

/** A load balancer whose backends play no role: the harness proxies to servers of its own. */
export function loadBalancer(chart: Chart, name: string, props: Omit<ExternalLoadBalancerProps, 'backends'> = {}): ExternalLoadBalancer {
  return new ExternalLoadBalancer(chart, name, {
    name,
    backends: Backends.fromIps(['10.254.18.46'], { port: 80 }),
    controller: IngressController.ingressNginx({ snippetAnnotations: true }),
    ...props,
  });
}
