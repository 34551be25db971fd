import { Size } from 'cdk8s';
import { BasicAuth } from './basic-auth';
import { BodySizeCheck } from './body-size-check';
import { Buffering } from './buffering';
import { ClientCertificates } from './client-certificates';
import { Cors } from './cors';
import { CustomErrors } from './custom-errors';
import { ExternalAuth } from './external-auth';
import { HeaderValue } from './header-value';
import { HttpsRedirect } from './https-redirect';
import { LoadBalancing } from './load-balancing';
import { RateLimit } from './rate-limit';
import { Redirect } from './redirect';
import { ResponseRewrite } from './response-rewrite';
import { Retries } from './retries';
import { Timeouts } from './timeouts';
import { Rewrite } from '../routing/rewrite';
import { Tls } from '../routing/tls';

/** The policies that a route can have. */
export interface RoutePolicies {
  /**
   * How the path of a request is changed before the backend sees it.
   *
   * @default - it stays
   */
  readonly rewrite?: Rewrite;

  /**
   * The path that requests for `/` are redirected to: of letters, digits and `/ - . _ ~ :`.
   *
   * @default - no redirect
   */
  readonly appRoot?: string;

  /**
   * The largest request body, to the byte; larger ones get 413. A size of zero (`BodySize.UNLIMITED`) is no limit.
   * Traefik and Envoy Gateway go by the `Content-Length`, unless `bodySizeCheck` says otherwise.
   *
   * @default - the controller's own limit, often 1 MiB
   */
  readonly maxBodySize?: Size;

  /**
   * Whether `maxBodySize` holds for bodies without a `Content-Length` as well, at the cost of holding bodies until they are whole.
   *
   * @default - every body where that costs nothing more, as on ingress-nginx, else BodySizeCheck.DECLARED_LENGTH
   */
  readonly bodySizeCheck?: BodySizeCheck;

  /**
   * Whether requests and responses are held until they are whole, and the memory for the headers of responses.
   *
   * @default - the controller's default
   */
  readonly buffering?: Buffering;

  /**
   * Parts of the `User-Agent` header whose requests get 403: each of at most 512 characters of printable ASCII, compared literally
   * and in any case. `UserAgents.CRAWLERS` is a list to start with. Beside a list of more than 100 characters in all, ingress-nginx
   * and Traefik answer 403 to a header of 1,000 characters or more as well: comparing it would cost them more than 10 ms.
   *
   * @default - none
   */
  readonly blockedUserAgents?: string[];

  /**
   * A name and a password that clients need. The redirect to https comes before it.
   *
   * @default - none
   * @see https://www.rfc-editor.org/rfc/rfc7617
   */
  readonly basicAuth?: BasicAuth;

  /**
   * A service that is asked about every request, such as one for single sign-on: it passes where the service answers 2xx, and where it does not, or
   * does not answer at all, the client gets an error. The redirect to https comes before it.
   *
   * @default - none
   * @see https://nginx.org/en/docs/http/ngx_http_auth_request_module.html
   */
  readonly externalAuth?: ExternalAuth;

  /**
   * The addresses whose clients get in, as ranges like "10.0.0.0/8" or "fd00::/8", or single ones; all others get 403. A redirect to
   * https comes first. The address is that of the connection: the report says what the cluster must have for that.
   *
   * @default - all
   * @see https://www.rfc-editor.org/rfc/rfc4632#section-3.1
   */
  readonly allowedSourceRanges?: string[];

  /**
   * The addresses whose clients get 403, as ranges or single ones, also where `allowedSourceRanges` has them.
   *
   * @default - none
   */
  readonly deniedSourceRanges?: string[];

  /**
   * How many requests a client may send, by its address. Those above the limit reach no backend, and get 429, or 503 on ingress-nginx.
   * Each replica of the controller counts for itself; a redirect to https and another attempt at a request are not counted.
   *
   * @default - no limit
   */
  readonly rateLimit?: RateLimit;

  /**
   * How many requests of a client may be under way at once, by its address: 1 to 65535. A WebSocket counts as long as it is open, each
   * stream of HTTP/2 for itself, and an idle connection not at all. More get 429, or 503 on ingress-nginx. Each replica of the controller
   * counts for itself.
   *
   * @default - no limit
   */
  readonly connectionLimit?: number;

  /**
   * How requests are spread over the backends.
   *
   * @default - the load balancer's setting, else the controller's default
   */
  readonly loadBalancing?: LoadBalancing;

  /**
   * Further attempts at requests that fail.
   *
   * @default - Retries.forExternalServers() where there are two or more backends, else the controller's own
   */
  readonly retries?: Retries;

  /**
   * How long the controller waits for a backend. WebSockets and event streams of hours need a `read` timeout that is longer
   * than any pause in them.
   *
   * @default - the controller's own
   */
  readonly timeouts?: Timeouts;

  /**
   * Whether each request gets a connection to the backend of its own, which is closed after the response. By themselves, controllers keep
   * connections open for further requests.
   *
   * @default false
   * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.3
   */
  readonly disableKeepAlive?: boolean;

  /**
   * The Host header that the backends get: a DNS name without a port, such as the one that an API outside the cluster is
   * served by.
   *
   * @default - the host that the client named
   */
  readonly hostHeader?: string;

  /**
   * Headers that the backends get with every request, by their names, in place of what the client sends under these. `Host` is set by
   * `hostHeader`, `X-Forwarded-Prefix` by `forwardedPrefix`.
   *
   * @default - none beside those that the controller sends, such as X-Forwarded-For
   */
  readonly requestHeaders?: { [name: string]: HeaderValue };

  /**
   * Headers of the client that the backends do not get, such as `Authorization`. The controller itself still sees them.
   *
   * @default - none
   */
  readonly removeRequestHeaders?: string[];

  /**
   * The path below which clients see the backends, as `X-Forwarded-Prefix` tells them: of letters, digits and `/ - . _ ~ :`. Applications that
   * read it write links that hold behind a rewrite.
   *
   * @default - none, unless the controller sends one by itself
   */
  readonly forwardedPrefix?: string;

  /**
   * Headers that every response gets, by their names; they are rendered in the order of these.
   *
   * @default - none
   */
  readonly responseHeaders?: { [name: string]: HeaderValue };

  /**
   * Errors that a Service in the cluster answers in place of the backends, such as with a page for people.
   *
   * @default - the errors of the backends and of the controller
   */
  readonly customErrors?: CustomErrors;

  /**
   * Headers of the backends' responses that the clients do not get, such as `X-Powered-By`.
   *
   * @default - none
   */
  readonly removeResponseHeaders?: string[];

  /**
   * What is changed of the redirects and cookies of the backends, such as of applications that do not know below which path clients see them.
   * Many do by `forwardedPrefix`, on every controller.
   *
   * @default - they reach the clients as they are
   * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_redirect
   */
  readonly responseRewrite?: ResponseRewrite;

  /**
   * Which other sites may use the route from browsers, which ask for it by preflight requests. The controller answers in place of the backends.
   *
   * @default - what the backends say
   */
  readonly cors?: Cors;

  /**
   * Where all requests of the route are redirected to. It reaches no backend, so that a load balancer that redirects on all its routes needs none.
   *
   * @default - none: requests reach the backends
   */
  readonly redirect?: Redirect;

  /**
   * Whether requests for the hosts with `www.` before them, or without where they have it, are redirected to the hosts. A certificate
   * has to be for both names.
   *
   * @default false
   */
  readonly wwwRedirect?: boolean;

  /**
   * Whether requests are written to the controller's access log.
   *
   * @default - the controller's default
   */
  readonly accessLog?: boolean;

  /**
   * Whether each rewriting of a path is written to the controller's error log, to find mistakes in regular expressions.
   *
   * @default false
   * @see https://nginx.org/en/docs/http/ngx_http_rewrite_module.html#rewrite_log
   */
  readonly rewriteLog?: boolean;

  /**
   * The certificate of the hosts, which holds for every route of them.
   *
   * @default - that of another route of the host, else none, and no redirect to https
   */
  readonly tls?: Tls;

  /**
   * Whether requests over http are redirected to https. Where another route of the host brings the certificate and one of the two
   * has another value than the default, both need `tls`.
   *
   * @default HttpsRedirect.WITH_CERTIFICATE
   */
  readonly httpsRedirect?: HttpsRedirect;

  /**
   * Certificates that clients have to present: for the hosts of the route, which need `tls` on it, and the same on every other route of theirs.
   *
   * @default - clients are asked for none
   */
  readonly clientCertificates?: ClientCertificates;

  /**
   * Additional annotations on the Ingress, IngressRoute or HTTPRoute. Of the controller's own, unknown names and values
   * that do not work are refused; so are those that a prop renders or that nobody reads there. Others are passed on as they are.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}
