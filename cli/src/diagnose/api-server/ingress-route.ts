import { metadata } from './metadata';
import { anything, boolean, integer, list, numberOrText, object, oneOf, text } from './schema';
import { dnsSubdomain } from './texts';

const reference = object({ name: text, namespace: text }, ['name']);

const service = object({
  name: text,
  namespace: text,
  kind: oneOf('Service', 'TraefikService'),
  port: numberOrText,
  scheme: text,
  weight: integer,
  strategy: oneOf('wrr', 'p2c', 'hrw', 'leasttime', 'RoundRobin'),
  sticky: object({
    cookie: object({
      name: text, domain: text, path: text, secure: boolean, httpOnly: boolean, maxAge: integer, sameSite: oneOf('none', 'lax', 'strict', 'None', 'Lax', 'Strict'),
    }),
  }),
  passHostHeader: boolean,
  responseForwarding: object({ flushInterval: text }),
  serversTransport: text,
  nativeLB: boolean,
  nodePortLB: boolean,
  middlewares: list(reference),
  healthCheck: object({
    scheme: text,
    mode: text,
    path: text,
    method: text,
    status: integer,
    port: integer,
    hostname: text,
    headers: anything,
    followRedirects: boolean,
    interval: numberOrText,
    unhealthyInterval: numberOrText,
    timeout: numberOrText,
  }),
  passiveHealthCheck: object({ failureWindow: numberOrText, maxFailedAttempts: integer }),
}, ['name']);

/**
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/
 */
export const INGRESS_ROUTE = object({
  apiVersion: text,
  kind: text,
  metadata: metadata(dnsSubdomain),
  spec: object({
    entryPoints: list(text),
    ingressClassName: text,
    parentRefs: list(reference),
    routes: list(object({
      match: text,
      kind: oneOf('Rule'),
      priority: integer,
      syntax: text,
      middlewares: list(reference),
      services: list(service),
      observability: object({ accessLogs: boolean, metrics: boolean, tracing: boolean, traceVerbosity: oneOf('minimal', 'detailed') }),
    }, ['match'])),
    tls: object({
      secretName: text,
      certResolver: text,
      domains: list(object({ main: text, sans: list(text) })),
      options: reference,
      store: reference,
    }),
  }, ['routes']),
  status: anything,
}, ['spec']);
