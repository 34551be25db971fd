/**
 * Makes the properties of an object read-only, for callers without type checks.
 *
 * Unlike `Object.freeze()` it lets jsii put its mark on the object, without which it cannot cross to another language.
 */
export function readOnly<T extends object>(object: T): T {
  for (const key of Object.keys(object)) {
    Object.defineProperty(object, key, READ_ONLY);
  }
  return object;
}

const READ_ONLY: PropertyDescriptor = { writable: false, configurable: false };
