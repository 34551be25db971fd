import { Middleware, TraefikRows } from './contribution';
import { isForAll, isPattern, rulesOf } from '../../policies/cors';
import { native } from '../shared/declarations';

/**
 * What browsers are told of a route. Traefik answers every preflight request by itself, before anybody asks who gets in.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/headers/#cors-headers
 */
export const CORS = {
  cors: {
    declares: { corsOrigins: native(), corsWildcard: native(), corsAnyOrigin: native(), corsCredentials: native() },
    render: cors => {
      const { origins, methods, headers, exposed, credentials, maxAge } = rulesOf(cors);
      const exact = origins.filter(origin => !isPattern(origin));
      const patterns = origins.filter(isPattern);
      const middleware: Middleware = {
        id: 'Cors',
        suffix: 'cors',
        spec: {
          headers: {
            accessControlAllowMethods: methods,
            accessControlMaxAge: maxAge,
            ...exact.length > 0 && { accessControlAllowOriginList: exact },
            ...patterns.length > 0 && { accessControlAllowOriginListRegex: patterns.map(regexOf) },
            ...headers.length > 0 && { accessControlAllowHeaders: headers },
            ...exposed.length > 0 && { accessControlExposeHeaders: exposed },
            ...credentials && { accessControlAllowCredentials: true },
            ...!isForAll(cors) && { addVaryHeader: true },
          },
        },
      };
      return { contribution: { chain: { cors: () => middleware } }, words: () => `accessControlAllowOrigin: ${origins.join(', ')}` };
    },
  },
} satisfies Pick<TraefikRows, 'cors'>;

/** One label, as in hosts, and no longer than DNS has them, so that a list of origins costs little of a long header. */
function regexOf(origin: string): string {
  const [scheme, rest] = origin.split('*');
  return `^${scheme}[A-Za-z0-9-]{1,63}${rest.replace(/\./g, '\\.')}$`;
}
