/** A contribution and the policy that it comes from. */
export interface Owned<C> {
  readonly owner: string;
  readonly contribution: C;
}

/** Called where two policies set one field. */
export type OnConflict = (field: readonly string[], owners: readonly [string, string]) => Error;

/**
 * Merges contributions: maps by their keys, lists end to end. Everything else has one owner.
 *
 * @throws if two policies own one field
 */
export function merge<C extends object>(contributions: readonly Owned<C>[], onConflict: OnConflict): C {
  const merged: Fields = {};
  const owners = new Map<string, string>();
  for (const { owner, contribution } of contributions) {
    mergeInto(merged, contribution as Fields, owner, owners, [], onConflict);
  }
  return merged as C;
}

type Fields = { [field: string]: unknown };

function mergeInto(target: Fields, source: Fields, owner: string, owners: Map<string, string>, at: readonly string[], onConflict: OnConflict): void {
  for (const field of Object.keys(source)) {
    const value = source[field];
    if (value === undefined) {
      continue;
    }
    const path = [...at, field];
    const present = target[field];
    if (Array.isArray(value) && (present === undefined || Array.isArray(present))) {
      target[field] = present === undefined ? value : [...present as unknown[], ...value];
    } else if (isMap(value) && (present === undefined || isMap(present))) {
      mergeInto((target[field] ??= {}) as Fields, value, owner, owners, path, onConflict);
    } else if (present === undefined) {
      target[field] = value;
      owners.set(path.join('\0'), owner);
    } else {
      throw onConflict(path, [ownerOf(owners, path), owner]);
    }
  }
}

/** The owner of a field, or of one within it. */
function ownerOf(owners: Map<string, string>, path: readonly string[]): string {
  const key = path.join('\0');
  return owners.get(key) ?? [...owners].find(([other]) => other.startsWith(`${key}\0`))?.[1] ?? 'another';
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
