import { isIPv4 } from 'node:net';
import { Duration } from 'cdk8s';
import { secondsOf } from './durations';
import { checkHeaderNames, Owned } from './header-names';
import { policy } from './policy';
import type { RoutePolicies } from './route-policies';
import { invalid, listOf } from '../basics/errors';
import { isStruct, unknownField } from '../basics/structs';

/**
 * Which sites may use a route from browsers, by Cross-Origin Resource Sharing. It protects nobody but users of browsers: other clients need no permission.
 *
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export interface Cors {
  /**
   * The origins that may: each `https://` or `http://` with a host, and a port unless it is the default one. `*.` in place of the first label
   * of a host stands for any one label. `*` alone stands for every origin.
   */
  readonly allowOrigins: string[];

  /**
   * The methods that their requests may have, in upper case.
   *
   * @default ["GET", "HEAD", "POST"]
   */
  readonly allowMethods?: string[];

  /**
   * The headers that their requests may have, beside those that need no permission. A body of JSON needs `Content-Type`.
   *
   * @default - none
   */
  readonly allowHeaders?: string[];

  /**
   * The headers of responses that their scripts may read, beside those that need no permission.
   *
   * @default - none
   */
  readonly exposeHeaders?: string[];

  /**
   * Whether browsers send cookies and passwords along. Not beside the origin `*`, since every site could then act as the user.
   *
   * @default false
   */
  readonly allowCredentials?: boolean;

  /**
   * How long browsers remember a permission: whole seconds, 1 s to 1 day.
   *
   * @default Duration.seconds(5)
   */
  readonly maxAge?: Duration;
}

const FIELDS = ['allowOrigins', 'allowMethods', 'allowHeaders', 'exposeHeaders', 'allowCredentials', 'maxAge'];
const PROP = 'cors';
const NO_OWNER: Owned = new Map();
const NOTHING: ReadonlySet<string> = new Set();

/** Which sites may use a route from browsers. */
export const CORS = policy({
  features: {
    corsOrigins: 'allowOrigins: ["https://app.example.com"]',
    corsWildcard: 'allowOrigins: ["https://*.example.com"]',
    corsAnyOrigin: 'allowOrigins: ["*"]',
    corsCredentials: 'allowCredentials: true',
  },
  used: (cors: Cors) => [
    ...isForAll(cors) ? ['corsAnyOrigin' as const] : [],
    ...cors.allowOrigins.some(isPattern) ? ['corsWildcard' as const] : [],
    ...cors.allowCredentials ? ['corsCredentials' as const] : [],
    ...!isForAll(cors) && !cors.allowCredentials && !cors.allowOrigins.every(isPattern) ? ['corsOrigins' as const] : [],
  ],
  check: (prop, cors) => {
    if (!isStruct(cors)) {
      throw invalid('cors.not-a-struct', prop, cors, 'an object with allowOrigins', 'write for example { allowOrigins: ["https://app.example.com"] }');
    }
    const unknown = unknownField(cors, FIELDS);
    if (unknown !== undefined) {
      throw invalid('cors.unknown', prop, unknown, `the fields ${FIELDS.join(', ')}`, 'take it out, or correct its name');
    }
    const { allowOrigins, allowMethods, allowHeaders = [], exposeHeaders = [], allowCredentials = false, maxAge } = cors;
    checkOrigins(`allowOrigins of ${prop}`, allowOrigins);
    if (allowMethods !== undefined) {
      checkMethods(`allowMethods of ${prop}`, allowMethods);
    }
    checkNames(`allowHeaders of ${prop}`, allowHeaders);
    checkNames(`exposeHeaders of ${prop}`, exposeHeaders);
    if (typeof allowCredentials !== 'boolean') {
      throw invalid('cors.not-a-boolean', `allowCredentials of ${prop}`, allowCredentials, 'true or false', 'write one of the two');
    }
    if (allowCredentials && isForAll(cors)) {
      throw invalid('cors.credentials-for-all', `allowCredentials of ${prop}`, true, 'false beside the origin "*": every site could then act as the user', 'list the origins that may send cookies');
    }
    if (maxAge !== undefined) {
      secondsOf(`maxAge of ${prop}`, maxAge);
    }
    return { ...cors };
  },
});

/** All that a controller needs to be told, so that none falls back to defaults of its own. */
export interface CorsRules {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly credentials: boolean;
  /** In seconds; without a word of the server, browsers take five. */
  readonly maxAge: number;
}

export function rulesOf({ allowOrigins, allowMethods, allowHeaders = [], exposeHeaders = [], allowCredentials = false, maxAge }: Cors): CorsRules {
  return {
    origins: allowOrigins,
    methods: allowMethods ?? ['GET', 'HEAD', 'POST'],
    headers: allowHeaders,
    exposed: exposeHeaders,
    credentials: allowCredentials,
    maxAge: maxAge?.toSeconds() ?? 5,
  };
}

export function isForAll({ allowOrigins }: Cors): boolean {
  return allowOrigins[0] === '*';
}

/** Whether an origin stands for several. */
export function isPattern(origin: string): boolean {
  return origin.includes('//*.');
}

function checkOrigins(prop: string, origins: string[]): void {
  if (listOf(prop, origins).length === 0) {
    throw invalid('cors.no-origin', prop, origins, 'at least one origin', 'list the origins, or leave cors out');
  }
  if (origins.includes('*') && origins.length > 1) {
    throw invalid('cors.all-and-others', prop, origins, '"*" alone, or other origins', 'take one of the two out');
  }
  origins.forEach((origin, i) => {
    if (origin !== '*') {
      checkOrigin(`${prop}, at ${i}`, origin);
    }
    if (origins.indexOf(origin) < i) {
      throw invalid('cors.twice', prop, origin, 'each of them once', 'take the second one out');
    }
  });
}

/** An origin as browsers send it, letter by letter: whatever else is written would never be met, or be dropped by a controller. */
function checkOrigin(prop: string, origin: string): void {
  const [, scheme, wildcard = '', host, port] = /^(https?):\/\/(\*\.)?([a-z0-9](?:[-a-z0-9.]*[a-z0-9])?)(?::([1-9]\d{0,4}))?$/.exec(origin) ?? [];
  const labels = host?.split('.') ?? [];
  const isName = labels.length > 0 && labels.every(label => /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(label)) && host.length <= 230;
  const isHost = isName && (!/^\d+$/.test(labels[labels.length - 1]) || (isIPv4(host) && wildcard === ''));
  if (!isHost || Number(port ?? 1) > 65535 || (wildcard !== '' && labels.length < 2)) {
    throw invalid('cors.origin', prop, origin, 'an origin as browsers send it, like https://app.example.com, https://*.example.com or http://localhost:3000', originAdvice(origin));
  }
  if ((scheme === 'https' && port === '443') || (scheme === 'http' && port === '80')) {
    throw invalid('cors.default-port', prop, origin, 'an origin without the default port, as browsers send it', `write "${origin.replace(/:\d+$/, '')}"`);
  }
}

function originAdvice(origin: unknown): string {
  const url = typeof origin === 'string' && /^https?:\/\/[^*]+$/i.test(origin) && URL.canParse(origin) ? new URL(origin).origin : undefined;
  return url !== undefined && url !== origin ? `write "${url}"` : 'write scheme, host and port without a path, in lower case';
}

function checkMethods(prop: string, methods: string[]): void {
  if (listOf(prop, methods).length === 0) {
    throw invalid('cors.no-method', prop, methods, 'at least one method', 'list the methods, or leave it out for GET, HEAD and POST');
  }
  methods.forEach((method, i) => {
    if (typeof method !== 'string' || !/^[A-Z]{1,20}$/.test(method)) {
      throw invalid('cors.method', prop, method, 'methods in upper case, like "PUT"', method === '*' ? 'list them: not every controller knows "*"' : 'write each by its name');
    }
    if (methods.indexOf(method) < i) {
      throw invalid('cors.twice', prop, method, 'each of them once', 'take the second one out');
    }
  });
}

function checkNames(prop: string, names: string[]): void {
  if (listOf(prop, names).includes('*')) {
    throw invalid('cors.all-headers', prop, '*', 'names of headers', 'list them: not every controller knows "*"');
  }
  // Whatever stands here, only its name is said.
  checkHeaderNames(names, NO_OWNER, () => prop, NOTHING);
}

/**
 * Checks that nothing else of a route gets in the way.
 *
 * @throws if another prop changes headers that this one is about
 */
export function checkCorsAlone(route: RoutePolicies): void {
  const { cors, requestHeaders = {}, removeRequestHeaders = [], responseHeaders = {}, removeResponseHeaders = [] } = route;
  if (cors === undefined) {
    return;
  }
  const ofOthers: [prop: string, names: readonly string[], taken: RegExp][] = [
    ['requestHeaders', Object.keys(requestHeaders), /^origin$|^access-control-request-/i],
    ['removeRequestHeaders', removeRequestHeaders, /^origin$|^access-control-request-/i],
    ['responseHeaders', Object.keys(responseHeaders), /^access-control-|^vary$/i],
    ['removeResponseHeaders', removeResponseHeaders, /^access-control-|^vary$/i],
  ];
  for (const [prop, names, taken] of ofOthers) {
    const name = names.find(each => taken.test(each));
    if (name !== undefined) {
      throw invalid('cors.header', prop, name, `headers that ${PROP} leaves alone`, `take it out, or leave ${PROP} out`);
    }
  }
}
