import { Untold } from './finding';
import { firstLine, Kubectl } from './kubectl';

/** A reference to an object, or to all of a kind. */
export interface Reference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** A kind, as the API server serves it. */
export interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** Objects of one answer, and how many answers are read of a list. */
const PAGE = 500;
const PAGES = 40;

/** What a cluster has. Each question is asked once. */
export class Cluster {
  private readonly answers = new Map<string, Promise<any>>();

  public constructor(
    private readonly kubectl: Kubectl,
    /** The namespace that manifests without one are applied to. */
    public readonly namespace: string,
  ) {}

  /** The kinds of a version of an API; undefined where the API server does not have it. */
  public async resources(apiVersion: string): Promise<readonly Resource[] | undefined> {
    const found = await this.get(rootOf(apiVersion));
    return found && (found.resources as Resource[]).filter(({ name }) => !name.includes('/'));
  }

  /** The groups of APIs that the API server has. */
  public async groups(): Promise<readonly string[]> {
    return ((await this.get('/apis'))?.groups ?? []).map(({ name }: { name: string }) => name);
  }

  /** An object; undefined where it, or its kind, is not there. */
  public async object({ apiVersion, kind, namespace, name }: Reference): Promise<any> {
    const resource = await this.resource(apiVersion, kind);
    return resource && this.get(`${this.collection(apiVersion, resource, namespace ?? this.namespace)}/${encodeURIComponent(name)}`);
  }

  /** All objects of a kind; of all namespaces, where none is named. */
  public async list(apiVersion: string, kind: string, namespace?: string, query: { readonly [name: string]: string } = {}): Promise<readonly any[]> {
    const resource = await this.resource(apiVersion, kind);
    const items: any[] = [];
    let next = '';
    for (let page = 0; resource && page < PAGES; page++) {
      const search = new URLSearchParams({ ...query, limit: String(PAGE), ...next !== '' && { continue: next } });
      const found = await this.get(`${this.collection(apiVersion, resource, namespace)}?${search}`);
      items.push(...(found?.items ?? []).map((item: any) => ({ apiVersion, kind, ...item })));
      next = found?.metadata?.continue ?? '';
      if (next === '') {
        return items;
      }
    }
    if (next !== '') {
      throw new Untold(`there are more than ${PAGE * PAGES} objects of the kind ${kind}`);
    }
    return items;
  }

  /** Whether who asks may do something with a kind. */
  public async mayDo(verb: string, apiVersion: string, kind: string, namespace?: string): Promise<boolean> {
    const resource = await this.resource(apiVersion, kind);
    if (!resource) {
      throw new Untold(`the API server has no ${kind}`);
    }
    const group = groupOf(apiVersion);
    const { stdout, stderr } = await this.kubectl.run(['auth', 'can-i', verb, `${resource.name}${group && `.${group}`}`, `--namespace=${namespace ?? this.namespace}`]);
    const answer = stdout.trim().split(/\s/)[0];
    if (answer !== 'yes' && answer !== 'no') {
      throw new Untold(firstLine(stderr) || 'kubectl auth can-i has said neither yes nor no');
    }
    return answer === 'yes';
  }

  private async resource(apiVersion: string, kind: string): Promise<Resource | undefined> {
    return (await this.resources(apiVersion))?.find(resource => resource.kind === kind);
  }

  private collection(apiVersion: string, { name, namespaced }: Resource, namespace: string | undefined): string {
    return `${rootOf(apiVersion)}${namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : ''}/${name}`;
  }

  private get(path: string): Promise<any> {
    const known = this.answers.get(path) ?? this.kubectl.get(path);
    this.answers.set(path, known);
    return known;
  }
}

/** The group of an API version; that of the core is empty. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

function rootOf(apiVersion: string): string {
  return `${apiVersion.includes('/') ? '/apis' : '/api'}/${apiVersion.split('/').map(encodeURIComponent).join('/')}`;
}
