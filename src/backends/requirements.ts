import { Backends } from './backends';
import { protocolRequirement } from './spoken-protocol';
import { AddressSource } from '../intent/service-intent';
import { BackendProtocol } from '../policies/backend-protocol';
import { Requirement } from '../report';

/**
 * What the cluster must allow before the addresses of the backends reach a controller.
 *
 * @param speaksHttp Whether a route sends them requests in plain HTTP.
 */
export function addressRequirements(
  backends: Backends, source: AddressSource, protocol?: BackendProtocol, speaksHttp = true,
): Requirement[] {
  if (source === AddressSource.EXTERNAL_NAME) {
    return [...dnsRequirements(backends.dnsNames!), protocolRequirement(backends, protocol)];
  }
  if (backends._endpoints.length === 0) {
    return [];
  }
  const slices = source === AddressSource.ENDPOINT_SLICES;
  const kind = slices ? 'EndpointSlice' : 'Endpoints';
  const requirements: Requirement[] = [...speaksHttp ? [protocolRequirement(backends, protocol)] : [], {
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
  }, {
    id: 'linters',
    where: 'the Service, where a linter reads the manifest (annotations by lb.service.metadata.addAnnotation())',
    what: 'kube-linter and kube-score are told that it has no selector on purpose',
    why: 'they take every Service without selector for a mistake (dangling-service, service-targets-pod), since they look for Pods only',
    settings: {
      'ignore-check.kube-linter.io/dangling-service': 'the servers are outside the cluster',
      'kube-score/ignore': 'service-targets-pod',
    },
  }];
  if (!slices) {
    requirements.unshift({
      id: 'endpoints-mirroring',
      where: 'kube-controller-manager',
      what: 'its endpointslice-mirroring-controller runs, as it does by default',
      why: 'controllers read EndpointSlices only; without the mirror of this Endpoints object every request gets 503',
    });
    requirements.push({
      id: 'endpoints-deprecated',
      where: 'the API server, from Kubernetes 1.33 on',
      what: 'it still takes Endpoints, as all versions do so far',
      why: 'they are deprecated there, and every apply prints a warning; EndpointsApi.ENDPOINT_SLICE renders what replaces them',
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

function dnsRequirements([first, ...others]: readonly string[]): Requirement[] {
  const where = 'DNS, as the controller sees it';
  return others.length === 0 ? [{
    id: 'dns-name',
    where,
    what: `${first} resolves to the servers`,
    why: 'the controller looks the name up itself; while it cannot, requests are answered with 503',
  }] : [{
    id: 'dns-name',
    where,
    what: `${[first, ...others].join(', ')} resolve to the servers`,
    why: 'the controller looks the names up itself; a server whose name it cannot resolve gets no requests',
  }, {
    id: 'first-hostname',
    where: 'clients in the cluster that use the Service directly',
    what: `they need no server but ${first}`,
    why: 'a Service of type ExternalName has one name; through the routes nothing differs',
  }];
}
