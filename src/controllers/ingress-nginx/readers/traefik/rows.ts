import { AUTHENTICATION_READ_BY_TRAEFIK } from './authentication';
import { backendProtocol } from './backend-protocol';
import { canaries } from './canaries';
import { clientCertificates } from './client-certificates';
import { connectionLimit, rateLimit } from './client-limits';
import { behindRedirect, REDIRECTS_READ_BY_TRAEFIK } from './redirects';
import { allowedSourceRanges, deniedSourceRanges } from './source-ranges';
import { servesRoot } from './unserved';
import { invalid } from '../../../../basics/errors';
import { isHttpsOnly } from '../../../../intent/certificate';
import { HeaderSource } from '../../../../policies/header-value';
import { LoadBalancing, LoadBalancingAlgorithm } from '../../../../policies/load-balancing';
import { Context, Rendered } from '../../../rows';
import { approximated, native, omitted, refused } from '../../../shared/declarations';
import { checkNotHeld } from '../../../shared/held-bodies';
import { OLD_BROWSERS } from '../../../shared/old-browsers';
import { NO_RESPONSE_REWRITE } from '../../../shared/response-rewrite';
import { ONE_PORT_ON_TRAEFIK } from '../../../shared/several-ports';
import { gotAsItStopped } from '../../../shared/stopped-server';
import { annotations } from '../../annotations';
import { checkSame } from '../../backend-connection';
import { wordsOf } from '../../by-annotations';
import { Contribution, NginxRow, NginxRows, Options, PREFIX } from '../../contribution';
import { renderHeaders, textOf } from '../../headers';
import { OVER_HTTP } from '../../passthrough';
import { INGRESS_NGINX } from '../../rows';
import { annotationOf } from '../../user-annotations';

const backends: NginxRow<'backends'> = {
  declares: { ...INGRESS_NGINX.backends.declares, severalPorts: ONE_PORT_ON_TRAEFIK },
  render: INGRESS_NGINX.backends.render!,
};

/** Traefik leaves the path as the client encoded it, but for "//", which it merges everywhere. */
const rewrite: NginxRow<'rewrite'> = {
  declares: { stripPrefix: native(), replacePrefix: native(), fullPath: native(), regexTarget: native() },
  render: INGRESS_NGINX.rewrite.render!,
};

/** Traefik redirects where a path of the route is `/`, and ingress-nginx on the whole host. */
const appRoot: NginxRow<'appRoot'> = {
  declares: INGRESS_NGINX.appRoot.declares,
  render: (path, context) => {
    if (!context.route.paths.some(servesRoot)) {
      throw invalid('nginx.app-root-elsewhere', 'appRoot', path, 'set on a route that gets "/", where Traefik reads the annotations: on others it has no effect', 'set it on a route with the path "/", or use IngressController.traefik()');
    }
    return INGRESS_NGINX.appRoot.render!(path, context);
  },
};

/** Traefik ignores the limit unless it buffers, as ingress-nginx does by itself. */
const maxBodySize: NginxRow<'maxBodySize'> = {
  declares: INGRESS_NGINX.maxBodySize.declares,
  render: (size, context) => {
    const rendered = INGRESS_NGINX.maxBodySize.render!(size, context);
    const { annotations: given } = rendered.contribution!;
    if (given!['nginx.ingress.kubernetes.io/proxy-body-size'] === '0') {
      return rendered;
    }
    checkNotHeld('request', context.route, 'Traefik', 'maxBodySize');
    return context.route.buffering?.request ? rendered : {
      ...rendered,
      contribution: { annotations: { 'nginx.ingress.kubernetes.io/proxy-request-buffering': 'on', ...given } },
      words: () => `${rendered.words()}, proxy-request-buffering: on`,
    };
  },
};

/** It holds bodies to count them, and has no annotation that refuses by the length alone. */
const bodySizeCheck: NginxRow<'bodySizeCheck'> = {
  declares: {
    declaredLength: approximated('every body is counted, and for that held until it is whole, above 1 MiB in a temporary file'),
    everyBody: native('request bodies are held until they are whole, above 1 MiB in temporary files'),
  },
  render: () => ({ words: () => 'proxy-request-buffering: on' }),
};

const NO_BUFFERS = omitted('the sizes are left out: Traefik passes responses on as they come, and takes nearly 10 MiB of their headers by itself');

/** Traefik holds bodies until they are whole, or not at all. */
const buffering: NginxRow<'buffering'> = {
  declares: {
    requestBufferingOn: native('request bodies are held until they are whole, above 1 MiB in temporary files'),
    requestBufferingOff: native(),
    responseBufferingOn: approximated('a response reaches the client once it is whole, and one that is larger than the buffers and proxy-max-temp-file-size (1 GiB by default) fails'),
    responseBufferingOff: native(),
    responseBufferSize: NO_BUFFERS,
    responseBuffers: NO_BUFFERS,
    requestBufferSize: omitted('the size is left out: what Traefik keeps in memory of a body is a setting of its own, providers.kubernetesIngressNGINX.clientBodyBufferSize'),
    responseFileSize: NO_BUFFERS,
  },
  render: ({ request, response }, context) => request === undefined && response === undefined ? { words: () => 'nothing' }
    : INGRESS_NGINX.buffering.render!({ request, response }, context),
};

const loadBalancing: NginxRow<'loadBalancing'> = {
  declares: {
    ...INGRESS_NGINX.loadBalancing.declares,
    roundRobin: native(),
    stickyCookieChanges: omitted('a client stays with its backend: while that is down, its requests fail'),
    conditionalSameSiteNone: OLD_BROWSERS,
    peakEwma: refused('Traefik ignores load-balance, and balances round robin', 'use LoadBalancing.roundRobin()'),
  },
  render: (balancing, context) => {
    checkSame(balancing, context);
    return balancing.cookie ? renderCookie(balancing, context)
      : balancing.hashKey || balancing.algorithm === LoadBalancingAlgorithm.CLUSTER_IP ? INGRESS_NGINX.loadBalancing.render!(balancing, context) : { words: () => 'the default of Traefik' };
  },
};

/** The deadline that Traefik sets on a connection whenever it begins to read is not moved when a request is sent on it. */
const timeouts: NginxRow<'timeouts'> = {
  declares: {
    ...INGRESS_NGINX.timeouts.declares,
    readTimeout: approximated('Traefik counts from the last byte that a connection got, so that a pause before a request and the time to send a body count as well: a request with a body may get 504 earlier, and an upload that takes longer fails unless maxBodySize is set'),
  },
  render: INGRESS_NGINX.timeouts.render!,
};

/** Of several paths ingress-nginx gives each its own cookie. */
const ONE_COOKIE_PATH = approximated('the cookie has the path "/": Traefik has one for all paths of an Ingress');

/** By itself, Traefik gives the cookie the path "/", and lets it be sent over http wherever it came from. */
function renderCookie(balancing: LoadBalancing, context: Context<Options>): Rendered<Contribution> {
  const { route, neighbours } = context;
  const rendered = INGRESS_NGINX.loadBalancing.render!(balancing, context);
  const { [`${PREFIX}session-cookie-path`]: given = annotationOf(route, 'session-cookie-path') } = rendered.contribution!.annotations!;
  const [{ value: path }, ...others] = route.paths;
  const isSecure = balancing.cookie!.secure === undefined && annotationOf(route, 'session-cookie-secure') === undefined && isHttpsOnly(route, neighbours);
  const more = {
    ...given === undefined && others.length === 0 && path !== '/' && { [`${PREFIX}session-cookie-path`]: path },
    ...isSecure && { [`${PREFIX}session-cookie-secure`]: 'true' },
  };
  return {
    ...rendered,
    contribution: { annotations: { ...rendered.contribution!.annotations, ...more } },
    words: () => [rendered.words(), ...Object.keys(more).length > 0 ? [wordsOf(more)] : []].join(', '),
    remarks: () => [...rendered.remarks?.() ?? [], given === undefined && others.length > 0 ? ONE_COOKIE_PATH : undefined],
  };
}

const EITHER = 'error and timeout are the same here: with one of them a request is tried again after both';

/** Measured: Traefik passes on the flush of an answer that it drops, which begins a response with the status 200. */
const EMPTY_ALONE = approximated('a request with a body is not tried again after an answer, unless proxy-request-buffering is "on"; where an answer that is dropped for its status has no Content-Length, the client gets that of the last attempt with the status 200 and without its headers');

/** Of a request that a server has got, it knows the status of the answer and nothing else. */
const retries: NginxRow<'retries'> = {
  declares: {
    ...INGRESS_NGINX.retries.declares,
    retryOnConnectFailure: native(`${EITHER}; ${gotAsItStopped(502)}`),
    retryOnTimeout: native(`${EITHER}; one that a server has got is not tried again, however long the answer takes`),
    retryOnStatus: EMPTY_ALONE,
    retryNonIdempotent: EMPTY_ALONE,
  },
  render: INGRESS_NGINX.retries.render!,
};

const NO_VARY = approximated('responses have no Vary: Origin, so that a cache before Traefik may hand out the permission of another origin; answers that Traefik gives before, such as 413, or 401 where it asks for a password, have none of these headers, and preflight requests get that 401');

/** It answers every preflight request by itself, and compares origins as they are. */
const cors: NginxRow<'cors'> = {
  declares: {
    corsOrigins: NO_VARY,
    corsWildcard: refused('Traefik compares the origins of these annotations as they are, so that a pattern never fits', 'list the origins, or use IngressController.traefik()'),
    corsAnyOrigin: native('answers that Traefik gives before, such as 413, or 401 where it asks for a password, have none of these headers, and preflight requests get that 401'),
    corsCredentials: NO_VARY,
  },
  render: INGRESS_NGINX.cors.render!,
};

const responseHeaders = behindRedirect<'responseHeaders'>(({ keepPath }) => !keepPath, {
  declares: {
    ...INGRESS_NGINX.responseHeaders.declares,
    backendAddressHeader: omitted('the header with the backend\'s address is left out: Traefik has no variable for it'),
  },
  render: (headers, context) => {
    const rendered = Object.entries(headers).filter(([, { source }]) => source !== HeaderSource.BACKEND_ADDRESS);
    const result = renderHeaders(rendered, context);
    if (result.contribution?.snippet) {
      rendered.forEach(([name, value]) => checkShown(`responseHeaders["${name}"]`, textOf(context.route, value)));
    }
    return result;
  },
});

/** Measured: of a snippet, Traefik does the redirect before the conditions. */
const blockedUserAgents = behindRedirect<'blockedUserAgents'>(() => true, INGRESS_NGINX.blockedUserAgents);

const requestHeaders: NginxRow<'requestHeaders'> = {
  declares: INGRESS_NGINX.requestHeaders.declares!,
  render: (headers, context) => {
    Object.entries(headers).forEach(([name, value]) => checkShown(`requestHeaders["${name}"]`, textOf(context.route, value)));
    return INGRESS_NGINX.requestHeaders.render!(headers, context);
  },
};

/** Traefik leaves the escapes of a snippet as they are, and so would show them. */
function checkShown(prop: string, text: string | undefined): void {
  if (text !== undefined && /[\\"$]/.test(text)) {
    const allowing = prop.startsWith('responseHeaders') ? 'allow the header by name and set allowedResponseHeaders, which needs no snippet, or ' : 'use IngressController.traefik(), or ';
    throw invalid('nginx.header-escapes', prop, text, 'a text without " \\ and $ where Traefik reads snippets (messages would have their escapes)', `${allowing}take these characters out`);
  }
}

/** Traefik hands connections on to the servers themselves, and goes on to see the clients of others. */
const tls: NginxRow<'tls'> = {
  declares: { ...INGRESS_NGINX.tls.declares, tlsPassthrough: OVER_HTTP },
  render: INGRESS_NGINX.tls.render!,
};

/** It does not read the annotation. */
const rewriteLog: NginxRow<'rewriteLog'> = {
  declares: { rewriteLog: omitted('nothing is written of how paths are rewritten: only nginx has such a log') },
  render: () => ({ words: () => 'nothing' }),
};

const disableKeepAlive: NginxRow<'disableKeepAlive'> = {
  declares: { disableKeepAlive: refused('Traefik ignores connection-proxy-header, and keeps connections', 'use IngressController.traefik()') },
};

const ROWS: NginxRows = {
  ...INGRESS_NGINX,
  ...NO_RESPONSE_REWRITE,
  disableKeepAlive,
  rewriteLog,
  ...AUTHENTICATION_READ_BY_TRAEFIK,
  canaries,
  cors,
  ...REDIRECTS_READ_BY_TRAEFIK,
  rewrite,
  appRoot,
  buffering,
  bodySizeCheck,
  maxBodySize,
  blockedUserAgents,
  loadBalancing,
  timeouts,
  retries,
  backends,
  backendProtocol,
  requestHeaders,
  responseHeaders,
  tls,
  deniedSourceRanges,
  allowedSourceRanges,
  rateLimit,
  connectionLimit,
  clientCertificates,
};

/** How Traefik treats every policy that is asked for by annotations of ingress-nginx. */
export const TRAEFIK_READS: NginxRows = { ...ROWS, ...annotations(ROWS) };
