import { native, Piece, Setting } from './piece';
import { quoted, word } from './snippet';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { checkDnsSubdomain } from '../../kubernetes/names';
import { HeaderSource, HeaderValue } from '../../policies/response-headers';

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
  const headers = Object.entries(route.responseHeaders);
  if (headers.length === 0) {
    return {};
  }
  for (const [name, value] of headers) {
    if (literal(route, value)?.startsWith(':')) {
      throw invalid(`responseHeaders["${name}"]`, value.text, 'a text that does not start with ":" on ingress-nginx (it swallows them)', 'start it with another character');
    }
  }
  if (headers.every(([name, value]) => setting.allowedResponseHeaders.includes(name) && literal(route, value) !== undefined)) {
    return customHeaders(route, headers);
  }
  if (setting.snippetAnnotations === false) {
    throw refusal(route, headers, setting);
  }
  return {
    snippet: headers.map(([name, value]) => `more_set_headers ${text(route, name, value)};`),
    verdict: () => native(route, 'responseHeaders', `configuration-snippet: ${headers.map(([name]) => name).join(', ')}`,
      headers.some(([, value]) => value.source === HeaderSource.BACKEND_ADDRESS)
        ? 'after a retry the backend\'s address is a list of all that were tried, the last one answered' : undefined),
  };
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

function customHeaders(route: RouteIntent, headers: [string, HeaderValue][]): Piece {
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
    verdict: () => native(route, 'responseHeaders', `custom-headers: ${names.join(', ')}`),
    requirements: () => [{
      id: 'allowed-response-headers',
      where: 'the ConfigMap of ingress-nginx, as a rule ingress-nginx/ingress-nginx-controller',
      what: `global-allowed-response-headers holds ${names.join(', ')}, letter by letter`,
      why: 'with a header that is missing there, the route answers 503 to every request',
      settings: { 'global-allowed-response-headers': names.join(',') },
    }],
  };
}

function refusal(route: RouteIntent, headers: [string, HeaderValue][], setting: Setting): Error {
  const dynamic = headers.filter(([, value]) => literal(route, value) === undefined);
  const missing = headers.filter(([name]) => !setting.allowedResponseHeaders.includes(name)).map(([name]) => name);
  return invalid('responseHeaders', headers.map(([name]) => name), 'nothing that needs a snippet where snippetAnnotations is false',
    dynamic.length > 0
      ? 'set them for every host in a ConfigMap that add-headers of ingress-nginx names '
        + `(${dynamic.map(([name, value]) => `${name}: ${JSON.stringify(variable(value))}`).join(', ')}), or allow snippets`
      : `allow the headers in global-allowed-response-headers of ingress-nginx and set allowedResponseHeaders to ${JSON.stringify(missing)}, or allow snippets`);
}
