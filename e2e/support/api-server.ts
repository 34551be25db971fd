import { Agent, request } from 'node:https';
import { Yaml } from 'cdk8s';
import { Access } from './cluster';

/** What the API server says to an object. */
export interface Verdict {
  readonly accepted: boolean;
  /** Why not. */
  readonly message: string;
  /** The object as it is stored. */
  readonly stored?: any;
}

/** A kind, as the API server serves it. */
interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

export interface ApplyOptions {
  /** Where an object stands that names no namespace. */
  readonly namespace?: string;
  /** Whether fields are taken over from others who have set them. */
  readonly force?: boolean;
}

export interface DeleteOptions extends Pick<ApplyOptions, 'namespace'> {
  readonly ifThere?: boolean;
}

/** The API server, without the detour of kubectl. */
export class ApiServer {
  private readonly agent: Agent;
  /** The kinds of each version of an API that was asked for. */
  private readonly resources = new Map<string, readonly Resource[]>();

  constructor(private readonly access: Access) {
    this.agent = new Agent({ keepAlive: true, ca: access.ca, maxSockets: 8 });
  }

  /** Creates an object, or has it checked as strictly and thrown away. */
  public async create(object: any, mode: 'dry run' | 'for real', language: 'JSON' | 'YAML' = 'JSON'): Promise<Verdict> {
    const query = `fieldValidation=Strict${mode === 'dry run' ? '&dryRun=All' : ''}`;
    const { status, body } = await this.send('POST', `${await this.collectionOf(object)}?${query}`, language === 'JSON' ? JSON.stringify(object) : Yaml.stringify(object), language.toLowerCase());
    const accepted = status === 201;
    return { accepted, message: accepted ? '' : `${status} ${body.message}`, stored: accepted ? body : undefined };
  }

  /** Applies an object as `kubectl apply --server-side --validate=strict` does; gives what the API server warns of. */
  public async apply(object: any, { namespace, force = false }: ApplyOptions = {}): Promise<readonly string[]> {
    return this.patch(object, `${await this.pathOf(object, namespace)}?fieldManager=kubectl&fieldValidation=Strict&force=${force}`, object, 'apply-patch+yaml');
  }

  /** Sets the status of an object, as its controller does. */
  public async setStatus({ status, ...object }: any, namespace?: string): Promise<void> {
    await this.patch(object, `${await this.pathOf(object, namespace)}/status`, { status }, 'merge-patch+json');
  }

  private async patch({ kind, metadata: { name } }: any, path: string, patch: object, type: string): Promise<readonly string[]> {
    const { status, body, warnings } = await this.send('PATCH', path, JSON.stringify(patch), type);
    if (status !== 200 && status !== 201) {
      throw new Error(`${kind} ${name} is not taken: ${status} ${body.message}`);
    }
    return warnings;
  }

  /** The objects of a kind, in a namespace where they stand in one. */
  public async list(apiVersion: string, kind: string, namespace?: string): Promise<any[]> {
    const { status, body } = await this.send('GET', await this.collectionOf({ apiVersion, kind, metadata: { namespace } }));
    if (status !== 200) {
      throw new Error(`cannot list ${kind}: ${status} ${body.message}`);
    }
    return body.items;
  }

  /** Deletes an object, which may be gone where that is said. */
  public async delete(object: any, { namespace, ifThere = false }: DeleteOptions = {}): Promise<void> {
    const { status, body } = await this.send('DELETE', await this.pathOf(object, namespace));
    if (status !== 200 && status !== 202 && !(ifThere && status === 404)) {
      throw new Error(`cannot delete ${object.kind} ${object.metadata.name}: ${status} ${body.message}`);
    }
  }

  /** Deletes all objects in a namespace whose kind, of a version of an API, has a name like this. */
  public async deleteAll(apiVersion: string, kind: RegExp, namespace: string): Promise<void> {
    const group = groupOf(apiVersion);
    const all = (await this.resourcesOf(group)).filter(each => each.namespaced && kind.test(each.kind) && !each.name.includes('/'));
    await Promise.all(all.map(async ({ name }) => {
      const { status, body } = await this.send('DELETE', `${group}/namespaces/${namespace}/${name}`);
      if (status !== 200) {
        throw new Error(`cannot delete the ${name} of ${namespace}: ${status} ${body.message}`);
      }
    }));
  }

  public close(): void {
    this.agent.destroy();
  }

  private async send(method: string, path: string, text?: string, type = 'json'): Promise<{ status: number; body: any; warnings: readonly string[] }> {
    const content = text === undefined ? undefined : Buffer.from(text);
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.access.server), {
        method,
        agent: this.agent,
        timeout: 60_000,
        headers: {
          authorization: `Bearer ${this.access.token}`,
          accept: 'application/json',
          ...content && { 'content-type': `application/${type}`, 'content-length': content.length },
        },
      }, response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk)).on('error', reject).on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          try {
            resolve({ status: response.statusCode!, body: JSON.parse(answer), warnings: response.headersDistinct.warning ?? [] });
          } catch {
            reject(new Error(`${method} ${path}: ${response.statusCode} ${answer.slice(0, 500)}`));
          }
        });
      });
      sent.on('error', reject).on('timeout', () => sent.destroy(new Error(`no answer to ${method} ${path}`))).end(content);
    });
  }

  private async pathOf(object: any, namespace?: string): Promise<string> {
    return `${await this.collectionOf(object, namespace)}/${encodeURIComponent(object.metadata.name)}`;
  }

  /** Where the objects of a kind and namespace stand. */
  private async collectionOf({ apiVersion, kind, metadata }: any, namespace = 'default'): Promise<string> {
    const group = groupOf(apiVersion);
    const isIt = (resource: Resource) => resource.kind === kind && !resource.name.includes('/');
    // One that was defined since then is not among those that were read.
    const resource = this.resources.get(group)?.find(isIt) ?? (await this.resourcesOf(group, 'anew')).find(isIt);
    if (!resource) {
      throw new Error(`the API server has no ${kind} in ${apiVersion}`);
    }
    return `${group}${resource.namespaced ? `/namespaces/${metadata.namespace ?? namespace}` : ''}/${resource.name}`;
  }

  private async resourcesOf(group: string, when?: 'anew'): Promise<readonly Resource[]> {
    const known = this.resources.get(group);
    if (known && !when) {
      return known;
    }
    const { body } = await this.send('GET', group);
    const read = body.resources ?? [];
    this.resources.set(group, read);
    return read;
  }
}

/** Where an API stands. */
function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}
