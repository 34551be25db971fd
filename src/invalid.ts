/**
 * The error for an input that cannot work: what was given, what is allowed and how to mend it.
 *
 * jsii keeps the message of an error but not its class, so all that a reader needs stands in the message.
 */
export function invalid(prop: string, got: unknown, allowed: string, fix: string): Error {
  return new Error(`${prop}: got ${show(got)}, allowed is ${allowed}; ${fix}`);
}

/**
 * A value as it stands in a message: quoted, so that spaces and newlines show, and cut where it is long. Never in the middle
 * of a character of two halves: half a character is no text in Python, Java and Go.
 */
export function show(value: unknown): string {
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 117).replace(/[\ud800-\udbff]$/, '')}...` : text;
}

/** Guards against a single value where a caller without type checks forgot the brackets. */
export function listOf<T>(prop: string, values: T[]): T[] {
  if (!Array.isArray(values)) {
    throw invalid(prop, values, 'a list', 'put it in brackets');
  }
  return values;
}
