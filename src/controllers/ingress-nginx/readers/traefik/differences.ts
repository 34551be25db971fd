import { RetriesType } from '../../../../policies/retries';
import { approximated, Declaration } from '../../../shared/declarations';
import { readsPatterns } from '../../path-patterns';
import { AnnotatedRoute } from '../reader';

type Differences = (value: string, route: AnnotatedRoute) => readonly (Declaration | undefined)[];

/** Traefik asks its own way, and passes on what ingress-nginx turns into 500. */
export const authUrl: Differences = () => [
  approximated('the authentication service gets X-Forwarded-Method, -Proto, -Host and -Uri instead of X-Original-Method and X-Original-URL, and all its answers but 2xx reach the client'),
];

export const authType: Differences = () => [approximated('the backend gets the Authorization header of the client, which ingress-nginx takes out')];

export const authTlsSecret: Differences = (_, { annotations }) => [
  approximated('a client without a valid certificate gets a TLS error instead of 400'),
  annotations['auth-tls-pass-certificate-to-upstream'] === 'true' ? undefined
    : approximated('ssl-client-verify and the like reach the backend as a client sends them: set auth-tls-pass-certificate-to-upstream to "true" if it reads them'),
];

export const limit: Differences = value => [
  value === '0' ? undefined : approximated('a client above the limit gets 429 instead of 503, and each path of the route counts for itself, http and https apart'),
];

export const enableCors: Differences = (value, { annotations }) => value !== 'true' ? [] : [
  approximated('preflight requests are answered with 200, whatever their origin'),
  (annotations['cors-allow-origin'] ?? '*').split(',').some(origin => origin.trim() === '*') && annotations['cors-allow-credentials'] !== 'false'
    ? approximated('where every origin is allowed, the answer names that of the request, so that browsers send cookies from any site: set cors-allow-credentials to "false", or list the origins')
    : undefined,
];

export const snippet: Differences = () => [approximated('Traefik interprets a part of the language of nginx in its own way')];

export const serverAlias: Differences = value => [
  approximated('the alias holds for this route alone, and not for every route of its hosts'),
  value.includes('*') ? approximated('a wildcard among the aliases stands for one label only') : undefined,
];

export const affinity: Differences = (_, { annotations, route: { paths } }) => [
  annotations['session-cookie-path'] === undefined && paths.some(({ value }) => value !== '/') ? approximated('the path of the cookie is "/", and not that of the route') : undefined,
  annotations['session-cookie-secure'] === 'true' ? undefined : approximated('the cookie is not Secure over https'),
];

/** Whether it loses answers of servers, see `BY_HTTP_1`. By itself it tries again what nobody has asked for. */
export function losesAnswers(protocol: string, { annotations, route }: AnnotatedRoute): boolean {
  const conditions = annotations['proxy-next-upstream']?.split(' ') ?? ['error'];
  return protocol.toUpperCase() === 'HTTPS' && annotations['proxy-http-version'] !== '1.1'
    && route.retries?.type !== RetriesType.NONE && annotations['proxy-next-upstream-tries'] !== '1'
    && !conditions.includes('off') && ['error', 'timeout'].some(each => conditions.includes(each));
}

export const backendProtocol: Differences = (value, annotated) => [
  losesAnswers(value, annotated)
    ? approximated('3 of 100 requests to servers of HTTP/2 are sent twice, whatever their method, and their answers lose the status and the headers, as measured: set proxy-http-version to "1.1", as ingress-nginx speaks') : undefined,
];

export const proxyNextUpstream: Differences = (value, { annotations, route }) => {
  const conditions = value.split(' ');
  if (conditions.includes('off')) {
    return [];
  }
  const buffersRequests = annotations['proxy-request-buffering'] === 'on' || route.maxBodySize !== undefined;
  return [
    conditions.includes('error') === conditions.includes('timeout') ? undefined : approximated('error and timeout are the same here: with one of them a request is tried again after both'),
    conditions.includes('error') && !conditions.includes('http_502')
      ? approximated('a request that a server has got is not tried again where the connection breaks before the answer: it gets 502, unless http_502 is among the conditions') : undefined,
    conditions.includes('invalid_header') ? approximated('an answer with an invalid header is not tried again') : undefined,
    conditions.some(condition => condition.startsWith('http_')) && !buffersRequests
      ? approximated('a request with a body is not tried again after an answer with one of the codes, unless proxy-request-buffering is "on"')
      : undefined,
  ];
};

export const proxyBuffering: Differences = value => [
  value === 'on' ? approximated('a response reaches the client once it is whole, and one that is larger than the buffers and proxy-max-temp-file-size (1 GiB by default) fails') : undefined,
];

export const redirect: Differences = (_, { neighbours }) => [
  readsPatterns(neighbours) ? approximated('on a host with regular expressions the path is compared with the whole URL: what the pattern leaves over is appended to the target, and a query behind a pattern that ends with "$" prevents the redirect') : undefined,
];
