import { invalid, InvalidInput } from '../basics/errors';
import { Controller, Explanation, RenderedObject, Rendering } from '../controllers/controller';
import { RouteIntent } from '../intent/route-intent';
import { checkNoNumber } from '../kubernetes/yaml-scalars';
import { Support } from '../report';

/** What every object has beside its own fields, and what the cluster writes. */
const NOT_ITS_OWN = ['apiVersion', 'kind', 'metadata', 'status'];

/**
 * Checks what a controller has rendered: all that can go wrong there without a word.
 *
 * @throws if there is no object, one is incomplete, or two are the same one
 */
export function checkShape(controller: Controller, rendering: Rendering): void {
  const { objects, warnings } = rendering ?? {};
  if (!Array.isArray(objects) || objects.length === 0) {
    throw fault('no-objects', controller, objects, 'at least one object, first the one that holds the hosts and paths');
  }
  if (!Array.isArray(warnings)) {
    throw fault('no-warnings', controller, warnings, 'a list of warnings');
  }
  objects.forEach((object, i) => checkObject(controller, object, objects.slice(0, i)));
}

function checkObject(controller: Controller, object: RenderedObject, others: readonly RenderedObject[]): void {
  const { id, apiVersion, kind, name, fields, annotations = {} } = object ?? {};
  const missing = Object.entries({ id, apiVersion, kind, name }).find(([, value]) => typeof value !== 'string' || value === '');
  if (missing || typeof fields !== 'object' || fields === null) {
    throw fault('incomplete-object', controller, object, `objects with an id, apiVersion, kind, name and fields, and ${missing?.[0] ?? 'fields'} is missing`);
  }
  if (others.some(other => other.id === id || (other.apiVersion === apiVersion && other.kind === kind && other.name === name))) {
    throw fault('object-twice', controller, `${kind} ${name} (${id})`, 'objects with an id and a name of their own');
  }
  const field = Object.keys(fields).find(each => NOT_ITS_OWN.includes(each));
  if (field !== undefined) {
    throw fault('common-field', controller, field, `fields beside ${NOT_ITS_OWN.join(', ')}`);
  }
  const annotation = Object.entries(annotations).find(([, value]) => typeof value !== 'string');
  if (annotation) {
    throw fault('annotation', controller, annotation[1], `annotations that are strings, and ${annotation[0]} is none`);
  }
}

/**
 * Checks that a route is rendered to the same objects among neighbours as alone: those were made at its construction.
 *
 * @throws if there are others, or one has other fields
 */
export function checkSameShape(controller: Controller, { objects: alone }: Rendering, among: Rendering): void {
  checkShape(controller, among);
  const { objects } = among;
  const shape = (object: RenderedObject) => [object.id, object.apiVersion, object.kind, object.name, ...Object.keys(object.fields).sort()].join(' ');
  const [before, after] = [alone.map(shape), objects.map(shape)];
  const changed = before.length === after.length ? after.findIndex((each, i) => each !== before[i]) : Math.min(before.length, after.length);
  if (changed >= 0) {
    throw fault('other-objects', controller, after[changed] ?? 'no more objects',
      `the objects and fields that the route has without neighbours (${before[changed] ?? 'no more objects'})`);
  }
}

/**
 * Checks what a controller has explained.
 *
 * @throws if it is incomplete, or says that something is refused, which is an error of render()
 */
export function checkExplanation(controller: Controller, explanation: Explanation): void {
  const { verdicts, requirements } = explanation ?? {};
  if (!Array.isArray(verdicts) || !Array.isArray(requirements)) {
    throw invalid('controller.no-explanation', `explain() of ${controller.name}`, explanation, 'verdicts and requirements', 'correct the controller');
  }
  const verdict = verdicts.find(({ support }) => support === Support.REFUSED);
  if (verdict) {
    throw invalid('controller.refused', verdict.policy, verdict.rendered, `what ${controller.name} can do, and it says that it refuses this`, 'take it out');
  }
}

/**
 * Checks that every policy is answered.
 *
 * @throws if a policy that the route asks for has no verdict
 */
export function checkAnswered(controller: Controller, route: RouteIntent, { verdicts }: Explanation): void {
  for (const policy of controller.policiesOf(route)) {
    if (!verdicts.some(verdict => verdict.policy === policy)) {
      throw invalid('controller.no-verdict', policy, `no verdict of ${controller.name}`, 'a verdict for every policy that is asked for', 'refuse the policy, or answer it in explain()');
    }
  }
}

/**
 * Checks that the controller does just what is asked.
 *
 * @throws if it does something only nearly, or leaves it out
 */
export function checkExact(controller: Controller, { verdicts }: Explanation): void {
  const verdict = verdicts.find(({ support }) => support === Support.APPROXIMATED || support === Support.OMITTED);
  if (verdict) {
    throw invalid('controller.not-exact', verdict.policy, verdict.rendered, `what ${controller.name} does exactly as asked, and here ${verdict.note ?? `it is ${verdict.support}`}`,
      'leave it out, or set acceptApproximations to true');
  }
}

/**
 * Checks that the cluster reads every text of an object as a text: cdk8s writes some without quotes that Kubernetes takes for
 * numbers.
 *
 * @param of What the object is called in messages.
 * @see https://pkg.go.dev/strconv#ParseInt
 */
export function checkTexts(of: string, value: object): void {
  for (const key of Object.keys(value)) {
    checkNoNumber(of, key);
    const member: unknown = value[key as keyof typeof value];
    if (typeof member === 'string') {
      checkNoNumber(of, member);
    } else if (typeof member === 'object' && member !== null) {
      checkTexts(of, member);
    }
  }
}

function fault(kind: string, controller: Controller, got: unknown, allowed: string): InvalidInput {
  return invalid(`controller.${kind}`, `render() of ${controller.name}`, got, allowed, 'correct the controller');
}
