import { RouteOptions } from '../../src';
import { routeIntent, RoutePlace } from '../../src/intent/from-options';
import { RouteIntent } from '../../src/intent/route-intent';
import { AddressSource, ServiceIntent } from '../../src/intent/service-intent';

/** The Service "zl-lb" of two backends. */
export const SERVICE: ServiceIntent = {
  path: 'zl/Lb', name: 'zl-lb', port: 80, addressSource: AddressSource.ENDPOINTS, targetPort: 80, backends: 2, healthChecks: [],
};

/** The intent of the route "zl/Lb". */
export function routeOf(options: RouteOptions = {}, place: Partial<RoutePlace> = {}): RouteIntent {
  return routeIntent({ path: 'zl/Lb', name: 'zl-lb', namespace: 'wetwin', service: SERVICE, ...place }, options);
}
