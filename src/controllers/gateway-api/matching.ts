import { GatewayRows } from './contribution';
import { checkLength, MATCH_TYPES } from './matches';
import { isWildcard } from '../../kubernetes/hosts';
import { approximated, native, refused } from '../shared/declarations';

const NO_NAMES = refused('Gateway API advises against Services of type ExternalName, and most implementations refuse them', 'use Backends.fromIps()');

/** With more, a request can cost Traefik more than 10 ms: it compares a host with each of them to its end. */
const MOST_WILDCARDS = 30;
const COMPARED_BY_TRAEFIK = approximated('where Traefik serves the Gateway, a request with a Host header of 8 kB costs it 0.3 ms of CPU for each name with "*"');

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
      const wildcards = hosts.filter(isWildcard);
      return {
        words: () => `hostnames: ${wildcards.join(', ')}`,
        remarks: () => [wildcards.length > MOST_WILDCARDS ? COMPARED_BY_TRAEFIK : undefined],
      };
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
