import { Construct, IConstruct } from 'constructs';
import { invalid } from '../basics/errors';

const KEY = 'cdk8s-external-load-balancer/cluster';

/**
 * The cluster that a chart is applied to.
 *
 * An app reaches one cluster unless a chart says otherwise: there, names are given once, a host has each path once and one
 * certificate, and routes of a host are rendered for each other.
 */
export class TargetCluster {
  /**
   * Says that a chart, or everything in another scope, is applied to a cluster of its own. Call it before anything is added
   * to the scope.
   *
   * @param scope The chart.
   * @param name A name of the cluster: charts that give the same one share it.
   * @throws if the name is empty, or the scope has children.
   */
  public static set(scope: Construct, name: string): void {
    if (typeof name !== 'string' || name === '') {
      throw invalid('cluster.no-name', 'name of TargetCluster.set()', name, 'a name', 'call the cluster by any name');
    }
    if (scope.node.children.length > 0) {
      throw invalid('cluster.too-late', 'scope of TargetCluster.set()', scope.node.path, 'a scope without children', 'call it right after the chart is made');
    }
    scope.node.setContext(KEY, name);
  }

  /**
   * The name of the cluster that a construct is applied to; empty where nothing says so.
   * @internal
   */
  public static _of(scope: IConstruct): string {
    const known = this.known.get(scope);
    if (known !== undefined) {
      return known;
    }
    const name: string = scope.node.tryGetContext(KEY) ?? '';
    this.known.set(scope, name);
    return name;
  }

  /** What was found once stays so: nothing that has children is set. */
  private static readonly known = new WeakMap<IConstruct, string>();

  private constructor() {}
}
