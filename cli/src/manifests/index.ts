export type { Position, Problem } from './documents';
export type { Manifest, Manifests, Path } from './manifests';
export { readManifests } from './manifests';
export type { Json } from './scalars';
export type { Source } from './sources';
export { InputError, readSources, STDIN } from './sources';
