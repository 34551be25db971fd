import { SERVERS } from './addresses';
import { access, Access } from './cluster';
import { apply, kubectl } from './kubectl';

/** What answers challenges in place of the solver of cert-manager: the second of the scenario's servers. */
export const SOLVER = SERVERS[1];
const NAME = 'cm-acme-http-solver';
const PORT = 8089;

/** The path of a challenge, with a token as Let's Encrypt makes them. */
export const CHALLENGE = '/.well-known/acme-challenge/evaGxfADs6pSRb2LAv9IZf17Dt3juxGJ-PCt92wr-oA';

/** A kind of cert-manager, with whatever fields. */
function definition(kind: string, plural: string, scope = 'Namespaced'): any {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.cert-manager.io` },
    spec: {
      group: 'cert-manager.io',
      names: { kind, plural },
      scope,
      versions: [{
        name: 'v1', served: true, storage: true, subresources: { status: {} }, schema: { openAPIV3Schema: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      }],
    },
  };
}

/** Makes an API server take Certificates, Issuers and ClusterIssuers, to which nobody reacts. */
export function defineCertificates(to: Access = access()): void {
  const definitions = [definition('Certificate', 'certificates'), definition('Issuer', 'issuers'), definition('ClusterIssuer', 'clusterissuers', 'Cluster')];
  succeeded(apply(to, definitions.map(each => JSON.stringify(each)).join('\n---\n')));
  succeeded(kubectl(to, ['wait', '--for=condition=Established', '--timeout=30s', ...definitions.map(({ metadata }) => `crd/${metadata.name}`)]));
}

function succeeded({ code, stderr }: ReturnType<typeof kubectl>): void {
  if (code !== 0) {
    throw new Error(stderr);
  }
}

/**
 * What cert-manager makes to prove hosts over http: a Service, and for each of them an Ingress, or an HTTPRoute.
 *
 * @param door The class of the Ingresses, or the Gateway of the HTTPRoutes, that the issuer names.
 * @see https://cert-manager.io/docs/configuration/acme/http01/
 */
export function solvers(namespace: string, hosts: readonly string[], door: string | { readonly name: string; readonly namespace?: string }): string {
  return [
    { apiVersion: 'v1', kind: 'Service', metadata: { name: NAME, namespace }, spec: { ports: [{ name: 'http', port: PORT, targetPort: 80 }] } },
    { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: NAME, namespace }, subsets: [{ addresses: [{ ip: SOLVER }], ports: [{ name: 'http', port: 80 }] }] },
    ...hosts.map((host, i) => typeof door === 'string' ? {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: `${NAME}-${i}`, namespace },
      spec: {
        ingressClassName: door,
        rules: [{ host, http: { paths: [{ path: CHALLENGE, pathType: 'ImplementationSpecific', backend: { service: { name: NAME, port: { number: PORT } } } }] } }],
      },
    } : {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: `${NAME}-${i}`, namespace },
      spec: { parentRefs: [door], hostnames: [host], rules: [{ matches: [{ path: { type: 'Exact', value: CHALLENGE } }], backendRefs: [{ name: NAME, port: PORT }] }] },
    }),
  ].map(object => JSON.stringify(object)).join('\n---\n');
}
