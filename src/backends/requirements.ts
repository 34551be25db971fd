import { Backends } from './backends';
import { AddressSource } from '../intent/service-intent';
import { Requirement } from '../report';

/**
 * What the cluster must allow before the addresses of the backends reach a controller.
 */
export function addressRequirements(backends: Backends, source: AddressSource): Requirement[] {
  if (source === AddressSource.EXTERNAL_NAME) {
    return [{
      id: 'dns-name',
      where: 'DNS, as the controller sees it',
      what: `${backends.dnsName} resolves to the servers`,
      why: 'the controller looks the name up itself; while it cannot, requests are answered with 503',
    }];
  }
  const slices = source === AddressSource.ENDPOINT_SLICES;
  const kind = slices ? 'EndpointSlice' : 'Endpoints';
  const requirements: Requirement[] = [{
    id: 'write-addresses',
    where: 'the role of whoever applies the manifest',
    what: `it may write ${kind} objects`,
    why: 'the stock roles edit and admin may not (CVE-2021-25740), and the apply is refused with 403',
    settings: {
      apiGroups: slices ? 'discovery.k8s.io' : '',
      resources: slices ? 'endpointslices' : 'endpoints',
      verbs: 'get,create,update,patch,delete',
    },
  }, {
    id: 'argo-cd-exclusions',
    where: 'ConfigMap argocd-cm, where Argo CD applies the manifest',
    what: `resource.exclusions does not list ${kind}`,
    why: `Argo CD 3 leaves out Endpoints and EndpointSlice by default: it would apply the Service and the routes, but no address, and every request gets 503; take the entry ${kind} out of the excluded kinds`,
  }];
  if (!slices) {
    requirements.unshift({
      id: 'endpoints-mirroring',
      where: 'kube-controller-manager',
      what: 'its endpointslice-mirroring-controller runs, as it does by default',
      why: 'controllers read EndpointSlices only; without the mirror of this Endpoints object every request gets 503',
    });
  } else {
    requirements.push({
      id: 'prune-slices',
      where: 'whoever applies the manifest',
      what: 'it deletes EndpointSlices that are no longer in the manifest, as with kubectl apply --prune or a GitOps tool',
      why: 'a slice is named after its port, since ingress-nginx does not notice a port that changes in place: after such a change the slice of the former port stays, and gets its share of the requests',
    });
  }
  if (slices && backends._endpoints.some(e => e.family === 'IPv6')) {
    requirements.push({
      id: 'headless-service',
      where: 'clients in the cluster that use the Service directly',
      what: `they reach the servers on port ${backends.port}, since the Service has no cluster IP`,
      why: 'a Service with a cluster IP is refused where the cluster lacks a family of its backends; through the routes nothing differs',
    });
  }
  return requirements;
}
