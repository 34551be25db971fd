import { cut, LONG_PATH, Messages, traefikReads } from './support';
import { HeaderValue, IngressController, LoadBalancing } from '../../src';
import { checked } from '../../src/intent/from-options';
import { loadBalancer } from '../support';

const NO_SNIPPETS = IngressController.ingressNginx({ snippetAnnotations: false });
const LONG = `X${'a'.repeat(46)}`;
const A = HeaderValue.literal('a');

/** Errors of headers of requests, and of headers that are taken out. */
export const HEADERS_MESSAGES: Messages = {
  'response-rewrite.half': [
    [
      () => checked('responseRewrite', { locationFrom: '/' }),
      'responseRewrite.locationFrom: got "/", allowed is locationFrom and locationTo together; set locationTo as well, or take it out [response-rewrite.half]',
    ],
    [
      () => checked('responseRewrite', { cookiePathTo: '/' }),
      'responseRewrite.cookiePathTo: got "/", allowed is cookiePathFrom and cookiePathTo together; set cookiePathFrom as well, or take it out [response-rewrite.half]',
    ],
  ],
  'response-rewrite.location': [
    [
      () => checked('responseRewrite', { locationFrom: '~^/(.*)', locationTo: '/' }),
      'responseRewrite.locationFrom: got "~^/(.*)", allowed is an absolute path, or a URL that starts with http:// or https://, of letters, digits and / : , ? & = - . _ ~; write for example "/app/" [response-rewrite.location]',
    ],
  ],
  'response-rewrite.domain': [
    [
      () => checked('responseRewrite', { cookieDomainFrom: '*.internal.example', cookieDomainTo: 'example.com' }),
      'responseRewrite.cookieDomainFrom: got "*.internal.example", allowed is a DNS name without a wildcard; take "*." off: a cookie is for the subdomains as well [response-rewrite.domain]',
    ],
  ],
  'response-rewrite.too-long': [
    [
      () => checked('responseRewrite', { cookiePathFrom: '/', cookiePathTo: LONG_PATH }),
      `responseRewrite.cookiePathTo: got ${cut(LONG_PATH)}, allowed is at most 2000 characters, and these are 4001; shorten it [response-rewrite.too-long]`,
    ],
  ],
  'nginx.response-rewrite': [
    [
      () => loadBalancer({ responseRewrite: { locationFrom: '/', locationTo: '/a/' }, annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC' } }),
      'zl/Lb: responseRewrite: got "GRPC", allowed is backends that speak HTTP/1: nginx changes no responses of others; take it out [nginx.response-rewrite]',
    ],
  ],
  'header.owned': [
    [
      () => loadBalancer({ requestHeaders: { host: A } }),
      'zl/Lb: key of requestHeaders: got "host", allowed is a header that no prop of its own sets, and hostHeader sets Host; set hostHeader [header.owned]',
    ],
    [
      () => loadBalancer({ removeRequestHeaders: ['Host'] }),
      'zl/Lb: removeRequestHeaders[0]: got "Host", allowed is a header that a request can do without, and every request has a Host; set hostHeader to send another one [header.owned]',
    ],
    [
      () => loadBalancer({ requestHeaders: { 'X-Forwarded-For': A } }),
      'zl/Lb: key of requestHeaders: got "X-Forwarded-For", allowed is a header that controllers do not write on the way, and each adds the address of its client to this one; take it out: whether a controller believes what clients send under this name is a setting of its own [header.owned]',
    ],
    [
      () => loadBalancer({ removeRequestHeaders: ['Accept-Encoding'] }),
      'zl/Lb: removeRequestHeaders[0]: got "Accept-Encoding", allowed is a header that no controller writes by itself, and some ask the backends for gzip where there is none; set requestHeaders to { "Accept-Encoding": HeaderValue.literal("identity") } [header.owned]',
    ],
    [
      () => loadBalancer({ removeResponseHeaders: ['X-A', 'Date'] }),
      'zl/Lb: removeResponseHeaders[1]: got "Date", allowed is a header that responses can do without, and every controller writes it anew; take it out [header.owned]',
    ],
  ],
  'header.set-and-removed': [
    [
      () => loadBalancer({ requestHeaders: { 'X-A': A }, removeRequestHeaders: ['x-a'] }),
      'zl/Lb: removeRequestHeaders: got "x-a", allowed is headers that requestHeaders does not set: what is set takes the place of what was there; take it out of one of them [header.set-and-removed]',
    ],
    [
      () => loadBalancer({ forwardedPrefix: '/app', removeRequestHeaders: ['X-Forwarded-Prefix'] }),
      'zl/Lb: removeRequestHeaders: got "X-Forwarded-Prefix", allowed is headers that requestHeaders or forwardedPrefix does not set: what is set takes the place of what was there; take it out of one of them [header.set-and-removed]',
    ],
  ],
  'header.chooses-backend': [
    [
      () => loadBalancer({ removeRequestHeaders: ['cookie'], loadBalancing: LoadBalancing.stickyCookie() }),
      'zl/Lb: removeRequestHeaders: got "cookie", allowed is headers that loadBalancing does not choose backends by, and it does by Cookie; take it out, or use LoadBalancing.roundRobin() [header.chooses-backend]',
    ],
  ],
  'header.of-auth': [
    [
      () => loadBalancer({ requestHeaders: { 'x-user': A }, externalAuth: { url: 'http://auth.example.com/', responseHeaders: ['X-User'] } }),
      'zl/Lb: requestHeaders: got "x-user", allowed is headers that responseHeaders of externalAuth does not send to the backends; take it out of one of them [header.of-auth]',
    ],
  ],
  'request-header.backend-address': [
    [
      () => loadBalancer({ requestHeaders: { 'X-A': HeaderValue.backendAddress() } }),
      'zl/Lb: requestHeaders["X-A"]: got "HeaderValue.backendAddress()", allowed is a value that is known before a backend answers; take it out: a backend knows its own address [request-header.backend-address]',
    ],
  ],
  'nginx.own-request-header': [
    [
      () => loadBalancer({ requestHeaders: { 'X-Forwarded-Proto': HeaderValue.literal('https') } }),
      'zl/Lb: requestHeaders: got "X-Forwarded-Proto", allowed is headers that ingress-nginx does not write itself, and it sends this one to every backend: with another one beside it they would get both; take it out, or use IngressController.traefik(), which replaces it [nginx.own-request-header]',
    ],
  ],
  'nginx.request-header-name': [
    [
      () => loadBalancer({ removeRequestHeaders: [LONG] }),
      `zl/Lb: removeRequestHeaders: got "${LONG}", allowed is names of at most 46 characters on ingress-nginx (with a longer one nginx loads no configuration), and this one has 47; shorten it [nginx.request-header-name]`,
    ],
  ],
  'nginx.request-headers-need-snippet': [
    [
      () => loadBalancer({ requestHeaders: { 'X-A': A }, controller: NO_SNIPPETS }),
      'zl/Lb: requestHeaders: got ["X-A"], allowed is what needs no snippet, since snippetAnnotations is false; name them for every host in the ConfigMap of ingress-nginx (proxy-set-headers), or allow snippets [nginx.request-headers-need-snippet]',
    ],
    [
      () => loadBalancer({ forwardedPrefix: '/app', controller: traefikReads({ snippetAnnotations: false }) }),
      'zl/Lb: forwardedPrefix: got ["X-Forwarded-Prefix"], allowed is what needs no snippet, since snippetAnnotations is false; use IngressController.traefik(), which needs none, or allow snippets [nginx.request-headers-need-snippet]',
    ],
  ],
  'nginx.headers-need-snippet': [
    [
      () => loadBalancer({ removeResponseHeaders: ['Server'], controller: NO_SNIPPETS }),
      'zl/Lb: removeResponseHeaders: got ["Server"], allowed is what needs no snippet, since snippetAnnotations is false; name them for every host in the ConfigMap of ingress-nginx (hide-headers), or allow snippets [nginx.headers-need-snippet]',
    ],
  ],
  'nginx.header-escapes': [
    [
      () => loadBalancer({ controller: traefikReads(), requestHeaders: { 'X-A': HeaderValue.literal('a$') } }),
      'zl/Lb: requestHeaders["X-A"]: got "a$", allowed is a text without " \\ and $ where Traefik reads snippets (messages would have their escapes); use IngressController.traefik(), or take these characters out [nginx.header-escapes]',
    ],
  ],
};
