import { EFFECTS_IN_INGRESS_NGINX } from './annotation-effects';
import { Attempts, Reader } from './reader';
import { ofConfigMap, ofFlag, otherRoutes } from '../../../checks';
import { LoadBalancingAlgorithm } from '../../../policies/load-balancing';
import { CheckType } from '../../../requirement-check';
import { PCRE } from '../../shared/engines';

/** By its template: a directive of a snippet adds a second header to each of them. */
const OWN_REQUEST_HEADERS = [
  'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-forwarded-scheme', 'x-original-forwarded-for', 'x-original-uri', 'x-real-ip', 'x-request-id', 'x-scheme',
  'proxy',
];

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
  accessLogs: ofConfigMap(CheckType.NOT_VALUE, 'disable-access-log', 'true'),
  classController: 'k8s.io/ingress-nginx',
  otherClassController: 'ingress-nginx runs with that name (--controller-class)',
  allowedHeaders: 'global-allowed-response-headers',
  refusingServer,
  staysWithServer: ({ by, changesCookie }) => by === LoadBalancingAlgorithm.CONSISTENT_HASH
    || (by === LoadBalancingAlgorithm.STICKY_COOKIE && !changesCookie),
  triesAgain: (conditions, failure) => conditions.includes(failure),
  connectTimeout: '5 s',
  externalNameSwitch: { where: 'the flags of ingress-nginx', name: '--disable-svc-external-name', check: ofFlag(CheckType.NOT_VALUE, '--disable-svc-external-name', 'true') },
  engine: PCRE,
  blockWithoutSnippets: patterns => `block them for every host in the ConfigMap of ingress-nginx (block-user-agents: ${JSON.stringify(`~*(${patterns.join('|')})`)}), or allow snippets`,
  variablesWithoutSnippets: headers => 'set them for every host in a ConfigMap that add-headers of ingress-nginx names '
    + `(${headers.map(([name, variable]) => `${name}: ${JSON.stringify(variable)}`).join(', ')}), or allow snippets`,
  headersWithoutSnippets: key => `name them for every host in the ConfigMap of ingress-nginx (${key}), or allow snippets`,
  ownRequestHeaders: OWN_REQUEST_HEADERS,
  headerDirective: protocol => /^GRPCS?$/.test(protocol ?? '') ? 'grpc_set_header' : 'proxy_set_header',
  certificateHoldsForHost: true,
  defaultCertificate: {
    where: 'the flags of ingress-nginx',
    what: hosts => `--default-ssl-certificate names a Secret, as namespace/name, with a certificate for ${hosts}`,
    why: 'without the flag ingress-nginx presents a certificate that it has made for itself, which no client trusts',
    check: ofFlag(CheckType.CERTIFICATE, '--default-ssl-certificate'),
  },
  users: {
    holds: 'its key auth holds a line "name:hash" for each user, as htpasswd writes it',
    otherwise: 'without it every request gets 503, and a user whose password stands there as plain text gets 401',
    key: 'auth',
    hashes: ['$', '{SHA}', '{SSHA}'],
  },
  verifiesAuth: false,
  trustedProxies: {
    where: 'the ConfigMap of ingress-nginx',
    what: 'use-forwarded-headers is true, with proxy-real-ip-cidr for its addresses',
    why: 'without the second setting, every client may say that it came over https, and which address it has',
    settings: { 'use-forwarded-headers': 'true' },
  },
  clientAddresses: 'its Service has externalTrafficPolicy: Local, or the load balancer before it speaks the PROXY protocol and use-proxy-protocol is "true"; '
    + 'use-forwarded-headers and enable-real-ip are not, or proxy-real-ip-cidr lists the proxies to believe; '
    + 'and the flag --enable-ssl-passthrough is not set, with which every request over https comes from 127.0.0.1',
  effects: EFFECTS_IN_INGRESS_NGINX,
  readsAlone: () => false,
  unread: () => undefined,
  unserved: () => undefined,
  differences: () => [],
  requirements: () => [],
  // What it writes for gRPC has no settings of TLS.
  tlsProtocols: ['HTTPS', 'AUTO_HTTP'],
  crossNamespace: 'allow-cross-namespace-resources',
  withoutReferenced: name => `every request gets ${name === 'auth-tls-secret' ? 403 : 503}`,
  withoutClientAuthority: 'without the Secret every request gets 403; without the key ca.crt in it ingress-nginx asks no client for a certificate, and everybody gets in',
  besideClientCertificates: ({ hosts }) => [{
    id: 'client-certificates-over-http',
    where: 'the ConfigMap of ingress-nginx',
    what: 'use-forwarded-headers is not true, unless nobody but proxies that write X-Forwarded-Proto anew reaches the controller over http',
    why: 'with it, whoever sends X-Forwarded-Proto: https over http is not redirected, and gets in without a certificate',
    checks: [ofConfigMap(CheckType.NOT_VALUE, 'use-forwarded-headers', 'true')],
    unless: 'only proxies that write X-Forwarded-Proto anew reach the controller over http',
  }, {
    id: 'client-certificates-of-host',
    where: `every other Ingress of ${hosts.join(', ')}, in any namespace`,
    what: 'it has the same auth-tls-secret and auth-tls-verify-client, or none, and redirects http to https',
    why: 'the annotations hold for the host, and of two certificate authorities ingress-nginx takes one',
    checks: [otherRoutes(hosts)],
  }],
  minds: name => name !== 'custom-headers',
};

/** All attempts at a request go to one server where it is selected by a key. */
function refusingServer({ by, most, changesCookie }: Attempts): string {
  switch (by) {
    case LoadBalancingAlgorithm.CONSISTENT_HASH:
      return 'where a server refuses connections, every request of its keys gets 502, since all attempts go to it';
    case LoadBalancingAlgorithm.STICKY_COOKIE:
      return changesCookie ? 'where a server refuses connections, its clients get another one and a new cookie'
        : 'where a server refuses connections, its clients get 502, since all attempts go to it';
    case LoadBalancingAlgorithm.PEAK_EWMA:
      return 'a server that refuses connections costs next to nothing, since the next one is tried';
    case 'SUBSET':
      return 'where a server refuses connections, some requests of its keys get 502, since all attempts can meet it';
    case LoadBalancingAlgorithm.ROUND_ROBIN:
    // Said elsewhere, of the network of the cluster.
    case LoadBalancingAlgorithm.CLUSTER_IP:
      return most >= ENOUGH ? 'a server that refuses connections costs next to nothing, since others are tried'
        : `a server that refuses connections costs nothing as long as requests come one at a time; of many at once ${most === 3 ? 'up to an eighth' : 'some'} fail, since ${ALL[most]} attempts can meet it`;
  }
}

/** With so many attempts, as measured, none of many requests at once fails. */
const ENOUGH = 6;

const ALL: { readonly [most: number]: string } = { 2: 'both', 3: 'all three', 4: 'all four', 5: 'all five' };
