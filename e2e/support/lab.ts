import { FRONT_DOOR, SERVERS, STOCK_FRONT_DOOR } from './addresses';
import { Access, startCluster } from './cluster';
import { apply } from './kubectl';
import { Started, Stoppable } from './started';
import { startTraefik } from './traefik';
import { startBackend } from '../../test/nginx/support/backend';

/** What all tests share. */
export interface Lab extends Stoppable {
  readonly access: Access;
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
  const started = new Started();
  try {
    for (const address of SERVERS) {
      started.keep(await startBackend(address, address, 80));
    }
    const { access } = started.keep(await startCluster());
    createIngressClass(access);
    started.keep(await startTraefik(access, { address: FRONT_DOOR, snippets: true }));
    started.keep(await startTraefik(access, { address: STOCK_FRONT_DOOR, snippets: false }));
    return { access, stop: started.stop };
  } catch (e) {
    await started.stop();
    throw e;
  }
}
