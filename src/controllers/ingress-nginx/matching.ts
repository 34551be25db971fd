import { NginxRow, NginxRows } from './contribution';
import { ambiguity } from './on-demand';
import { checkPaths, locationsOf, readsPatterns } from './path-patterns';
import { isWildcard } from '../../kubernetes/hosts';
import { PathType } from '../../routing/route-path';
import { approximated, native, refused } from '../shared/declarations';
import { SLICE_OF_EACH_PORT } from '../shared/several-ports';

const hosts: NginxRow<'hosts'> = {
  declares: { wildcardHost: native() },
  render: names => ({ words: () => `host: ${names.filter(isWildcard).join(', ')}` }),
};

/**
 * Which requests a route gets.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/ingress-path-matching/
 * @see https://nginx.org/en/docs/http/server_names.html
 */
export const MATCHING = {
  backends: {
    declares: {
      hostnameBackends: native(),
      severalHostnames: refused('an Ingress sends a path to one Service, which has one DNS name', 'use Backends.fromIps()'),
      severalPorts: approximated('whether every port of an address gets requests was not measured on ingress-nginx itself'),
    },
    render: ([dnsName]) => ({ words: () => dnsName === undefined ? SLICE_OF_EACH_PORT : `Service of type ExternalName: ${dnsName}` }),
  },
  hosts,
  paths: {
    declares: {
      prefix: native(),
      exact: native(),
      regex: approximated('regular expressions match in any case and without an end anchor, on this and every other Ingress of the hosts; "." stops at an encoded newline (%0A)'),
    },
    render: (paths, { route, neighbours, options: { reader } }) => {
      checkPaths(route, reader.engine);
      const regex = readsPatterns(neighbours);
      const locations = locationsOf(route, neighbours);
      return {
        contribution: { locations, ...regex && { annotations: { 'nginx.ingress.kubernetes.io/use-regex': 'true' } } },
        words: () => locations.map(({ path, pathType }) => `${pathType} ${path}`).join(', '),
        remarks: () => {
          // nginx redirects from the path without the slash, as it does for directories.
          const redirected = regex ? undefined : paths.find(path => path.type === PathType.EXACT && /.\/$/.test(path.value));
          const slow = paths.find(({ type, value }) => type === PathType.REGEX && reader.engine.backtracks && ambiguity().isPolynomial(value));
          return [
            slow && approximated(`two repeated parts of ${slow.value} read the same text: a request with a path of 8 kB that nearly fits costs nginx 20 ms to 1 s of CPU, and may get 500`),
            redirected && approximated(`requests for ${redirected.value.slice(0, -1)} are redirected to ${redirected.value} with 301`),
            regex && !paths.some(path => path.type === PathType.REGEX)
              ? native('rendered as regular expressions that match just these paths, because a rewrite or a regular expression on a host makes the controller read all its paths as such')
              : undefined,
          ];
        },
      };
    },
  },
} satisfies Pick<NginxRows, 'backends' | 'hosts' | 'paths'>;
