import { Reader } from './reader';
import { LoadBalancing, LoadBalancingAlgorithm } from '../../../policies/load-balancing';

/** ingress-nginx itself. */
export const INGRESS_NGINX_READER: Reader = {
  program: 'ingress-nginx',
  controller: 'ingress-nginx',
  ownConfiguration: 'its ConfigMap',
  configuration: 'the ConfigMap of ingress-nginx, as a rule ingress-nginx/ingress-nginx-controller',
  classHolds: 'it exists, and its spec.controller is that of a running ingress-nginx (k8s.io/ingress-nginx by default)',
  classWhy: 'no other controller reads these annotations, and no controller serves an Ingress of an unknown class; '
    + 'ingress-nginx was retired in March 2026 and gets no fixes any more, so plan to move',
  snippets: { 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' },
  withoutSnippets: 'without both settings the controller ignores the whole Ingress, without an event, and its hosts answer 404; '
    + 'an Ingress that was ignored stays so until it is touched or the controller restarts. With annotations-risk-level alone, or where the settings '
    + 'are taken back later, it serves the Ingress without its snippets: blocked user agents then get in',
  allowedHeaders: 'global-allowed-response-headers',
  refusingServer,
  connectTimeout: '5 s',
  externalNameSwitch: { where: 'the flags of ingress-nginx', name: '--disable-svc-external-name' },
  blockWithoutSnippets: patterns => `block them for every host in the ConfigMap of ingress-nginx (block-user-agents: ${JSON.stringify(`~*(${patterns.join('|')})`)}), or allow snippets`,
  variablesWithoutSnippets: headers => 'set them for every host in a ConfigMap that add-headers of ingress-nginx names '
    + `(${headers.map(([name, variable]) => `${name}: ${JSON.stringify(variable)}`).join(', ')}), or allow snippets`,
  securesCookies: true,
  certificateHoldsForHost: true,
  defaultCertificate: {
    where: 'the flags of ingress-nginx',
    what: hosts => `--default-ssl-certificate names a Secret, as namespace/name, with a certificate for ${hosts}`,
    why: 'without the flag ingress-nginx presents a certificate that it has made for itself, which no client trusts',
  },
  readsAlone: () => false,
  unread: () => undefined,
  unserved: () => undefined,
  differences: () => [],
  requirements: () => [],
  // What it writes for gRPC has no settings of TLS.
  tlsProtocols: ['HTTPS', 'AUTO_HTTP'],
  crossNamespace: 'allow-cross-namespace-resources',
  withoutReferenced: name => `every request gets ${name === 'auth-tls-secret' ? 403 : 503}`,
  minds: name => name !== 'custom-headers',
};

/** All attempts at a request go to one server where it is selected by a key. */
function refusingServer(balancing: LoadBalancing | undefined): string {
  switch (balancing?.algorithm) {
    case LoadBalancingAlgorithm.CONSISTENT_HASH:
      return 'where a server refuses connections, every request of its keys gets 502, since all attempts go to it';
    case LoadBalancingAlgorithm.STICKY_COOKIE:
      return 'where a server refuses connections, its clients get another one and a new cookie';
    case LoadBalancingAlgorithm.PEAK_EWMA:
      return 'a server that refuses connections costs next to nothing, since the next one is tried';
    default:
      return 'a server that refuses connections costs nothing as long as requests come one at a time; of many at once up to an eighth fail, since all three attempts can meet it';
  }
}
