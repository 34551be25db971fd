import type { RequirementCheck } from '../../../src';
import { Cluster } from '../../src/preflight/cluster';
import { Untold } from '../../src/preflight/finding';
import { judge, Judged } from '../../src/preflight/judge';
import { Answer, Kubectl } from '../../src/preflight/kubectl';
import { Rendered, Scene } from '../../src/preflight/manifest';

/** What a stand-in for a cluster has. */
export interface StandIn {
  readonly objects?: readonly any[];
  /** What whoever asks may not do, as `verb resource`. */
  readonly forbidden?: readonly string[];
  /** Paths that may not be read start so. */
  readonly unreadable?: string;
  /** Kinds of which there is no object. */
  readonly kinds?: readonly { readonly apiVersion: string; readonly kind: string }[];
}

const CLUSTER_WIDE = ['IngressClass', 'GatewayClass', 'CustomResourceDefinition', 'Namespace', 'ClusterIssuer'];

const pluralOf = (kind: string) => kind === 'Endpoints' || kind === 'Gateway' ? `${kind.toLowerCase()}${kind === 'Gateway' ? 's' : ''}`
  : `${kind.toLowerCase()}${/s$/.test(kind) ? 'es' : 's'}`.replace(/ys$/, 'ies');

/** A kubectl that answers from a list of objects, as the API server would. */
export class StandInKubectl extends Kubectl {
  public readonly asked: string[] = [];

  public constructor(private readonly standIn: StandIn) {
    super();
  }

  public async run(args: readonly string[]): Promise<Answer> {
    const [, , verb, resource] = args;
    const isNot = this.standIn.forbidden?.includes(`${verb} ${resource}`);
    return { code: isNot ? 1 : 0, stdout: isNot ? 'no\n' : 'yes\n', stderr: '' };
  }

  public async get(path: string): Promise<any> {
    this.asked.push(path);
    if (this.standIn.unreadable !== undefined && path.startsWith(this.standIn.unreadable)) {
      throw new Untold('Error from server (Forbidden): not for you');
    }
    const { objects = [], kinds = [] } = this.standIn;
    const known = [...objects, ...kinds];
    if (path === '/apis') {
      return { groups: [...new Set(known.map(({ apiVersion }) => apiVersion.split('/')[0]))].map(name => ({ name })) };
    }
    const [, root, rest = '', query = ''] = /^\/apis?\/(v1|[^/]+\/[^/?]+)(\/[^?]*)?(?:\?(.*))?$/.exec(path)!;
    const own = known.filter(({ apiVersion }) => apiVersion === root);
    if (rest === '') {
      const names = [...new Set(own.map(({ kind }) => kind))];
      return own.length === 0 ? undefined
        : { resources: names.map(kind => ({ name: pluralOf(kind), kind, namespaced: !CLUSTER_WIDE.includes(kind) })) };
    }
    const [, namespace, plural, name] = /^(?:\/namespaces\/([^/]+))?\/([^/]+)(?:\/([^/]+))?$/.exec(rest)!;
    const found = objects.filter(({ apiVersion, kind, metadata }) => (
      apiVersion === root && pluralOf(kind) === plural && (namespace === undefined || metadata.namespace === namespace)
    ));
    if (name !== undefined) {
      return found.find(({ metadata }) => metadata.name === decodeURIComponent(name));
    }
    const search = new URLSearchParams(query);
    const [, label, value] = /^(.*)=(.*)$/.exec(search.get('labelSelector') ?? '') ?? [];
    const field = search.get('fieldSelector')?.replace('metadata.name=', '');
    return {
      items: found.filter(({ metadata }) => label === undefined || metadata.labels?.[label] === value)
        .filter(({ metadata }) => field === undefined || metadata.name === field)
        .map(({ apiVersion: _, kind: __, ...item }) => item),
    };
  }
}

/** A scene with a stand-in cluster, in which the namespace is `app`. */
export function sceneOf(standIn: StandIn, manifests: readonly Rendered[] = [], connects = true): Scene {
  return { cluster: new Cluster(new StandInKubectl(standIn), 'app'), rendered: manifests, connects };
}

/** What is said of a requirement with some checks. */
export async function judged(
  checks: RequirementCheck[], standIn: StandIn, more: { unchecked?: string; unless?: string } = {}, manifests: readonly Rendered[] = [],
): Promise<Judged> {
  return judge({ id: 'id', where: 'where', what: 'what', why: 'why', checks, ...more }, sceneOf(standIn, manifests));
}

/** An object of a namespace. */
export function object(apiVersion: string, kind: string, name: string, more: object = {}, metadata: object = {}): any {
  return { apiVersion, kind, metadata: { name, namespace: 'app', ...metadata }, ...more };
}

/** An object as manifests have it. */
export function rendered(value: any): Rendered {
  return { apiVersion: value.apiVersion, kind: value.kind, namespace: value.metadata.namespace, name: value.metadata.name, value };
}

export const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A workload of a program. */
export function workload(image: string, args: readonly string[], more: { kind?: string; name?: string; container?: object; pod?: object } = {}): any {
  const { kind = 'Deployment', name = 'program', container = {}, pod = {} } = more;
  return object('apps/v1', kind, name, { spec: { template: { spec: { containers: [{ image, args, ...container }], ...pod } } } });
}
