import { api } from './shared-api';

/** Those of this file of tests. */
const created: string[] = [];

/** First: if a policy went before its route, Envoy would wait for a new state of what is about to go, and serve others late. */
const ROUTES: readonly (readonly [apiVersion: string, kind: RegExp])[] = [
  ['networking.k8s.io/v1', /^Ingress$/],
  ['traefik.io/v1alpha1', /^IngressRoute/],
  ['gateway.networking.k8s.io/v1', /Route$/],
];

const BEHIND_ROUTES: typeof ROUTES = [
  ['traefik.io/v1alpha1', /./],
  ['gateway.networking.k8s.io/v1', /./],
  ['gateway.envoyproxy.io/v1alpha1', /./],
];

/** @throws if it is there already */
export async function createNamespace(name: string): Promise<void> {
  const { accepted, message } = await api().create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, 'for real');
  if (!accepted) {
    throw new Error(message);
  }
  created.push(name);
}

/**
 * Deletes all that controllers read in the namespaces so far, but for their Services: every controller goes through all
 * that there is whenever anything changes.
 */
export async function clearNamespaces(): Promise<void> {
  const namespaces = created.splice(0);
  for (const kinds of [ROUTES, BEHIND_ROUTES]) {
    await Promise.all(namespaces.flatMap(namespace => kinds.map(async ([apiVersion, kind]) => api().deleteAll(apiVersion, kind, namespace))));
  }
}
