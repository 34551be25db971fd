import { invalid } from './errors';

/** Whether a value can be a struct at all. */
export function isStruct(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field that a struct does not have, such as one with a slip in its name. */
export function unknownField(value: object, fields: readonly string[]): string | undefined {
  return Object.keys(value).find(key => !fields.includes(key));
}

/**
 * Guards against values that only a caller without type checks can pass for a struct: a field with a wrong name would be ignored.
 *
 * @param example How a value is written.
 */
export function checkStruct(prop: string, value: unknown, fields: readonly string[], example: string): void {
  if (!isStruct(value)) {
    throw invalid('input.not-a-struct', prop, value, `an object with ${fields.join(', ')}`, `write for example ${example}`);
  }
  const unknown = unknownField(value as object, fields);
  if (unknown !== undefined) {
    throw invalid('input.unknown-field', prop, unknown, `the fields ${fields.join(', ')}`, 'take it out, or correct its name');
  }
}

/** Guards against values that only a caller without type checks can pass for a boolean. */
export function checkOptionalBoolean(prop: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'boolean') {
    throw invalid('input.not-a-boolean', prop, value, 'true or false', 'write one of the two, or leave it out');
  }
}
