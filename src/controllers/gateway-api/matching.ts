import { GatewayRows } from './contribution';
import { checkLength, MATCH_TYPES } from './matches';
import { invalid } from '../../basics/errors';
import { isWildcard } from '../../kubernetes/hosts';
import { approximated, native, refused } from '../shared/declarations';

const NO_NAMES = refused('Gateway API advises against Services of type ExternalName, and most implementations refuse them', 'use Backends.fromIps()');

/** Measured: Traefik compares a host of 8 kB with each of them to its end, and takes 0.3 ms for that. */
const MOST_WILDCARDS = 25;

/** Hosts, as both say them. */
export const hostsOf = (hosts: readonly string[]) => ({ words: () => `hostnames: ${hosts.filter(isWildcard).join(', ')}` });

/**
 * Which requests a route gets.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#hostname
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httppathmatch
 */
export const MATCHING = {
  backends: {
    declares: {
      hostnameBackends: NO_NAMES,
      severalHostnames: NO_NAMES,
      severalPorts: refused('implementations differ: of an address that has several ports, Traefik takes one', 'list each server with one port'),
    },
  },
  hosts: {
    declares: { wildcardHost: approximated('the "*" matches several labels, too') },
    render: hosts => {
      const { length } = hosts.filter(isWildcard);
      if (length > MOST_WILDCARDS) {
        throw invalid('gateway-api.too-many-wildcards', 'hosts', `${length} wildcards`,
          `at most ${MOST_WILDCARDS} where no implementation is named (with more, a request with a Host header of 8 kB can cost Traefik 10 ms of CPU)`,
          'name the implementation where it is Envoy Gateway, or use IngressController.traefik() where it is Traefik');
      }
      return hostsOf(hosts);
    },
  },
  paths: {
    declares: {
      prefix: native(),
      exact: native(),
      regex: refused('Gateway API leaves it to each implementation whether there are regular expressions and what they mean', 'use RoutePath.prefix()'),
    },
    render: paths => {
      paths.forEach(({ value }) => checkLength('paths', value));
      return { words: () => paths.map(({ type, value }) => `${MATCH_TYPES[type]} ${value}`).join(', ') };
    },
  },
} satisfies Pick<GatewayRows, 'backends' | 'hosts' | 'paths'>;
