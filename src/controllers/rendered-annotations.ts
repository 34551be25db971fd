import { invalid } from '../invalid';

/**
 * Checks that a user's own annotation is none that a prop renders.
 *
 * @param rendered What the props render, by the whole key.
 */
export function checkNotRendered(key: string, value: string, rendered: { readonly [key: string]: string }): void {
  if (Object.hasOwn(rendered, key)) {
    throw invalid(`annotations["${key}"]`, value, 'an annotation that no prop renders', `take it out: a prop renders it as ${JSON.stringify(rendered[key])}`);
  }
}
