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
    const { status, body } = await this.send('POST', `${await this.collectionOf(object)}?${query}`, language === 'JSON' ? JSON.stringify(object) : Yaml.stringify(object), language);
    const accepted = status === 201;
    return { accepted, message: accepted ? '' : `${status} ${body.message}`, stored: accepted ? body : undefined };
  }

  /** The objects of a kind, in a namespace where they stand in one. */
  public async list(apiVersion: string, kind: string, namespace?: string): Promise<any[]> {
    const { status, body } = await this.send('GET', await this.collectionOf({ apiVersion, kind, metadata: { namespace } }));
    if (status !== 200) {
      throw new Error(`cannot list ${kind}: ${status} ${body.message}`);
    }
    return body.items;
  }

  public async delete(object: any): Promise<void> {
    const { status, body } = await this.send('DELETE', `${await this.collectionOf(object)}/${encodeURIComponent(object.metadata.name)}`);
    if (status !== 200 && status !== 202) {
      throw new Error(`cannot delete ${object.kind} ${object.metadata.name}: ${status} ${body.message}`);
    }
  }

  public close(): void {
    this.agent.destroy();
  }

  private async send(method: string, path: string, text?: string, language = 'JSON'): Promise<{ status: number; body: any }> {
    const content = text === undefined ? undefined : Buffer.from(text);
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.access.server), {
        method,
        agent: this.agent,
        timeout: 60_000,
        headers: {
          authorization: `Bearer ${this.access.token}`,
          accept: 'application/json',
          ...content && { 'content-type': `application/${language.toLowerCase()}`, 'content-length': content.length },
        },
      }, response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk)).on('error', reject).on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          try {
            resolve({ status: response.statusCode!, body: JSON.parse(answer) });
          } catch {
            reject(new Error(`${method} ${path}: ${response.statusCode} ${answer.slice(0, 500)}`));
          }
        });
      });
      sent.on('error', reject).on('timeout', () => sent.destroy(new Error(`no answer to ${method} ${path}`))).end(content);
    });
  }

  /** Where the objects of a kind and namespace stand. */
  private async collectionOf({ apiVersion, kind, metadata }: any): Promise<string> {
    const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const isIt = (resource: Resource) => resource.kind === kind && !resource.name.includes('/');
    let resource = this.resources.get(group)?.find(isIt);
    if (!resource) {
      const { body } = await this.send('GET', group);
      this.resources.set(group, body.resources ?? []);
      resource = this.resources.get(group)!.find(isIt);
    }
    if (!resource) {
      throw new Error(`the API server has no ${kind} in ${apiVersion}`);
    }
    return `${group}${resource.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : ''}/${resource.name}`;
  }
}
