import { Contribution, Filter, GatewayRows, Options } from './contribution';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { HeaderSource, HeaderValue } from '../../policies/response-headers';
import { Context, Rendered } from '../rows';
import { native, omitted } from '../shared/declarations';

/** What Gateway API takes of headers in one filter. */
const MAX_HEADERS = 16;

/**
 * Headers that every response gets.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httpheaderfilter
 */
export const HEADERS = {
  responseHeaders: {
    declares: {
      literalHeader: native(),
      serviceNameHeader: native(),
      clientIpHeader: omitted('the header with the client\'s address is left out: Gateway API has no variables in headers'),
      backendAddressHeader: omitted('the header with the backend\'s address is left out: Gateway API has no variables in headers'),
    },
    render: (headers, context) => renderHeaders(headers, context, plainValue),
  },
} satisfies Pick<GatewayRows, 'responseHeaders'>;

/** The value of a header in a filter; undefined where it is left out. */
export type ValueOfHeader = (route: RouteIntent, name: string, header: HeaderValue) => string | undefined;

/** Sets headers by a filter of the backends' responses, and by another of the Gateway's own, which no backend has to do with. */
export function renderHeaders(
  headers: { readonly [name: string]: HeaderValue }, { route }: Context<Options>, valueOf: ValueOfHeader,
): Rendered<Contribution> {
  const asked = Object.entries(headers);
  if (asked.length > MAX_HEADERS) {
    throw invalid('gateway-api.too-many-headers', 'responseHeaders', asked.map(([name]) => name), `at most ${MAX_HEADERS} headers with Gateway API, and these are ${asked.length}`, 'leave some out');
  }
  const filterOf = (some: typeof asked): Filter | undefined => {
    const set = some.flatMap(([name, header]) => {
      const value = valueOf(route, name, header);
      return value === undefined ? [] : [{ name, value }];
    });
    return set.length === 0 ? undefined : { type: 'ResponseHeaderModifier', responseHeaderModifier: { set } };
  };
  const filter = filterOf(asked);
  return {
    contribution: {
      filters: { headers: () => filter },
      headersOfOwnAnswers: () => filterOf(asked.filter(([, { source }]) => source !== HeaderSource.BACKEND_ADDRESS)),
    },
    words: () => `ResponseHeaderModifier: ${filter?.responseHeaderModifier.set.map(({ name }: { name: string }) => name).join(', ') ?? 'nothing'}`,
  };
}

/** A value without variables. */
function plainValue(route: RouteIntent, name: string, { source, text }: HeaderValue): string | undefined {
  if (source === HeaderSource.SERVICE_NAME) {
    return route.service.name;
  }
  if (source !== HeaderSource.LITERAL) {
    return undefined;
  }
  checkSpaces(name, text!);
  if (text!.includes('%')) {
    throw invalid('gateway-api.header-percent', `responseHeaders["${name}"]`, text, 'a text without "%" on Gateway API (some implementations take it for a variable, others for itself)',
      'take it out, or name the implementation of the Gateway');
  }
  return text;
}

/** Envoy Gateway refuses a route with a header that holds several spaces in a row. */
export function checkSpaces(name: string, text: string): void {
  if (text.includes('  ')) {
    throw invalid('gateway-api.header-spaces', `responseHeaders["${name}"]`, text, 'a text without two spaces in a row on Gateway API', `write ${JSON.stringify(text.replace(/ +/g, ' '))}`);
  }
}
