import { parse } from 'yaml';
import { CheckType, ConfiguredProgram, RequirementCheck } from '../../../../src';
import { Reference } from '../cluster';
import { fails, Finding, holds, State, untold, Untold } from '../finding';
import { isRendered, named, Scene, some } from '../manifest';
import { valuesAt } from '../path';
import { configMapsOfIngressNginx, configurationsOf } from '../programs';

/** What stands at the path of a check, in one place of possibly several. */
export interface Place {
  /** Where that is, in words. */
  readonly where: string;
  /** The values: none, or undefined ones, where there is nothing. */
  readonly values: readonly unknown[];
  /** Whether it is a setting, which may be there more than once; a field; or a list, of which each element has a value of its own. */
  readonly form: 'setting' | 'field' | 'list';
  /** Whether it is only where it stands as a rule: nothing in the cluster says that the program reads it. */
  readonly isAssumed?: boolean;
}

/** Looks at a value, in an object or in the configuration of a program. */
export async function checkValue(check: RequirementCheck, scene: Scene): Promise<Finding> {
  const found = await placesOf(check, scene);
  if (!Array.isArray(found)) {
    return found as Finding;
  }
  const findings = (found as readonly Place[]).map(place => {
    const finding = judged(check, place);
    return finding.state === State.HOLDS && place.isAssumed ? untold(`${finding.message}; no controller is found that reads it`) : finding;
  });
  const [first] = findings;
  if (findings.every(({ state }) => state === first.state)) {
    return { ...first, message: some([...new Set(findings.map(({ message }) => message))]) };
  }
  return untold(`they differ, and it is not known which one serves: ${some(findings.map(({ message }) => message))}`);
}

/** The places where a check looks; what there is to say, where there is none. */
export async function placesOf(check: RequirementCheck, scene: Scene): Promise<readonly Place[] | Finding> {
  const { program, path = '' } = check;
  switch (program) {
    case ConfiguredProgram.TRAEFIK:
    case ConfiguredProgram.EXTERNAL_DNS:
      return ofConfigurations(check, scene);
    case ConfiguredProgram.INGRESS_NGINX:
      return path.startsWith('--') ? ofConfigurations(check, scene) : ofConfigMaps(check, scene);
    case ConfiguredProgram.ENVOY_GATEWAY:
      return ofEnvoyGateway(check, scene);
    case undefined:
      return ofObjects(check, scene);
  }
}

async function ofConfigurations({ program, path }: RequirementCheck, { cluster }: Scene): Promise<readonly Place[]> {
  return (await configurationsOf(cluster, program!)).map(configuration => ({
    where: `${path} of ${configuration.where}`, values: configuration.values(path!), form: 'setting',
  }));
}

async function ofConfigMaps(check: RequirementCheck, { cluster }: Scene): Promise<readonly Place[] | Finding> {
  const named_ = await configMapsOfIngressNginx(cluster);
  const references = named_ ?? [{ namespace: check.namespace!, name: check.name! }];
  const objects = await Promise.all(references.map(async reference => (
    { ...reference, object: await cluster.object({ apiVersion: 'v1', kind: 'ConfigMap', ...reference }) }
  )));
  const lacking = objects.find(({ object }) => object === undefined);
  return lacking ? untold(`there is no ConfigMap ${lacking.namespace}/${lacking.name}, where ingress-nginx has its settings as a rule`)
    : objects.map(({ object, namespace, name }) => ({ where: `${check.path} of the ConfigMap ${namespace}/${name}`, values: valuesAt(object, check.path!), form: 'field', isAssumed: named_ === undefined }));
}

async function ofEnvoyGateway({ namespace, name, path }: RequirementCheck, { cluster }: Scene): Promise<readonly Place[] | Finding> {
  const object = await cluster.object({ apiVersion: 'v1', kind: 'ConfigMap', namespace, name: name! });
  const text = Object.values(object?.data ?? {})[0];
  return typeof text !== 'string' ? untold(`there is no ConfigMap ${namespace}/${name} with the configuration of Envoy Gateway`)
    : [{ where: `${path} in the ConfigMap ${namespace}/${name}`, values: valuesAt(parse(text, { maxAliasCount: 100 }), path!), form: 'field' }];
}

async function ofObjects(check: RequirementCheck, scene: Scene): Promise<readonly Place[] | Finding> {
  const { apiVersion, kind, namespace, name, path = '' } = check;
  if (name === undefined) {
    const selected = await selectedBy(check, scene);
    return check.type === CheckType.EXISTS && selected.length > 0 ? holds(`there is ${some(selected.map(object => named({ kind: kind!, ...object.metadata })))}`)
      : selected.length === 0 ? fails(`there is no ${kind} with ${check.selectorPath} ${check.selectorValues!.join(' or ')}`)
        : selected.map(object => ({ where: `${path} of ${named({ kind: kind!, ...object.metadata })}`, values: valuesAt(object, path), form: formOf(path) }));
  }
  const reference = { apiVersion: apiVersion!, kind: kind!, namespace, name };
  const object = await scene.cluster.object(reference);
  if (object === undefined) {
    return missing(reference, scene);
  }
  return check.type === CheckType.EXISTS ? holds(`${named(reference)} is there`) : [{ where: `${path} of ${named(reference)}`, values: valuesAt(object, path), form: formOf(path) }];
}

/** What there is to say of an object that is not there. */
export function missing(reference: Reference, scene: Scene): Finding {
  return isRendered(scene, reference) ? untold(`${named(reference)} is in the manifest, and not applied yet`)
    : fails(`there is no ${named(reference)}`);
}

/** The objects that a check selects by a value. */
export async function selectedBy(
  { apiVersion, kind, namespace, selectorPath, selectorValues = [] }: RequirementCheck, { cluster }: Scene,
): Promise<readonly any[]> {
  const objects = await cluster.list(apiVersion!, kind!, namespace);
  return selectorPath === undefined ? objects
    : objects.filter(object => valuesAt(object, selectorPath).some(value => selectorValues.includes(String(value))));
}

const formOf = (path: string) => /\[[*?]/.test(path) ? 'list' : 'field';

function judged({ type, values = [] }: RequirementCheck, place: Place): Finding {
  const { where } = place;
  const texts = place.values.filter(isThere).map(String);
  const items = texts.flatMap(text => text.split(',')).map(text => text.trim());
  const given = texts.length === 0 ? `${where} is not set` : `${where} is ${some([...new Set(texts)].map(shown))}`;
  switch (type) {
    case CheckType.VALUE:
      return say(texts.some(text => values.includes(text)), given);
    case CheckType.NOT_VALUE:
      return say(!texts.some(text => values.includes(text)), given);
    case CheckType.PRESENT:
      return isPresent(place) ? holds(`${where} is there`) : fails(`${where} is not there`);
    case CheckType.ABSENT:
      return say(texts.length === 0, given);
    case CheckType.LISTS:
      return say(values.every(value => items.includes(value)), given);
    case CheckType.UNSET_OR_LISTS:
      return say(texts.length === 0 || values.every(value => items.includes(value)), given);
    case CheckType.AT_LEAST:
      return texts.length === 0 ? untold(given) : say(isAtLeast(texts[0], values[0]), given);
    default:
      throw new Untold(`what "${type}" is, is not known here`);
  }
}

const say = (isIt: boolean, message: string) => isIt ? holds(message) : fails(message);

const isThere = (value: unknown) => value !== undefined && value !== null && value !== '';

/** A setting is there without a value, too; of a list, every element has to have one. */
function isPresent({ form, values }: Place): boolean {
  return form === 'setting' ? values.some(value => value !== 'false') : form === 'list' ? values.every(isThere) : isThere(values[0]);
}

function shown(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}

/** Whether a version such as v1.5.1 is another one or later. */
function isAtLeast(version: string, least: string): boolean {
  const [own, other] = [version, least].map(text => (/\d+(\.\d+)*/.exec(text)?.[0] ?? '0').split('.').map(Number));
  const i = [0, 1, 2].find(part => (own[part] ?? 0) !== (other[part] ?? 0));
  return i === undefined || (own[i] ?? 0) > (other[i] ?? 0);
}
