import { ENDPOINT_SLICE, ENDPOINTS } from './endpoints';
import { HTTP_ROUTE } from './http-route';
import { INGRESS, INGRESS_CLASS } from './ingress';
import { INGRESS_ROUTE } from './ingress-route';
import { MIDDLEWARE, SERVERS_TRANSPORT } from './middleware';
import { Check, Refusal } from './schema';
import { SERVICE } from './service';
import { Manifest } from '../../manifests';

/** The objects that are checked, by their kinds, and the versions that clusters have. */
const KINDS: { readonly [kind: string]: { readonly check: Check; readonly version: string } } = {
  Service: { check: SERVICE, version: 'v1' },
  Endpoints: { check: ENDPOINTS, version: 'v1' },
  EndpointSlice: { check: ENDPOINT_SLICE, version: 'discovery.k8s.io/v1' },
  Ingress: { check: INGRESS, version: 'networking.k8s.io/v1' },
  IngressClass: { check: INGRESS_CLASS, version: 'networking.k8s.io/v1' },
};

/** Resources of others, of which clusters have more than one version. */
const RESOURCES: { readonly [kind: string]: { readonly check: Check; readonly group: string } } = {
  HTTPRoute: { check: HTTP_ROUTE, group: 'gateway.networking.k8s.io' },
  IngressRoute: { check: INGRESS_ROUTE, group: 'traefik.io' },
  Middleware: { check: MIDDLEWARE, group: 'traefik.io' },
  ServersTransport: { check: SERVERS_TRANSPORT, group: 'traefik.io' },
};

/** The groups of Kubernetes itself. */
const OWN_GROUP = /^(core|apps|batch|extensions|policy|autoscaling|(networking|discovery)\.k8s\.io)\/|^[^/.]*$/;

/** Whether an object is of Kubernetes' own kinds: others have kinds of the same names. */
export function isOwnKind({ kind, apiVersion }: Manifest): boolean {
  return Object.hasOwn(KINDS, kind) && (apiVersion === '' || OWN_GROUP.test(apiVersion));
}

/**
 * What a real API server refuses of an object, which then exists nowhere. What depends on the cluster, such as its range of cluster IPs, is not
 * looked at.
 */
export function refusalsOf(manifest: Manifest): Refusal[] {
  if (!isOwnKind(manifest)) {
    const resource = Object.hasOwn(RESOURCES, manifest.kind) ? RESOURCES[manifest.kind] : undefined;
    return resource && manifest.apiVersion.startsWith(`${resource.group}/`) ? found(resource.check, manifest) : [];
  }
  const { check, version } = KINDS[manifest.kind];
  if (manifest.apiVersion !== '' && manifest.apiVersion !== version) {
    return [{
      code: 'version',
      path: ['apiVersion'],
      message: `clusters have no ${manifest.kind} of ${manifest.apiVersion}`,
      fix: `write apiVersion: ${version}${manifest.kind === 'Ingress' ? ', and the fields of that version (pathType, backend.service)' : ''}`,
    }];
  }
  return found(check, manifest);
}

function found(check: Check, { value }: Manifest): Refusal[] {
  const refusals: Refusal[] = [];
  check(value as never, [], (code, path, message, fix) => refusals.push({ code, path, message, fix }));
  return refusals;
}
