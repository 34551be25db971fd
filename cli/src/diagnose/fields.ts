import { Json, Manifest, Path } from '../manifests';

export interface Fields { readonly [field: string]: Json }

/** The value at a place of an object; undefined where nothing, or null, stands there. */
export function at(object: Manifest, ...path: Path): Json | undefined {
  return within(object.value, path);
}

export function within(value: Json | undefined, path: Path): Json | undefined {
  let found: Json | undefined = value;
  for (const part of path) {
    found = typeof found === 'object' && found !== null && Object.hasOwn(found, part) ? (found as Fields)[part] : undefined;
  }
  return found ?? undefined;
}

export function fieldsOf(value: Json | undefined): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** A text, or the text of a number or boolean, which kubectl would not send but templates do; undefined of all else. */
export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The items of a list of maps, with their places. */
export function itemsAt(object: Manifest, ...path: Path): { readonly item: Fields; readonly path: Path }[] {
  return listOf(at(object, ...path)).map((item, i) => ({ item: fieldsOf(item), path: [...path, i] }));
}

/** With longer ones the API server refuses the object. */
const MAX_ANNOTATION = 262144;

/** The annotations that are texts. */
export function annotationsOf(object: Manifest): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(fieldsOf(at(object, 'metadata', 'annotations'))).flatMap(([key, value]) => typeof value === 'string' && value.length <= MAX_ANNOTATION ? [[key, value]] : []));
}

export const annotation = (key: string): Path => ['metadata', 'annotations', key];
