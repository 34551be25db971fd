import { FAST_SERVERS } from './servers';
import { Running } from '../support/running';

/** The least that leads requests for a host to the servers, as a user would write it for a controller. */
export function byHand({ short, target: { gateway } }: Running, host: string): readonly object[] {
  const name = 'by-hand';
  const service = { name, port: 80 };
  return [
    { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { ports: [{ name: 'http', port: 80 }] } },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name, labels: { 'kubernetes.io/service-name': name } },
      addressType: 'IPv4',
      ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
      endpoints: FAST_SERVERS.map(address => ({ addresses: [address], conditions: { ready: true } })),
    },
    short === 'reader' ? {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name },
      spec: { ingressClassName: 'nginx', rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } }] } }] },
    } : short === 'traefik' ? {
      apiVersion: 'traefik.io/v1alpha1',
      kind: 'IngressRoute',
      metadata: { name },
      spec: { entryPoints: ['web'], routes: [{ kind: 'Rule', match: `Host(\`${host}\`)`, services: [service] }] },
    } : {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name },
      spec: { parentRefs: [gateway], hostnames: [host], rules: [{ backendRefs: [service] }] },
    },
  ];
}
