import { Backends } from './backends';
import { protocolRequirement } from './spoken-protocol';
import { ofCore } from '../checks';
import { AddressSource } from '../intent/service-intent';
import { BackendProtocol } from '../policies/backend-protocol';
import { Requirement } from '../report';
import { CheckType } from '../requirement-check';

/** The Service whose addresses are meant. */
interface AddressedService {
  readonly name: string;
  readonly namespace?: string;
  readonly protocol?: BackendProtocol;
  /**
   * Whether a route sends its servers requests in plain HTTP.
   *
   * @default true
   */
  readonly speaksHttp?: boolean;
}

/** What the cluster must allow before the addresses of the backends reach a controller. */
export function addressRequirements(
  backends: Backends, source: AddressSource, { name, namespace, protocol, speaksHttp = true }: AddressedService,
): Requirement[] {
  if (source === AddressSource.EXTERNAL_NAME) {
    return [...dnsRequirements(backends.dnsNames!), protocolRequirement(backends, protocol)];
  }
  if (backends._endpoints.length === 0) {
    return [];
  }
  const slices = source === AddressSource.ENDPOINT_SLICES;
  const kind = slices ? 'EndpointSlice' : 'Endpoints';
  const apiVersion = slices ? 'discovery.k8s.io/v1' : 'v1';
  const verbs = ['get', 'create', 'update', 'patch', 'delete'];
  const requirements: Requirement[] = [...speaksHttp ? [protocolRequirement(backends, protocol)] : [], {
    id: 'write-addresses',
    where: 'the role of whoever applies the manifest',
    what: `it may write ${kind} objects`,
    why: 'the stock roles edit and admin may not (CVE-2021-25740), and the apply is refused with 403',
    settings: {
      apiGroups: slices ? 'discovery.k8s.io' : '',
      resources: slices ? 'endpointslices' : 'endpoints',
      verbs: verbs.join(','),
    },
    checks: [{ type: CheckType.ALLOWED, apiVersion, kind, ...namespace !== undefined && { namespace }, values: verbs }],
  }, {
    id: 'argo-cd-exclusions',
    where: 'ConfigMap argocd-cm, where Argo CD applies the manifest',
    what: `resource.exclusions does not list ${kind}`,
    why: `Argo CD 3 leaves out Endpoints and EndpointSlice by default: it would apply the Service and the routes, but no address, and every request gets 503; take the entry ${kind} out of the excluded kinds`,
    checks: [{ type: CheckType.NOT_EXCLUDED, apiVersion, kind }],
    unless: 'Argo CD does not apply the manifest',
  }, {
    id: 'linters',
    where: 'the Service, where a linter reads the manifest (annotations by lb.service.metadata.addAnnotation())',
    what: 'kube-linter and kube-score are told that it has no selector on purpose',
    why: 'they take every Service without selector for a mistake (dangling-service, service-targets-pod), since they look for Pods only',
    settings: {
      'ignore-check.kube-linter.io/dangling-service': 'the servers are outside the cluster',
      'kube-score/ignore': 'service-targets-pod',
    },
    unchecked: 'which linters read the manifest',
  }];
  if (!slices) {
    requirements.unshift({
      id: 'endpoints-mirroring',
      where: 'kube-controller-manager',
      what: 'its endpointslice-mirroring-controller runs, as it does by default',
      why: 'controllers read EndpointSlices only; without the mirror of this Endpoints object every request gets 503',
      checks: [{ type: CheckType.MIRRORED, ...ofCore('Endpoints', name, namespace) }],
    });
    requirements.push({
      id: 'endpoints-deprecated',
      where: 'the API server, from Kubernetes 1.33 on',
      what: 'it still takes Endpoints, as all versions do so far',
      why: 'they are deprecated there, and every apply prints a warning; EndpointsApi.ENDPOINT_SLICE renders what replaces them',
      checks: [{ type: CheckType.SERVED, apiVersion, kind }],
    });
  } else {
    requirements.push({
      id: 'prune-slices',
      where: 'whoever applies the manifest',
      what: 'it deletes EndpointSlices that are no longer in the manifest, as with kubectl apply --prune or a GitOps tool',
      why: 'a slice is named after its port, since ingress-nginx does not notice a port that changes in place: after such a change the slice of the former port stays, and gets its share of the requests',
      checks: [{
        type: CheckType.NO_OTHER, apiVersion, kind, ...namespace !== undefined && { namespace }, selectorPath: "metadata.labels['kubernetes.io/service-name']", selectorValues: [name],
      }],
      unchecked: 'what the next change of a port leaves there',
    });
  }
  if (slices && backends._endpoints.some(e => e.family === 'IPv6')) {
    requirements.push({
      id: 'headless-service',
      where: 'clients in the cluster that use the Service directly',
      what: `they reach the servers on port ${backends.port}, since the Service has no cluster IP`,
      why: 'a Service with a cluster IP is refused where the cluster lacks a family of its backends; through the routes nothing differs',
      unchecked: 'which clients in the cluster use the Service',
    });
  }
  return requirements;
}

const AS_THE_CONTROLLER = 'what DNS answers where the controller runs';

function dnsRequirements([first, ...others]: readonly string[]): Requirement[] {
  const where = 'DNS, as the controller sees it';
  return others.length === 0 ? [{
    id: 'dns-name',
    where,
    what: `${first} resolves to the servers`,
    why: 'the controller looks the name up itself; while it cannot, requests are answered with 503',
    unchecked: AS_THE_CONTROLLER,
  }] : [{
    id: 'dns-name',
    where,
    what: `${[first, ...others].join(', ')} resolve to the servers`,
    why: 'the controller looks the names up itself; a server whose name it cannot resolve gets no requests',
    unchecked: AS_THE_CONTROLLER,
  }, {
    id: 'first-hostname',
    where: 'clients in the cluster that use the Service directly',
    what: `they need no server but ${first}`,
    why: 'a Service of type ExternalName has one name; through the routes nothing differs',
    unchecked: 'which clients in the cluster use the Service',
  }];
}
