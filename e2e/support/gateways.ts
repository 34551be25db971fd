import { ENVOY_GATEWAY, TERMINATOR } from './addresses';
import { Certificate, tlsSecret } from './certificate';
import { Access } from './cluster';
import { ENVOY_GATEWAY_CONTROLLER, ENVOY_GATEWAY_SYSTEM, ENVOY_PROXY } from './envoy-gateway';
import { apply, kubectl } from './kubectl';
import { until } from './wait';
import { get } from '../../test/nginx/support/http';

/** The namespace of the Gateways that routes of all namespaces can attach to. */
export const GATEWAYS = 'gateways';

/** The Gateway of each implementation; its class has the same name. */
export const TRAEFIK = 'traefik';
export const ENVOY = 'envoy';

const SECRET = 'certificate';

/** The listener of Envoy for what a proxy forwards that has ended TLS: Envoy believes all who reach it. */
export const TERMINATED = 'terminated';
export const TERMINATED_PORT = 8097;

const allowedRoutes = { namespaces: { from: 'All' } };

/** Creates a Gateway for Traefik and one for Envoy Gateway, and waits until both are there. */
export async function createGateways(access: Access, certificate: Certificate): Promise<void> {
  const { code, stderr } = apply(access, [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: GATEWAYS } },
    { ...tlsSecret(SECRET, certificate), metadata: { name: SECRET, namespace: GATEWAYS } },
    gatewayClass(TRAEFIK, 'traefik.io/gateway-controller'),
    gatewayClass(ENVOY, ENVOY_GATEWAY_CONTROLLER, {
      parametersRef: { group: 'gateway.envoyproxy.io', kind: 'EnvoyProxy', name: ENVOY_PROXY, namespace: ENVOY_GATEWAY_SYSTEM },
    }),
    // Before the Gateway, so that Envoy never listens on all addresses.
    addressOfEnvoy(GATEWAYS, ENVOY, ['http', 'https', TERMINATED], ENVOY_GATEWAY),
    pathsOfEnvoy(),
    behindTerminator(),
    gateway(TRAEFIK),
    gateway(ENVOY, [{ name: TERMINATED, port: TERMINATED_PORT, protocol: 'HTTP', allowedRoutes }]),
  ].map(each => JSON.stringify(each)).join('\n---\n'));
  if (code !== 0) {
    throw new Error(stderr);
  }
  await until('Gateway of Traefik', () => kubectl(access, ['wait', '--for=condition=Programmed', '--timeout=30s', '-n', GATEWAYS, 'gateway', TRAEFIK]).code === 0 || undefined);
  // It becomes not Programmed, since no Service of the cluster stands before a process of the machine.
  await until('Gateway of Envoy', async () => (await get(80, GATEWAYS, '/', { address: ENVOY_GATEWAY })).status === 404 || undefined);
}

/** Of some routes, those that are attached to one of the two. */
export function attachedTo(parent: string, routes: readonly any[]): any[] {
  return routes.filter(({ spec }) => (spec.parentRefs as any[]).some(({ namespace, name }) => namespace === GATEWAYS && name === parent));
}

function gatewayClass(name: string, controllerName: string, spec: object = {}) {
  return { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'GatewayClass', metadata: { name }, spec: { controllerName, ...spec } };
}

function gateway(name: string, more: readonly object[] = []) {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name, namespace: GATEWAYS },
    spec: {
      gatewayClassName: name,
      listeners: [
        { name: 'http', port: 80, protocol: 'HTTP', allowedRoutes },
        // Beside one that passes TLS on, Envoy Gateway takes none of all hosts: while that one has no route, its own is for all names as well.
        { name: 'https', port: 443, protocol: 'HTTPS', ...name === ENVOY && { hostname: '*.example.com' }, allowedRoutes, tls: { certificateRefs: [{ name: SECRET }] } },
        { name: 'tls', port: 443, protocol: 'TLS', hostname: '*.passthrough.example.com', allowedRoutes, tls: { mode: 'Passthrough' } },
        ...more,
      ],
    },
  };
}

/**
 * As Envoy Gateway has it, Envoy listens on all addresses, of which others have the same ports: moves the listeners of a
 * Gateway, if it is applied before that.
 */
export function addressOfEnvoy(namespace: string, name: string, listeners: readonly string[], address: string) {
  return {
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'EnvoyPatchPolicy',
    metadata: { name: 'address', namespace },
    spec: {
      targetRef: { group: 'gateway.networking.k8s.io', kind: 'Gateway', name },
      type: 'JSONPatch',
      jsonPatches: listeners.map(listener => ({
        type: 'type.googleapis.com/envoy.config.listener.v3.Listener',
        name: `${namespace}/${name}/${listener}`,
        operation: { op: 'replace', path: '/address/socket_address/address', value: address },
      })),
    },
  };
}

function behindTerminator() {
  return {
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'ClientTrafficPolicy',
    metadata: { name: 'terminator', namespace: GATEWAYS },
    spec: {
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: ENVOY, sectionName: TERMINATED }],
      path: { escapedSlashesAction: 'KeepUnchanged' },
      clientIPDetection: { xForwardedFor: { trustedCIDRs: [`${TERMINATOR}/32`] } },
    },
  };
}

/** As the reports of routes ask for: by itself Envoy Gateway redirects paths with an encoded slash. */
function pathsOfEnvoy() {
  return {
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'ClientTrafficPolicy',
    metadata: { name: 'paths', namespace: GATEWAYS },
    spec: { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: ENVOY }], path: { escapedSlashesAction: 'KeepUnchanged' } },
  };
}
