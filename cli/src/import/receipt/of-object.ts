import { Notes, Outcome, Path } from './notes';
import { Manifest } from '../input';

/** What the API server writes into every object. */
const BY_SERVER = ['uid', 'resourceVersion', 'creationTimestamp', 'generation', 'managedFields', 'selfLink'];

/** What holds of every object that a load balancer stands for. */
export function noteObject(manifest: Manifest, by: string, notes: Notes): void {
  const { metadata = {}, status } = manifest.value;
  notes.set(manifest, [], { outcome: Outcome.LOST, why: 'no prop says it' });
  for (const path of [['apiVersion'], ['kind']]) {
    notes.set(manifest, path, { outcome: Outcome.KEPT, by });
  }
  // What holds others has a note of its own for each of them.
  for (const path of [['metadata'], ['spec']]) {
    notes.set(manifest, path, { outcome: Outcome.LOST, why: 'no prop says it' });
  }
  if (metadata.namespace !== undefined) {
    notes.set(manifest, ['metadata', 'namespace'], { outcome: Outcome.KEPT, by: 'namespace' });
  }
  BY_SERVER.filter(field => metadata[field] !== undefined).forEach(field => {
    notes.set(manifest, ['metadata', field], { outcome: Outcome.CHANGED, why: 'the API server writes it anew' });
  });
  if (status !== undefined) {
    notes.set(manifest, ['status'], { outcome: Outcome.CHANGED, why: 'the cluster writes it anew' });
  }
}

/** A note on each of some fields that are there. */
export function noteEach(manifest: Manifest, paths: readonly Path[], note: Parameters<Notes['set']>[2], notes: Notes): void {
  paths.filter(path => valueAt(manifest.value, path) !== undefined).forEach(path => notes.set(manifest, path, note));
}

export function valueAt(value: any, path: Path): unknown {
  return path.reduce((found, step) => found === null || found === undefined ? undefined : found[step], value);
}
