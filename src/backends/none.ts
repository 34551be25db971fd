import { Backends } from './backends';
import { checkMadeBy, invalid } from '../basics/errors';
import { Redirect } from '../policies/redirect';

/** The props of a load balancer that are about its backends. */
interface OfBackends {
  readonly backends?: Backends;
  readonly redirect?: Redirect;
  readonly endpointsApi?: unknown;
  readonly loadBalancing?: unknown;
  readonly healthChecks?: unknown;
  readonly backendProtocol?: unknown;
}

const ABOUT_THEM = ['endpointsApi', 'loadBalancing', 'healthChecks', 'backendProtocol'] as const;

/**
 * The backends of a load balancer: none where it redirects all requests, and names none.
 *
 * @throws if there are none, and something else is said of them
 */
export function backendsOf(props: OfBackends): Backends {
  const { backends, redirect } = props;
  if (backends === undefined && redirect !== undefined) {
    const about = ABOUT_THEM.find(prop => props[prop] !== undefined);
    if (about !== undefined) {
      throw invalid('backends.needed', about, props[about], 'nothing about backends where there are none', 'leave it out, or set the prop backends');
    }
    return Backends._none();
  }
  checkMadeBy('backends', backends, Backends, 'Backends.fromIps() with the port 80');
  return backends!;
}
