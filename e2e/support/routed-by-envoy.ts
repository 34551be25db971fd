import { randomUUID } from 'node:crypto';
import { askEnvoy, ENVOY_GATEWAY_CONTROLLER } from './envoy-gateway';
import { attachedTo, ENVOY, GATEWAYS } from './gateways';
import { readyServers } from './servers';
import { api } from './shared-api';
import { until } from './wait';

/** What has a status by Envoy Gateway. */
const POLICIES = ['BackendTrafficPolicy', 'ClientTrafficPolicy', 'EnvoyExtensionPolicy', 'SecurityPolicy'];

/** What must hold of an object, where Envoy Gateway says anything about it. */
const CONDITIONS = ['Accepted', 'ResolvedRefs'];

/**
 * Seconds. When a policy changes the cluster of a route that is there already, Envoy waits 15 seconds for servers that nobody
 * sends it again, and takes nothing else meanwhile. That is rarer where the policies are applied before the routes.
 */
const PATIENCE = 60;

/** Waits until Envoy has all routes of a namespace with all its policies, and knows all of its servers. */
export async function routedByEnvoy(namespace: string): Promise<void> {
  const routes = attachedTo(ENVOY, await api().list('gateway.networking.k8s.io/v1', 'HTTPRoute', namespace));
  const names = routes.map(({ metadata }) => metadata.name);
  // A TLSRoute has no requests to wait for.
  if (names.length === 0) {
    return;
  }
  await until(`consent of Envoy Gateway to ${names.join(', ')} of ${namespace}`, async () => {
    const current = attachedTo(ENVOY, await api().list('gateway.networking.k8s.io/v1', 'HTTPRoute', namespace));
    const policies = await Promise.all(POLICIES.map(async kind => api().list('gateway.envoyproxy.io/v1alpha1', kind, namespace)));
    return [...current, ...policies.flat()].every(isAccepted) || undefined;
  });
  const servers = await readyServers(namespace, routes);
  await until(`route for ${names.join(', ')} of ${namespace} to ${servers.join(' ')}`, async () => {
    const routed = await routeNames();
    const reached = await reachedFrom(namespace);
    return names.every(name => routed.some(each => each.startsWith(`httproute/${namespace}/${name}/`)))
      && servers.every(server => reached.includes(server)) || undefined;
  }, PATIENCE);
  await caughtUp();
  await until(`new state of the servers of ${namespace}`, async () => (await waitingClusters(namespace)).length === 0 || undefined, PATIENCE);
}

/** @throws what is wrong with an object, if Envoy Gateway has looked at it */
function isAccepted({ kind, metadata, status }: any): boolean {
  const own = ((status?.parents ?? status?.ancestors ?? []) as any[]).filter(({ controllerName }) => controllerName === ENVOY_GATEWAY_CONTROLLER);
  const conditions: any[] = own.flatMap(each => each.conditions).filter(({ type }) => CONDITIONS.includes(type));
  const wrong = conditions.find(each => each.status !== 'True');
  if (wrong) {
    throw new Error(`${kind ?? 'object'} ${metadata.name}: ${wrong.message}`);
  }
  return conditions.length > 0 && conditions.every(({ observedGeneration }) => observedGeneration === metadata.generation);
}

/** The routes that Envoy has. */
async function routeNames(): Promise<string[]> {
  const { configs = [] } = await askEnvoy('/config_dump?resource=dynamic_route_configs');
  const hosts = (configs as any[]).flatMap(({ route_config: config }) => (config.virtual_hosts ?? []) as any[]);
  return hosts.flatMap(({ routes }) => (routes ?? []) as any[]).map(({ name }) => name);
}

/** The servers that the routes of a namespace have, each `address:port`. */
async function reachedFrom(namespace: string): Promise<string[]> {
  const { cluster_statuses: clusters } = await askEnvoy('/clusters?format=json');
  return (clusters as any[]).filter(({ name }) => name.startsWith(`httproute/${namespace}/`)).flatMap(({ host_statuses: hosts }) => (hosts ?? []) as any[])
    .map(({ address: { socket_address: { address, port_value: port } } }) => address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`);
}

/** New states of the clusters of a namespace, which do not serve yet. */
async function waitingClusters(namespace: string): Promise<string[]> {
  const { configs = [] } = await askEnvoy('/config_dump?resource=dynamic_warming_clusters');
  return (configs as any[]).map(({ cluster: { name } }) => name).filter(name => name.startsWith(`httproute/${namespace}/`));
}

/**
 * Waits until Envoy has what Envoy Gateway has made so far: it gets one state after the other, and so a route that is made
 * now comes with all that is there already, such as a policy or a new state of an old route.
 */
async function caughtUp(): Promise<void> {
  const marker = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: `marker-${randomUUID()}`, namespace: GATEWAYS },
    spec: { parentRefs: [{ name: ENVOY }], hostnames: ['marker.invalid'] },
  };
  const { accepted, message } = await api().create(marker, 'for real');
  if (!accepted) {
    throw new Error(message);
  }
  try {
    await until('new route in Envoy', async () => (await routeNames()).some(name => name.startsWith(`httproute/${GATEWAYS}/${marker.metadata.name}/`)) || undefined, PATIENCE);
  } finally {
    await api().delete(marker);
  }
}
