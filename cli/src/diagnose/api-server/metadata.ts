import { anything, Check, given, isObject, list, nameOf, object, Refuse, show, text, textThat } from './schema';
import { isLabelValue, isQualifiedName } from './texts';
import { Path } from '../../manifests';

const MAX_ANNOTATIONS = 262144;

/** A map of texts, by keys that are qualified names. */
function texts(isKey: (key: string) => boolean, isValue: (value: string) => boolean, valueIs: string): Check {
  return (value, path, refuse) => {
    if (!isObject(value)) {
      refuse('type', path, `${nameOf(path)} is ${show(value)}, and the API server reads a map there`, 'write a map of texts');
      return;
    }
    for (const [key, inner] of Object.entries(value)) {
      if (!isKey(key)) {
        refuse('metadata', [...path, key], `the key ${show(key)} is no name of at most 63 letters, digits, "-", "_" and ".",`
          + ' with or without a DNS name and "/" before it', 'correct the key');
      }
      if (given(inner)) {
        text(inner, [...path, key], refuse);
        if (typeof inner === 'string' && !isValue(inner)) {
          refuse('metadata', [...path, key], `${show(inner)} is no ${valueIs}`, 'shorten or correct it');
        }
      }
    }
  };
}

export const labels = texts(isQualifiedName, isLabelValue, 'label value: at most 63 letters, digits, "-", "_" and ".", first and last a letter or digit');
// The API server lowers the case of annotation keys before it checks them, but not that of label keys.
const annotations = texts(key => isQualifiedName(key.toLowerCase()), () => true, 'annotation');

function checkSize(value: { readonly [key: string]: unknown }, path: Path, refuse: Refuse): void {
  if (isObject(value.annotations as never)) {
    const entries = Object.entries(value.annotations as { [key: string]: unknown });
    const size = entries.reduce((sum, [key, inner]) => sum + Buffer.byteLength(key) + Buffer.byteLength(String(inner)), 0);
    if (size > MAX_ANNOTATIONS) {
      refuse('metadata', [...path, 'annotations'], `the annotations take ${size} bytes, and may take ${MAX_ANNOTATIONS}`, 'shorten them');
    }
  }
}

const READ_BACK = ['selfLink', 'uid', 'resourceVersion', 'generation', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'managedFields'];

/** @param name What the name of the object has to be. */
export function metadata(name: Check): Check {
  return object({
    ...Object.fromEntries(READ_BACK.map(field => [field, anything])),
    name: (value, path, refuse) => value === '' ? refuse('missing', path, 'metadata.name is empty', 'name the object') : name(value, path, refuse),
    generateName: text,
    namespace: textThat((value, path, refuse) => {
      if (value !== '' && !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(value)) {
        refuse('name', path, `${show(value)} is no name of a namespace: a DNS label in lower case`, 'correct it');
      }
    }),
    labels,
    annotations,
    ownerReferences: anything,
    finalizers: list(textThat((value, path, refuse) => {
      if (!isQualifiedName(value) || (!value.includes('/') && !/^(orphan|foregroundDeletion|kubernetes)$/.test(value))) {
        refuse('metadata', path, `${show(value)} is no finalizer: a name behind a domain and "/"`, 'take it out');
      }
    })),
  }, [], (value, path, refuse) => {
    if (!given(value.name) && !given(value.generateName)) {
      refuse('missing', path, 'metadata.name is missing', 'name the object');
    }
    checkSize(value, path, refuse);
  });
}
