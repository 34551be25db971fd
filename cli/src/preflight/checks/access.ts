import { parse } from 'yaml';
import { RequirementCheck } from '../../../../src';
import { groupOf } from '../cluster';
import { all, fails, Finding, holds, untold } from '../finding';
import { named, Rendered, Scene, some } from '../manifest';

/** What whoever asks may do. */
export async function checkAllowed({ apiVersion, kind, namespace, values: verbs = [] }: RequirementCheck, { cluster }: Scene): Promise<Finding> {
  const may = await Promise.all(verbs.map(verb => cluster.mayDo(verb, apiVersion!, kind!, namespace)));
  const not = verbs.filter((_, i) => !may[i]);
  const where = `in the namespace ${namespace ?? cluster.namespace}`;
  return not.length === 0 ? holds(`whoever asks here may ${verbs.join(', ')} ${kind} ${where} (for another one: --as)`)
    : fails(`whoever asks here may not ${not.join(', ')} ${kind} ${where} (for another one: --as)`);
}

/** Whether the API server has a kind, or all that the manifests have of a group. */
export async function checkServed({ apiVersion = '', kind }: RequirementCheck, scene: Scene): Promise<Finding> {
  if (kind !== undefined) {
    const found = await scene.cluster.resources(apiVersion);
    return found?.some(resource => resource.kind === kind) ? holds(`the API server has ${kind} in ${apiVersion}`) : fails(`the API server has no ${kind} in ${apiVersion}`);
  }
  const objects = scene.rendered.filter(object => groupOf(object.apiVersion) === apiVersion);
  if (objects.length > 0) {
    return all(await Promise.all(objects.map(object => isKnown(object, scene))));
  }
  return (await scene.cluster.groups()).includes(apiVersion) ? untold(`the API server has the group ${apiVersion}, of which the manifests have nothing`)
    : fails(`the API server has no group ${apiVersion}`);
}

async function isKnown({ apiVersion, kind, namespace, name, value }: Rendered, { cluster }: Scene): Promise<Finding> {
  const where = named({ kind, namespace, name });
  const resource = (await cluster.resources(apiVersion))?.find(each => each.kind === kind);
  if (!resource) {
    return fails(`the API server has no ${kind} in ${apiVersion}`);
  }
  const [group, version] = apiVersion.split('/');
  const definition = await cluster.object({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', name: `${resource.name}.${group}` });
  const schema = definition?.spec?.versions?.find((each: any) => each.name === version)?.schema?.openAPIV3Schema;
  if (!schema) {
    return untold(`the schema of ${kind} in ${apiVersion} is not seen`);
  }
  const unknown = unknownFields(Object.fromEntries(Object.entries(value).filter(([field]) => !['apiVersion', 'kind', 'metadata'].includes(field))), schema, '');
  return unknown.length > 0 ? fails(`the API server drops ${some(unknown)} of ${where}, which it does not know`)
    : holds(`the API server has all kinds and fields of ${apiVersion} that the manifests use`);
}

/** The fields of a value that its schema does not have. */
function unknownFields(value: any, schema: any, path: string): string[] {
  if (Array.isArray(value)) {
    return [...new Set(value.flatMap(each => unknownFields(each, schema?.items, path)))];
  }
  if (typeof value !== 'object' || value === null || !schema?.properties || schema['x-kubernetes-preserve-unknown-fields']) {
    return schema?.additionalProperties?.properties && typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(each => unknownFields(each, schema.additionalProperties, path)) : [];
  }
  return Object.entries(value).flatMap(([field, each]) => {
    const at = path === '' ? field : `${path}.${field}`;
    return Object.hasOwn(schema.properties, field) ? unknownFields(each, schema.properties[field], at) : [at];
  });
}

/** Whether Argo CD leaves out a kind. */
export async function checkNotExcluded({ apiVersion = '', kind = '' }: RequirementCheck, { cluster }: Scene): Promise<Finding> {
  const maps = await cluster.list('v1', 'ConfigMap', undefined, { fieldSelector: 'metadata.name=argocd-cm' });
  return maps.length === 0 ? untold('no Argo CD is found in this cluster (argocd-cm); one in another cluster may apply the manifest')
    : all(maps.map(({ metadata: { namespace }, data }) => (
      exclusion(data?.['resource.exclusions'], groupOf(apiVersion), kind, `resource.exclusions of the ConfigMap ${namespace}/argocd-cm`)
    )));
}

function exclusion(given: string | undefined, group: string, kind: string, where: string): Finding {
  if (given === undefined) {
    return untold(`${where} is not set: what Argo CD leaves out by itself depends on its version`);
  }
  let rules: unknown;
  try {
    rules = parse(given, { maxAliasCount: 100 });
  } catch {
    return untold(`${where} is no YAML`);
  }
  const covers = (patterns: readonly string[] | undefined, text: string) => !patterns?.length || patterns.some(pattern => fits(pattern, text));
  const isExcluded = (Array.isArray(rules) ? rules : []).some(rule => covers(rule?.apiGroups, group) && covers(rule?.kinds, kind));
  return isExcluded ? fails(`${where} has ${kind}`) : holds(`${where} does not have ${kind}`);
}

/** A pattern of Argo CD, in which `*` stands for any text. */
function fits(pattern: string, text: string): boolean {
  return new RegExp(`^${String(pattern).split('*').map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`).test(text);
}
