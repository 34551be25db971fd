import { Contribution, Middleware, Options, TraefikRows } from './contribution';
import { HeaderSource, HeaderValue } from '../../policies/header-value';
import { Context, Rendered } from '../rows';
import { approximated, native, omitted, refused } from '../shared/declarations';

/**
 * Headers of requests and of responses, answers of Traefik's own included.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/headers/
 */
export const HEADERS = {
  requestHeaders: {
    declares: {
      literalRequestHeader: native(),
      serviceNameRequestHeader: native(),
      clientIpRequestHeader: refused('Traefik has no variables in headers', 'leave the header out: the backends get the address of the client in X-Real-Ip and X-Forwarded-For'),
    },
    render: (headers, context) => requestHeaders(textsOf(headers, context), 'customRequestHeaders'),
  },
  removeRequestHeaders: {
    declares: { removeRequestHeader: native() },
    render: names => requestHeaders(withoutTexts(names), 'customRequestHeaders without'),
  },
  forwardedPrefix: {
    declares: { forwardedPrefix: native() },
    render: prefix => requestHeaders({ 'X-Forwarded-Prefix': prefix }, 'customRequestHeaders'),
  },
  responseHeaders: {
    declares: {
      literalHeader: native(),
      serviceNameHeader: native(),
      clientIpHeader: omitted('the header with the client\'s address is left out: Traefik has no variables in headers'),
      backendAddressHeader: omitted('the header with the backend\'s address is left out: Traefik has no variables in headers'),
    },
    render: (headers, context) => {
      const texts = textsOf(headers, context);
      const names = Object.keys(texts);
      return {
        contribution: names.length === 0 ? {} : { headers: { response: texts } },
        words: () => `customResponseHeaders: ${names.join(', ') || 'nothing'}`,
        remarks: () => [context.options.middlewares && names.length > 0 ? approximated('responses that the existing Middlewares give by themselves, such as 401, do not get the headers') : undefined],
      };
    },
  },
  removeResponseHeaders: {
    declares: { removeResponseHeader: native() },
    render: (names, { options }) => ({
      contribution: { headers: { response: withoutTexts(names) } },
      words: () => `customResponseHeaders without ${names.join(', ')}`,
      remarks: () => [options.middlewares && approximated('responses that the existing Middlewares give by themselves, such as 401, keep their headers')],
    }),
  },
} satisfies Pick<TraefikRows, 'requestHeaders' | 'removeRequestHeaders' | 'forwardedPrefix' | 'responseHeaders' | 'removeResponseHeaders'>;

interface Texts { readonly [name: string]: string }

/** What can be written without variables. */
function textsOf(headers: { readonly [name: string]: HeaderValue }, { route }: Context<Options>): Texts {
  const texts: { [name: string]: string } = {};
  for (const [name, { source, text }] of Object.entries(headers)) {
    if (source === HeaderSource.LITERAL) {
      texts[name] = text!;
    } else if (source === HeaderSource.SERVICE_NAME) {
      texts[name] = route.service.name;
    }
  }
  return texts;
}

function withoutTexts(names: readonly string[]): Texts {
  return Object.fromEntries(names.map(name => [name, '']));
}

function requestHeaders(texts: Texts, words: string): Rendered<Contribution> {
  return { contribution: { headers: { request: texts } }, words: () => `${words} ${Object.keys(texts).join(', ')}` };
}

/** The Middlewares with the headers of all policies: those of responses outermost, those of requests once nothing else looks at them. */
export function withHeaders(contribution: Contribution): Contribution {
  const { request, response } = contribution.headers ?? {};
  const ofResponses: Middleware | undefined = response && { id: 'Headers', suffix: 'headers', spec: { headers: { customResponseHeaders: response } } };
  const ofRequests: Middleware | undefined = request && { id: 'RequestHeaders', suffix: 'request-headers', spec: { headers: { customRequestHeaders: request } } };
  return {
    ...contribution,
    chain: { ...contribution.chain, ...ofResponses && { headers: () => ofResponses }, ...ofRequests && { requestHeaders: () => ofRequests } },
  };
}
