import { policy } from './policy';
import { sortedMap } from '../basics/sorted-map';
import { checkAnnotations } from '../kubernetes/metadata';

/** The user's own annotations. */
export const ANNOTATIONS = policy({
  features: { annotations: '' },
  used: (_annotations: { [key: string]: string }) => ['annotations'],
  check: (prop, value) => {
    const annotations = sortedMap(value);
    checkAnnotations(prop, annotations);
    return Object.keys(annotations).length > 0 ? Object.freeze(annotations) : undefined;
  },
});
