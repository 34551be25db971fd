import { IConstruct } from 'constructs';

/**
 * Something that an app has once, made where it is first asked for.
 *
 * @param make Makes it, for the root of the app.
 * @returns gives that of the app that a construct stands in
 */
export function perApp<T>(make: (root: IConstruct) => T): (scope: IConstruct) => T {
  const byRoot = new WeakMap<IConstruct, { readonly made: T }>();
  return scope => {
    const { root } = scope.node;
    let entry = byRoot.get(root);
    if (!entry) {
      byRoot.set(root, entry = { made: make(root) });
    }
    return entry.made;
  };
}
