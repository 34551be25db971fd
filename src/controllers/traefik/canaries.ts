import { Contribution, TraefikRow, TraefikRows } from './contribution';
import { literal } from './rules';
import { ofTraefik } from '../../checks';
import { RouteIntent } from '../../intent/route-intent';
import { passiveOf } from '../../policies/health-check';
import { Requirement } from '../../report';
import { CheckType } from '../../requirement-check';
import { isSticky, onCanaries, Share, sharesOf } from '../shared/canaries';
import { approximated, native } from '../shared/declarations';

const ANOTHER_SET = native('a request that is tried again may go to another set of servers; while all servers of a set are ejected by HealthCheck.passive(), its share of the requests gets 503');
const DECIDED = native('while every server of the canary is down, these requests fail');

/** Measured: the cookie is one of a set of servers, and each request is given to one of the sets by weight. */
const NOT_STICKY = approximated('the weight decides anew for each request, so that a client changes the set of servers, and gets another cookie with each change');

/**
 * Other Services for a part of the requests: services with weights in one entry, and entries of their own for headers and cookies.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/
 */
const canaries: TraefikRow<'canaries'> = {
  declares: {
    canaryByWeight: ANOTHER_SET,
    canaryByHeader: DECIDED,
    canaryByHeaderValue: DECIDED,
    canaryByCookie: DECIDED,
  },
  render: (_, { route }) => {
    const shares = sharesOf(route);
    const isWeighed = shares.some(({ targets }) => targets.length > 1);
    return onCanaries<Contribution>(route, {
      contribution: { shares: shares.map((share, i) => shareAfter(share, shares.slice(0, i), route)) },
      remarks: () => [isWeighed && isSticky(route) ? NOT_STICKY : undefined],
      requirements: () => isWeighed ? [safeNaming(route)] : [],
    });
  },
};

export const CANARIES = { canaries } satisfies Pick<TraefikRows, 'canaries'>;

/** What an entry needs that gets a share: entries of a path have one priority, so that each excludes those before it. */
function shareAfter({ by, targets }: Share, before: readonly Share[], { service }: RouteIntent): NonNullable<Contribution['shares']>[number] {
  return {
    conditions: [...by ? [conditionOf(by)] : [], ...before.map(other => `!${conditionOf(other.by!)}`)],
    services: targets.map(({ canary, weight }) => ({
      name: (canary ?? service).name,
      port: (canary ?? service).port,
      ...targets.length > 1 && { weight },
      // Measured: where nobody asks for it, ejecting all servers of a canary gets its share 503, which other servers would answer.
      ...canary && passiveOf(service.healthChecks) === undefined && { passiveHealthCheck: undefined },
    })),
  };
}

/** A header as a whole, or a cookie among others. */
function conditionOf({ kind, name, value }: NonNullable<Share['by']>): string {
  return kind === 'header' ? `Header(${literal(name)}, ${literal(value)})` : `HeaderRegexp(\`Cookie\`, ${literal(`(^|;\\s*)${name}=${value}(;|$)`)})`;
}

/** Traefik has one service of each Service that has a weight, whatever the routes say of it, unless it is told otherwise. */
function safeNaming({ service }: RouteIntent): Requirement {
  return {
    id: 'safe-naming',
    where: 'the static configuration of Traefik',
    what: `safeNaming is true where routes to the Service ${service.name}, or paths of one route, differ in loadBalancing, healthChecks, timeouts or retries`,
    why: 'by itself Traefik takes services with weights for the same in all routes, and what the last of them says holds for all',
    settings: { 'providers.kubernetesCRD.safeNaming': 'true' },
    checks: [ofTraefik(CheckType.VALUE, 'providers.kubernetesCRD.safeNaming', 'true')],
    unless: 'all routes to the Service say the same of it',
  };
}
