import { Piece } from './piece';
import { RouteIntent } from '../../intent';
import { native, verdictOn } from '../features';
import { checkNotRendered } from '../rendered-annotations';
import { checkRead, Instead } from '../unread-annotations';

/** What becomes of the user's own annotations. */
export const ANNOTATIONS_OF_USER = { annotations: native() };

/** What to set instead of an annotation of an Ingress, by its prefix. */
const INSTEAD: Instead = {
  'nginx.ingress.kubernetes.io/': 'set the prop that does the same, or use IngressController.ingressNginx() with the reader AnnotationReader.TRAEFIK',
  'traefik.ingress.kubernetes.io/': 'set the prop that does the same, or an option of IngressController.traefik()',
};

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
    checkNotRendered(key, value, rendered);
    checkRead(key, value, 'IngressRoute', INSTEAD, 'set ingressClassName of IngressController.traefik()');
  }
  return { annotations: route.annotations, verdict: () => verdictOn(route, 'annotations', keys.join(', '), [ANNOTATIONS_OF_USER.annotations]) };
}
