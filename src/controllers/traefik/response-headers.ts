import { Middleware, Piece } from './piece';
import { RouteIntent } from '../../intent';
import { HeaderSource } from '../../policies/response-headers';
import { HEADER_FEATURE } from '../feature-of';
import { approximated, native, verdictOn } from '../features';

/** What becomes of headers. */
export const RESPONSE_HEADERS = {
  literalHeader: native(),
  serviceNameHeader: native(),
  clientIpHeader: approximated('the header with the client\'s address is left out: Traefik has no variables in headers'),
  backendAddressHeader: approximated('the header with the backend\'s address is left out: Traefik has no variables in headers'),
};

/**
 * Headers that every response gets, errors included.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/headers/
 */
export function responseHeadersPiece(route: RouteIntent): Piece {
  const asked = Object.entries(route.responseHeaders);
  if (asked.length === 0) {
    return {};
  }
  const customResponseHeaders: { [name: string]: string } = {};
  for (const [name, { source, text }] of asked) {
    if (source === HeaderSource.LITERAL) {
      customResponseHeaders[name] = text!;
    } else if (source === HeaderSource.SERVICE_NAME) {
      customResponseHeaders[name] = route.service.name;
    }
  }
  const names = Object.keys(customResponseHeaders);
  const middleware: Middleware | undefined = names.length === 0 ? undefined : { id: 'Headers', suffix: 'headers', spec: { headers: { customResponseHeaders } } };
  return {
    middleware: () => middleware,
    verdict: () => verdictOn(route, 'responseHeaders', `customResponseHeaders: ${names.join(', ') || 'nothing'}`,
      asked.map(([, { source }]) => RESPONSE_HEADERS[HEADER_FEATURE[source] as keyof typeof RESPONSE_HEADERS])),
  };
}
