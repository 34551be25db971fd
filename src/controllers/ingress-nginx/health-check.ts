import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { refused } from '../features';
import { declaredChecks } from '../health-checks';

const NONE = refused('the annotations have no health checks: of a request that meets a backend which refuses, another attempt is made, and that is all',
  'let whoever takes a server down take its address out, or mark it as not ready');

/** What becomes of health checks. */
export const HEALTH_CHECKS = { activeHealthCheck: NONE, passiveHealthCheck: NONE };

/** @throws if a route asks for any */
export function healthCheckPiece(route: RouteIntent, { declared }: Setting): Piece {
  declaredChecks(route, declared);
  return {};
}
