import { TRAEFIK_DEFAULT_CERTIFICATE } from '../../../shared/certificate';
import { Reader } from '../reader';

/** Annotations that Traefik ignores, as measured. */
const IGNORED = /^(load-balance|denylist-source-range|limit-rate|limit-whitelist|proxy-cookie-.*|proxy-redirect-.*|mirror-.*|satisfy|stream-snippet|ssl-ciphers)$/;

/** Traefik from 3.7 on, by its provider `kubernetesIngressNGINX`. */
export const TRAEFIK_READER: Reader = {
  program: 'Traefik',
  controller: 'Traefik, reading annotations of ingress-nginx',
  ownConfiguration: 'its static configuration',
  configuration: 'the static configuration of Traefik',
  classHolds: 'it exists with the spec.controller k8s.io/ingress-nginx, and a Traefik from 3.7 on runs with the provider kubernetesIngressNGINX',
  classWhy: 'Traefik reads these annotations by that provider alone, and only of Ingresses of such a class',
  snippets: { 'providers.kubernetesIngressNGINX.allowSnippetAnnotations': 'true' },
  withoutSnippets: 'without the setting Traefik ignores the whole Ingress, and its hosts answer 404',
  allowedHeaders: 'providers.kubernetesIngressNGINX.globalAllowedResponseHeaders',
  refusingServer: () => 'a server that refuses connections costs next to nothing, since the next one is tried',
  connectTimeout: '60 s',
  externalNameSwitch: { where: 'the static configuration of Traefik', name: 'providers.kubernetesIngressNGINX.disableSvcExternalName' },
  blockWithoutSnippets: () => 'use IngressController.traefik(), which needs none, or allow snippets',
  variablesWithoutSnippets: headers => `leave out ${headers.map(([name]) => name).join(', ')}, or allow snippets`,
  changesCookieOnFailure: false,
  certificateHoldsForHost: false,
  defaultCertificate: TRAEFIK_DEFAULT_CERTIFICATE,
  // By the source of the provider in 3.7: the Secret adds a CA and a client certificate, and nothing else hangs on it.
  readsAlone: name => /^proxy-ssl-(verify|name|server-name)$/.test(name),
  unreadAnnotation: name => IGNORED.test(name) ? 'it ignores this one' : undefined,
};
