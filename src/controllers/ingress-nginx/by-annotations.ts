import { Contribution, PREFIX } from './contribution';
import { Rendered } from '../rows';

type Annotations = { readonly [name: string]: string };

/** A policy that is nothing but annotations of the controller. */
export function byAnnotations(annotations: Annotations): Rendered<Contribution> {
  return { contribution: { annotations }, words: () => wordsOf(annotations) };
}

/** Annotations of the controller by their keys, from those by their names. */
export function prefixed(named: Annotations): Annotations {
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [PREFIX + name, value]));
}

/** Annotations in a few words: their names are enough. */
export function wordsOf(annotations: Annotations): string {
  return Object.entries(annotations).map(([key, value]) => `${key.slice(PREFIX.length)}: ${value}`).join(', ');
}
