import { isDnsSubdomain } from './names';
import { checkText } from './yaml-scalars';
import { invalid } from '../basics/errors';

const NAME_PART = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const MAX_NAME_PART = 63;
const MAX_ANNOTATIONS = 256 * 1024;

/**
 * Labels that the API server takes.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */
export function checkLabels(prop: string, labels: { [key: string]: string }): void {
  for (const [key, value] of Object.entries(labels)) {
    checkKey(prop, key, key);
    if (value !== '' && !isLabelValue(value)) {
      throw invalid('label.invalid-value', `${prop}["${key}"]`, value,
        'a string of at most 63 letters, digits, "-", "_" and ".", first and last a letter or digit', 'shorten or simplify the value, or use an annotation');
    }
  }
}

/** Whether a text can be the value of a label, and is not empty. */
export function isLabelValue(value: unknown): boolean {
  return typeof value === 'string' && value.length <= MAX_NAME_PART && NAME_PART.test(value);
}

/**
 * Annotations that the API server takes: qualified names, and strings as values.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/#syntax-and-character-set
 */
export function checkAnnotations(prop: string, annotations: { [key: string]: string }): void {
  for (const [key, value] of Object.entries(annotations)) {
    // The API server lowers the case of annotation keys before it checks them, but not that of label keys.
    checkKey(prop, key, key.toLowerCase());
    if (typeof value !== 'string') {
      throw invalid('annotation.not-a-string', `${prop}["${key}"]`, value, 'a string, also for numbers and booleans',
        value === undefined || value === null ? 'leave it out' : typeof value === 'object' ? 'pass its text' : `write "${String(value)}" in quotes`);
    }
    checkText(`${prop}["${key}"]`, value);
  }
  checkAnnotationSize(prop, annotations);
}

/** The size of all annotations of an object together. */
export function checkAnnotationSize(prop: string, annotations: { [key: string]: string }): void {
  let characters = 0;
  for (const key of Object.keys(annotations)) {
    characters += key.length + annotations[key].length;
  }
  // No character takes more than three bytes for each unit of its length, so most need no count of bytes.
  if (characters * 3 <= MAX_ANNOTATIONS) {
    return;
  }
  const size = Object.entries(annotations).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value), 0);
  if (size > MAX_ANNOTATIONS) {
    throw invalid('annotations.too-large', prop, `${size} bytes`, `at most ${MAX_ANNOTATIONS} bytes in the keys and values of one object`, 'shorten the values');
  }
}

function checkKey(prop: string, key: string, normalised: string): void {
  const slash = normalised.lastIndexOf('/');
  const prefix = normalised.slice(0, Math.max(slash, 0));
  const name = normalised.slice(slash + 1);
  if (key === 'constructor') {
    throw invalid('metadata.unwritable-key', `key of ${prop}`, key, 'any other key: cdk8s cannot write an object that has this one', 'put a prefix before it, like example.com/constructor');
  }
  if ((slash >= 0 && !isDnsSubdomain(prefix)) || name.length > MAX_NAME_PART || !NAME_PART.test(name)) {
    throw invalid('metadata.invalid-key', `key of ${prop}`, key,
      'a name of at most 63 letters, digits, "-", "_" and ".", with or without a DNS name and "/" before it', 'correct the key');
  }
}
