import { checkLeftOut } from './left-out';
import { otherRoutes, ofTraefik } from '../../../../checks';
import { LoadBalancingAlgorithm } from '../../../../policies/load-balancing';
import { Requirement } from '../../../../report';
import { CheckType } from '../../../../requirement-check';
import { TRAEFIK_DEFAULT_CERTIFICATE } from '../../../shared/certificate';
import { ADDRESSES_IN_TRAEFIK } from '../../../shared/client-addresses';
import { Declaration, omitted } from '../../../shared/declarations';
import { GO } from '../../../shared/engines';
import { trustedByTraefik } from '../../../shared/https-redirect';
import { strictOptions } from '../../../shared/traefik-client-certificates';
import { TRAEFIK_HASHES } from '../../../shared/users-secret';
import { readByTraefik, unreadByTraefik } from '../../on-demand';
import { EFFECTS_IN_TRAEFIK } from '../annotation-effects';
import { AnnotatedRoute, Attempts, Reader } from '../reader';

const CONFIGURATION = 'the static configuration of Traefik';

/** With these it speaks TLS to the backends. */
const TLS_PROTOCOLS = ['HTTPS', 'GRPCS'];

/** Traefik from 3.7 on, by its provider `kubernetesIngressNGINX`. */
export const TRAEFIK_READER: Reader = {
  checkWithin: checkLeftOut,
  program: 'Traefik',
  controller: 'Traefik, reading annotations of ingress-nginx',
  ownConfiguration: 'its static configuration',
  configuration: CONFIGURATION,
  classHolds: 'it exists with the spec.controller k8s.io/ingress-nginx, and a Traefik from 3.7 on runs with the provider kubernetesIngressNGINX',
  classWhy: 'Traefik reads these annotations by that provider alone, and only of Ingresses of such a class',
  snippets: { 'providers.kubernetesIngressNGINX.allowSnippetAnnotations': 'true' },
  withoutSnippets: 'without the setting Traefik ignores the whole Ingress, and its hosts answer 404',
  accessLogs: ofTraefik(CheckType.PRESENT, 'accessLog'),
  classController: 'k8s.io/ingress-nginx',
  allowedHeaders: 'providers.kubernetesIngressNGINX.globalAllowedResponseHeaders',
  refusingServer: ({ by }) => ownServer(by) ? 'where a server refuses connections, requests with its key or cookie get 502, since all attempts go to it'
    : 'a server that refuses connections costs next to nothing, since the next one is tried',
  staysWithServer: ({ by }) => ownServer(by),
  // Both are failures of the network to it, and either word is enough.
  triesAgain: conditions => conditions.includes('error') || conditions.includes('timeout'),
  connectTimeout: '60 s',
  // By the default of Go, which the provider leaves in place: https://pkg.go.dev/net/http#Transport
  newConnections: 'reading annotations, Traefik keeps 2 idle connections to each server, and closes all others after a request: of 800 requests, 16 at a time, about 500 opened one, as measured, '
    + 'and under full load 25,000 of the 28,000 ports that a host has for a server were in use',
  externalNameSwitch: {
    where: 'the static configuration of Traefik',
    name: 'providers.kubernetesIngressNGINX.disableSvcExternalName',
    check: ofTraefik(CheckType.NOT_VALUE, 'providers.kubernetesIngressNGINX.disableSvcExternalName', 'true'),
  },
  engine: GO,
  blockWithoutSnippets: () => 'use IngressController.traefik(), which needs none, or allow snippets',
  variablesWithoutSnippets: headers => `leave out ${headers.map(([name]) => name).join(', ')}, or allow snippets`,
  headersWithoutSnippets: () => 'use IngressController.traefik(), which needs none, or allow snippets',
  ownRequestHeaders: [],
  headerDirective: () => 'proxy_set_header',
  certificateHoldsForHost: false,
  defaultCertificate: TRAEFIK_DEFAULT_CERTIFICATE,
  users: {
    holds: 'its key auth holds a line "name:hash" for each user, as htpasswd writes it (bcrypt, MD5 or SHA)',
    otherwise: 'without it, or with a line of another form, Traefik leaves the route out, and its requests get 404 or go to another Ingress that has a path for them; with a hash of another kind its user gets 401',
    key: 'auth',
    hashes: TRAEFIK_HASHES,
  },
  verifiesAuth: true,
  trustedProxies: trustedByTraefik(['httpEntryPoint of the provider']),
  clientAddresses: `${ADDRESSES_IN_TRAEFIK}, unless providers.kubernetesIngressNGINX.ipAllowListStrategy says so for lists of addresses`,
  effects: EFFECTS_IN_TRAEFIK,
  // By the source of the provider in 3.7: the Secret adds a CA and a client certificate, and nothing else hangs on it.
  readsAlone,
  unread: name => Object.hasOwn(readByTraefik().READ, name) ? undefined : unreadByTraefik().adviceOnUnread(name),
  unserved: (name, value, route) => readByTraefik().unservedValue(name, value, route),
  differences: (name, value, route) => [idle(name, route), ...readByTraefik().READ[name].differences?.(value, route) ?? []],
  requirements,
  tlsProtocols: TLS_PROTOCOLS,
  crossNamespace: 'providers.kubernetesIngressNGINX.allowCrossNamespaceResources',
  withoutReferenced: name => name === 'custom-headers' ? 'every request gets 503' : 'Traefik leaves the route out, and its requests get 404 or go to another route',
  withoutClientAuthority: 'without the Secret, or without the key ca.crt in it, Traefik leaves the route out, and its requests get 404, or go to a route of a wildcard or of every host, which asks for no certificate',
  besideClientCertificates: ({ hosts }) => [sameOnHost(hosts), strictOptions()],
  minds: () => true,
};

/** Whether a key or a cookie selects the server; it does so at every attempt. */
function ownServer(by: Attempts['by']): boolean {
  return by === LoadBalancingAlgorithm.CONSISTENT_HASH || by === LoadBalancingAlgorithm.STICKY_COOKIE;
}

function readsAlone(name: string): boolean {
  return /^proxy-ssl-(verify|name|server-name)$/.test(name);
}

/** Settings of TLS to backends that get none. */
function idle(name: string, { annotations }: AnnotatedRoute): Declaration | undefined {
  return readsAlone(name) && !TLS_PROTOCOLS.includes((annotations['backend-protocol'] ?? 'HTTP').toUpperCase())
    ? omitted(`${name} does nothing without backend-protocol: "HTTPS", since the backends are spoken to in plain HTTP`) : undefined;
}

function requirements(name: string, { route: { hosts }, annotations }: AnnotatedRoute): Requirement[] {
  switch (name) {
    case 'auth-tls-secret':
      return [sameOnHost(hosts)];
    case 'custom-http-errors':
      return annotations['default-backend'] === undefined ? [{
        id: 'error-pages',
        where: CONFIGURATION,
        what: 'providers.kubernetesIngressNGINX.defaultBackendService names the Service with the error pages',
        why: 'without it, and without the annotation default-backend, errors of the backend reach the client as they are',
        checks: [ofTraefik(CheckType.PRESENT, 'providers.kubernetesIngressNGINX.defaultBackendService')],
      }] : [];
    default:
      return [];
  }
}

function sameOnHost(hosts: readonly string[]): Requirement {
  return {
    id: 'client-certificates-of-host',
    where: `every other Ingress of ${hosts.join(', ')} that this Traefik reads, in any namespace`,
    what: 'it has the same auth-tls-secret and auth-tls-verify-client',
    why: 'where the routes of a host differ, Traefik falls back to its default, which asks clients for no certificate, and everybody gets in',
    checks: [otherRoutes(hosts)],
  };
}
