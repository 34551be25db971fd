// Translates values of the corpus by their types alone: a new prop needs nothing here.
import { lineage, Method, methodsOf, propertiesOf, Type, TypeReference, TYPES, typeNamed } from './assemblies';
import { Arguments, Entry, Expression } from './expression';

/** A variable of the program, or an object reached from one. */
export class Made {
  constructor(readonly code: Expression, readonly type: Type) {}

  property(name: string): Made {
    return new Made({ kind: 'property', of: this.code, name }, typeNamed(named(propertiesOf(this.type), name, this.type).type.fqn!));
  }

  call(method: string, ...args: unknown[]): Expression {
    return { kind: 'call', on: this.code, method, args: argumentsOf(named(methodsOf(this.type), method, this.type), args) };
  }
}

/** Calls the constructor of a class. */
export function create(type: Type, ...args: unknown[]): Expression {
  return { kind: 'new', type, args: argumentsOf(lineage(type).find(({ initializer }) => initializer)!.initializer!, args) };
}

/**
 * Translates a value of the corpus, by its type:
 *
 * - text, number, boolean, list, map: itself
 * - struct: a map of its properties
 * - enum: the name of the member
 * - class: a list of the static method that returns an instance, and its arguments: `["seconds", 5]`; or of the static property
 *   that holds one: `["UNLIMITED"]`. Any class may have it: `["traefik"]` is a Controller.
 * - the custom controller of the drivers: `["echo"]`
 * - list: also the static property that holds it, as a text: `"UserAgents.CRAWLERS"`
 */
function valueOf(json: unknown, type: TypeReference): Expression {
  if (json instanceof Made) {
    return json.code;
  }
  if (type.collection !== undefined) {
    const { kind, elementtype } = type.collection;
    if (kind === 'map') {
      return { kind: 'map', type, entries: entriesOf(json).map(([key, each]): Entry => [key, valueOf(each, elementtype)]) };
    }
    return Array.isArray(json) ? { kind: 'list', type, items: json.map(each => valueOf(each, elementtype)) } : constantOf(json);
  }
  if (type.fqn !== undefined) {
    return valueOfType(json, typeNamed(type.fqn));
  }
  if (typeof json !== type.primitive && !(type.primitive === 'any' && typeof json !== 'object')) {
    throw new Error(`${JSON.stringify(json)} is no ${type.primitive}`);
  }
  return { kind: 'literal', value: json as string | number | boolean, type };
}

function valueOfType(json: unknown, type: Type): Expression {
  if (type.kind === 'enum') {
    return { kind: 'constant', type, name: named(type.members!, json, type).name };
  }
  if (type.datatype) {
    return { kind: 'struct', type, fields: entriesOf(json).map(([key, each]): Entry => [key, valueOf(each, named(propertiesOf(type), key, type).type)]) };
  }
  if (!Array.isArray(json)) {
    throw new Error(`${JSON.stringify(json)} is no list that makes a ${type.name}`);
  }
  const [name, ...args] = json;
  return name === 'echo' ? { kind: 'echo' } : made(name, args, type);
}

/** A static method or property that has an instance of a class. */
export interface Maker {
  readonly owner: Type;
  readonly name: string;
  /** Absent for a property. */
  readonly method?: Method;
}

/** All static methods and properties that have an instance of a class. */
export function makersOf(type: Type): Maker[] {
  const makes = (result?: TypeReference) => result?.fqn !== undefined && lineage(typeNamed(result.fqn)).includes(type);
  return TYPES.flatMap(owner => [
    ...(owner.methods ?? []).filter(method => method.static && makes(method.returns?.type)).map(method => ({ owner, name: method.name, method })),
    ...(owner.properties ?? []).filter(property => property.static && makes(property.type)).map(({ name }) => ({ owner, name })),
  ]);
}

function made(name: string, args: unknown[], type: Type): Expression {
  const makers = makersOf(type).filter(maker => maker.name === name);
  if (makers.length !== 1) {
    throw new Error(`${makers.length} classes have a static ${name} that is a ${type.name}, expected one`);
  }
  const [{ owner, method }] = makers;
  return method === undefined ? { kind: 'constant', type: owner, name }
    : { kind: 'static call', type: owner, method: name, args: argumentsOf(method, args) };
}

function constantOf(json: unknown): Expression {
  const [owner, name] = String(json).split('.');
  const type = named(TYPES, owner);
  return { kind: 'constant', type, name: named(propertiesOf(type).filter(property => property.static), name, type).name };
}

function argumentsOf({ parameters = [] }: Pick<Method, 'parameters'>, args: unknown[]): Arguments {
  if (args.length > parameters.length) {
    throw new Error(`${JSON.stringify(args)}: at most ${parameters.length} arguments are allowed`);
  }
  return parameters.map(({ type }, i) => args[i] === undefined ? undefined : valueOf(args[i], type));
}

function entriesOf(json: unknown): [string, unknown][] {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new Error(`${JSON.stringify(json)} is no map`);
  }
  return Object.entries(json);
}

function named<T extends { readonly name: string }>(all: readonly T[], name: unknown, of?: Type): T {
  const found = all.find(each => each.name === name);
  if (found === undefined) {
    throw new Error(`there is no ${name}${of === undefined ? '' : ` in ${of.name}`}`);
  }
  return found;
}
