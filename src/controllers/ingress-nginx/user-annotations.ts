import { PREFIX } from './contribution';
import { table } from './on-demand';
import { RouteIntent } from '../../intent/route-intent';

/** The value of an annotation that the user has set on a route, as the Ingress has it. */
export function annotationOf({ annotations }: RouteIntent, name: string): string | undefined {
  const value = annotations?.[PREFIX + name];
  return value === undefined ? undefined : table().spelled(name, value);
}

/** What the backends speak where the prop or an annotation says it, in upper case. */
export function protocolOf(route: RouteIntent): string | undefined {
  return route.service.backendProtocol?.type ?? annotationOf(route, 'backend-protocol')?.toUpperCase();
}

/** The names, without their prefix, of the controller's annotations that the user has set on a route. */
export function annotationNames({ annotations = {} }: RouteIntent): string[] {
  return Object.keys(annotations).filter(key => key.startsWith(PREFIX)).map(key => key.slice(PREFIX.length));
}

/** The annotation that answers every request of a route with a redirect. */
export function redirectOf(route: RouteIntent): 'temporal-redirect' | 'permanent-redirect' | undefined {
  return (['temporal-redirect', 'permanent-redirect'] as const).find(name => annotationOf(route, name) !== undefined);
}
