import { checkClientCertificates } from './client-certificates';
import { checkClusterIp } from './cluster-ip';
import { checkPassthrough } from './passthrough';
import { checkRedirect, withoutBackends } from './redirect';
import { RouteGroup, RouteIntent } from './route-intent';
import { RouteOptions } from './route-options';
import { ServiceIntent } from './service-intent';
import { checkWwwRedirect } from './www-redirect';
import { invalid } from '../basics/errors';
import { POLICIES, PolicyName, ROUTE_POLICY_NAMES, ValueOf } from '../policies';
import { checkHasLimit } from '../policies/body-size-check';
import { checkHolding } from '../policies/buffering';
import { checkCorsAlone } from '../policies/cors';
import { checkOwnConnections } from '../policies/keep-alive';
import { Policy } from '../policies/policy';
import { checkHeadersTogether } from '../policies/removed-headers';
import { RoutePolicies } from '../policies/route-policies';
import { checkSomebodyIsAllowed } from '../policies/source-ranges';
import { checkCookieDomain } from '../policies/sticky-cookie';
import { RoutePath } from '../routing/route-path';

/** What a route is called and where it leads, beside its options. */
export interface RoutePlace {
  readonly path: string;
  readonly name: string;
  readonly namespace?: string;
  readonly service: ServiceIntent;
  readonly externalAddress?: string;
  /** The routes on the same controller; all of the load balancer where none are named. */
  readonly group?: RouteGroup;
}

/**
 * The intent behind a route's options: checked.
 *
 * @throws if a value is none that any controller could serve
 */
export function routeIntent(place: RoutePlace, options: RouteOptions): RouteIntent {
  const intent: { [prop: string]: unknown } & Omit<RouteIntent, keyof RoutePolicies> = {
    path: place.path,
    name: place.name,
    namespace: place.namespace,
    service: options.redirect === undefined ? place.service : withoutBackends(place.service),
    group: place.group ?? { first: place.service.path, name: place.service.name },
    externalAddress: place.externalAddress,
    hosts: checked('hosts', options.hosts) ?? [],
    paths: checked('paths', options.paths) ?? [RoutePath.prefix('/')],
    // A route spreads requests as its load balancer does, unless it says otherwise.
    loadBalancing: options.redirect === undefined ? place.service.loadBalancing : undefined,
  };
  for (const name of ROUTE_POLICY_NAMES) {
    const value = checked(name, options[name] as never);
    // The first route has that of the load balancer among its own options.
    if (value !== undefined && (name !== 'loadBalancing' || options.redirect === undefined || value !== place.service.loadBalancing)) {
      intent[name] = value;
    }
  }
  if (intent.service.backends === 0 && intent.redirect === undefined) {
    throw invalid('backends.none-for-route', 'redirect', undefined, 'a redirect on every route of a load balancer without backends', 'set it, or pass backends to the load balancer');
  }
  checkPassthrough(intent);
  checkClusterIp(intent);
  checkClientCertificates(intent);
  checkRedirect(intent);
  checkWwwRedirect(intent);
  checkHasLimit(intent as RoutePolicies);
  checkHolding(intent as RoutePolicies);
  checkCookieDomain(intent.hosts, (intent as RoutePolicies).loadBalancing?.cookie);
  checkCorsAlone(intent as RoutePolicies);
  checkOwnConnections((intent as RoutePolicies).disableKeepAlive, intent.service.backendProtocol);
  checkHeadersTogether(intent as RoutePolicies);
  checkSomebodyIsAllowed(intent as RoutePolicies);
  return intent;
}

/** The value of a prop in the form that the intent holds; undefined where nothing is asked for. */
export function checked<P extends PolicyName>(name: P, value: ValueOf<P> | undefined): ValueOf<P> | undefined {
  const { check } = POLICIES[name] as unknown as Policy<ValueOf<P>, string>;
  return value === undefined || check === undefined ? value : check(name, value);
}
