import { backendFor, staticEndpoints } from './backend';
import { needsBackend } from './backend-protocol';
import { isSticky, Share, sharesOf } from '../../shared/canaries';
import { approximated, native } from '../../shared/declarations';
import { refOf, renderCanaries } from '../canaries';
import { GatewayRow, GatewayRows } from '../contribution';

const DECIDED = native('while every server of the canary is down, these requests fail');

const LED_ANEW = approximated('a client that a header or a cookie has led to the canary changes the set of servers without it, although it has a sticky cookie');

/**
 * Other Services for a part of the requests, or Backends where that of the route is one.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/http-traffic-splitting/
 */
const canaries: GatewayRow<'canaries'> = {
  declares: {
    canaryByWeight: native('a request that is tried again may go to another set of servers, and a client with a sticky cookie stays with its server, whatever the weight'),
    canaryByHeader: DECIDED,
    canaryByHeaderValue: DECIDED,
    canaryByCookie: DECIDED,
  },
  render: (_, { route }) => {
    const { backendProtocol, canaries: all = [] } = route.service;
    const remarks = () => [isSticky(route) && sharesOf(route).some(({ by }) => by !== undefined) ? LED_ANEW : undefined];
    if (backendProtocol === undefined || !needsBackend(backendProtocol)) {
      return { ...renderCanaries(route, conditionOf, refOf), remarks };
    }
    const backends = new Map(all.map(canary => [canary, backendFor(route, staticEndpoints(canary), { id: `Backend-${canary.id}`, name: `${route.name}-${canary.id}` })]));
    const rendered = renderCanaries(route, conditionOf, canary => backends.get(canary)!.backendRefs[0]);
    return { ...rendered, remarks, contribution: { ...rendered.contribution, objects: [...backends.values()].flatMap(({ objects }) => objects) } };
  },
};

export const CANARIES_ON_ENVOY = { canaries } satisfies Pick<GatewayRows, 'canaries'>;

/** As a regular expression, since Envoy Gateway puts a header that is compared as a whole before those that block user agents. */
function conditionOf({ kind, name, value }: NonNullable<Share['by']>): object {
  const literal = value.replace(/\./g, '\\.');
  return kind === 'header' ? { type: 'RegularExpression', name, value: literal }
    : { type: 'RegularExpression', name: 'Cookie', value: `(?:.*;\\s*)?${name}=${literal}(?:;.*)?` };
}
