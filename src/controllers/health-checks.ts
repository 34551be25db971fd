import { HEALTH_FEATURE } from './feature-of';
import { Declaration, supported } from './features';
import { RouteIntent } from '../intent';
import { ActiveHealthCheck, HealthCheckType, PassiveHealthCheck } from '../policies/health-check';

type Declared = { readonly [feature in 'activeHealthCheck' | 'passiveHealthCheck']: Declaration };

/**
 * What is declared of the health checks that a route asks for.
 *
 * @throws if the controller has none of a kind
 */
export function declaredChecks({ service: { healthChecks } }: RouteIntent, declared: Declared): Declaration[] {
  return healthChecks.map(({ type }) => supported(declared, HEALTH_FEATURE[type] as keyof Declared));
}

/** How the backends of a route are asked; nothing where they are not. */
export function askedOf({ service: { healthChecks } }: RouteIntent): ActiveHealthCheck | undefined {
  return healthChecks.find(({ type }) => type === HealthCheckType.ACTIVE)?.asked;
}

/** What is watched of the backends of a route; nothing where nothing is. */
export function watchedOf({ service: { healthChecks } }: RouteIntent): PassiveHealthCheck | undefined {
  return healthChecks.find(({ type }) => type === HealthCheckType.PASSIVE)?.watched;
}
