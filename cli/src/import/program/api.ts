import api from './api.json';

/** A type as a program names it. */
export type TypeReference = string | { readonly list: TypeReference } | { readonly map: TypeReference };

/** The types of the library: `npm run generate` writes them down from its sources. */
export const API: {
  readonly structs: { readonly [name: string]: { readonly [field: string]: TypeReference } };
  readonly enums: { readonly [name: string]: { readonly [member: string]: string } };
  readonly classes: { readonly [name: string]: ClassDescription };
} = api;

export interface ClassDescription {
  /** The types of the parameters of its static methods. */
  readonly methods: { readonly [name: string]: readonly TypeReference[] };
  readonly constants: { readonly [name: string]: TypeReference };
}

/** The classes of cdk8s whose values are props, with what makes them. */
const CDK8S: { readonly [name: string]: ClassDescription } = {
  Duration: numbers('millis', 'seconds', 'minutes', 'hours', 'days'),
  Size: numbers('kibibytes', 'mebibytes', 'gibibytes', 'tebibytes', 'pebibyte'),
  JsonPatch: { methods: { add: ['string', 'any'] }, constants: {} },
};

function numbers(...methods: string[]): ClassDescription {
  return { methods: Object.fromEntries(methods.map(name => [name, ['number']])), constants: {} };
}

export function classNamed(name: string): ClassDescription {
  return CDK8S[name] ?? API.classes[name];
}

/** Types of cdk8s and not of the library. */
export function isOfCdk8s(name: string): boolean {
  return name in CDK8S || ['App', 'Chart', 'ChartProps', 'ApiObject', 'ApiObjectMetadata', 'ApiObjectProps'].includes(name);
}
