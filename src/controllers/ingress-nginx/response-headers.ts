import { AnnotationReader } from './annotation-reader';
import { Piece, Setting } from './piece';
import { Reader, READERS } from './readers';
import { quoted, word } from './snippet';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { checkDnsSubdomain } from '../../kubernetes/names';
import { HeaderSource, HeaderValue } from '../../policies/response-headers';
import { Verdict } from '../../report';
import { HEADER_FEATURE } from '../feature-of';
import { approximated, native, verdictOn } from '../features';

/** What becomes of headers. */
export const RESPONSE_HEADERS = {
  literalHeader: native(),
  serviceNameHeader: native(),
  clientIpHeader: native(),
  backendAddressHeader: native('after a retry the backend\'s address is a list of all that were tried, the last one answered'),
};

/** What becomes of them where Traefik reads the annotations. */
export const RESPONSE_HEADERS_ON_TRAEFIK = {
  backendAddressHeader: approximated('the header with the backend\'s address is left out: Traefik has no variable for it'),
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
export function responseHeadersPiece(route: RouteIntent, setting: Setting): Piece {
  const asked = Object.entries(route.responseHeaders);
  if (asked.length === 0) {
    return {};
  }
  const onTraefik = setting.reader === AnnotationReader.TRAEFIK;
  const headers = onTraefik ? asked.filter(([, { source }]) => source !== HeaderSource.BACKEND_ADDRESS) : asked;
  const verdict = (way: string) => verdictOn(route, 'responseHeaders', `${way}: ${headers.map(([name]) => name).join(', ') || 'nothing'}`,
    asked.map(([, { source }]) => setting.declared[HEADER_FEATURE[source]]));
  for (const [name, value] of headers) {
    if (literal(route, value)?.startsWith(':')) {
      throw invalid(`responseHeaders["${name}"]`, value.text, 'a text that does not start with ":" on ingress-nginx (it swallows them)', 'start it with another character');
    }
  }
  if (headers.length > 0 && headers.every(([name, value]) => setting.allowedResponseHeaders.includes(name) && literal(route, value) !== undefined)) {
    return customHeaders(route, headers, READERS[setting.reader], verdict);
  }
  if (headers.length > 0 && setting.snippetAnnotations === false) {
    throw refusal(route, headers, setting);
  }
  if (onTraefik) {
    headers.forEach(([name, value]) => checkForTraefik(name, literal(route, value)));
  }
  return {
    snippet: headers.map(([name, value]) => `more_set_headers ${text(route, name, value)};`),
    verdict: () => verdict('configuration-snippet'),
  };
}

/** Traefik leaves the escapes of a snippet as they are, and so would show them. */
function checkForTraefik(name: string, plain: string | undefined): void {
  if (plain !== undefined && /[\\"$]/.test(plain)) {
    throw invalid(`responseHeaders["${name}"]`, plain, 'a text without " \\ and $ where Traefik reads snippets (it would show their escapes)',
      'allow the header by name and set allowedResponseHeaders, which needs no snippet, or take them out');
  }
}

/** A header that needs no variable: its text. */
function literal(route: RouteIntent, value: HeaderValue): string | undefined {
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

function variable(value: HeaderValue): string {
  return value.source === HeaderSource.CLIENT_IP ? '$remote_addr' : '$upstream_addr';
}

function text(route: RouteIntent, name: string, value: HeaderValue): string {
  const plain = literal(route, value);
  return plain === undefined ? word('responseHeaders', `${name}: ${variable(value)}`) : quoted('responseHeaders', `${name}: ${plain}`);
}

function customHeaders(route: RouteIntent, headers: [string, HeaderValue][], reader: Reader, verdict: (way: string) => Verdict): Piece {
  if (route.namespace === undefined) {
    throw invalid('responseHeaders', headers.map(([name]) => name), 'a namespace beside them, since the annotation custom-headers names its ConfigMap as namespace/name',
      'set the namespace of the load balancer or its chart');
  }
  const name = checkDnsSubdomain('name of the ConfigMap of responseHeaders', `${route.name}-response-headers`);
  const names = headers.map(([header]) => header);
  return {
    annotations: { 'nginx.ingress.kubernetes.io/custom-headers': `${route.namespace}/${name}` },
    objects: [{
      id: 'ResponseHeaders',
      apiVersion: 'v1',
      kind: 'ConfigMap',
      name,
      fields: { data: Object.fromEntries(headers.map(([header, value]) => [header, literal(route, value)!])) },
    }],
    verdict: () => verdict('custom-headers'),
    requirements: () => [{
      id: 'allowed-response-headers',
      where: reader.configuration,
      what: `${reader.allowedHeaders} holds ${names.join(', ')}, letter by letter`,
      why: 'with a header that is missing there, the route answers 503 to every request',
      settings: { [reader.allowedHeaders]: names.join(',') },
    }],
  };
}

function refusal(route: RouteIntent, headers: [string, HeaderValue][], setting: Setting): Error {
  const dynamic = headers.filter(([, value]) => literal(route, value) === undefined);
  const missing = headers.filter(([name]) => !setting.allowedResponseHeaders.includes(name)).map(([name]) => name);
  const { program, allowedHeaders } = READERS[setting.reader];
  return invalid('responseHeaders', headers.map(([name]) => name), 'nothing that needs a snippet where snippetAnnotations is false',
    dynamic.length === 0
      ? `allow the headers in ${allowedHeaders} of ${program} and set allowedResponseHeaders to ${JSON.stringify(missing)}, or allow snippets`
      : setting.reader === AnnotationReader.TRAEFIK
        ? `leave out ${dynamic.map(([name]) => name).join(', ')}, or allow snippets`
        : 'set them for every host in a ConfigMap that add-headers of ingress-nginx names '
          + `(${dynamic.map(([name, value]) => `${name}: ${JSON.stringify(variable(value))}`).join(', ')}), or allow snippets`);
}
