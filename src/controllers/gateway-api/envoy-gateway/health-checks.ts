import { durationOf } from './duration';
import { leavesOutFailing } from '../../../intent/failover';
import { RouteIntent } from '../../../intent/route-intent';
import { ActiveHealthCheck, activeOf, PassiveHealthCheck, passiveOf } from '../../../policies/health-check';
import { Addition } from '../../rows';
import { native } from '../../shared/declarations';
import { Contribution, GatewayRow, Options } from '../contribution';
import { checkLength } from '../matches';

const ENDED_BY_PROBE = 'a backend that is ejected for its errors gets requests again as soon as a probe of it succeeds';

/**
 * The check where nobody asks for one. It counts failed connections alone, so that one is enough, as for nginx; a client whose
 * hash leads every further attempt to the same backend waits for no second one. Since each ejection is longer than the one
 * before, the first one is short.
 */
const UNASKED: PassiveHealthCheck = { consecutiveErrors: 1, ejectionTime: 5_000 };

/** What Envoy takes for the longest ejection. */
const LONGEST = '5 min';

/** Time between two looks for backends whose ejection is over. */
const SWEEP = '1s';

/** The highest share that is never all of them. Envoy ejects a backend only where the share that is out then is at most this. */
const MAX_EJECTION_PERCENT = 99;

/**
 * Backends that get no requests while they fail.
 *
 * @see https://gateway.envoyproxy.io/docs/api/extension_types/#healthcheck
 * @see https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/outlier
 */
export const healthChecks: GatewayRow<'healthChecks'> = {
  declares: {
    activeHealthCheck: native('each Envoy probes by itself, and only every 60 s as long as a route has had no request'),
    passiveHealthCheck: native('errors are counted for each route; each ejection lasts longer than the one before, by the ejection time, and one backend is always left'),
  },
  render: checks => {
    const active = activeOf(checks);
    const passive = passiveOf(checks);
    return {
      contribution: { traffic: { healthCheck: { ...active && { active: activeField(active) }, ...passive && { passive: passiveField(passive) } } } },
      words: () => `healthCheck: ${wordsOf(active, passive)}`,
      remarks: () => [active && passive && native(ENDED_BY_PROBE)],
    };
  },
};

/** Ejects a backend that cannot be reached, so that few requests wait for one that is silent. */
export const unaskedHealthCheck: Addition<Options, Contribution> = ({ route }) => {
  const { ejectionTime } = UNASKED;
  return passiveOf(route.service.healthChecks) || !leavesOutFailing(route) ? undefined : {
    policy: 'healthChecks',
    contribution: { traffic: { healthCheck: unaskedField(activeOf(route.service.healthChecks) === undefined) } },
    words: () => `healthCheck: a failed connection: ${ejectionTime / 1000} s`,
    remarks: () => [
      native(`a backend that cannot be reached is ejected for ${ejectionTime / 1000} s, each time ${ejectionTime / 1000} s longer, up to ${LONGEST}`),
      activeOf(route.service.healthChecks) ? undefined : native('while every backend is ejected, all get requests'),
      native('HealthCheck.passive() sets other numbers, and Retries.none() turns it off'),
    ],
  };
};

/** How often a backend may fail in a row before it is ejected; undefined where none is. */
export function errorsBefore(route: RouteIntent): number | undefined {
  return (passiveOf(route.service.healthChecks) ?? (leavesOutFailing(route) ? UNASKED : undefined))?.consecutiveErrors;
}

function activeField({ path, interval, timeout, unhealthyThreshold, healthyThreshold, expectedStatuses, host }: ActiveHealthCheck) {
  return {
    type: 'HTTP',
    interval: durationOf('interval of HealthCheck.active()', interval),
    timeout: durationOf('timeout of HealthCheck.active()', timeout),
    unhealthyThreshold,
    healthyThreshold,
    http: { path: checkLength('path of HealthCheck.active()', path), expectedStatuses, ...host !== undefined && { hostname: host } },
  };
}

function passiveField({ consecutiveErrors, ejectionTime }: PassiveHealthCheck) {
  return { consecutive5XxErrors: consecutiveErrors, ...ejection(ejectionTime) };
}

/**
 * Counts connections that fail, and no responses.
 *
 * @param all Whether all may be ejected, and then all get requests: so the first one that returns gets them at once. Backends
 * that probes have found to be ill get none.
 */
function unaskedField(all: boolean) {
  return {
    passive: {
      splitExternalLocalOriginErrors: true,
      consecutiveLocalOriginFailures: UNASKED.consecutiveErrors,
      consecutive5XxErrors: 0,
      ...ejection(UNASKED.ejectionTime),
      ...all && { maxEjectionPercent: 100 },
    },
    ...all && { panicThreshold: 1 },
  };
}

/** One backend is always left, however many fail. */
function ejection(time: number) {
  return {
    baseEjectionTime: durationOf('ejectionTime of HealthCheck.passive()', time),
    interval: SWEEP,
    maxEjectionPercent: MAX_EJECTION_PERCENT,
  };
}

function wordsOf(active: ActiveHealthCheck | undefined, passive: PassiveHealthCheck | undefined): string {
  return [
    ...active ? [`GET ${active.path} every ${active.interval / 1000} s`] : [],
    ...passive ? [`${passive.consecutiveErrors} errors in a row: ${passive.ejectionTime / 1000} s`] : [],
  ].join('; ');
}
