import { nearest } from '../../../src/controllers/shared/nearest';

/** Comparing each of thousands of names with thousands of others would take minutes. */
const MOST = 100;

/** The name of a list that is most like another one. Of a long list, those are looked at that begin alike. */
export function mostSimilar(name: string, names: readonly string[]): { readonly word: string; readonly distance: number } {
  const near = names.length <= MOST ? names : names.filter(each => each.startsWith(name.slice(0, 3))).slice(0, MOST);
  return nearest(name, near.length > 0 ? near : names.slice(0, MOST));
}
