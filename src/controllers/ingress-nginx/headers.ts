import { answeredFirst } from './app-root';
import { Contribution, NginxRow, NginxRows, Options } from './contribution';
import { quoted, word } from './nginx-words';
import { invalid } from '../../basics/errors';
import { ofReader } from '../../checks';
import { RouteIntent } from '../../intent/route-intent';
import { checkDnsSubdomain, OF_DERIVED } from '../../kubernetes/names';
import { HeaderSource, HeaderValue } from '../../policies/header-value';
import { CheckType } from '../../requirement-check';
import { Context, Rendered } from '../rows';
import { addressBehind } from '../shared/cluster-ip';
import { native } from '../shared/declarations';

type Header = [name: string, value: HeaderValue];

const WITHOUT = 'the redirect from / has none of these headers';

const responseHeaders: NginxRow<'responseHeaders'> = {
  declares: {
    literalHeader: native(),
    serviceNameHeader: native(),
    clientIpHeader: native(),
    backendAddressHeader: native('after a retry the backend\'s address is a list of all that were tried, the last one answered'),
  },
  render: (headers, context) => renderHeaders(Object.entries(headers), context),
};

/** Out of every response, errors of the controller's own included. */
const removeResponseHeaders: NginxRow<'removeResponseHeaders'> = {
  declares: { removeResponseHeader: native() },
  render: (names, { options: { snippetAnnotations, reader } }) => {
    if (snippetAnnotations === false) {
      throw invalid('nginx.headers-need-snippet', 'removeResponseHeaders', names, 'what needs no snippet, since snippetAnnotations is false', reader.headersWithoutSnippets('hide-headers'));
    }
    return { contribution: { snippet: names.map(name => `more_clear_headers ${name};`) }, words: () => `configuration-snippet: more_clear_headers ${names.join(', ')}` };
  },
};

/**
 * Headers that every response gets, errors included.
 *
 * Texts under names that the controller allows go through its `custom-headers`, which stock controllers take; whatever
 * holds a variable needs a snippet, since `custom-headers` escapes the `$`.
 *
 * @see https://github.com/openresty/headers-more-nginx-module#more_set_headers
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-headers
 */
export const HEADERS = { responseHeaders, removeResponseHeaders } satisfies Pick<NginxRows, 'responseHeaders' | 'removeResponseHeaders'>;

/** @throws if they need a snippet that the controller does not take */
export function renderHeaders(headers: Header[], { route, options }: Context<Options>): Rendered<Contribution> {
  for (const [name, value] of headers) {
    if (textOf(route, value)?.startsWith(':')) {
      throw invalid('nginx.header-starts-with-colon', `responseHeaders["${name}"]`, value.text, 'a text that does not start with ":" on ingress-nginx (it drops colons there)', 'start it with another character');
    }
  }
  if (headers.length > 0 && headers.every(([name, value]) => options.allowedResponseHeaders.includes(name) && textOf(route, value) !== undefined)) {
    return customHeaders(route, headers, options);
  }
  if (headers.length > 0 && options.snippetAnnotations === false) {
    throw refusal(route, headers, options);
  }
  return {
    contribution: { snippet: headers.map(([name, value]) => `more_set_headers ${tokenOf(route, name, value)};`) },
    words: () => words('configuration-snippet', headers),
    remarks: () => [answeredFirst(route, WITHOUT), addressBehind(route, Object.fromEntries(headers))],
  };
}

/** The text of a header that needs no variable. */
export function textOf(route: RouteIntent, value: HeaderValue): string | undefined {
  switch (value.source) {
    case HeaderSource.LITERAL:
      return value.text;
    // Known here already, and $service_name is unknown to Traefik's reading of snippets.
    case HeaderSource.SERVICE_NAME:
      return route.service.name;
    default:
      return undefined;
  }
}

function words(way: string, headers: Header[]): string {
  return `${way}: ${headers.map(([name]) => name).join(', ') || 'nothing'}`;
}

function variableOf(value: HeaderValue): string {
  return value.source === HeaderSource.CLIENT_IP ? '$remote_addr' : '$upstream_addr';
}

function tokenOf(route: RouteIntent, name: string, value: HeaderValue): string {
  const text = textOf(route, value);
  return text === undefined ? word('responseHeaders', `${name}: ${variableOf(value)}`) : quoted('responseHeaders', `${name}: ${text}`);
}

function customHeaders(route: RouteIntent, headers: Header[], { reader }: Options): Rendered<Contribution> {
  if (route.namespace === undefined) {
    throw invalid('nginx.custom-headers-namespace', 'responseHeaders', headers.map(([name]) => name), 'a namespace beside them, since the annotation custom-headers names its ConfigMap as namespace/name',
      'set the namespace of the load balancer or its chart');
  }
  const name = checkDnsSubdomain('name of the ConfigMap of responseHeaders', `${route.name}-response-headers`, OF_DERIVED);
  const names = headers.map(([header]) => header);
  return {
    contribution: {
      annotations: { 'nginx.ingress.kubernetes.io/custom-headers': `${route.namespace}/${name}` },
      objects: [{
        id: 'ResponseHeaders',
        apiVersion: 'v1',
        kind: 'ConfigMap',
        name,
        fields: { data: Object.fromEntries(headers.map(([header, value]) => [header, textOf(route, value)!])) },
      }],
    },
    words: () => words('custom-headers', headers),
    remarks: () => [answeredFirst(route, WITHOUT)],
    requirements: () => [{
      id: 'allowed-response-headers',
      where: reader.configuration,
      what: `${reader.allowedHeaders} lists ${names.join(', ')}, in the same case`,
      why: 'with a header that is missing there, the route answers 503 to every request',
      settings: { [reader.allowedHeaders]: names.join(',') },
      checks: [ofReader(CheckType.LISTS, reader.allowedHeaders, ...names)],
    }],
  };
}

function refusal(route: RouteIntent, headers: Header[], { allowedResponseHeaders, reader }: Options): Error {
  const dynamic = headers.filter(([, value]) => textOf(route, value) === undefined);
  const missing = headers.filter(([name]) => !allowedResponseHeaders.includes(name)).map(([name]) => name);
  return invalid('nginx.headers-need-snippet', 'responseHeaders', headers.map(([name]) => name), 'what needs no snippet, since snippetAnnotations is false',
    dynamic.length === 0
      ? `allow the headers in ${reader.allowedHeaders} of ${reader.program} and set allowedResponseHeaders to ${JSON.stringify(missing)}, or allow snippets`
      : reader.variablesWithoutSnippets(dynamic.map(([name, value]) => [name, variableOf(value)])));
}
