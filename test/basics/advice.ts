import { InvalidInput } from '../../src/basics/errors';

/** What a failure advises that can be typed as it is: a text in quotes, or a member such as `Backends.fromIps()`. */
export function advice(call: () => unknown): string | undefined {
  const found = /"(.+?)"|[A-Z]\w+\.\w+(\([^)]*\))?/.exec(fixOf(call));
  return found?.[1] ?? found?.[0];
}

/** How a failure says that it is mended: for the tests that pass the words themselves. */
export function fixOf(call: () => unknown): string {
  try {
    call();
  } catch (e) {
    return (e as InvalidInput).fix;
  }
  throw new Error('expected a failure, and there was none');
}
