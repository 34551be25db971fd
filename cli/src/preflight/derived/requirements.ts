import { App, Chart } from 'cdk8s';
import { routesIn } from './routes';
import { AnnotationReader, ExternalLoadBalancer, Requirement } from '../../../../src';
import { InputError } from '../../manifests';
import { named, Rendered } from '../manifest';

/** Requirements of manifests, and the objects whose requirements are not known. */
export interface Derived {
  readonly requirements: readonly Requirement[];
  readonly unread: readonly string[];
}

const ROUTES = ['Ingress', 'IngressRoute', 'HTTPRoute', 'TLSRoute', 'IngressRouteTCP', 'GRPCRoute'];

/** Each is read back with regard to the others, and its requirements are looked up. */
const MOST = 500;

/**
 * What must hold for manifests, from these alone: load balancers that are read back from them have reports like any other.
 *
 * @param isTraefik Whether Traefik reads the Ingresses.
 */
export function derivedFrom(rendered: readonly Rendered[], isTraefik: boolean): Derived {
  const routes = rendered.filter(({ kind }) => ROUTES.includes(kind)).length;
  if (routes > MOST) {
    throw new InputError(`${routes} routes without a report, of which at most ${MOST} are read back: pass some of the files, or --report`);
  }
  const unread: string[] = [];
  const requirements: Requirement[] = [];
  const read = new Set<Rendered>();
  for (const { object, props } of routesIn(rendered, isTraefik ? { reader: AnnotationReader.TRAEFIK } : {})) {
    try {
      const chart = new Chart(new App(), 'manifests', { namespace: props.namespace });
      requirements.push(...new ExternalLoadBalancer(chart, 'route', props).report.requirements);
      read.add(object);
    } catch (error) {
      unread.push(`${named(object)}: ${(error as Error).message}`);
    }
  }
  const others = rendered.filter(object => ROUTES.includes(object.kind) && !read.has(object) && !unread.some(line => line.startsWith(`${named(object)}: `)));
  return {
    requirements: [...new Map(requirements.map(requirement => [JSON.stringify(requirement), requirement])).values()],
    unread: [...unread, ...others.map(object => `${named(object)}: its servers are not in the manifests, or its kind is not read back`)],
  };
}
