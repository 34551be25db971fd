import { invalid } from '../../../../basics/errors';
import { asksTheSame } from '../../../../intent/client-certificates';
import { RouteIntent } from '../../../../intent/route-intent';
import { PathType, RoutePath } from '../../../../routing/route-path';

/**
 * Checks what gets the requests of a route that Traefik leaves out, as it does while a Secret that protects the route is missing or malformed.
 *
 * @param wider A route for a wildcard or for every host, which has no host of the route by name.
 * @throws if it would let them in
 */
export function checkLeftOut(route: RouteIntent, wider: RouteIntent): void {
  if (wider.redirect !== undefined || !route.paths.some(path => wider.paths.some(other => meet(path, other)))) {
    return;
  }
  if (route.basicAuth !== undefined && wider.basicAuth === undefined) {
    throw invalid('nginx.password-passed-by', 'basicAuth', route.basicAuth,
      `set on a route whose requests no other one would serve without a password where Traefik reads the annotations: it leaves ${route.path} out while the Secret is missing or malformed, and ${wider.path} (${hostsOf(wider)}) has a path for its requests`,
      'set basicAuth on both, give one of them other paths, or use IngressController.traefik()');
  }
  if (route.clientCertificates !== undefined && !asksTheSame(route, wider)) {
    throw invalid('nginx.certificate-passed-by', 'clientCertificates', route.clientCertificates,
      `set on a route whose requests no other one would serve without these certificates where Traefik reads the annotations: it leaves ${route.path} out while the Secret is missing or malformed, and ${wider.path} (${hostsOf(wider)}) has a path for its requests`,
      'set the same clientCertificates on both, give one of them other paths, or use IngressController.traefik()');
  }
}

function hostsOf({ hosts }: RouteIntent): string {
  return hosts.join(', ') || 'every host';
}

/** Whether a request may be for both paths. What a regular expression matches is not looked into. */
function meet(one: RoutePath, other: RoutePath): boolean {
  return one.type === PathType.REGEX || other.type === PathType.REGEX || isFor(one, other.value) || isFor(other, one.value);
}

function isFor({ type, value }: RoutePath, path: string): boolean {
  return type === PathType.EXACT ? path === value : `${path}/`.startsWith(value.replace(/\/?$/, '/'));
}
