import { prefixed } from './by-annotations';
import { Contribution, NginxRows } from './contribution';
import { checkWordLength } from './nginx-words';
import { Cors, rulesOf } from '../../policies/cors';
import { Rendered } from '../rows';
import { approximated, native } from '../shared/declarations';

const AS_IT_ANSWERS = approximated('responses have no Vary: Origin, so that a cache before the controller may hand out the permission of another origin; a preflight request of an origin that is not listed reaches the backends');

/**
 * What browsers are told of a route, errors included. Every annotation is written: by itself the controller allows every origin, with credentials.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#enable-cors
 */
export const CORS = {
  cors: {
    declares: {
      corsOrigins: AS_IT_ANSWERS,
      corsWildcard: AS_IT_ANSWERS,
      corsAnyOrigin: native('every OPTIONS request is answered with 204, also one that is no preflight request'),
      corsCredentials: AS_IT_ANSWERS,
    },
    render: renderCors,
  },
} satisfies Pick<NginxRows, 'cors'>;

export function renderCors(cors: Cors): Rendered<Contribution> {
  const { origins, methods, headers, exposed, credentials, maxAge } = rulesOf(cors);
  const list = (field: string, names: readonly string[]) => checkWordLength('nginx.cors-too-long', `${field} of cors`, names.join());
  const annotations = prefixed({
    'enable-cors': 'true',
    'cors-allow-origin': list('allowOrigins', origins),
    'cors-allow-methods': list('allowMethods', methods),
    // Without one the controller has a list of its own; this one needs no permission.
    'cors-allow-headers': list('allowHeaders', headers.length > 0 ? headers : ['Accept']),
    'cors-allow-credentials': String(credentials),
    ...exposed.length > 0 && { 'cors-expose-headers': list('exposeHeaders', exposed) },
    'cors-max-age': String(maxAge),
  });
  return { contribution: { annotations }, words: () => `cors-allow-origin: ${origins.join(', ')}` };
}
