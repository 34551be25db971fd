import { Options } from './contribution';
import { dialTimeoutOf, ejectsSilent, passiveField, passiveHealthCheckOf } from './outages';
import { ofTraefik, otherRoutes, served } from '../../checks';
import { goesToClusterIp } from '../../intent/cluster-ip';
import { retriesOf } from '../../intent/failover';
import { RouteIntent } from '../../intent/route-intent';
import { AddressSource } from '../../intent/service-intent';
import { isWildcard } from '../../kubernetes/hosts';
import { HttpsRedirect } from '../../policies/https-redirect';
import { triesUnsent } from '../../policies/retries';
import { Requirement } from '../../report';
import { CheckType, RequirementCheck } from '../../requirement-check';
import { CHALLENGES } from '../../routing/challenges';
import { ADDRESSES_IN_TRAEFIK, seesClientAddresses } from '../shared/client-addresses';
import { OUTAGES_BEHIND_CLUSTER_IP } from '../shared/cluster-ip';

const CONFIGURATION = 'the static configuration of Traefik';

/**
 * The requirements of any route of this controller.
 *
 * @param secured Whether it is served by https.
 */
export function standingRequirements(route: RouteIntent, options: Options, secured: boolean): Requirement[] {
  const { ingressClassName, entryPoints, tlsEntryPoints } = options;
  const isPlain = !secured || route.httpsRedirect === HttpsRedirect.NEVER;
  const used = [...entryPoints, ...secured ? tlsEntryPoints : []];
  const requirements: Requirement[] = [crdsRequirement(), {
    id: 'traefik-provider',
    where: CONFIGURATION,
    what: `the provider kubernetesCRD is on and watches the namespace of the route${ingressClassName === undefined ? '' : ' and the class'}`,
    why: 'without it IngressRoutes are ignored, and their hosts answer 404',
    settings: watchingSettings(options),
    checks: watchingChecks(route, options),
  }, {
    id: 'entry-points',
    where: CONFIGURATION,
    what: `these entry points exist: ${used.join(', ')}${isPlain ? ', and redirect nothing by themselves' : ''}`,
    why: `a route whose entry points are all unknown is not served${!isPlain ? '' : secured ? '; one that leads all of http to https serves nothing over http' : '; one that leads all of http to https leads to 404 unless the route has tls, such as Tls.controllerDefault()'}`,
    checks: [...used.map(entryPointCheck), ...isPlain ? entryPoints.map(name => ofTraefik(CheckType.ABSENT, `entryPoints.${name}.http.redirections`)) : []],
  }, {
    id: 'priorities',
    where: `every other route of ${route.hosts.join(', ') || 'any host'}, in any namespace and of any kind`,
    what: 'it sets a priority where it has to win over this one',
    why: 'the routes of this library have explicit priorities, in the order of an Ingress, and come before routes that have the length of their rule as priority; '
      + `for ${CHALLENGES} alone they come after all others, so that the solver of a certificate authority's challenges is reached`,
    checks: [otherRoutes(route.hosts)],
  }];
  const wildcards = route.hosts.filter(isWildcard);
  if (route.hosts.length === 0 || wildcards.length > 0) {
    requirements.push({
      id: 'hosts-fall-through',
      where: wildcards.length > 0 ? `routes of hosts within ${wildcards.join(', ')}` : 'routes with hosts',
      what: 'they have a path for every request that this route must not get, such as "/"',
      why: 'where no path of an exact host matches, Traefik goes on to wildcards and to routes without hosts, while other controllers answer 404',
      unchecked: 'which requests this route must not get',
    });
  }
  if (route.service.addressSource === AddressSource.EXTERNAL_NAME) {
    requirements.push({
      id: 'external-name',
      where: CONFIGURATION,
      what: 'Services of type ExternalName are allowed',
      why: 'by default Traefik refuses them, and every request gets 404',
      settings: { 'providers.kubernetesCRD.allowExternalNameServices': 'true' },
      checks: [ofTraefik(CheckType.VALUE, 'providers.kubernetesCRD.allowExternalNameServices', 'true')],
    });
  }
  if (route.service.backends > 1) {
    requirements.push({
      id: 'no-health-checks',
      where: 'the backends',
      what: 'the address of a server is removed before it goes down',
      why: `Traefik sends no probes to these addresses: ${costOfOutages(route)}`,
      unchecked: 'what is done before a server goes down',
    });
  }
  return requirements;
}

/** The requirement of the kinds of objects. */
export function crdsRequirement(): Requirement {
  return {
    id: 'traefik-crds',
    where: 'the cluster',
    what: 'it has the CustomResourceDefinitions of Traefik 3.7 or later (group traefik.io)',
    why: 'the API server refuses resources that it does not know, and drops fields that it does not know',
    checks: [served('traefik.io')],
  };
}

/** The requirement of what tells clients apart by their addresses. */
export function addressesSeen(): Requirement {
  return seesClientAddresses(CONFIGURATION, ADDRESSES_IN_TRAEFIK);
}

/** With these the provider reads the objects of a class. */
export function watchingSettings({ ingressClassName }: Options): { [setting: string]: string } {
  return ingressClassName === undefined ? { 'providers.kubernetesCRD': 'true' } : { 'providers.kubernetesCRD.ingressClass': ingressClassName };
}

/** That the provider reads the objects of a route. */
export function watchingChecks({ namespace }: RouteIntent, { ingressClassName }: Options): RequirementCheck[] {
  return [
    ofTraefik(CheckType.PRESENT, 'providers.kubernetesCRD'),
    ingressClassName === undefined ? ofTraefik(CheckType.ABSENT, 'providers.kubernetesCRD.ingressClass') : ofTraefik(CheckType.VALUE, 'providers.kubernetesCRD.ingressClass', ingressClassName),
    namespace === undefined ? ofTraefik(CheckType.ABSENT, 'providers.kubernetesCRD.namespaces') : ofTraefik(CheckType.UNSET_OR_LISTS, 'providers.kubernetesCRD.namespaces', namespace),
  ];
}

export function entryPointCheck(name: string): RequirementCheck {
  return ofTraefik(CheckType.PRESENT, `entryPoints.${name}`);
}

/** What servers that are down cost, in words. */
function costOfOutages(route: RouteIntent): string {
  if (goesToClusterIp(route)) {
    return OUTAGES_BEHIND_CLUSTER_IP;
  }
  const check = passiveHealthCheckOf(route);
  const passive = check && ejectsSilent(route, check) ? passiveField(check) : undefined;
  const asked = retriesOf(route);
  const long = `the connect timeout of ${dialTimeoutOf(route) / 1000} s, ${passive ? `${passive.maxFailedAttempts} of them in every ${passive.failureWindow}` : 'for as long as it is silent'}`;
  return asked && triesUnsent(asked)
    ? `a server that refuses connections costs next to nothing, since requests are tried again, and one that is silent costs requests ${long}`
    : `requests that meet a server that refuses connections get 502, and those that meet one that is silent get 504 after ${long}`;
}
