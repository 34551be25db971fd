import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';

/** The longest name of a variable that the hash of nginx's variables takes, as the controller sets it up. */
const MAX_VARIABLE = 238;
const LIMIT_VARIABLE = '$allowlist_'.length - 1;
const UID = 36;
const MAX_NAMESPACE = 63;

/** Checks the name of the variable that the controller makes of an Ingress with a limit, in base64: with a longer one nginx loads no configuration. */
export function checkLimitName(prop: string, limit: unknown, route: RouteIntent): void {
  const bytes = (route.namespace?.length ?? MAX_NAMESPACE) + route.name.length + UID + 2;
  if (LIMIT_VARIABLE + Math.ceil(bytes * 4 / 3) > MAX_VARIABLE) {
    throw invalid('nginx.limit-name', prop, limit,
      `an Ingress whose name and namespace${route.namespace === undefined ? ` (unknown here, at most ${MAX_NAMESPACE})` : ''} have at most ${Math.floor((MAX_VARIABLE - LIMIT_VARIABLE) * 3 / 4) - UID - 2} characters together, `
      + `of which ingress-nginx makes the name of a variable, and these are ${bytes - UID - 2}`, 'set a shorter ingressName, or the namespace of the chart');
  }
}
