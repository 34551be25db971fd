import { ANNOTATION_REQUIREMENTS, OUTAGES } from './annotation-effects';
import { CANARIES_REQUIREMENTS } from './canaries';
import { CLIENT_ADDRESSES_REQUIREMENTS } from './client-addresses';
import { BACKENDS_REQUIREMENTS } from './requirements/backends';
import { GATEWAY_API_REQUIREMENTS } from './requirements/gateway-api';
import { INGRESS_NGINX_REQUIREMENTS } from './requirements/ingress-nginx';
import { TRAEFIK_REQUIREMENTS } from './requirements/traefik';
import { Requirements } from './support';
import { ExternalLoadBalancerProps, Requirement } from '../../src';
import { ASKING, CONTROLLERS } from '../controllers/asking';
import { loadBalancerOfTwo } from '../support';

/** The requirements that are here in words, by what they are of. */
export const REQUIREMENTS: { readonly [name: string]: Requirements } = {
  'the backends': BACKENDS_REQUIREMENTS,
  'canaries': CANARIES_REQUIREMENTS,
  'ingress-nginx': INGRESS_NGINX_REQUIREMENTS,
  'the user\'s annotations': { ...ANNOTATION_REQUIREMENTS, 'no-health-checks': OUTAGES },
  'Traefik': TRAEFIK_REQUIREMENTS,
  'Gateway API': GATEWAY_API_REQUIREMENTS,
  'client addresses': CLIENT_ADDRESSES_REQUIREMENTS,
};

/** The requirements of props; none where the controller refuses them. */
export function requirementsOf(props: Partial<ExternalLoadBalancerProps>): Requirement[] {
  try {
    return loadBalancerOfTwo({ hosts: ['a.example.com'], ...props }).report.requirements;
  } catch {
    return [];
  }
}

/** Every kind of requirement, as the tables here and the features of each controller have it. */
export const TOLD: readonly { readonly of: string; readonly id: string; readonly requirement: Requirement }[] = [
  ...Object.entries(REQUIREMENTS).flatMap(([of, requirements]) => Object.values(requirements).flat()
    .flatMap(row => row.of().report.requirements.map(requirement => ({ of, id: requirement.id, requirement })))),
  ...Object.entries(CONTROLLERS).flatMap(([of, controller]) => Object.values(ASKING)
    .flatMap(props => requirementsOf({ controller, ...props }).map(requirement => ({ of, id: requirement.id, requirement })))),
].filter(({ id, requirement }, i, all) => (
  i === all.findIndex(other => other.id === id && JSON.stringify(other.requirement.checks) === JSON.stringify(requirement.checks))
));
