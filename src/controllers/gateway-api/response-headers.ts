import { GatewayImplementationType } from './implementation';
import { Filter, Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { HeaderSource, HeaderValue } from '../../policies/response-headers';
import { HEADER_FEATURE } from '../feature-of';
import { approximated, native, verdictOn } from '../features';

/** What becomes of headers. */
export const RESPONSE_HEADERS = {
  literalHeader: native(),
  serviceNameHeader: native(),
  clientIpHeader: approximated('the header with the client\'s address is left out: Gateway API has no variables in headers'),
  backendAddressHeader: approximated('the header with the backend\'s address is left out: Gateway API has no variables in headers'),
};

/** What becomes of them on Envoy Gateway. */
export const RESPONSE_HEADERS_ON_ENVOY_GATEWAY = { clientIpHeader: native(), backendAddressHeader: native() };

/** What Gateway API takes of headers in one filter. */
const MAX_HEADERS = 16;

/** Headers for the answers of backends, and for those of the Gateway itself, which no backend has to do with. */
export interface HeadersPiece extends Piece {
  readonly filterOfOwnAnswers?: Filter;
}

/**
 * Headers that every response gets.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httpheaderfilter
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/advanced/substitution_formatter
 */
export function responseHeadersPiece(route: RouteIntent, { declared, implementation }: Setting): HeadersPiece {
  const asked = Object.entries(route.responseHeaders);
  if (asked.length === 0) {
    return {};
  }
  if (asked.length > MAX_HEADERS) {
    throw invalid('responseHeaders', asked.map(([name]) => name), `at most ${MAX_HEADERS} headers with Gateway API, and these are ${asked.length}`, 'leave some out');
  }
  const valueOf = implementation === GatewayImplementationType.ENVOY_GATEWAY ? valueForEnvoy : plainValue;
  const filterOf = (headers: typeof asked) => {
    const set = headers.flatMap(([name, header]) => {
      const value = valueOf(route, name, header);
      return value === undefined ? [] : [{ name, value }];
    });
    return set.length === 0 ? undefined : { type: 'ResponseHeaderModifier', responseHeaderModifier: { set } };
  };
  const filter = filterOf(asked);
  return {
    filter: () => filter,
    filterOfOwnAnswers: filterOf(asked.filter(([, { source }]) => source !== HeaderSource.BACKEND_ADDRESS)),
    verdict: () => verdictOn(route, 'responseHeaders', `ResponseHeaderModifier: ${filter?.responseHeaderModifier.set.map(({ name }) => name).join(', ') ?? 'nothing'}`,
      asked.map(([, { source }]) => declared[HEADER_FEATURE[source]])),
  };
}

/** A value without variables; nothing where there is none. */
function plainValue(route: RouteIntent, name: string, { source, text }: HeaderValue): string | undefined {
  if (source === HeaderSource.SERVICE_NAME) {
    return route.service.name;
  }
  if (source !== HeaderSource.LITERAL) {
    return undefined;
  }
  checkSpaces(name, text!);
  if (text!.includes('%')) {
    throw invalid(`responseHeaders["${name}"]`, text, 'a text without "%" on Gateway API (some implementations take it for a variable, others for itself)',
      'take it out, or name the implementation of the Gateway');
  }
  return text;
}

/** A value with the variables of Envoy, where a plain "%" is written twice. */
function valueForEnvoy(route: RouteIntent, name: string, { source, text }: HeaderValue): string {
  switch (source) {
    case HeaderSource.SERVICE_NAME:
      return route.service.name;
    case HeaderSource.LITERAL:
      checkSpaces(name, text!);
      return text!.replace(/%/g, '%%');
    case HeaderSource.CLIENT_IP:
      return '%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%';
    case HeaderSource.BACKEND_ADDRESS:
      return '%UPSTREAM_REMOTE_ADDRESS%';
  }
}

/** Envoy Gateway refuses a route with a header that holds several spaces in a row. */
function checkSpaces(name: string, text: string): void {
  if (text.includes('  ')) {
    throw invalid(`responseHeaders["${name}"]`, text, 'a text without two spaces in a row on Gateway API', `write ${JSON.stringify(text.replace(/ +/g, ' '))}`);
  }
}
