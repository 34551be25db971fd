/**
 * A copy of a map in the order of its keys.
 *
 * A map has no order in Go, and a new one in every run of Java; what is rendered must not depend on it.
 */
export function sortedMap<T>(map: { readonly [key: string]: T } = {}): { [key: string]: T } {
  return Object.fromEntries(Object.keys(map).sort().map(key => [key, map[key]]));
}
