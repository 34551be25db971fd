import { API, classNamed, TypeReference } from './api';
import { Expression, Field, Json } from './expression';
import { constantOf, madeBy } from './recording';

/** The expression that makes a value of the library again, by the type that stands at its place. */
export function expressionOf(value: unknown, type: TypeReference): Expression {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return primitive(value, type);
  }
  const constant = constantOf(value);
  if (constant !== undefined) {
    return { kind: 'constant', ...constant };
  }
  if (typeof type !== 'string') {
    return 'list' in type ? { kind: 'list', of: type.list, items: (value as readonly unknown[]).map(each => expressionOf(each, type.list)) }
      : { kind: 'map', of: type.map, entries: Object.entries(value as object).map(([name, each]) => ({ name, value: expressionOf(each, type.map) })) };
  }
  if (type in API.structs) {
    return { kind: 'struct', type, fields: fieldsOf(value as object, type) };
  }
  if (type === 'any') {
    return { kind: 'json', value: value as Json };
  }
  return madeAgain(value as object, type);
}

/** A text can stand for a member of an enum. */
function primitive(value: string | number | boolean, type: TypeReference): Expression {
  const member = typeof type === 'string' && Object.entries(API.enums[type] ?? {}).find(([, text]) => text === value);
  return member ? { kind: 'enum', type, member: member[0] } : { kind: 'literal', value };
}

/** The fields of a struct that are set. */
export function fieldsOf(struct: object, type: string): Field[] {
  const set = Object.entries(struct).filter(([, value]) => value !== undefined);
  return set.map(([name, value]) => ({ name, value: expressionOf(value, API.structs[type][name]) }));
}

function madeAgain(value: object, type: string): Expression {
  const made = madeBy(value);
  if (made === undefined) {
    throw new Error(`nothing is known of how this ${type} was made`);
  }
  const parameters = classNamed(made.type).methods[made.method];
  const last = made.args.reduce<number>((found, arg, i) => arg === undefined || isEmpty(arg) ? found : i, -1);
  const given = made.args.slice(0, last + 1);
  return { kind: 'call', type: made.type, method: made.method, args: given.map((arg, i) => expressionOf(arg, parameters[i])) };
}

/** Options of which none is set say nothing. */
function isEmpty(arg: unknown): boolean {
  return typeof arg === 'object' && arg !== null && Object.getPrototypeOf(arg) === Object.prototype && Object.values(arg).every(value => value === undefined);
}
