import { createServer, RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { ADDRESSES_BY_KIND } from './addresses';
import { BEHAVIOURS } from './behaviours';
import { startGrpc } from './grpc';
import { Backends } from '../../../src';
import { makeCertificate } from '../../support/certificate';
import { listening } from '../../support/listening';
import { Started, Stoppable } from '../../support/started';

/** The host of the certificate, for kinds that end TLS themselves. */
const CERTIFICATES: { readonly [kind: string]: string } = {
  'https-backend': 'https-backend.default.svc.cluster.local',
  'passthrough-backend': 'passthrough-backend-cert',
};

const GRPC = ['grpcbin', 'grpcbin-delay'];

/** The port for gRPC over TLS. */
export const SECURE_GRPC = 443;

/** Servers of all kinds, which are outside the cluster. */
export interface ExternalBackends extends Stoppable {
  /** Who signed the certificates of those that end TLS. */
  readonly ca: { readonly [kind: string]: string };
}

/** What the first server of a kind is called in its answers starts with this. */
export function nameOfServers(kind: string): string {
  return kind === 'whoami' ? 'backend' : kind;
}

export function isKnownKind(kind: string): boolean {
  return Object.hasOwn(ADDRESSES_BY_KIND, kind);
}

/** The port that servers of a kind listen on. */
export function portOf(kind: string): number {
  return Object.hasOwn(CERTIFICATES, kind) ? 443 : 80;
}

export function addressOf(kind: string): string {
  return ADDRESSES_BY_KIND[kind][0];
}

/** So many servers of a kind. */
export function backendsOf(kind: string, replicas: number): Backends {
  const addresses = ADDRESSES_BY_KIND[kind].slice(0, replicas);
  if (addresses.length < replicas) {
    throw new Error(`there are ${addresses.length} servers of the kind ${kind}, and not ${replicas}`);
  }
  return Backends.fromIps(addresses, { port: portOf(kind) });
}

/** Starts all servers. */
export async function startExternalBackends(): Promise<ExternalBackends> {
  const started = new Started();
  const ca: { [kind: string]: string } = {};
  try {
    for (const [kind, addresses] of Object.entries(ADDRESSES_BY_KIND)) {
      for (const [i, address] of addresses.entries()) {
        if (GRPC.includes(kind)) {
          const { certificate: cert, key } = makeCertificate(kind);
          started.keep(await startGrpc(address, portOf(kind)));
          started.keep(await startGrpc(address, SECURE_GRPC, { cert, key }));
          continue;
        }
        const listener = listenerOf(kind, `${nameOfServers(kind)}-${i}`);
        if (Object.hasOwn(CERTIFICATES, kind)) {
          const certificate = makeCertificate(CERTIFICATES[kind]);
          ca[kind] = certificate.ca;
          started.keep(await listening(createSecureServer({ cert: certificate.certificate, key: certificate.key }, listener), address, portOf(kind)));
        } else {
          started.keep(await listening(createServer(listener), address, portOf(kind)));
        }
      }
    }
    return { ca, stop: started.stop };
  } catch (e) {
    await started.stop();
    throw e;
  }
}

function listenerOf(kind: string, name: string): RequestListener {
  const counter = { value: 0 };
  return (request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => undefined).on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const call = { request, response, url: new URL(request.url ?? '/', 'http://server'), body: Buffer.concat(chunks), name, counter };
      void Promise.resolve(BEHAVIOURS[kind](call)).catch((e: Error) => response.destroy(e));
    });
  };
}
