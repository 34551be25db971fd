import { ENVOY_GATEWAY, FRONT_DOOR, TRAEFIK_FRONT_DOOR, TRAEFIK_GATEWAY } from './addresses';
import { attachedTo, ENVOY, GATEWAYS, TRAEFIK } from './gateways';
import { routedByEnvoy } from './routed-by-envoy';
import { Origin, routedByTraefik } from './routed-by-traefik';
import { api } from './shared-api';
import { ENTRY_POINTS, isOfIngress, Router } from './traefik';

/** A controller with the kind of resources that it reads. */
export interface Target {
  readonly name: string;
  /** Where clients reach it, on the ports 80 and 443. */
  readonly address: string;
  /** The Gateway that HTTPRoutes of all namespaces can attach to; it has a certificate for all hosts of example.com. */
  readonly gateway?: { readonly namespace: string; readonly name: string };
  /** What it answers while no server can be reached. */
  readonly outage: number;
  /** Waits until it serves all that stands in a namespace. */
  readonly routed: (namespace: string) => Promise<void>;
}

/** Traefik makes no routers of Ingresses that have one of these. */
const WITHOUT_ROUTERS = ['nginx.ingress.kubernetes.io/ssl-passthrough', 'nginx.ingress.kubernetes.io/canary'];

/** Of the programs. */
const TRAEFIK_OUTAGE = 502;
const ENVOY_OUTAGE = 503;

export const INGRESS_NGINX_ON_TRAEFIK: Target = {
  name: 'ingress-nginx annotations on Traefik',
  address: FRONT_DOOR,
  outage: TRAEFIK_OUTAGE,
  routed: async namespace => {
    const ingresses = (await api().list('networking.k8s.io/v1', 'Ingress', namespace)).filter(({ metadata: { annotations = {} } }) => !WITHOUT_ROUTERS.some(name => annotations[name] === 'true'));
    await routedByTraefik(FRONT_DOOR, namespace, ingresses.map(({ metadata: { name } }): Origin => (
      { name, made: router => isOfIngress(router, namespace, name), routers: 1 }
    )), ingresses, []);
  },
};

export const TRAEFIK_RESOURCES: Target = {
  name: 'Traefik\'s own resources',
  address: TRAEFIK_FRONT_DOOR,
  outage: TRAEFIK_OUTAGE,
  routed: async namespace => {
    const routes = await api().list('traefik.io/v1alpha1', 'IngressRoute', namespace);
    await routedByTraefik(TRAEFIK_FRONT_DOOR, namespace, routes.map(({ metadata: { name }, spec }): Origin => (
      { name, made: router => withoutHash(router) === normalised(`${namespace}-${name}`), routers: spec.routes.length }
    )), routes);
  },
};

export const GATEWAY_API_ON_TRAEFIK: Target = {
  name: 'Gateway API on Traefik',
  address: TRAEFIK_GATEWAY,
  outage: TRAEFIK_OUTAGE,
  gateway: { namespace: GATEWAYS, name: TRAEFIK },
  routed: async namespace => {
    const routes = attachedTo(TRAEFIK, await api().list('gateway.networking.k8s.io/v1', 'HTTPRoute', namespace));
    const rules = routes.flatMap(({ metadata, spec }) => (spec.rules as any[]).map((_, i): [string, number] => [metadata.name, i]));
    await routedByTraefik(TRAEFIK_GATEWAY, namespace, rules.map(([name, i]): Origin => {
      const names = ENTRY_POINTS.map(entryPoint => normalised(`httproute-${namespace}-${name}-gw-${GATEWAYS}-${TRAEFIK}-ep-${entryPoint}-${i}`));
      return { name: `rule ${i} of ${name}`, made: router => names.includes(withoutHash(router)), routers: 1 };
    }), routes);
  },
};

export const GATEWAY_API_ON_ENVOY: Target = {
  name: 'Gateway API on Envoy Gateway',
  address: ENVOY_GATEWAY,
  outage: ENVOY_OUTAGE,
  gateway: { namespace: GATEWAYS, name: ENVOY },
  routed: routedByEnvoy,
};

/** A name as Traefik writes it in that of a router. */
function normalised(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '-');
}

/** The name of a router without what makes it unique, and without its provider. */
function withoutHash({ name }: Router): string {
  return name.replace(/-[0-9a-f]{20}@\w+$/, '');
}

/** Who signed the certificate of the Gateways. */
export function gatewayCa(): string {
  return process.env.E2E_CA!;
}

/** Who signed the certificate that a controller presents by itself, which is for all hosts of example.com. */
export function defaultCa({ gateway }: Target): string {
  return gateway ? gatewayCa() : process.env.E2E_TRAEFIK_CA!;
}

/** Who signed the certificates of the servers that speak TLS. */
export function serversCa(): string {
  return process.env.E2E_SERVERS_CA!;
}
