import { Backends, EndpointsApi, LoadBalancing } from '../../../src';
import { loadBalancerOfTwo as loadBalancer } from '../../support';
import { ENVOY_GATEWAY, Requirements, TRAEFIK } from '../support';

const NAMES = Backends.fromHostnames(['a.example.com', 'b.example.com'], { port: 80 });

/** Requirements of the addresses of the backends. */
export const BACKENDS_REQUIREMENTS: Requirements = {
  'argo-cd-exclusions': [
    {
      of: () => loadBalancer(),
      where: 'ConfigMap argocd-cm, where Argo CD applies the manifest',
      what: 'resource.exclusions does not list Endpoints',
      why: 'Argo CD 3 leaves out Endpoints and EndpointSlice by default: it would apply the Service and the routes, but no address, and every request gets 503; take the entry Endpoints out of the excluded kinds',
    },
    {
      of: () => loadBalancer({ backends: Backends.fromIps(['fd00::46'], { port: 8443 }), endpointsApi: EndpointsApi.ENDPOINT_SLICE }),
      where: 'ConfigMap argocd-cm, where Argo CD applies the manifest',
      what: 'resource.exclusions does not list EndpointSlice',
      why: 'Argo CD 3 leaves out Endpoints and EndpointSlice by default: it would apply the Service and the routes, but no address, and every request gets 503; take the entry EndpointSlice out of the excluded kinds',
    },
  ],
  'cluster-ip': [TRAEFIK, ENVOY_GATEWAY, undefined].map(controller => ({
    of: () => loadBalancer({ controller, loadBalancing: LoadBalancing.clusterIp() }),
    where: 'the network of the cluster (kube-proxy, or what takes its place)',
    what: 'it leads connections to the cluster IP of the Service zl-lb to the servers, also those from the controller',
    why: 'the controller knows this address alone: where the network does not spread connections to it over the servers, or may not reach these, requests get 502, 503 or 504',
  })),
  'dns-name': [
    {
      of: () => loadBalancer({ backends: Backends.fromHostname('db.example.com', { port: 80 }) }),
      where: 'DNS, as the controller sees it',
      what: 'db.example.com resolves to the servers',
      why: 'the controller looks the name up itself; while it cannot, requests are answered with 503',
    },
    {
      of: () => loadBalancer({ controller: ENVOY_GATEWAY, backends: NAMES }),
      where: 'DNS, as the controller sees it',
      what: 'a.example.com, b.example.com resolve to the servers',
      why: 'the controller looks the names up itself; a server whose name it cannot resolve gets no requests',
    },
  ],
  'first-hostname': [
    {
      of: () => loadBalancer({ controller: ENVOY_GATEWAY, backends: NAMES }),
      where: 'clients in the cluster that use the Service directly',
      what: 'they need no server but a.example.com',
      why: 'a Service of type ExternalName has one name; through the routes nothing differs',
    },
  ],
  'endpoints-mirroring': [
    {
      of: () => loadBalancer(),
      where: 'kube-controller-manager',
      what: 'its endpointslice-mirroring-controller runs, as it does by default',
      why: 'controllers read EndpointSlices only; without the mirror of this Endpoints object every request gets 503',
    },
  ],
  'headless-service': [
    {
      of: () => loadBalancer({ backends: Backends.fromIps(['fd00::46'], { port: 8443 }), endpointsApi: EndpointsApi.ENDPOINT_SLICE }),
      where: 'clients in the cluster that use the Service directly',
      what: 'they reach the servers on port 8443, since the Service has no cluster IP',
      why: 'a Service with a cluster IP is refused where the cluster lacks a family of its backends; through the routes nothing differs',
    },
  ],
  'prune-slices': [
    {
      of: () => loadBalancer({ endpointsApi: EndpointsApi.ENDPOINT_SLICE }),
      where: 'whoever applies the manifest',
      what: 'it deletes EndpointSlices that are no longer in the manifest, as with kubectl apply --prune or a GitOps tool',
      why: 'a slice is named after its port, since ingress-nginx does not notice a port that changes in place: after such a change the slice of the former port stays, and gets its share of the requests',
    },
  ],
  'write-addresses': [
    {
      of: () => loadBalancer(),
      where: 'the role of whoever applies the manifest',
      what: 'it may write Endpoints objects',
      why: 'the stock roles edit and admin may not (CVE-2021-25740), and the apply is refused with 403',
    },
    {
      of: () => loadBalancer({ backends: Backends.fromIps(['fd00::46'], { port: 8443 }), endpointsApi: EndpointsApi.ENDPOINT_SLICE }),
      where: 'the role of whoever applies the manifest',
      what: 'it may write EndpointSlice objects',
      why: 'the stock roles edit and admin may not (CVE-2021-25740), and the apply is refused with 403',
    },
  ],
};
