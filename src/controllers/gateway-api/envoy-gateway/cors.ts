import { rulesOf } from '../../../policies/cors';
import { approximated, native } from '../../shared/declarations';
import { GatewayRows } from '../contribution';

const NAMED = native('lists of names have a space behind each comma; answers that Envoy gives by itself, such as 413 for a body that is too large, have none of these headers');

/**
 * What browsers are told of a route, by its policy. That responses differ by the origin, Envoy does not say by itself.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/security/cors/
 */
export const CORS_ON_ENVOY = {
  cors: {
    declares: {
      corsOrigins: NAMED,
      corsWildcard: approximated('"*" in an origin stands for several labels as well'),
      corsAnyOrigin: approximated('the answer names the origin of the request instead of "*", and one to a request without an origin names none'),
      corsCredentials: NAMED,
    },
    render: cors => {
      const { origins, methods, headers, exposed, credentials, maxAge } = rulesOf(cors);
      return {
        contribution: {
          security: {
            cors: {
              allowOrigins: origins,
              allowMethods: methods,
              ...headers.length > 0 && { allowHeaders: headers },
              ...exposed.length > 0 && { exposeHeaders: exposed },
              allowCredentials: credentials,
              maxAge: `${maxAge}s`,
            },
          },
          responseHeaders: { add: [{ name: 'Vary', value: 'Origin' }] },
        },
        words: () => `SecurityPolicy: cors ${origins.join(', ')}`,
      };
    },
  },
} satisfies Pick<GatewayRows, 'cors'>;
