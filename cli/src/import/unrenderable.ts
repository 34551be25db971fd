import { Manifest } from './input';
import { Path } from './receipt/notes';

/** A key that cdk8s cannot render: it takes every object with one of this name for no plain one, and fails. */
const KEY = 'constructor';

export const WHY = `cdk8s fails on an object with a key called ${JSON.stringify(KEY)}`;

/** A field that no app can have. */
export interface Unrenderable {
  readonly manifest: Manifest;
  readonly path: Path;
}

/** Manifests without what no app can have, and that. */
export interface Renderable {
  readonly manifests: readonly Manifest[];
  readonly unrenderable: readonly Unrenderable[];
}

/** Takes out what no app can have. */
export function withoutUnrenderable(manifests: readonly Manifest[]): Renderable {
  const unrenderable: Unrenderable[] = [];
  const without = (value: unknown, path: Path, manifest: Manifest): unknown => {
    if (Array.isArray(value)) {
      return value.map((each, i) => without(each, [...path, i], manifest));
    }
    if (typeof value !== 'object' || value === null) {
      return value;
    }
    const [own, others] = [Object.entries(value).filter(([key]) => key === KEY), Object.entries(value).filter(([key]) => key !== KEY)];
    unrenderable.push(...own.map(([key]) => ({ manifest, path: [...path, key] })));
    return Object.fromEntries(others.map(([key, each]) => [key, without(each, [...path, key], manifest)]));
  };
  const plain = manifests.map(manifest => {
    const before = unrenderable.length;
    const value = without(manifest.value, [], manifest);
    return unrenderable.length === before ? manifest : { ...manifest, value };
  });
  return { manifests: plain, unrenderable };
}
