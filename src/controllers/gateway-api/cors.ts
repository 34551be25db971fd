import { GatewayRows } from './contribution';
import { refused } from '../shared/declarations';

const NOT_EVERYWHERE = refused('Gateway API has a filter for it that not every implementation knows, such as Traefik, which answers 500 then',
  'name the implementation, such as GatewayImplementation.envoyGateway(), or let the backends answer');

/**
 * What browsers are told of a route.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httpcorsfilter
 */
export const CORS = {
  cors: {
    declares: { corsOrigins: NOT_EVERYWHERE, corsWildcard: NOT_EVERYWHERE, corsAnyOrigin: NOT_EVERYWHERE, corsCredentials: NOT_EVERYWHERE },
  },
} satisfies Pick<GatewayRows, 'cors'>;
