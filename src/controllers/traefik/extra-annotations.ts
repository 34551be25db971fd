import { Piece } from './piece';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { native, verdictOn } from '../features';
import { checkNotRendered } from '../rendered-annotations';

/** What becomes of the user's own annotations. */
export const ANNOTATIONS_OF_USER = { annotations: native() };

/** Annotations of Ingresses, which nobody reads on an IngressRoute. */
const OF_INGRESSES: [string, string][] = [
  ['nginx.ingress.kubernetes.io/', 'set the prop that does the same, or use IngressController.ingressNginx() with the reader AnnotationReader.TRAEFIK'],
  ['traefik.ingress.kubernetes.io/', 'set the prop that does the same, or an option of IngressController.traefik()'],
];

/**
 * The user's own annotations, as they are, save those that nobody would read and those that a prop renders.
 *
 * @param rendered What the props render, by the whole key.
 */
export function extraAnnotationsPiece(route: RouteIntent, rendered: { [key: string]: string }): Piece {
  const keys = Object.keys(route.annotations);
  if (keys.length === 0) {
    return {};
  }
  for (const [key, value] of Object.entries(route.annotations)) {
    const prop = `annotations["${key}"]`;
    checkNotRendered(key, value, rendered);
    if (key === 'kubernetes.io/ingress.class') {
      throw invalid(prop, value, 'an annotation that no option renders', 'set ingressClassName of IngressController.traefik(); the annotation is deprecated');
    }
    const [prefix, fix] = OF_INGRESSES.find(([start]) => key.toLowerCase().startsWith(start)) ?? [];
    if (prefix !== undefined) {
      throw invalid(prop, value, `an annotation that somebody reads, and on an IngressRoute nobody reads those of ${prefix}`, fix!);
    }
  }
  return { annotations: route.annotations, verdict: () => verdictOn(route, 'annotations', keys.join(', '), [ANNOTATIONS_OF_USER.annotations]) };
}
