import { isOwnKind } from './api-server';
import { Cluster } from './cluster';
import { Finding, Hit, Rule } from './rule';
import { RULES } from './rules';
import { ControllerName } from '../controllers';
import { Manifest, Manifests, Problem, readManifests, Source } from '../manifests';
import { sentence } from './rules/api-server';
import { ruleOfProblem } from './rules/files';
import { TAKES_ALL, WAITING } from './rules/hints';

/** The kinds of Kubernetes, of which other groups have namesakes. */
const OWN = /^(Service|Endpoints|EndpointSlice|Ingress|IngressClass)$/;

/**
 * What a real cluster makes of manifests, by file and line.
 *
 * @param progress Called with the number of objects that are done.
 */
export function diagnoseManifests(
  { manifests, problems }: Manifests, controller?: ControllerName, progress: (done: number, all: number) => void = () => {},
): Finding[] {
  const cluster = new Cluster(manifests, controller);
  const found = manifests.flatMap((manifest, i) => {
    progress(i, manifests.length);
    return findIn(manifest, cluster);
  });
  progress(manifests.length, manifests.length);
  return [...problems.map(ofProblem), ...found]
    .sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule));
}

/** The same, of texts. */
export function diagnose(sources: readonly Source[], controller?: ControllerName): Finding[] {
  return diagnoseManifests(readManifests(sources), controller);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function findIn(object: Manifest, cluster: Cluster): Finding[] {
  if (OWN.test(object.kind) && !isOwnKind(object)) {
    return [];
  }
  const rules = RULES.filter(({ kinds }) => kinds === undefined || kinds.includes(object.kind));
  // What the API server does not read, no rule can.
  const unread = cluster.refusals(object).some(({ code }) => code === 'version');
  const of = (wanted: (rule: Rule) => boolean) => rules.filter(rule => wanted(rule) && (!unread || isOfApiServer(rule.id)))
    .flatMap(rule => rule.find(object, cluster).map(hit => findingOf(rule, hit, object)));
  const all = of(rule => !rule.beside);
  // A value that the API server refuses goes nowhere else.
  const refused = new Set(all.filter(({ rule }) => isOfApiServer(rule)).map(placeOf));
  const found = all.filter(each => isOfApiServer(each.rule) || !refused.has(placeOf(each)));
  if (found.length === 0) {
    return [];
  }
  const takesAll = found.some(({ rule, severity }) => severity !== 'info' && TAKES_ALL.test(rule));
  const lines = new Set(found.map(({ line }) => line));
  const waiting = takesAll ? of(rule => rule === WAITING).filter(({ line }) => !lines.has(line)) : [];
  return [...found, ...of(rule => rule.beside === true && rule !== WAITING), ...waiting];
}

const isOfApiServer = (rule: string): boolean => rule.startsWith('api-server.');
const placeOf = ({ line, column }: Finding): string => `${line}:${column}`;

function findingOf({ id, severity, why, fix }: Rule, hit: Hit, object: Manifest): Finding {
  const { kind, namespace, name } = object;
  return {
    rule: id,
    severity: hit.severity ?? severity,
    file: object.file,
    ...object.position(hit.path),
    object: { kind, namespace, name },
    message: hit.message,
    why: hit.why ?? why,
    fix: hit.fix ?? fix,
  };
}

function ofProblem(problem: Problem): Finding {
  const { id, severity, why, fix } = ruleOfProblem(problem);
  const { file, line, column } = problem;
  return { rule: id, severity, file, line, column, object: { kind: '', namespace: undefined, name: '' }, message: sentence(problem.message), why, fix };
}
