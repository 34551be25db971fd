/** What has to be known of an object to find it by its Service. */
interface Placed {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly value: unknown;
}

/** The objects of each list by the Service that they belong to, found once. */
const INDICES = new WeakMap<readonly Placed[], Map<string, Placed[]>>();

/** A Service, its Endpoints and its EndpointSlices among objects, of one kind. */
export function ofService<T extends Placed>(
  objects: readonly T[], kind: 'Service' | 'Endpoints' | 'EndpointSlice', namespace: string | undefined, service: string,
): readonly T[] {
  let index = INDICES.get(objects);
  if (!index) {
    index = new Map();
    for (const object of objects) {
      const key = keyOf(object.kind, object.namespace, serviceOf(object));
      const found = index.get(key);
      if (found) {
        found.push(object);
      } else {
        index.set(key, [object]);
      }
    }
    INDICES.set(objects, index);
  }
  return (index.get(keyOf(kind, namespace, service)) ?? []) as T[];
}

/** A slice names its Service in a label; other objects have its name. */
function serviceOf({ kind, name, value }: Placed): unknown {
  return kind === 'EndpointSlice' ? (value as any)?.metadata?.labels?.['kubernetes.io/service-name'] : name;
}

function keyOf(...parts: readonly unknown[]): string {
  return JSON.stringify(parts);
}
