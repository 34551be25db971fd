// The types of the library and of its peers, as jsii describes them in the `.jsii` of each package.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../support/packages';

/** A package. Here and below, the names are those of the jsii specification. */
interface Assembly {
  readonly name: string;
  readonly targets: { readonly python: { readonly module: string }; readonly java: { readonly package: string } };
  readonly types: { readonly [fqn: string]: Type };
}

/** A class, an enum or a struct. */
export interface Type {
  readonly fqn: string;
  readonly assembly: string;
  readonly name: string;
  readonly kind: 'class' | 'enum' | 'interface';
  /** Whether an interface is a struct. */
  readonly datatype?: boolean;
  readonly base?: string;
  readonly interfaces?: readonly string[];
  readonly initializer?: Method;
  readonly methods?: readonly Method[];
  readonly properties?: readonly Value[];
  readonly members?: readonly { readonly name: string }[];
}

export interface Method {
  readonly name: string;
  readonly static?: boolean;
  readonly parameters?: readonly Value[];
  readonly returns?: { readonly type: TypeReference };
}

/** A property or a parameter. */
export interface Value {
  readonly name: string;
  readonly type: TypeReference;
  readonly static?: boolean;
}

export interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
}

export const ASSEMBLIES: readonly Assembly[] = ['.', 'node_modules/cdk8s', 'node_modules/constructs']
  .map(folder => JSON.parse(readFileSync(join(ROOT, folder, '.jsii'), 'utf8')));

/** The npm name of the library, with which the names of its types begin. */
export const LIBRARY = ASSEMBLIES[0].name;

/** The types of all packages. */
export const TYPES: readonly Type[] = ASSEMBLIES.flatMap(({ types }) => Object.values(types));

const BY_NAME = new Map(TYPES.map(type => [type.fqn, type]));

export function typeNamed(fqn: string): Type {
  const type = BY_NAME.get(fqn);
  if (type === undefined) {
    throw new Error(`there is no type ${fqn}`);
  }
  return type;
}

/** A type and all types that it inherits from. */
export function lineage(type: Type): Type[] {
  const parents = [...type.base === undefined ? [] : [type.base], ...type.interfaces ?? []];
  return [type, ...parents.flatMap(parent => lineage(typeNamed(parent)))];
}

export function propertiesOf(type: Type): Value[] {
  return lineage(type).flatMap(({ properties = [] }) => properties);
}

export function methodsOf(type: Type): Method[] {
  return lineage(type).flatMap(({ methods = [] }) => methods);
}

/** The names of a type's package in languages that do not derive them from its npm name. */
export function targetsOf({ assembly }: Type): Assembly['targets'] {
  return ASSEMBLIES.find(({ name }) => name === assembly)!.targets;
}
