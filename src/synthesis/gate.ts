import { invalid, InvalidInput } from '../basics/errors';
import { Controller, Explanation, RenderedObject, Rendering } from '../controllers/controller';
import { RouteIntent } from '../intent/route-intent';
import { isReadAsNumber } from '../kubernetes/yaml-scalars';
import { Support } from '../report';

/** What every object has beside its own fields. */
const COMMON = ['apiVersion', 'kind', 'metadata'];

/**
 * Checks what a controller has rendered: all that can go wrong there without a word.
 *
 * @throws if there is no object, two of one id, or a field that is not the controller's to set
 */
export function checkShape(controller: Controller, { objects }: Rendering): void {
  if (!Array.isArray(objects) || objects.length === 0) {
    throw fault('no-objects', controller, objects, 'at least one object, first the one that holds the hosts and paths');
  }
  objects.forEach(({ id, apiVersion, kind, name, fields }, i) => {
    const missing = Object.entries({ id, apiVersion, kind, name }).find(([, value]) => typeof value !== 'string' || value === '');
    if (missing) {
      throw fault('incomplete-object', controller, objects[i], `objects with an id, apiVersion, kind and name, and ${missing[0]} is missing`);
    }
    if (objects.findIndex(other => other.id === id) < i) {
      throw fault('id-twice', controller, id, 'objects with an id of their own');
    }
    const field = Object.keys(fields ?? {}).find(each => COMMON.includes(each));
    if (field !== undefined) {
      throw fault('common-field', controller, field, `fields beside ${COMMON.join(', ')}`);
    }
  });
}

/**
 * Checks that a route is rendered to the same objects among neighbours as alone: those were made at its construction.
 *
 * @throws if there are others, or one has other fields
 */
export function checkSameShape(controller: Controller, { objects: alone }: Rendering, { objects }: Rendering): void {
  const shape = (object: RenderedObject) => [object.id, object.apiVersion, object.kind, object.name, ...Object.keys(object.fields).sort()].join(' ');
  const [before, after] = [alone.map(shape), (objects ?? []).map(shape)];
  const changed = before.length === after.length ? after.findIndex((each, i) => each !== before[i]) : Math.min(before.length, after.length);
  if (changed >= 0) {
    throw fault('other-objects', controller, after[changed] ?? `${after.length} objects`,
      `the objects and fields that the route has without neighbours (${before[changed] ?? `${before.length} objects`})`);
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
    throw invalid('controller.not-exact', verdict.policy, verdict.rendered, `what ${controller.name} does just as it is asked, and here ${verdict.note}`,
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
export function checkTexts(of: string, value: unknown): void {
  if (typeof value === 'string') {
    if (isReadAsNumber(value)) {
      throw invalid('yaml.number', of, value, 'a text that Kubernetes does not take for a number where cdk8s writes it to YAML without quotes', 'write it another way');
    }
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      checkTexts(of, value[i]);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      checkTexts(of, key);
      checkTexts(of, (value as { [key: string]: unknown })[key]);
    }
  }
}

function fault(kind: string, controller: Controller, got: unknown, allowed: string): InvalidInput {
  return invalid(`controller.${kind}`, `render() of ${controller.name}`, got, allowed, 'correct the controller');
}
