import { CERT_MANAGER } from './annotations/cert-manager';
import { CONTROLLERS } from './annotations/controllers';
import { EXTERNAL_DNS } from './annotations/external-dns';
import { KnownAnnotations, Place } from './annotations/known';
import { Declaration, native } from './declarations';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { Rendered } from '../rows';

/** Of those that fit a key, the first one holds. */
const KNOWN: readonly KnownAnnotations[] = [...CERT_MANAGER, ...EXTERNAL_DNS, ...CONTROLLERS];

/** Who reads an annotation. */
export enum Read {
  /** A program that this library knows. */
  BY_KNOWN,
  /** Whoever knows it: nothing is known of it. */
  BY_ANYBODY,
}

/**
 * Checks that an annotation of a routing object is none that nobody reads there.
 *
 * @throws if those who know it read it elsewhere only
 */
export function checkRead(key: string, value: string, place: Place, route: RouteIntent): Read {
  const lower = key.toLowerCase();
  const known = KNOWN.find(({ keys }) => keys.test(lower));
  if (known === undefined || (known.by !== undefined && place.perhapsServedBy?.includes(known.by))) {
    return Read.BY_ANYBODY;
  }
  if (known.on?.includes(place.kind) || (known.by !== undefined && known.by === place.servedBy)) {
    if (key !== lower) {
      throw unread(key, value, place, 'those who know it read it in lower case', `write "${lower}"`);
    }
    return Read.BY_KNOWN;
  }
  throw unread(key, value, place, known.read, known.instead({ key: lower, name: lower.slice(lower.indexOf('/') + 1), value, place, route }));
}

/** The error for an annotation that nobody reads. */
export function unread(key: string, value: string, place: Place, why: string, fix: string): Error {
  return invalid('annotations.unread', `annotations["${key}"]`, value, `an annotation that has an effect on ${place.name}, and this one has none: ${why}`, fix);
}

/** The note on annotations of which nothing is known. */
export function noteOn(keys: readonly string[]): Declaration | undefined {
  return keys.length === 0 ? undefined : native(`${keys.join(', ')}: passed on for whoever reads ${keys.length > 1 ? 'them' : 'it'}`);
}

/**
 * Annotations on an object of which the controller itself reads none.
 *
 * @param ofClass What to set instead of the annotation that names a class.
 */
export function passOn(
  annotations: { readonly [key: string]: string }, route: RouteIntent, place: Place, ofClass: string,
): Rendered<{ readonly annotations: { readonly [key: string]: string } }> {
  const free = Object.keys(annotations).filter(key => {
    if (key === 'kubernetes.io/ingress.class') {
      throw invalid('annotations.class', `annotations["${key}"]`, annotations[key], 'an annotation that no option renders', `${ofClass}; the annotation is deprecated`);
    }
    return checkRead(key, annotations[key], place, route) === Read.BY_ANYBODY;
  });
  return { contribution: { annotations }, words: () => Object.keys(annotations).join(', '), remarks: () => [noteOn(free)] };
}
