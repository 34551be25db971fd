/** A contribution and the policy that it comes from. */
export interface Owned<C> {
  readonly owner: string;
  /** Undefined where the policy adds nothing. */
  readonly contribution?: C;
}

/** Called where two policies set one field. */
export type OnConflict = (field: readonly string[], owners: readonly [string, string]) => Error;

type Fields = { [field: string]: unknown };

/**
 * Merges contributions: maps by their keys, lists end to end. Everything else has one owner.
 *
 * @throws if two policies own one field
 */
export function merge<C extends object>(contributions: readonly Owned<C>[], onConflict: OnConflict): C {
  const merged: Fields = {};
  contributions.forEach(({ owner, contribution }, i) => {
    const conflict = contribution && mergeInto(merged, contribution as Fields);
    if (conflict) {
      const first = contributions.slice(0, i).find(other => has(other.contribution, conflict));
      throw onConflict(conflict, [first?.owner ?? 'another', owner]);
    }
  });
  return merged as C;
}

/** Merges one map into another; gives the field that both own, if there is one. */
function mergeInto(target: Fields, source: Fields): string[] | undefined {
  for (const field of Object.keys(source)) {
    const value = source[field];
    // A header may be called as what every object inherits.
    const present = Object.hasOwn(target, field) ? target[field] : undefined;
    if (value === undefined) {
      continue;
    }
    if (isMap(value) && (present === undefined || isMap(present))) {
      const conflict = mergeInto((target[field] = present ?? {}) as Fields, value);
      if (conflict) {
        return [field, ...conflict];
      }
    } else if (present === undefined) {
      target[field] = value;
    } else if (Array.isArray(value) && Array.isArray(present)) {
      target[field] = [...present, ...value];
    } else {
      return [field];
    }
  }
  return undefined;
}

/** Whether a field, or something that it would be a part of, is set. */
function has(contribution: unknown, [field, ...rest]: readonly string[]): boolean {
  const value = (contribution as Fields | undefined)?.[field];
  return value !== undefined && (rest.length === 0 || !isMap(value) || has(value, rest));
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
