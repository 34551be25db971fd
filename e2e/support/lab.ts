import { FRONT_DOOR, SERVERS, STOCK_FRONT_DOOR, TRAEFIK_FRONT_DOOR, TRAEFIK_GATEWAY } from './addresses';
import { makeCertificate } from './certificate';
import { Access, startCluster } from './cluster';
import { defineResources } from './crds';
import { startEnvoyGateway } from './envoy-gateway';
import { createGateways } from './gateways';
import { apply } from './kubectl';
import { programs } from './run';
import { Started, Stoppable } from './started';
import { startTlsServers } from './tls-servers';
import { startTraefik, startTraefikForGateways, startTraefikForItsOwnResources } from './traefik';
import { startBackend } from '../../test/nginx/support/backend';

/** What all tests share. */
export interface Lab extends Stoppable {
  readonly access: Access;
  /** Who signed the certificate of the Gateways, which is for all hosts of example.com. */
  readonly ca: string;
  /** Who signed the default certificate of the Traefiks that serve no Gateways, which is for the same hosts. */
  readonly traefikCa: string;
  /** Who signed the certificates of the servers that speak TLS. */
  readonly serversCa: string;
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

/** Starts the cluster, controllers of all kinds, each on an address of its own, and the scenario's servers. */
export async function startLab(): Promise<Lab> {
  const started = new Started();
  try {
    for (const address of SERVERS) {
      started.keep(await startBackend(address, address, 80));
    }
    // Before the controllers, which read once whom to trust.
    const { ca: serversCa } = started.keep(await startTlsServers());
    const { access } = started.keep(await startCluster());
    createIngressClass(access);
    const defaultCertificate = makeCertificate('*.example.com');
    const keep = async (starting: Promise<Stoppable>) => started.keep(await starting);
    await Promise.all([
      defineResources(access, [programs().traefik, programs().envoyGateway]),
      keep(startTraefik(access, { address: FRONT_DOOR, snippets: true, defaultCertificate })),
      keep(startTraefik(access, { address: STOCK_FRONT_DOOR, snippets: false })),
    ]);
    await Promise.all([
      keep(startTraefikForItsOwnResources(access, TRAEFIK_FRONT_DOOR, defaultCertificate)),
      keep(startTraefikForGateways(access, TRAEFIK_GATEWAY)),
      keep(startEnvoyGateway(access)),
    ]);
    const certificate = makeCertificate('*.example.com');
    await createGateways(access, certificate);
    return { access, ca: certificate.ca, traefikCa: defaultCertificate.ca, serversCa, stop: started.stop };
  } catch (e) {
    await started.stop();
    throw e;
  }
}
