import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { native, verdictOn } from '../features';
import { checkRead, Instead } from '../unread-annotations';

/** What becomes of the user's own annotations. */
export const ANNOTATIONS_OF_USER = { annotations: native() };

const THE_PROP = 'set the prop that does the same';
const INSTEAD: Instead = { 'nginx.ingress.kubernetes.io/': THE_PROP, 'traefik.ingress.kubernetes.io/': THE_PROP };

/** The user's own annotations, as they are, save those that nobody would read. */
export function extraAnnotationsPiece(route: RouteIntent, { declared }: Setting): Piece {
  const keys = Object.keys(route.annotations);
  for (const [key, value] of Object.entries(route.annotations)) {
    checkRead(key, value, 'HTTPRoute', INSTEAD, 'name the Gateway by the options of IngressController.gatewayApi()');
  }
  return keys.length === 0 ? {} : { verdict: () => verdictOn(route, 'annotations', keys.join(', '), [declared.annotations]) };
}
