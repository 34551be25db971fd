import { notesOn } from './annotation-notes';
import { isSnippet, ruleOf, spelled } from './annotation-table';
import { Contribution, Options, PREFIX } from './contribution';
import { adviceOnUnknown, checkCertificate, placeOf } from './foreign-annotations';
import { checkWordLength } from './nginx-words';
import { referenceRequirements } from './references';
import { checkSnippet } from './snippet-checks';
import { BY_PROP } from './unknown-annotations';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { Context, Rendered } from '../rows';
import { byProp, Declared } from '../shared/annotations/find-advice';
import { Place } from '../shared/annotations/known';
import { checkRead, noteOn, Read } from '../shared/unread-annotations';

/**
 * What the user's own annotations come to: those of the controller only by their real names, with values that work; none that nobody would read.
 *
 * @param declared What is declared of the other policies.
 * @throws if one of them does not work
 */
export function renderAnnotations(
  annotations: { readonly [key: string]: string }, context: Context<Options>, declared: Declared,
): Rendered<Contribution> {
  const { route, neighbours, options } = context;
  const { reader } = options;
  const place = placeOf(options, declared);
  const free = Object.keys(annotations).filter(key => checkAnnotation(key, annotations[key], options, route, place, declared) === Read.BY_ANYBODY);
  const given = asRendered(annotations);
  const annotated = { route, neighbours, annotations: byName(given) };
  return {
    contribution: { annotations: given },
    words: () => Object.keys(annotations).join(', '),
    remarks: () => [
      noteOn(free),
      ...notesOn(route.buffering?.response ? { ...given, [`${PREFIX}proxy-buffering`]: 'on' } : given, reader),
      ...Object.entries(annotated.annotations).flatMap(([name, value]) => reader.differences(name, value, annotated)),
    ],
    requirements: () => [
      ...referenceRequirements(given, route, reader),
      ...Object.keys(annotated.annotations).flatMap(name => reader.requirements(name, annotated)),
    ],
  };
}

/** A user's annotations as the Ingress has them: what the controller reads in many spellings has one. */
export function asRendered(annotations: { readonly [key: string]: string }): { [key: string]: string } {
  const asHere = (key: string, value: string) => key.startsWith(PREFIX) ? spelled(key.slice(PREFIX.length), value) : value;
  return Object.fromEntries(Object.entries(annotations).map(([key, value]) => [key, asHere(key, value)]));
}

/** The annotations of the controller, without their prefix. */
export function byName(annotations: { readonly [key: string]: string }): { readonly [name: string]: string } {
  const own = Object.entries(annotations).filter(([key]) => key.startsWith(PREFIX));
  return Object.fromEntries(own.map(([key, value]) => [key.slice(PREFIX.length), value]));
}

function checkAnnotation(key: string, value: string, options: Options, route: RouteIntent, place: Place, declared: Declared): Read {
  const prop = `annotations["${key}"]`;
  const byOption = key === 'kubernetes.io/ingress.class';
  if (byOption || BY_PROP.some(name => key === PREFIX + name)) {
    throw invalid('annotations.by-prop', prop, value, 'an annotation that no prop renders',
      byOption ? 'set className or defaultClass of IngressController.ingressNginx(); the annotation is deprecated' : place.insteadOf(key.slice(PREFIX.length), value)!);
  }
  if (key.toLowerCase().startsWith(PREFIX)) {
    if (!key.startsWith(PREFIX)) {
      throw invalid('annotations.prefix-case', prop, value, 'the prefix in lower case, as ingress-nginx reads it', `write "${PREFIX}${key.slice(PREFIX.length)}"`);
    }
    checkValue(prop, key.slice(PREFIX.length), value, options, place, declared);
    return Read.BY_KNOWN;
  }
  const read = checkRead(key, value, place, route);
  checkCertificate(key, value, route, place);
  return read;
}

function checkValue(prop: string, name: string, value: string, { reader, snippetAnnotations }: Options, place: Place, declared: Declared): void {
  const rule = ruleOf(name);
  if (!rule) {
    throw invalid('annotations.unknown', prop, value, 'an annotation that ingress-nginx has, and it ignores this one', adviceOnUnknown(name, value, reader, place, declared));
  }
  const unread = reader.unread(name);
  if (unread !== undefined) {
    const { advice, refusal } = byProp(declared, name, value);
    throw invalid('annotations.ignored', prop, value, `an annotation that ${reader.program} reads, and it ignores this one`, advice ?? refusal ?? unread);
  }
  if (!isSnippet(name)) {
    checkWordLength('annotations.too-long', prop, value);
  }
  if (!rule.accepts(value)) {
    throw invalid('annotations.value', prop, value, rule.allowed, 'correct the value: the controller would ignore it, drop the whole Ingress or fail to load its configuration');
  }
  if (isSnippet(name) && snippetAnnotations === false) {
    throw invalid('annotations.needs-snippet', prop, value, 'what needs no snippet, since snippetAnnotations is false', 'allow snippets, or ask for the same with a prop');
  }
  if (isSnippet(name)) {
    checkSnippet(prop, name, value);
  }
}
