import { isIPv4 } from 'node:net';
import { Duration } from 'cdk8s';
import { secondsOf } from './durations';
import { policy } from './policy';
import { invalid, listOf } from '../basics/errors';
import { isStruct, unknownField } from '../basics/structs';
import { checkHost } from '../kubernetes/hosts';

/** A service that is asked about every request, and lets it pass or not. */
export interface ExternalAuth {
  /**
   * Where the service is asked: `http://` or `https://`, a host, and where needed a port, a path and a query, of letters, digits and
   * `/ : , ? & = - . _ ~`. The host is a DNS name or an IPv4 address; a Service of the cluster is named as `http://name.namespace.svc/path`, with the port of the Service.
   */
  readonly url: string;

  /**
   * Where clients are sent that the service answers with 401: a URL that starts with `http://` or `https://`, or an absolute path, of the
   * same characters. The address that was asked for follows in the parameter `rd`, unless the URL has it already.
   *
   * @default - they get the 401
   */
  readonly signInUrl?: string;

  /**
   * Headers of the service's answer that the backends get, such as `X-User`; those that a client sends under these names do not reach them.
   *
   * @default - none
   */
  readonly responseHeaders?: string[];

  /**
   * The method of the requests to the service: GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS.
   *
   * @default - GET where the controller can choose, else the method of the client
   */
  readonly method?: string;

  /**
   * Where the service leads clients once they have signed in, as `X-Auth-Request-Redirect` tells it: a URL that starts with `http://` or
   * `https://`, or an absolute path, of the same characters.
   *
   * @default - the address that was asked for
   */
  readonly redirectAfterSignIn?: string;

  /**
   * How long a request passes without asking the service again once it has let one pass with the same method, path, query, `Authorization`,
   * `Cookie` and client address: whole seconds, 1 s to 1 day. For as long, a client stays in whom the service no longer knows.
   *
   * @default - the service is asked about every request
   */
  readonly cacheDuration?: Duration;

  /**
   * Other headers of requests that the service decides by, such as `X-Api-Key`: what is kept by `cacheDuration` holds for the same values alone.
   *
   * @default - none
   */
  readonly cacheHeaders?: string[];
}

const FIELDS = ['url', 'signInUrl', 'responseHeaders', 'method', 'redirectAfterSignIn', 'cacheDuration', 'cacheHeaders'];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Below the longest word that nginx reads. */
const MAX_URL = 2000;
const CHARACTERS = '[-._~a-zA-Z0-9/:,?&=]*';
const URL_FORM = new RegExp(`^(https?)://([^/?:]+)(?::(\\d+))?((?:[/?]${CHARACTERS})?)$`);
const PATH_FORM = new RegExp(`^/(?!/)${CHARACTERS}$`);

/** The longest name of a header that nginx takes there: with a longer one it loads no configuration. */
const MAX_HEADER = 46;

/** A second one of these breaks every request to a backend. */
const FRAMING = ['host', 'connection', 'upgrade', 'content-length', 'transfer-encoding', 'te', 'trailer', 'expect'];

/**
 * A service that is asked about every request.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_auth_request_module.html
 */
export const EXTERNAL_AUTH = policy({
  protects: true,
  features: {
    externalAuth: '',
    externalAuthSignIn: 'signInUrl',
    externalAuthHeaders: 'responseHeaders',
    externalAuthMethod: 'method',
    externalAuthRedirect: 'redirectAfterSignIn',
    externalAuthCache: 'cacheDuration',
  },
  used: ({ signInUrl, responseHeaders, method, redirectAfterSignIn, cacheDuration }: ExternalAuth) => {
    const more = [
      ...signInUrl === undefined ? [] : ['externalAuthSignIn' as const],
      ...responseHeaders === undefined ? [] : ['externalAuthHeaders' as const],
      ...method === undefined ? [] : ['externalAuthMethod' as const],
      ...redirectAfterSignIn === undefined ? [] : ['externalAuthRedirect' as const],
      ...cacheDuration === undefined ? [] : ['externalAuthCache' as const],
    ];
    return more.length > 0 ? more : ['externalAuth'];
  },
  check: (prop, auth) => {
    if (!isStruct(auth)) {
      throw invalid('external-auth.not-a-struct', prop, auth, 'an object with a url', 'write for example { url: "http://auth.sso.svc/verify" }');
    }
    const unknown = unknownField(auth, FIELDS);
    if (unknown !== undefined) {
      throw invalid('external-auth.unknown', prop, unknown, `the fields ${FIELDS.join(', ')}`, 'take it out, or correct its name');
    }
    const { url, signInUrl, responseHeaders = [], method, redirectAfterSignIn, cacheDuration, cacheHeaders = [] } = auth;
    checkUrl(`${prop}.url`, url);
    checkUrlOrPath(`${prop}.signInUrl`, signInUrl);
    checkUrlOrPath(`${prop}.redirectAfterSignIn`, redirectAfterSignIn);
    checkHeaders(`${prop}.responseHeaders`, responseHeaders);
    checkHeaders(`${prop}.cacheHeaders`, cacheHeaders);
    if (cacheDuration !== undefined) {
      secondsOf(`${prop}.cacheDuration`, cacheDuration);
    } else if (cacheHeaders.length > 0) {
      throw invalid('external-auth.cache-headers', `${prop}.cacheHeaders`, cacheHeaders, 'headers beside a cacheDuration, without which nothing is kept', 'set cacheDuration, or take it out');
    }
    if (method !== undefined && !METHODS.includes(method)) {
      throw invalid('external-auth.method', `${prop}.method`, method, `one of ${METHODS.join(', ')}`, 'write one of these, or leave it out');
    }
    return {
      url,
      ...signInUrl !== undefined && { signInUrl },
      ...responseHeaders.length > 0 && { responseHeaders: [...responseHeaders] },
      ...method !== undefined && { method },
      ...redirectAfterSignIn !== undefined && { redirectAfterSignIn },
      ...cacheDuration !== undefined && { cacheDuration },
      ...cacheHeaders.length > 0 && { cacheHeaders: [...cacheHeaders] },
    };
  },
});

/** A URL in its parts. */
export interface AuthUrl {
  readonly isSecure: boolean;
  readonly host: string;
  readonly port: number;
  /** Its path and query. */
  readonly path: string;
  /** The Service of the cluster that the host names. */
  readonly service?: { readonly name: string; readonly namespace: string };
}

/** The parts of a URL that has been checked. */
export function authUrl(url: string): AuthUrl {
  const [, scheme, host, port, path] = URL_FORM.exec(url)!;
  const isSecure = scheme === 'https';
  const service = /^([^.]+)\.([^.]+)\.svc(?:\.cluster\.local)?$/.exec(host);
  return {
    isSecure,
    host,
    port: port === undefined ? isSecure ? 443 : 80 : Number(port),
    path: path.startsWith('/') ? path : `/${path}`,
    ...service && { service: { name: service[1], namespace: service[2] } },
  };
}

function checkUrl(prop: string, url: string): void {
  const [, , host, port] = (typeof url === 'string' && url.length <= MAX_URL && URL_FORM.exec(url)) || [];
  if (host === undefined || (port !== undefined && (Number(port) < 1 || Number(port) > 65535 || port.startsWith('0')))) {
    throw invalid('external-auth.url', prop, url,
      `at most ${MAX_URL} characters: http:// or https://, a host, and where needed a port, a path and a query, of letters, digits and / : , ? & = - . _ ~${!prop.endsWith('.url') ? '; or an absolute path' : ''}`,
      'write for example "http://auth.sso.svc/verify"');
  }
  if (isIPv4(host)) {
    if (url.startsWith('https:')) {
      throw invalid('external-auth.address', prop, url, 'a DNS name in a URL that starts with https://, since certificates are for names', 'name the host in DNS');
    }
    return;
  }
  checkHost(prop, host, { all: 'name the host of the service', address: 'write an IPv4 address as usual, or a DNS name' });
  if (!host.includes('.') || host.startsWith('*') || /^[\d.]+$/.test(host)) {
    throw invalid('external-auth.host', prop, url, 'a host that has the same meaning everywhere: a DNS name with a dot in it', 'write name.namespace.svc for a Service of the cluster');
  }
}

function checkUrlOrPath(prop: string, text: string | undefined): void {
  if (text !== undefined && !(typeof text === 'string' && PATH_FORM.test(text) && text.length <= MAX_URL)) {
    checkUrl(prop, text);
  }
}

function checkHeaders(prop: string, names: string[]): void {
  listOf(prop, names).forEach((name, i) => checkHeader(`${prop}[${i}]`, name, names.slice(0, i)));
}

function checkHeader(prop: string, name: string, before: readonly string[]): void {
  const lower = String(name).toLowerCase();
  if (typeof name !== 'string' || !/^[A-Za-z0-9-]+$/.test(name) || name.length > MAX_HEADER || FRAMING.includes(lower)) {
    throw invalid('external-auth.header', prop, name, `the name of a header, of at most ${MAX_HEADER} letters, digits and hyphens, without those that frame a request (${FRAMING.join(', ')})`, 'take it out, or have the service send another one');
  }
  if (before.some(other => other.toLowerCase() === lower)) {
    throw invalid('external-auth.twice', prop, name, 'each header once', 'take the second one out');
  }
}
