import { missing, selectedBy } from './values';
import { RequirementCheck } from '../../../../src';
import { meet } from '../../manifests/hosts';
import { fails, Finding, holds, untold } from '../finding';
import { isRendered, named, referenceTo, Scene, some } from '../manifest';

const SLICES = 'discovery.k8s.io/v1';
const OF_SERVICE = 'kubernetes.io/service-name';
const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
const MIRRORING = 'endpointslicemirroring-controller.k8s.io';

function slicesOf({ cluster }: Scene, namespace: string | undefined, service: string): Promise<readonly any[]> {
  return cluster.list(SLICES, 'EndpointSlice', namespace ?? cluster.namespace, { labelSelector: `${OF_SERVICE}=${service}` });
}

/** A Service with an endpoint that takes requests. */
export async function checkReady({ namespace, name }: RequirementCheck, scene: Scene): Promise<Finding> {
  const reference = { apiVersion: 'v1', kind: 'Service', namespace, name: name! };
  const service = await scene.cluster.object(reference);
  if (service === undefined) {
    return missing(reference, scene);
  }
  if (service.spec.type === 'ExternalName') {
    return untold(`${named(reference)} is of the type ExternalName`);
  }
  const endpoints = (await slicesOf(scene, namespace, name!)).flatMap(slice => slice.endpoints ?? []);
  const ready = endpoints.filter(({ conditions }) => conditions?.ready !== false);
  return ready.length > 0 ? holds(`${named(reference)} has ${ready.length} endpoints that are ready`)
    : fails(`${named(reference)} has no endpoint that is ready`);
}

/** Endpoints whose addresses stand in EndpointSlices of the mirroring controller, too. */
export async function checkMirrored({ namespace, name }: RequirementCheck, scene: Scene): Promise<Finding> {
  const reference = { apiVersion: 'v1', kind: 'Endpoints', namespace, name: name! };
  const endpoints = await scene.cluster.object(reference);
  if (endpoints === undefined) {
    return missing(reference, scene);
  }
  const addresses: string[] = (endpoints.subsets ?? []).flatMap(({ addresses: each = [] }: any) => each.map(({ ip }: any) => ip));
  const mirrored = new Set((await slicesOf(scene, namespace, name!)).filter(({ metadata }) => metadata.labels?.[MANAGED_BY] === MIRRORING)
    .flatMap(({ endpoints: each }) => each ?? []).flatMap(({ addresses: each }) => each));
  const lacking = addresses.filter(address => !mirrored.has(address));
  return lacking.length > 0 ? fails(`no EndpointSlice of the mirroring controller has ${some(lacking)} of ${named(reference)}`)
    : holds(`the addresses of ${named(reference)} are mirrored`);
}

/** Objects beside those of the manifests that must not be there. */
export async function checkNoOther(check: RequirementCheck, scene: Scene): Promise<Finding> {
  const found = await selectedBy({ ...check, namespace: check.namespace ?? scene.cluster.namespace }, scene);
  const others = found.filter(object => !isRendered(scene, referenceTo(object)) && object.metadata.labels?.[MANAGED_BY] !== MIRRORING);
  return others.length === 0 ? holds(`there is no other ${check.kind}`) : fails(`there is also ${some(others.map(object => named(referenceTo(object))))}`);
}

/** Objects beside those of the manifests that a person has to look at. */
export async function checkOthers(check: RequirementCheck, scene: Scene): Promise<Finding> {
  const found = check.kind === undefined ? await routesFor(check.values, scene) : await selectedBy(check, scene);
  const others = found.filter(object => !isRendered(scene, referenceTo(object)));
  return others.length === 0 ? holds(`there is no other ${check.kind ?? 'route'}`)
    : untold(`look at ${some(others.map(object => named(referenceTo(object))))}`);
}

/** The kinds of routes, and the hosts that each is for; one without a host is for all. */
const ROUTES: { readonly [kind: string]: { readonly apiVersion: string; readonly hosts: (spec: any) => readonly (string | undefined)[] } } = {
  Ingress: { apiVersion: 'networking.k8s.io/v1', hosts: spec => (spec.rules ?? [{}]).map(({ host }: any) => host) },
  HTTPRoute: { apiVersion: 'gateway.networking.k8s.io/v1', hosts: spec => spec.hostnames ?? [undefined] },
  TLSRoute: { apiVersion: 'gateway.networking.k8s.io/v1', hosts: spec => spec.hostnames ?? [undefined] },
  IngressRoute: { apiVersion: 'traefik.io/v1alpha1', hosts: spec => hostsInRules(spec) },
  IngressRouteTCP: { apiVersion: 'traefik.io/v1alpha1', hosts: spec => hostsInRules(spec) },
};

async function routesFor(hosts: readonly string[] | undefined, { cluster }: Scene): Promise<any[]> {
  const lists = await Promise.all(Object.entries(ROUTES).map(async ([kind, { apiVersion, hosts: of }]) => (
    (await cluster.list(apiVersion, kind))
      .filter(({ spec = {} }) => hosts === undefined || of(spec).some(own => hosts.some(host => own === undefined || meet(own, host))))
  )));
  return lists.flat();
}

/** The hosts in conditions of Traefik; one that is not read may be for any. */
function hostsInRules({ routes = [] }: any): (string | undefined)[] {
  return routes.flatMap(({ match = '' }: any): (string | undefined)[] => {
    const lists = [...String(match).matchAll(/\bHost(?:SNI)?\(([^)]*)\)/g)].map(([, list]) => list);
    const exact = lists.flatMap(list => [...list.matchAll(/[`"]([^`"]+)[`"]/g)].map(([, host]) => host.toLowerCase()));
    return exact.length === 0 || /Regexp\(/.test(match) || exact.includes('*') ? [undefined] : exact;
  });
}
