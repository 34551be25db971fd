import { backendApi, backendFor } from './backend';
import { invalid } from '../../../basics/errors';
import { PathType, RoutePath } from '../../../routing/route-path';
import { native } from '../../shared/declarations';
import { checkNoLookahead } from '../../shared/lookahead';
import { SLICE_OF_EACH_PORT } from '../../shared/several-ports';
import { GatewayRows } from '../contribution';
import { hostsOf, MATCHING } from '../matching';

/** What a Backend takes. */
const MAX_ENDPOINTS = 256;

/**
 * Which requests a route gets, and from which backends.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/backend/
 */
export const MATCHING_ON_ENVOY = {
  backends: {
    declares: { hostnameBackends: native(), severalHostnames: native('a name that resolves to several addresses counts as so many servers'), severalPorts: native() },
    render: (hostnames, { route }) => {
      if (hostnames.length === 0) {
        return { words: () => SLICE_OF_EACH_PORT };
      }
      const oneLabel = hostnames.find(hostname => !hostname.replace(/\.$/, '').includes('.'));
      if (oneLabel !== undefined) {
        throw invalid('envoy-gateway.one-label', 'backends', oneLabel, 'a DNS name of two parts or more on Envoy Gateway (it refuses the Backend, and every request gets 500)',
          'write the name with its domain, or use Backends.fromIps()');
      }
      if (hostnames.length > MAX_ENDPOINTS) {
        throw invalid('envoy-gateway.too-many-hostnames', 'backends', `${hostnames.length} DNS names`, `at most ${MAX_ENDPOINTS} on Envoy Gateway`, 'use Backends.fromIps(), or fewer names with several addresses each');
      }
      return {
        contribution: backendFor(route, hostnames.map(hostname => ({ fqdn: { hostname, port: route.service.targetPort } }))),
        words: () => `Backend: ${hostnames.join(', ')}`,
        requirements: backendApi,
      };
    },
  },
  hosts: {
    declares: MATCHING.hosts.declares,
    render: hostsOf,
  },
  paths: {
    declares: {
      ...MATCHING.paths.declares,
      regex: native('regular expressions match the whole path, in the case they are written in and as the client encoded it, and come before prefixes, however long these are'),
    },
    render: paths => {
      for (const path of paths) {
        checkNoLookahead(path, 'Envoy Gateway', 'RE2');
        checkNotEncoded(path);
      }
      return MATCHING.paths.render(paths);
    },
  },
} satisfies Pick<GatewayRows, 'backends' | 'hosts' | 'paths'>;

/** What stands in a path as it is. */
const PLAIN = /[A-Za-z0-9._~!$&'()*+,;=:@/-]/;

/**
 * Envoy compares the path as it came, where what may not stand in a URL has been encoded.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-3.3
 */
function checkNotEncoded({ type, value }: RoutePath): void {
  const escapes = type === PathType.REGEX ? value.match(/\\(?:x[0-9a-fA-F]{2}|.)/g) ?? [] : [];
  const encoded = escapes.find(escape => escape === '\\s' || !PLAIN.test(escape[1] === 'x' ? String.fromCharCode(parseInt(escape.slice(2), 16)) : escape[1]));
  if (encoded !== undefined) {
    throw invalid('envoy-gateway.encoded-character', 'paths', value, `a regular expression for encoded paths on Envoy Gateway, and here stands "${encoded}", which clients encode`, 'write "..." for it: %XX is three characters');
  }
}
