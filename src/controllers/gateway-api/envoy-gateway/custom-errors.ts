import { refused } from '../../shared/declarations';
import { GatewayRows } from '../contribution';

/**
 * Errors that a Service in the cluster answers: Envoy Gateway replaces a response by a text or a redirect, and asks no Service for another one.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/response-override/
 */
export const CUSTOM_ERRORS_ON_ENVOY = {
  customErrors: {
    declares: {
      customErrors: refused('Envoy Gateway replaces errors by a text that stands in the cluster, and not by the answer of a Service',
        'leave it out, and write the text into responseOverride of a BackendTrafficPolicy for the Gateway, which is merged with that of the route'),
    },
  },
} satisfies Pick<GatewayRows, 'customErrors'>;
