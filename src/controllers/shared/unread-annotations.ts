import { invalid } from '../../basics/errors';

/** Annotations of Ingresses, by their prefixes. */
const OF_INGRESSES = ['nginx.ingress.kubernetes.io/', 'traefik.ingress.kubernetes.io/'] as const;

export type Instead = { readonly [prefix in typeof OF_INGRESSES[number]]: string };

/**
 * Checks that a user's own annotation is none of an Ingress, which nobody would read.
 *
 * @param kind The kind of the routing object.
 * @param instead What to set instead of those, by their prefix.
 * @param ofClass What to set instead of the class.
 */
export function checkRead(annotations: { readonly [key: string]: string }, kind: string, instead: Instead, ofClass: string): void {
  for (const [key, value] of Object.entries(annotations)) {
    const prop = `annotations["${key}"]`;
    if (key === 'kubernetes.io/ingress.class') {
      throw invalid('annotations.class', prop, value, 'an annotation that no option renders', `${ofClass}; the annotation is deprecated`);
    }
    const prefix = OF_INGRESSES.find(start => key.toLowerCase().startsWith(start));
    if (prefix !== undefined) {
      throw invalid('annotations.unread', prop, value, `an annotation that has an effect, and those of ${prefix} have none on an ${kind}`, instead[prefix]);
    }
  }
}
