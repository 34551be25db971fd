import { missing } from './values';
import { RequirementCheck } from '../../../../src';
import { covers } from '../../manifests/hosts';
import { groupOf } from '../cluster';
import { fails, Finding, holds, untold } from '../finding';
import { named, Scene, some } from '../manifest';

const GROUP = 'gateway.networking.k8s.io';
const API = `${GROUP}/v1`;

/** A listener that takes a route for its hosts. */
export async function checkListener(check: RequirementCheck, scene: Scene): Promise<Finding> {
  const { apiVersion, kind, namespace, name, path, values: hosts = [], fromKind = '' } = check;
  const reference = { apiVersion: apiVersion!, kind: kind!, namespace, name: name! };
  const gateway = await scene.cluster.object(reference);
  if (gateway === undefined) {
    return missing(reference, scene);
  }
  const where = named(reference);
  const named_ = (gateway.spec?.listeners ?? []).filter((listener: any) => path === undefined || listener.name === path);
  if (named_.length === 0) {
    return fails(`${where} has no listener${path === undefined ? '' : ` ${path}`}`);
  }
  const ofKind = named_.filter((listener: any) => takesKind(listener, fromKind));
  if (ofKind.length === 0) {
    return fails(`no listener of ${where} takes the kind ${fromKind}`);
  }
  const from = check.fromNamespace ?? scene.cluster.namespace;
  const open = await filterAsync(ofKind, (listener: any) => takesNamespace(listener, gateway.metadata.namespace, from, scene));
  if (open.length === 0) {
    return fails(`the allowedRoutes of ${where} take no routes of the namespace ${from}`);
  }
  const uncovered = (hosts.length > 0 ? hosts : ['']).filter(host => !open.some((listener: any) => takes(listener.hostname, host)));
  return uncovered.length > 0 ? fails(`no such listener of ${where} is for ${some(uncovered.map(host => host || 'all hosts'))}`)
    : holds(`${where} has ${some(open.map((listener: any) => `the listener ${listener.name}`))}`);
}

const KINDS: { readonly [protocol: string]: readonly string[] } = { HTTP: ['HTTPRoute', 'GRPCRoute'], HTTPS: ['HTTPRoute', 'GRPCRoute'], TLS: ['TLSRoute'], TCP: ['TCPRoute'], UDP: ['UDPRoute'] };

function takesKind({ protocol, tls, allowedRoutes }: any, kind: string): boolean {
  const kinds = allowedRoutes?.kinds ?? [];
  return (KINDS[protocol] ?? []).includes(kind) && (kind !== 'TLSRoute' || tls?.mode === 'Passthrough')
    && (kinds.length === 0 || kinds.some((each: any) => each.kind === kind && (each.group ?? GROUP) === GROUP));
}

async function takesNamespace({ allowedRoutes }: any, own: string, from: string, { cluster }: Scene): Promise<boolean> {
  const { from: which = 'Same', selector = {} } = allowedRoutes?.namespaces ?? {};
  if (which !== 'Selector') {
    return which === 'All' || (which === 'Same' && own === from);
  }
  const { metadata } = await cluster.object({ apiVersion: 'v1', kind: 'Namespace', name: from }) ?? {};
  const labels = { 'kubernetes.io/metadata.name': from, ...metadata?.labels };
  return Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value)
    && (selector.matchExpressions ?? []).every((expression: any) => matches(labels, expression));
}

function matches(labels: { [key: string]: string }, { key, operator, values = [] }: any): boolean {
  const value = labels[key];
  switch (operator) {
    case 'In': return value !== undefined && values.includes(value);
    case 'NotIn': return value === undefined || !values.includes(value);
    case 'Exists': return value !== undefined;
    case 'DoesNotExist': return value === undefined;
    default: return false;
  }
}

/** Whether a listener is for a host; one without a name is for all. */
function takes(hostname: string | undefined, host: string): boolean {
  return hostname === undefined || hostname === '' || hostname === host || covers(hostname, host);
}

/** What the class says that it supports. */
export async function checkFeature({ apiVersion, kind, namespace, name, values = [] }: RequirementCheck, scene: Scene): Promise<Finding> {
  const reference = { apiVersion: apiVersion!, kind: kind!, namespace, name: name! };
  const object = await scene.cluster.object(reference);
  if (object === undefined) {
    return missing(reference, scene);
  }
  const className = kind === 'Gateway' ? object.spec.gatewayClassName : name!;
  const gatewayClass = kind === 'Gateway' ? await scene.cluster.object({ apiVersion: API, kind: 'GatewayClass', name: className }) : object;
  const features: readonly string[] = (gatewayClass?.status?.supportedFeatures ?? []).map((feature: any) => feature.name ?? feature);
  const lacking = values.filter(value => !features.includes(value));
  return features.length === 0 ? untold(`GatewayClass ${className} does not say what it supports`)
    : lacking.length > 0 ? fails(`GatewayClass ${className} does not list ${lacking.join(', ')} among what it supports`)
      : holds(`GatewayClass ${className} supports ${values.join(', ')}`);
}

/** A ReferenceGrant for objects of another namespace. */
export async function checkGrant({ apiVersion = '', kind, namespace = '', name, fromKind, fromNamespace }: RequirementCheck, { cluster }: Scene): Promise<Finding> {
  const from = fromNamespace ?? cluster.namespace;
  const what = `${fromKind} of ${from} to the ${kind} ${namespace}/${name}`;
  if (from === namespace) {
    return holds(`both are in the namespace ${namespace}`);
  }
  const version = await cluster.resources(API).then(found => found?.some(resource => resource.kind === 'ReferenceGrant')) ? API : `${GROUP}/v1beta1`;
  const group = groupOf(apiVersion);
  const grants = (await cluster.list(version, 'ReferenceGrant', namespace)).filter(({ spec }) => spec.from.some((each: any) => each.kind === fromKind && each.namespace === from)
    && spec.to.some((each: any) => each.kind === kind && (each.group ?? '') === group && (each.name === undefined || each.name === name)));
  return grants.length > 0 ? holds(`${some(grants.map(grant => `ReferenceGrant ${grant.metadata.namespace}/${grant.metadata.name}`))} lets ${what}`) : fails(`no ReferenceGrant lets ${what}`);
}

async function filterAsync<T>(values: readonly T[], isIt: (value: T) => Promise<boolean>): Promise<T[]> {
  const verdicts = await Promise.all(values.map(isIt));
  return values.filter((_, i) => verdicts[i]);
}
