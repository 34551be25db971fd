import { FRONT_DOOR, SERVERS, STOCK_FRONT_DOOR } from './addresses';
import { Access, startCluster } from './cluster';
import { apply } from './kubectl';
import { startTraefik } from './traefik';
import { Backend, startBackend } from '../../test/nginx/support/backend';

/** What all tests share. */
export interface Lab {
  readonly access: Access;
  readonly stop: () => Promise<void>;
}

const INGRESS_CLASS = {
  apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata: { name: 'nginx' }, spec: { controller: 'k8s.io/ingress-nginx' },
};

/** Creates the class by which Ingresses name the controller. */
export function createIngressClass(access: Access): void {
  const { code, stderr } = apply(access, JSON.stringify(INGRESS_CLASS));
  if (code !== 0) {
    throw new Error(stderr);
  }
}

/** Starts the cluster, a controller that takes snippets and one that does not, and the scenario's servers. */
export async function startLab(): Promise<Lab> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) {
      await each();
    }
  };
  const keep = <T extends { readonly stop: () => Promise<void> }>(started: T): T => {
    stops.push(started.stop);
    return started;
  };
  try {
    const servers: Backend[] = await Promise.all(SERVERS.map((address, i) => startBackend(`server-${i + 1}`, address, 80)));
    servers.forEach(keep);
    const { access } = keep(await startCluster());
    createIngressClass(access);
    for (const traefik of await Promise.all([
      startTraefik(access, { address: FRONT_DOOR, snippets: true }),
      startTraefik(access, { address: STOCK_FRONT_DOOR, snippets: false }),
    ])) {
      keep(traefik);
    }
    return { access, stop };
  } catch (e) {
    await stop();
    throw e;
  }
}
