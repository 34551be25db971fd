import { parse } from 'yaml';
import type { Cluster } from './cluster';
import { Untold } from './finding';
import { named, referenceTo } from './manifest';
import { valuesAt } from './path';
import { ConfiguredProgram } from '../../../src';

/** A running program's configuration, as far as the cluster shows it. */
export interface Configuration {
  /** What it belongs to, in words. */
  readonly where: string;
  /** The values of a setting or of settings below it: none where it is not set. `''` is a setting that is there without a value. */
  values(path: string): readonly string[];
}

/** A container, and the workload that it is of. */
interface Container {
  readonly workload: any;
  readonly container: any;
}

/** The images of the programs, without a registry and a tag. */
const IMAGES: { readonly [program in ConfiguredProgram]: RegExp } = {
  [ConfiguredProgram.INGRESS_NGINX]: /(^|\/)(ingress-nginx\/controller|controller-chroot|nginx-ingress-controller)$/,
  [ConfiguredProgram.TRAEFIK]: /(^|\/)traefik$/,
  [ConfiguredProgram.ENVOY_GATEWAY]: /(^|\/)envoyproxy\/gateway$/,
  [ConfiguredProgram.EXTERNAL_DNS]: /(^|\/)external-dns$/,
};

const WORKLOADS = ['Deployment', 'DaemonSet', 'StatefulSet'];

/**
 * The configurations of all programs of a kind in the cluster.
 *
 * @throws Untold where there is none, or where it does not show
 */
export async function configurationsOf(cluster: Cluster, program: ConfiguredProgram): Promise<readonly Configuration[]> {
  const containers = await containersOf(cluster, program);
  if (containers.length === 0) {
    throw new Untold(`no ${program} is found in the cluster by its image`);
  }
  return Promise.all(containers.map(each => program === ConfiguredProgram.TRAEFIK ? ofTraefik(cluster, each) : ofFlags(each)));
}

/** The ConfigMaps that the controllers of ingress-nginx read; undefined where no controller is found. */
export async function configMapsOfIngressNginx(cluster: Cluster): Promise<readonly { namespace: string; name: string }[] | undefined> {
  const containers = await containersOf(cluster, ConfiguredProgram.INGRESS_NGINX);
  return containers.length === 0 ? undefined : containers.map(each => {
    const [flag = ''] = ofFlags(each).values('--configmap');
    const [namespace, name] = flag.replace(/\$\(POD_NAMESPACE\)/, each.workload.metadata.namespace).split('/');
    if (!name) {
      throw new Untold(`${named(referenceTo(each.workload))} names no ConfigMap (--configmap)`);
    }
    return { namespace, name };
  });
}

async function containersOf(cluster: Cluster, program: ConfiguredProgram): Promise<Container[]> {
  const workloads = (await Promise.all(WORKLOADS.map(kind => cluster.list('apps/v1', kind)))).flat();
  return workloads.filter(({ spec }) => spec?.replicas !== 0).flatMap(workload => (workload.spec?.template?.spec?.containers ?? [])
    .filter(({ image = '' }: any) => IMAGES[program].test(String(image).replace(/@.*$/, '').replace(/:[^/]*$/, '')))
    .map((container: any) => ({ workload, container })));
}

function ofFlags({ workload, container }: Container): Configuration {
  const flags = flagsOf([...container.command ?? [], ...container.args ?? []]);
  return {
    where: named(referenceTo(workload)),
    values: path => flags.filter(({ name }) => `--${name}` === path).map(({ value }) => value),
  };
}

interface Setting {
  readonly name: string;
  readonly value: string;
}

/** Flags as `--name=value`, `--name value` or `--name`, which is `true`. */
function flagsOf(args: readonly unknown[]): Setting[] {
  return args.map(String).flatMap((arg, i, texts) => {
    const [, name, value] = /^--?([^=\s]+)(?:=([^]*))?$/.exec(arg) ?? [];
    const after = texts[i + 1];
    return name === undefined ? [] : [{ name, value: value ?? (after !== undefined && !after.startsWith('-') ? after : 'true') }];
  });
}

/** Where Traefik looks for a file by itself. */
const FILE = /^traefik\.(ya?ml|toml)$/;

/**
 * Traefik takes its static configuration from one place alone: a file, else flags, else variables.
 *
 * @see https://doc.traefik.io/traefik/getting-started/configuration-overview/#the-static-configuration
 */
async function ofTraefik(cluster: Cluster, { workload, container }: Container): Promise<Configuration> {
  const where = named(referenceTo(workload));
  const flags = flagsOf(container.args ?? []);
  const file = flags.find(({ name }) => name.toLowerCase() === 'configfile')?.value;
  const mounted = await mountedFile(cluster, workload, container, file);
  if (file !== undefined || mounted !== undefined) {
    if (mounted === undefined || !/\.ya?ml$/.test(mounted.name)) {
      throw new Untold(`${where} reads its configuration from the file ${mounted?.name ?? file}, which is not read here`);
    }
    const content: unknown = parse(mounted.text, { maxAliasCount: 100 });
    return { where, values: path => leaves(valuesAt(content, path, isSame)) };
  }
  const settings = flags.length > 0 ? flags : (container.env ?? []).filter(({ name }: any) => /^TRAEFIK_/.test(name))
    .map(({ name, value = '' }: any) => ({ name: name.slice('TRAEFIK_'.length).replace(/_/g, '.'), value }));
  return { where, values: path => settings.filter(({ name }: Setting) => isWithin(name, path)).map(({ value }: Setting) => value) };
}

async function mountedFile(
  cluster: Cluster, workload: any, container: any, file: string | undefined,
): Promise<{ name: string; text: string } | undefined> {
  for (const { name, mountPath, subPath } of container.volumeMounts ?? []) {
    const volume = (workload.spec.template.spec.volumes ?? []).find((each: any) => each.name === name);
    const configMap = volume?.configMap?.name;
    const folder = String(mountPath);
    const isHome = folder === '/etc/traefik' || folder === '/etc/traefik/' || FILE.test(folder.replace(/^\/etc\/traefik\//, ''));
    if (configMap === undefined || !(file === undefined ? isHome : file.startsWith(folder))) {
      continue;
    }
    const { data = {} } = await cluster.object({ apiVersion: 'v1', kind: 'ConfigMap', namespace: workload.metadata.namespace, name: configMap }) ?? {};
    const key = file === undefined ? Object.keys(data).find(each => FILE.test(each)) : subPath ?? file.slice(file.lastIndexOf('/') + 1);
    if (key !== undefined && typeof data[key] === 'string') {
      return { name: key, text: data[key] };
    }
  }
  return undefined;
}

const isSame = (field: string, name: string) => field.toLowerCase() === name.toLowerCase();

/** Whether a setting is the one of a path, one below it, or an element of it. */
function isWithin(name: string, path: string): boolean {
  const rest = name.toLowerCase().startsWith(path.toLowerCase()) ? name.slice(path.length) : undefined;
  return rest === '' || rest?.startsWith('.') === true || rest?.startsWith('[') === true;
}

/** Everything below some values as texts. */
function leaves(values: readonly unknown[]): string[] {
  return values.flatMap(value => value === undefined ? [] : Array.isArray(value) ? leaves(value)
    : typeof value === 'object' && value !== null ? Object.keys(value).length === 0 ? [''] : leaves(Object.values(value))
      : [value === null ? '' : String(value)]);
}
