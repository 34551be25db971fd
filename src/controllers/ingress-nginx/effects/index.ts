import { ANSWERS } from './answers';
import { BALANCING } from './balancing';
import { CANARY } from './canary';
import { Effect, Effects, NginxContext } from './effect';
import { ADDED_HOSTS } from './hosts';
import { OTHERS } from './others';
import { PASSTHROUGH } from './passthrough';
import { REDIRECTS } from './redirects';
import { TRYING } from './trying';
import { invalid } from '../../../basics/errors';
import { PolicyName } from '../../../policies';
import { Support } from '../../../report';
import { Rendered } from '../../rows';
import { approximated, Declaration } from '../../shared/declarations';
import { rootTakenByOther } from '../app-root';
import { Contribution, PREFIX } from '../contribution';
import { annotationNames, annotationOf } from '../user-annotations';

/** The annotations that contradict something, or change what is said of a route. */
export const EFFECTS: Effects = {
  ...REDIRECTS,
  ...ADDED_HOSTS,
  ...BALANCING,
  ...TRYING,
  ...PASSTHROUGH,
  ...CANARY,
  ...ANSWERS,
  ...OTHERS,
};

interface Found {
  readonly key: string;
  readonly value: string;
  readonly effect: Effect;
}

/** The effects of the annotations that the user has set on a route. */
function effectsOn({ route }: NginxContext): Found[] {
  const names = annotationNames(route).filter(name => Object.hasOwn(EFFECTS, name));
  return names.map(name => ({ key: PREFIX + name, value: annotationOf(route, name)!, effect: EFFECTS[name] }));
}

/**
 * Checks the user's annotations against the rest of the route.
 *
 * @throws if both cannot be meant
 */
export function checkContradictions(context: NginxContext): void {
  for (const { key, value, effect } of effectsOn(context)) {
    const contradiction = effect.contradicts?.(value, context);
    if (contradiction) {
      throw invalid('annotations.contradicts', `annotations["${key}"]`, value, contradiction.allowed, contradiction.fix);
    }
  }
}

/** What the user's annotations add to the verdict on a policy. */
export function remarksOn(policy: PolicyName, context: NginxContext): Declaration[] {
  return effectsOn(context).flatMap(({ value, effect }) => effect.remark?.(policy, value, context) ?? []);
}

/** The answers of annotations that miss the headers of a route, which the props promise to every one. */
function answersWithoutHeaders({ route, options: { reader: { effects } } }: NginxContext, inSnippet: boolean): Declaration[] {
  return annotationNames(route)
    .filter(name => effects.answersWithoutHeaders.test(name) || (inSnippet && effects.answersWithoutSnippet?.test(name)))
    .filter(name => !['false', '0'].includes(annotationOf(route, name)!))
    .map(name => approximated(`the answers of ${name} have none of these headers`));
}

/** What is rendered stays; what is said of it follows the annotations. */
export function changed(policy: PolicyName, rendered: Rendered<Contribution>, context: NginxContext): Rendered<Contribution> {
  const instead = () => {
    const found = effectsOn(context).flatMap(({ value, effect }) => effect.instead?.(policy, value, context) ?? []);
    const idle = found.filter(({ support }) => support === Support.OMITTED);
    return idle.length > 0 ? idle : found.length > 0 ? found : rendered.instead?.();
  };
  const isIdle = () => instead()?.some(({ support }) => support === Support.OMITTED) ?? false;
  return {
    ...rendered,
    instead,
    // Of what does nothing, the reason alone is worth knowing, and nothing is needed for it.
    remarks: () => isIdle() && policy !== 'annotations' ? [] : [
      ...rendered.remarks?.() ?? [],
      ...remarksOn(policy, context),
      ...policy === 'paths' ? [rootTakenByOther(context)] : [],
      ...policy === 'responseHeaders' ? answersWithoutHeaders(context, rendered.contribution?.snippet !== undefined) : [],
    ],
    requirements: () => [
      ...isIdle() && policy !== 'annotations' ? [] : rendered.requirements?.() ?? [],
      ...policy === 'annotations' ? effectsOn(context).flatMap(({ value, effect }) => effect.requirements?.(value, context) ?? []) : [],
    ],
  };
}
