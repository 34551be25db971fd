import { Json, Path } from '../../manifests';

/** The kinds of what the API server refuses. */
export type RefusalCode = 'unknown-field' | 'type' | 'missing' | 'name' | 'value' | 'metadata' | 'address' | 'port' | 'host' | 'path' | 'version';

/** What the API server refuses of an object. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly path: Path;
  /** What it got and what it takes, as a sentence. */
  readonly message: string;
  readonly fix: string;
}

export type Refuse = (code: RefusalCode, path: Path, message: string, fix: string) => void;

/** Checks a value that is there: null is none. */
export type Check = (value: Json, path: Path, refuse: Refuse) => void;

export type Fields = { readonly [field: string]: Json };

export function show(value: Json): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

export function isObject(value: Json | undefined): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value that is there. */
export function given(value: Json | undefined): value is Exclude<Json, null> {
  return value !== undefined && value !== null;
}

const wrongType = (value: Json, path: Path, refuse: Refuse, wanted: string, fix: string) => (
  refuse('type', path, `${nameOf(path)} is ${show(value)}, and the API server reads ${wanted} there`, fix)
);

export function nameOf(path: Path): string {
  return path.reduce<string>((text, part) => typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`, '') || 'it';
}

/**
 * An object with these fields and no others: kubectl asks the API server to refuse unknown ones.
 *
 * @param more What holds of the fields together.
 */
export function object(
  fields: { readonly [field: string]: Check }, required: readonly string[] = [], more?: (value: Fields, path: Path, refuse: Refuse) => void,
): Check {
  return (value, path, refuse) => {
    if (!isObject(value)) {
      wrongType(value, path, refuse, 'a map', 'write a map of fields');
      return;
    }
    for (const [field, inner] of Object.entries(value)) {
      if (!Object.hasOwn(fields, field)) {
        const meant = Object.keys(fields).find(each => field === `${each}s` || [field, `${field}s`].some(other => other.toLowerCase() === each.toLowerCase()));
        refuse('unknown-field', [...path, field], `the field ${nameOf([...path, field])} does not exist`,
          meant === undefined || given(value[meant]) ? `take it out; here may stand ${Object.keys(fields).join(', ')}` : `write ${meant}`);
      } else if (given(inner)) {
        fields[field](inner, [...path, field], refuse);
      }
    }
    // A field that stands in the wrong place is missing in the right one: one fault.
    const misplaced = Object.keys(value).some(field => !Object.hasOwn(fields, field));
    for (const field of required) {
      if (!given(value[field]) && !misplaced) {
        refuse('missing', path, `${nameOf([...path, field])} is missing`, `add ${field}`);
      }
    }
    more?.(value, path, refuse);
  };
}

export function list(item: Check, most = Infinity, least = 0): Check {
  return (value, path, refuse) => {
    if (!Array.isArray(value)) {
      wrongType(value, path, refuse, 'a list', 'write a list');
      return;
    }
    if (value.length > most) {
      refuse('value', path, `${nameOf(path)} has ${value.length} items, and may have ${most}`, 'split it over several objects');
    }
    if (value.length < least) {
      refuse('missing', path, `${nameOf(path)} is empty`, 'add an item, or take the list out');
    }
    value.forEach((inner, i) => {
      if (given(inner)) {
        item(inner, [...path, i], refuse);
      }
    });
  };
}

export const anything: Check = () => {};

export const text: Check = (value, path, refuse) => {
  if (typeof value !== 'string') {
    wrongType(value, path, refuse, 'a text', typeof value === 'object' ? 'write its text' : `put it in quotes: "${String(value)}"`);
  }
};

export const boolean: Check = (value, path, refuse) => {
  if (typeof value !== 'boolean') {
    wrongType(value, path, refuse, 'a boolean', 'write true or false without quotes');
  }
};

export const integer: Check = (value, path, refuse) => {
  if (!Number.isInteger(value) || Math.abs(value as number) > 2 ** 31 - 1) {
    wrongType(value, path, refuse, 'a whole number', typeof value === 'string' && /^\d+$/.test(value) ? `write ${value} without quotes` : 'write a whole number');
  }
};

/** The number or the name of a port, and times, which may be numbers of seconds. */
export const numberOrText: Check = (value, path, refuse) => typeof value === 'number' ? integer(value, path, refuse) : text(value, path, refuse);

/** A text that something more holds of. */
export function textThat(check: (value: string, path: Path, refuse: Refuse) => void): Check {
  return (value, path, refuse) => {
    text(value, path, refuse);
    if (typeof value === 'string') {
      check(value, path, refuse);
    }
  };
}

export function oneOf(...values: readonly string[]): Check {
  return textThat((value, path, refuse) => {
    if (!values.includes(value)) {
      const meant = values.find(each => each.toLowerCase() === value.toLowerCase());
      refuse('value', path, `${nameOf(path)} is ${show(value)}, and may be ${values.join(', ')}`, meant === undefined ? `write one of them, or leave ${nameOf(path.slice(-1))} out` : `write ${meant}`);
    }
  });
}

/** The empty text is none. */
export const emptyOr = (check: Check): Check => (value, path, refuse) => {
  if (value !== '') {
    check(value, path, refuse);
  }
};

/** A whole number within bounds. */
export function integerWithin(least: number, most: number, code: RefusalCode = 'value'): Check {
  return (value, path, refuse) => {
    integer(value, path, refuse);
    if (Number.isInteger(value) && Math.abs(value as number) < 2 ** 31 && ((value as number) < least || (value as number) > most)) {
      refuse(code, path, `${nameOf(path)} is ${show(value)}, and may be from ${least} to ${most}`, `write a number from ${least} to ${most}`);
    }
  };
}
