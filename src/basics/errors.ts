/** A stable name of an error: what it concerns and what is wrong with it, such as `rewrite.unknown-group`. */
export type ErrorCode = `${string}.${string}`;

/** What is wrong with an input, and how to mend it. */
export interface Fault {
  readonly code: ErrorCode;
  /** The prop, option or argument. */
  readonly prop: string;
  /** What was given, as a message shows it. */
  readonly got: string;
  readonly allowed: string;
  readonly fix: string;
}

/**
 * The error for an input that cannot work.
 *
 * jsii keeps the message of an error but not its class, so all that a reader needs stands in the message, the code included.
 */
export class InvalidInput extends Error implements Fault {
  public readonly code: ErrorCode;
  public readonly prop: string;
  public readonly got: string;
  public readonly allowed: string;
  public readonly fix: string;

  /** @param place The construct or call that the input was given to, once that is known. */
  constructor(protected readonly fault: Fault, public readonly place?: string) {
    super(`${place === undefined ? '' : `${place}: `}${fault.prop}: got ${fault.got}, allowed is ${fault.allowed}; ${fault.fix} [${fault.code}]`);
    this.code = fault.code;
    this.prop = fault.prop;
    this.got = fault.got;
    this.allowed = fault.allowed;
    this.fix = fault.fix;
  }

  /** The same error, which says where the input was given. */
  public at(place: string): InvalidInput {
    return new InvalidInput(this.fault, place);
  }
}

/** The error for an input that cannot work: what was given, what is allowed and how to mend it. */
export function invalid(code: ErrorCode, prop: string, got: unknown, allowed: string, fix: string): InvalidInput {
  return new InvalidInput({ code, prop, got: show(got), allowed, fix });
}

/** An error with the place that the input was given to; one that names a place already keeps it. */
export function placed(place: string, error: unknown): Error {
  return error instanceof InvalidInput ? error.place === undefined ? error.at(place) : error : new Error(`${place}: ${(error as Error).message}`);
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
    throw invalid('input.not-a-list', prop, values, 'a list', 'put it in brackets');
  }
  return values;
}

/** Guards against values that only a caller without type checks can pass. */
export function checkMadeBy(prop: string, value: unknown, type: Function, example: string): void {
  if (!(value instanceof type)) {
    throw invalid('input.wrong-type', prop, value, `made by ${type.name}`, `write for example ${example}`);
  }
}

/** Guards against texts that only a caller without type checks can pass for a value of an enum. */
export function checkEnum<T>(prop: string, value: T, values: { readonly [name: string]: T }, name: string): T {
  if (!Object.values(values).includes(value)) {
    throw invalid('input.not-in-enum', prop, value, `a value of ${name}`, `write for example ${name}.${Object.keys(values)[Object.keys(values).length - 1]}`);
  }
  return value;
}
