import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { TargetCluster } from './cluster';
import { perApp } from './per-app';
import { stands } from './standing';
import { invalid } from '../basics/errors';
import { RenderedObject } from '../controllers/controller';

/** What has a name, as long as its construct stands. */
export interface Holder {
  /** Its path, for messages. */
  readonly path: string;
  readonly construct: IConstruct;
}

type Named = Pick<RenderedObject, 'apiVersion' | 'kind' | 'name'>;

/** The names of the objects of an app, by the cluster that they reach: each of a kind is there once. */
export class ObjectNames {
  /** Those of the app that a construct stands in. */
  public static readonly of = perApp(() => new ObjectNames());

  private readonly holders = new Map<string, Holder>();

  private constructor() {}

  /**
   * Checks that no other has the name of an object.
   *
   * @throws if another one has it
   */
  public check(scope: IConstruct, namespace: string | undefined, object: Named): void {
    const holder = this.holders.get(keyOf(scope, namespace, object));
    if (holder && stands(holder.construct)) {
      throw invalid('name.taken', `name of the ${object.kind}`, namespace === undefined ? object.name : `${namespace}/${object.name}`,
        `each once, and ${holder.path} has it already`, 'choose another name: the second one would overwrite the first');
    }
  }

  /** Enters the name of an object. */
  public add(scope: IConstruct, namespace: string | undefined, object: Named, holder: Holder): void {
    this.holders.set(keyOf(scope, namespace, object), holder);
  }
}

/** Without a namespace nothing says whether two charts are applied to the same one. */
function keyOf(scope: IConstruct, namespace: string | undefined, { apiVersion, kind, name }: Named): string {
  const place = namespace === undefined ? Chart.of(scope).node.path : TargetCluster._of(scope);
  return `${namespace ?? ''}\0${place}\0${apiVersion.slice(0, Math.max(0, apiVersion.indexOf('/')))}\0${kind}\0${name}`;
}
