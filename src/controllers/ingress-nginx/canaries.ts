import { Contribution, NginxRow, NginxRows, Options, PREFIX } from './contribution';
import { annotationOf } from './user-annotations';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { ServiceCanary } from '../../intent/service-intent';
import { checkDnsSubdomain, OF_DERIVED } from '../../kubernetes/names';
import { CheckType } from '../../requirement-check';
import { Context, Rendered } from '../rows';
import { isSticky, onCanaries } from '../shared/canaries';
import { approximated, native } from '../shared/declarations';

/** By its source: the set is selected once for all attempts at a request. */
const STAYS = native('all attempts at a request go to one set of servers: while every server of the canary is down, its requests fail, and while it has no addresses, the others get them');

/** By its source: the cookies of both sets come before all else. */
const STICKY = approximated('a client with the session cookie stays with the set of servers that it got it from, whatever its header and cookie for the canary say');

/**
 * Another Service for a part of the requests: an Ingress for each route, with the same hosts and paths. The controller takes it for one of the
 * Service, and not of the Ingress; and what policies the canary has of its own, it ignores.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#canary
 */
const canaries: NginxRow<'canaries'> = {
  declares: {
    canaryByWeight: STAYS,
    canaryByHeader: STAYS,
    canaryByHeaderValue: STAYS,
    canaryByCookie: STAYS,
  },
  render: (_, context) => {
    const rendered = renderCanary(context);
    return { ...rendered, remarks: () => [isSticky(context.route) ? STICKY : undefined] };
  },
};

export const CANARIES = { canaries } satisfies Pick<NginxRows, 'canaries'>;

/** @throws if there are several, or the route is a canary itself */
export function renderCanary({ route, options: { reader } }: Context<Options>): Rendered<Contribution> {
  const [canary, ...others] = route.service.canaries!;
  if (others.length > 0) {
    throw invalid('nginx.several-canaries', 'canaries', [canary, ...others].map(({ id }) => id), `one canary of a load balancer (${reader.program} takes one for a path, and ignores others)`, 'take the others out');
  }
  if (annotationOf(route, 'canary') === 'true') {
    throw invalid('nginx.canary-of-canary', 'canaries', canary.id, 'a route that is no canary itself, by the annotation canary', 'add the canary to the load balancer of the main Ingress');
  }
  return onCanaries<Contribution>(route, {
    contribution: { canary: canaryIngress(route, canary) },
    requirements: () => [{
      id: 'canary-of-service',
      where: `every other Ingress with the Service ${route.service.name}`,
      what: 'the canary may get a part of its requests as well',
      why: `${reader.program} takes a canary for one of the Service, and not of the Ingresses with the same hosts and paths`,
      checks: [{
        type: CheckType.OTHERS,
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        ...route.namespace !== undefined && { namespace: route.namespace },
        selectorPath: 'spec.rules[*].http.paths[*].backend.service.name',
        selectorValues: [route.service.name],
      }],
    }],
  });
}

/** The Ingress of a canary, but for what it has in common with that of the route. */
function canaryIngress({ name }: RouteIntent, { id, name: service, port, weight, header, headerValue, cookie }: ServiceCanary): NonNullable<Contribution['canary']> {
  const annotations = Object.entries({
    'canary': 'true',
    'canary-by-header': header,
    'canary-by-header-value': headerValue,
    'canary-by-cookie': cookie,
    'canary-weight': weight === undefined ? undefined : String(weight),
  });
  return {
    name: checkDnsSubdomain('name of the Ingress of a canary', `${name}-${id}`, OF_DERIVED),
    service: { name: service, port },
    annotations: Object.fromEntries(annotations.flatMap(([key, value]) => value === undefined ? [] : [[PREFIX + key, value]])),
  };
}
