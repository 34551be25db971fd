import { makeCertificate } from '../support/certificate';

/** An object that a state of the cluster is made of, and perhaps its status, which is set apart. */
export type Objects = readonly any[];

/** What has to be there for a check to hold, and what breaks it. */
export interface Requiring {
  /** Objects with which it holds; `namespace` is that of the case. */
  readonly held: (namespace: string) => Objects;
  /** Objects, in place of those of the same name, with which it does not. */
  readonly broken: (namespace: string) => Objects;
  /** Whether others are for a person to look at, in place of being wrong. */
  readonly looksAt?: true;
}

/** An object of the case's namespace. */
export function object(apiVersion: string, kind: string, name: string, more: object = {}, metadata: object = {}): any {
  return { apiVersion, kind, metadata: { name, ...metadata }, ...more };
}

/** A workload of a program, which nobody starts. */
export function program(image: string, ...args: string[]): any {
  const labels = { app: 'program' };
  return object('apps/v1', 'Deployment', 'program', {
    spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'program', image, args }] } } },
  });
}

export const nginx = (...flags: string[]) => program('registry.k8s.io/ingress-nginx/controller:v1.15.0', '--configmap=$(POD_NAMESPACE)/settings', ...flags);
export const traefik = (...flags: string[]) => program('traefik:v3.7.1', '--entryPoints.web.address=:80', '--entryPoints.websecure.address=:443', '--providers.kubernetescrd', ...flags);
export const settings = (data: { [key: string]: string }) => [nginx(), object('v1', 'ConfigMap', 'settings', { data })];
export const secret = (name: string, stringData: { [key: string]: string }, type = 'Opaque') => object('v1', 'Secret', name, { type, stringData });
export const service = (name: string, port = 80) => object('v1', 'Service', name, { spec: { ports: [{ name: 'http', port }] } });

/** A Secret with a certificate for a host. */
export function certificateFor(host: string, name: string): any {
  const { certificate, key } = makeCertificate(host);
  return secret(name, { 'tls.crt': certificate, 'tls.key': key }, 'kubernetes.io/tls');
}

/** A slice of a Service with a server, which may be ready. */
export function slice(name: string, of: string, ready = true): any {
  return object('discovery.k8s.io/v1', 'EndpointSlice', name, {
    addressType: 'IPv4', endpoints: [{ addresses: ['10.254.18.46'], conditions: { ready } }], ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
  }, { labels: { 'kubernetes.io/service-name': of } });
}

/** A Gateway that no program serves, with its status. */
export function gateway(listeners: readonly object[], address?: string, className = 'nobody'): any {
  return object('gateway.networking.k8s.io/v1', 'Gateway', 'edge', {
    spec: { gatewayClassName: className, listeners }, ...address !== undefined && { status: { addresses: [{ type: 'IPAddress', value: address }] } },
  });
}

export const listener = (name: string, protocol: string, port: number, more: object = {}) => ({
  name, protocol, port, ...protocol === 'HTTPS' && { tls: { certificateRefs: [{ name: 'edge-tls' }] } }, ...protocol === 'TLS' && { tls: { mode: 'Passthrough' } }, ...more,
});

/** A class that no program serves, with what it says of itself. */
export function gatewayClass(name: string, accepted: 'True' | 'False', features: readonly string[] = [], controllerName = 'example.com/nobody'): any {
  return object('gateway.networking.k8s.io/v1', 'GatewayClass', name, {
    spec: { controllerName },
    status: {
      conditions: [{ type: 'Accepted', status: accepted, reason: 'Test', message: '', lastTransitionTime: '2026-01-01T00:00:00Z' }],
      supportedFeatures: features.map(feature => ({ name: feature })),
    },
  });
}
