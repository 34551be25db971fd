import { Cluster } from './cluster';
import { derivedFrom } from './derived/requirements';
import { judge, Judged } from './judge';
import { firstLine, Kubectl, KubectlError, KubectlOptions } from './kubectl';
import { named, Rendered } from './manifest';
import { Result } from './output';
import { Requirement } from '../../../src';
import { InputError } from '../manifests';
import { readOutput } from '../report/app-output';
import { ReadReport } from '../report/read-report';

export interface PreflightOptions extends KubectlOptions {
  readonly namespace?: string;
  /** Files with reports. */
  readonly reports?: readonly string[];
  /** Whether Traefik reads the Ingresses. */
  readonly traefik?: boolean;
  readonly connects?: boolean;
}

/**
 * Checks what must hold for manifests in a cluster, without a change to it.
 *
 * @throws InputError where there is nothing to read, KubectlError where no cluster answers
 */
export async function preflight(paths: readonly string[], options: PreflightOptions): Promise<Result> {
  const { manifests, reports } = await readOutput(paths, options.reports ?? []);
  const rendered: readonly Rendered[] = manifests;
  if (rendered.length === 0) {
    throw new InputError(`no object of Kubernetes in ${paths.join(', ')}`);
  }
  const { requirements, notes } = requirementsOf(rendered, reports, options.traefik ?? false);
  const scene = { cluster: await clusterOf(options), rendered, connects: options.connects ?? true };
  const judged: Judged[] = [];
  // One after the other: what several of them look at is asked for once.
  for (const requirement of requirements) {
    judged.push(await judge(requirement, scene));
  }
  return { judged, notes };
}

function requirementsOf(
  rendered: readonly Rendered[], reports: readonly ReadReport[], isTraefik: boolean,
): { requirements: readonly Requirement[]; notes: string[] } {
  if (reports.length > 0) {
    const all = reports.flatMap(({ requirements }) => requirements);
    const requirements = [...new Map(all.map(requirement => [JSON.stringify(requirement), requirement])).values()];
    return { requirements, notes: unlike(reports, rendered) };
  }
  const { requirements, unread } = derivedFrom(rendered, isTraefik);
  return {
    requirements,
    notes: [
      'the requirements are derived from the manifests, which do not show all: --report FILE takes those of the app, as report.toJson() writes them',
      ...unread.map(each => `not looked at: ${each}`),
    ],
  };
}

/** What tells that reports and manifests are not of one app, or not of one state of it. */
function unlike(reports: readonly ReadReport[], rendered: readonly Rendered[]): string[] {
  return reports.flatMap(({ path, routes }) => routes.filter(({ kind, name, namespace }) => (
    !rendered.some(each => each.kind === kind && each.name === name && (namespace === undefined || each.namespace === namespace))
  )).map(route => `the report on ${path} has ${named(route)}, which the manifests do not have: is it of the same app?`));
}

async function clusterOf(options: PreflightOptions): Promise<Cluster> {
  const kubectl = new Kubectl(options);
  const { code, stderr } = await kubectl.run(['get', '--raw', '/version']);
  if (code !== 0) {
    throw new KubectlError(`no cluster answers: ${firstLine(stderr)}`);
  }
  const { stdout } = options.namespace !== undefined ? { stdout: options.namespace }
    : await kubectl.run(['config', 'view', '--minify', '--output=jsonpath={..namespace}']);
  return new Cluster(kubectl, stdout.trim() || 'default');
}
