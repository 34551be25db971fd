import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { native, verdictOn } from '../features';

/** What becomes of backends under a DNS name. */
export const BACKENDS = { hostnameBackends: native() };

/** Where requests go to: a Service in any case. */
export function backendsPiece(route: RouteIntent, { declared }: Setting): Piece {
  const { externalName } = route.service;
  return externalName === undefined ? {} : { verdict: () => verdictOn(route, 'backends', `Service of type ExternalName: ${externalName}`, [declared.hostnameBackends]) };
}
