import { Contribution, PREFIX } from './contribution';
import { Rendered } from '../rows';

type Annotations = { readonly [name: string]: string };

/**
 * A policy that is nothing but annotations of the controller.
 *
 * @param more What is said of them.
 */
export function byAnnotations(annotations: Annotations, more: Partial<Rendered<Contribution>> = {}): Rendered<Contribution> {
  return { contribution: { annotations }, words: () => wordsOf(annotations), ...more };
}

/** Annotations of the controller by their keys, from those by their names. */
export function prefixed(named: Annotations): Annotations {
  const annotations: { [key: string]: string } = {};
  for (const name of Object.keys(named)) {
    annotations[PREFIX + name] = named[name];
  }
  return annotations;
}

/** Annotations in a few words: their names are enough. */
export function wordsOf(annotations: Annotations): string {
  return Object.entries(annotations).map(([key, value]) => `${key.slice(PREFIX.length)}: ${value}`).join(', ');
}
