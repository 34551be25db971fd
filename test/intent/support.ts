import { AddressSource, RouteOptions, ServiceIntent } from '../../src';
import { routeIntent } from '../../src/intent/from-options';
import { RouteIntent } from '../../src/intent/route-intent';

/** The Service that the routes of these tests lead to. */
export const SERVICE: ServiceIntent = {
  path: 'zl/Lb', name: 'zl-lb', port: 80, targetPort: 80, addressSource: AddressSource.ENDPOINTS, backends: 2, healthChecks: [],
};

/** A route "zl/Lb/<name>". */
export function route(name: string, options: RouteOptions = {}): RouteIntent {
  return routeIntent({ path: `zl/Lb/${name}`, name, service: SERVICE }, options);
}
