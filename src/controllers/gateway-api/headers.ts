import { ChangedHeader, Contribution, GatewayRows, Options } from './contribution';
import { checkLength } from './matches';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { HeaderSource, HeaderValue } from '../../policies/header-value';
import { Context, Rendered } from '../rows';
import { native, omitted, refused } from '../shared/declarations';

/** What Gateway API takes of headers in one list of a filter. */
const MAX_HEADERS = 16;

/**
 * Headers of requests and of responses.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httpheaderfilter
 */
export const HEADERS = {
  requestHeaders: {
    declares: {
      literalRequestHeader: native(),
      serviceNameRequestHeader: native(),
      clientIpRequestHeader: refused('Gateway API has no variables in headers', 'leave the header out: implementations tell the backends the address of the client, as a rule in X-Forwarded-For'),
    },
    render: (headers, context) => renderRequestHeaders(headers, context, plainValue),
  },
  removeRequestHeaders: {
    declares: { removeRequestHeader: native() },
    render: names => ({
      contribution: { requestHeaders: { remove: checkCount('removeRequestHeaders', names) } },
      words: () => `RequestHeaderModifier: remove ${names.join(', ')}`,
    }),
  },
  forwardedPrefix: {
    declares: { forwardedPrefix: native() },
    render: prefix => ({
      contribution: { requestHeaders: { set: [{ name: 'X-Forwarded-Prefix', value: checkLength('forwardedPrefix', prefix) }] } },
      words: () => `RequestHeaderModifier: X-Forwarded-Prefix ${prefix}`,
    }),
  },
  responseHeaders: {
    declares: {
      literalHeader: native(),
      serviceNameHeader: native(),
      clientIpHeader: omitted('the header with the client\'s address is left out: Gateway API has no variables in headers'),
      backendAddressHeader: omitted('the header with the backend\'s address is left out: Gateway API has no variables in headers'),
    },
    render: (headers, context) => renderHeaders(headers, context, plainValue),
  },
  removeResponseHeaders: {
    declares: { removeResponseHeader: native() },
    render: names => ({
      contribution: { responseHeaders: { remove: checkCount('removeResponseHeaders', names) } },
      words: () => `ResponseHeaderModifier: remove ${names.join(', ')}`,
    }),
  },
} satisfies Pick<GatewayRows, 'requestHeaders' | 'removeRequestHeaders' | 'forwardedPrefix' | 'responseHeaders' | 'removeResponseHeaders'>;

type Headers = { readonly [name: string]: HeaderValue };

/** The value of a header in a filter; undefined where it is left out. */
export type ValueOfHeader = (prop: string, route: RouteIntent, name: string, header: HeaderValue) => string | undefined;

/** Sets headers of responses. */
export function renderHeaders(headers: Headers, { route }: Context<Options>, valueOf: ValueOfHeader): Rendered<Contribution> {
  checkCount('responseHeaders', Object.keys(headers));
  const set = changed('responseHeaders', headers, route, valueOf);
  return { contribution: { responseHeaders: { set } }, words: () => `ResponseHeaderModifier: ${set.map(({ name }) => name).join(', ') || 'nothing'}` };
}

/** Sets headers of requests. */
export function renderRequestHeaders(headers: Headers, { route }: Context<Options>, valueOf: ValueOfHeader): Rendered<Contribution> {
  checkCount('requestHeaders', [...Object.keys(headers), ...route.forwardedPrefix === undefined ? [] : ['X-Forwarded-Prefix']]);
  const set = changed('requestHeaders', headers, route, valueOf);
  return { contribution: { requestHeaders: { set } }, words: () => `RequestHeaderModifier: ${set.map(({ name }) => name).join(', ')}` };
}

function changed(prop: string, headers: Headers, route: RouteIntent, valueOf: ValueOfHeader): ChangedHeader[] {
  return Object.entries(headers).flatMap(([name, header]) => {
    const value = valueOf(prop, route, name, header);
    return value === undefined ? [] : [{ name, value, ...header.source === HeaderSource.BACKEND_ADDRESS && { ofBackend: true } }];
  });
}

function checkCount(prop: string, names: readonly string[]): readonly string[] {
  if (names.length > MAX_HEADERS) {
    throw invalid('gateway-api.too-many-headers', prop, names, `at most ${MAX_HEADERS} headers with Gateway API, and these are ${names.length}`, 'leave some out');
  }
  return names;
}

/** A value without variables. */
function plainValue(prop: string, route: RouteIntent, name: string, { source, text }: HeaderValue): string | undefined {
  if (source === HeaderSource.SERVICE_NAME) {
    return route.service.name;
  }
  if (source !== HeaderSource.LITERAL) {
    return undefined;
  }
  checkSpaces(prop, name, text!);
  if (text!.includes('%')) {
    throw invalid('gateway-api.header-percent', `${prop}["${name}"]`, text, 'a text without "%" on Gateway API (some implementations take it for a variable, others for itself)',
      'take it out, or name the implementation of the Gateway');
  }
  return text;
}

/** Envoy Gateway refuses a route with a header that holds several spaces in a row. */
export function checkSpaces(prop: string, name: string, text: string): void {
  if (text.includes('  ')) {
    throw invalid('gateway-api.header-spaces', `${prop}["${name}"]`, text, 'a text without two spaces in a row on Gateway API', `write ${JSON.stringify(text.replace(/ +/g, ' '))}`);
  }
}
