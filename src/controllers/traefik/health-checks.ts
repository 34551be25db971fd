import { TraefikRow } from './contribution';
import { passiveField } from './outages';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { AddressSource } from '../../intent/service-intent';
import { isWildcard } from '../../kubernetes/hosts';
import { ActiveHealthCheck, activeOf, PassiveHealthCheck, passiveOf } from '../../policies/health-check';
import { approximated, native, refusedUnless } from '../shared/declarations';

const PASSIVE = native('errors are counted for each path, where they follow each other within the ejection time; while every backend is ejected, requests are answered with 503; a change of any route makes Traefik take all of them again');
const ACTIVE = native('each path of the route is probed by itself; while a probe fails, requests are answered with 503; a change of any route makes Traefik send requests again until the next probe');
const AT_ONCE = approximated('one failed probe suffices to end requests, and one successful probe to resume them, whatever the thresholds are');
const ENDED_BY_PROBE = native('a server that is ejected for its errors gets requests again only when a probe of it succeeds');

/**
 * Backends that get no requests while they fail.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/load-balancing/service/#health-check
 */
export const healthChecks: TraefikRow<'healthChecks'> = {
  declares: {
    activeHealthCheck: refusedUnless(hasName, 'Traefik sends no probes to servers with static IPs behind a Service', 'use HealthCheck.passive(), or Backends.fromHostname()'),
    passiveHealthCheck: PASSIVE,
  },
  render: (checks, { route }) => {
    const active = activeOf(checks);
    const passive = passiveOf(checks);
    return {
      contribution: {
        service: { ...active && { healthCheck: activeField(active, route) }, ...passive && { passiveHealthCheck: passiveField(passive) } },
      },
      words: () => wordsOf(active, passive).join('; '),
      instead: () => active && [ACTIVE, ...passive ? [PASSIVE] : []],
      remarks: () => [
        active && (active.unhealthyThreshold > 1 || active.healthyThreshold > 1) ? AT_ONCE : undefined,
        active && passive && ENDED_BY_PROBE,
      ],
    };
  },
};

function hasName({ service }: RouteIntent): boolean {
  return service.addressSource === AddressSource.EXTERNAL_NAME;
}

function activeField({ path, interval, timeout, expectedStatuses, host }: ActiveHealthCheck, { hosts }: RouteIntent) {
  if (expectedStatuses.length > 1) {
    throw invalid('traefik.expected-statuses', 'healthChecks', expectedStatuses, 'one expected status on Traefik', 'expect the one that the server answers');
  }
  const hostname = host ?? hosts.find(each => !isWildcard(each));
  return {
    path,
    interval: `${interval / 1000}s`,
    timeout: `${timeout / 1000}s`,
    status: expectedStatuses[0],
    // By itself Traefik follows a redirect, and takes the status of what it leads to.
    followRedirects: false,
    ...hostname !== undefined && { hostname },
  };
}

function wordsOf(active: ActiveHealthCheck | undefined, passive: PassiveHealthCheck | undefined): string[] {
  const { maxFailedAttempts, failureWindow } = { ...passive && passiveField(passive) };
  return [
    ...active ? [`healthCheck: GET ${active.path} every ${active.interval / 1000} s`] : [],
    ...passive ? [`passiveHealthCheck: maxFailedAttempts ${maxFailedAttempts}, failureWindow ${failureWindow}`] : [],
  ];
}
