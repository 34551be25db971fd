import * as differences from './differences';
import { passesUnasked, unreadSnippet } from './snippets';
import * as unserved from './unserved';
import { Declaration } from '../../../shared/declarations';
import { AnnotatedRoute, Unserved } from '../reader';

/** How Traefik serves an annotation that it reads. */
export interface Reading {
  /** The values that it serves, in any case, where these are fewer than those of ingress-nginx. */
  readonly values?: readonly string[];
  /** What it makes of the others. */
  readonly otherwise?: Unserved;
  /** The annotation without which it does not look at this one. */
  readonly beside?: readonly [name: string, value: string];
  /** What is wrong with a value that depends on the route, or that is no single word. */
  readonly unserved?: (value: string, route: AnnotatedRoute) => Unserved | undefined;
  /** What it does otherwise than ingress-nginx with a value that it serves. */
  readonly differences?: (value: string, route: AnnotatedRoute) => readonly (Declaration | undefined)[];
}

/** It does all that ingress-nginx does. */
const AS_IT_SAYS: Reading = {};
const SNIPPET: Reading = { unserved: value => unreadSnippet(value, 'location'), differences: differences.snippet };
const BUFFERS_REQUESTS = ['proxy-request-buffering', 'on'] as const;
const BUFFERS_RESPONSES = ['proxy-buffering', 'on'] as const;

/**
 * The annotations that Traefik's provider kubernetesIngressNGINX reads and acts on, and the values that it serves. Those that
 * it parses without a use for them are not among them.
 *
 * @see https://github.com/traefik/traefik/tree/v3.7.13/pkg/provider/kubernetes/ingress-nginx
 */
export const READ: { readonly [name: string]: Reading } = {
  'affinity': { values: ['cookie'], differences: differences.affinity },
  'allowlist-source-range': AS_IT_SAYS,
  'app-root': { unserved: unserved.appRoot },
  'auth-method': AS_IT_SAYS,
  'auth-realm': AS_IT_SAYS,
  'auth-response-headers': AS_IT_SAYS,
  'auth-secret': AS_IT_SAYS,
  'auth-secret-type': { values: ['auth-file', 'auth-map'] },
  'auth-signin': { unserved: unserved.withVariables },
  'auth-snippet': { ...SNIPPET, unserved: value => unreadSnippet(value, 'location') ?? passesUnasked(value) },
  'auth-tls-pass-certificate-to-upstream': AS_IT_SAYS,
  'auth-tls-secret': { unserved: unserved.authTlsSecret, differences: differences.authTlsSecret },
  'auth-tls-verify-client': { values: ['on', 'off', 'optional', 'optional_no_ca'] },
  'auth-type': { values: ['basic', 'digest'], differences: differences.authType },
  'auth-url': { unserved: unserved.withVariables, differences: differences.authUrl },
  'backend-protocol': {
    values: ['HTTP', 'HTTPS', 'GRPC', 'GRPCS'],
    otherwise: { why: 'speaks plain HTTP to the backend for every other value', fix: 'write "HTTP", "HTTPS", "GRPC" or "GRPCS"' },
    differences: differences.backendProtocol,
  },
  'canary': AS_IT_SAYS,
  'canary-by-cookie': AS_IT_SAYS,
  'canary-by-header': AS_IT_SAYS,
  'canary-by-header-pattern': { unserved: unserved.canaryByHeaderPattern },
  'canary-by-header-value': AS_IT_SAYS,
  'canary-weight': AS_IT_SAYS,
  'canary-weight-total': AS_IT_SAYS,
  'client-body-buffer-size': { beside: BUFFERS_REQUESTS },
  'configuration-snippet': SNIPPET,
  'cors-allow-credentials': AS_IT_SAYS,
  'cors-allow-headers': AS_IT_SAYS,
  'cors-allow-methods': AS_IT_SAYS,
  'cors-allow-origin': { unserved: unserved.corsAllowOrigin },
  'cors-expose-headers': AS_IT_SAYS,
  'cors-max-age': AS_IT_SAYS,
  'custom-headers': AS_IT_SAYS,
  'custom-http-errors': AS_IT_SAYS,
  'default-backend': AS_IT_SAYS,
  'enable-access-log': AS_IT_SAYS,
  'enable-cors': { differences: differences.enableCors },
  'enable-global-auth': AS_IT_SAYS,
  'force-ssl-redirect': AS_IT_SAYS,
  'from-to-www-redirect': {},
  'limit-burst-multiplier': AS_IT_SAYS,
  'limit-connections': { differences: differences.limit },
  'limit-rpm': { differences: differences.limit },
  'limit-rps': { differences: differences.limit },
  'permanent-redirect': { differences: differences.redirect },
  'permanent-redirect-code': AS_IT_SAYS,
  'proxy-body-size': { beside: BUFFERS_REQUESTS },
  'proxy-buffer-size': { beside: BUFFERS_RESPONSES },
  'proxy-buffering': { differences: differences.proxyBuffering },
  'proxy-buffers-number': { beside: BUFFERS_RESPONSES },
  'proxy-connect-timeout': AS_IT_SAYS,
  'proxy-http-version': { values: ['1.1'], otherwise: { why: 'ignores every version but "1.1"', fix: 'take it out, or write "1.1"' }, unserved: unserved.proxyHttpVersion },
  'proxy-max-temp-file-size': { beside: BUFFERS_RESPONSES, unserved: unserved.proxyMaxTempFileSize },
  'proxy-next-upstream': { unserved: unserved.proxyNextUpstream, differences: differences.proxyNextUpstream },
  'proxy-next-upstream-timeout': AS_IT_SAYS,
  'proxy-next-upstream-tries': AS_IT_SAYS,
  'proxy-read-timeout': AS_IT_SAYS,
  'proxy-request-buffering': AS_IT_SAYS,
  'proxy-send-timeout': AS_IT_SAYS,
  'proxy-ssl-name': AS_IT_SAYS,
  'proxy-ssl-secret': AS_IT_SAYS,
  'proxy-ssl-server-name': { unserved: unserved.proxySslServerName },
  'proxy-ssl-verify': AS_IT_SAYS,
  'rewrite-target': AS_IT_SAYS,
  'server-alias': { differences: differences.serverAlias },
  'server-snippet': { ...SNIPPET, unserved: value => unreadSnippet(value, 'server') },
  'service-upstream': { unserved: unserved.serviceUpstream },
  'session-cookie-domain': AS_IT_SAYS,
  'session-cookie-expires': AS_IT_SAYS,
  'session-cookie-max-age': AS_IT_SAYS,
  'session-cookie-name': AS_IT_SAYS,
  'session-cookie-path': AS_IT_SAYS,
  'session-cookie-samesite': { values: ['None', 'Lax', 'Strict'] },
  'session-cookie-secure': AS_IT_SAYS,
  'ssl-passthrough': { unserved: unserved.sslPassthrough },
  'ssl-redirect': AS_IT_SAYS,
  'temporal-redirect': { differences: differences.redirect },
  'temporal-redirect-code': AS_IT_SAYS,
  'upstream-hash-by': { unserved: unserved.withVariables },
  'upstream-vhost': { unserved: unserved.upstreamVhost },
  'use-regex': AS_IT_SAYS,
  'whitelist-source-range': AS_IT_SAYS,
  'x-forwarded-prefix': AS_IT_SAYS,
};

/** What is wrong with a value of an annotation that Traefik reads. */
export function unservedValue(name: string, value: string, route: AnnotatedRoute): Unserved | undefined {
  const { values, otherwise, beside, unserved: check } = READ[name];
  if (values && !values.some(each => each.toLowerCase() === value.toLowerCase())) {
    return otherwise;
  }
  // No limit is what holds without it.
  if (beside && route.annotations[beside[0]] !== beside[1] && !(name === 'proxy-body-size' && Number.parseInt(value, 10) === 0)) {
    return {
      why: `looks at it only beside ${beside[0]}: "${beside[1]}"`,
      fix: name === 'proxy-body-size' ? 'set the prop maxBodySize, which adds that one' : 'add that one, or take this one out',
    };
  }
  return check?.(value, route);
}
