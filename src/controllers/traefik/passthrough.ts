import { API, Contribution, Options } from './contribution';
import { crdsRequirement, entryPointCheck, watchingChecks, watchingSettings } from './requirements';
import { literal, priorityOf, wildcardPattern } from './rules';
import { otherRoutes } from '../../checks';
import { RouteIntent } from '../../intent/route-intent';
import { isWildcard } from '../../kubernetes/hosts';
import { Requirement } from '../../report';
import { RoutePath } from '../../routing/route-path';
import { RenderedObject } from '../controller';
import { backendsEndTls } from '../shared/passthrough';

/**
 * A route whose TLS passes Traefik unread. An https router of the same host would come before it, whatever its priority.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/tcp/ingressroutetcp/
 */
export function passthroughObject(route: RouteIntent, { annotations = {} }: Contribution, options: Options): RenderedObject {
  const { ingressClassName, tlsEntryPoints } = options;
  const { hosts, name, service } = route;
  const kinds = [hosts.filter(host => !isWildcard(host)), hosts.filter(isWildcard)];
  return {
    id: 'IngressRouteTCP',
    apiVersion: API,
    kind: 'IngressRouteTCP',
    name,
    annotations,
    fields: {
      spec: {
        ...ingressClassName !== undefined && { ingressClassName },
        entryPoints: [...tlsEntryPoints],
        routes: kinds.flatMap((some, i) => some.length === 0 ? [] : [{
          match: some.map(sniOf).join(' || '),
          // As for requests, an exact host comes before a wildcard.
          priority: priorityOf({ rank: 2 - i }, RoutePath.prefix('/')),
          services: [{ name: service.name, port: service.port }],
        }]),
        tls: { passthrough: true },
      },
    },
  };
}

/** A host as a condition on the name in TLS. */
export function sniOf(host: string): string {
  return isWildcard(host) ? `HostSNIRegexp(${wildcardPattern(host)})` : `HostSNI(${literal(host)})`;
}

/** What must hold for such a route. */
export function passthroughRequirements(route: RouteIntent, options: Options): Requirement[] {
  const { ingressClassName, tlsEntryPoints } = options;
  return [crdsRequirement(), {
    id: 'traefik-provider',
    where: 'the static configuration of Traefik',
    what: `the provider kubernetesCRD is on and watches the namespace of the route${ingressClassName === undefined ? '' : ' and the class'}, and these entry points exist: ${tlsEntryPoints.join(', ')}`,
    why: 'without them the IngressRouteTCP is ignored, and Traefik answers with a certificate of its own and 404',
    settings: watchingSettings(options),
    checks: [...watchingChecks(route, options), ...tlsEntryPoints.map(entryPointCheck)],
  }, {
    id: 'passthrough-host',
    where: `every other route of ${route.hosts.join(', ')}, in any namespace and of any kind`,
    what: 'there is none for https',
    why: 'Traefik ends TLS for a host that an https route names, and hands nothing on then',
    checks: [otherRoutes(route.hosts)],
  }, backendsEndTls(route)];
}
