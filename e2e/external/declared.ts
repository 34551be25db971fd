import { CaseRequest } from './case';
import { Difference } from './compare';
import { PREFIX } from '../../cli/src/translation/ingress';
import { Remark } from '../../cli/src/translation/translation';
import { Support, Verdict } from '../../src';
import { PolicyName } from '../../src/policies';

/** What is at hand to judge a difference by. */
export interface Scene {
  readonly request?: CaseRequest;
  /** The verdicts of all routes of the case. */
  readonly verdicts: readonly Verdict[];
  /** What the translation says that it changes. */
  readonly changed: readonly Remark[];
}

/** A difference that a verdict has to announce: which one it is, and the words of the verdict that do. */
interface Announcement {
  readonly what: string;
  readonly isIt: (difference: Difference, request: CaseRequest | undefined) => boolean;
  readonly policy: PolicyName;
  readonly words: RegExp;
}

/**
 * Which words of which policy announce which difference. A verdict that is not native is not enough: it has to be about this
 * difference.
 */
const ANNOUNCEMENTS: readonly Announcement[] = [
  {
    what: 'a service that is asked with the method of the client',
    isIt: ({ field, expected, got }, request) => field === 'backend_sees' && (expected as any).headers?.['X-Request-Method'] === 'GET'
      && JSON.stringify(got).includes(JSON.stringify(request!.method)),
    policy: 'externalAuth',
    words: /the service gets the method of the client/,
  },
  {
    what: 'where to sign in, without the address that was asked for',
    isIt: ({ field, expected, got }) => field === 'headers' && onlyLocation(expected)?.startsWith(`${onlyLocation(got)}?rd=`) === true,
    policy: 'externalAuth',
    words: /without the address that was asked for/,
  },
  {
    what: 'redirects to https with another status',
    isIt: ({ field, expected, got }) => field === 'status' && expected === 308 && (got === 301 || got === 302),
    policy: 'tls',
    words: /redirected with 30[12]/,
  },
  {
    what: 'redirects to https with another status, without a certificate',
    isIt: ({ field, expected, got }) => field === 'status' && expected === 308 && (got === 301 || got === 302),
    policy: 'httpsRedirect',
    words: /redirected with 30[12]/,
  },
  {
    what: 'another code of a redirect',
    isIt: ({ field, expected, got }) => field === 'status' && [[308, 301], [307, 302]].some(([asked, other]) => expected === asked && got === other),
    policy: 'redirect',
    words: /GET gets 30[12] in place of 30[78]/,
  },
  {
    what: 'another code of a redirect to the other name of a host',
    isIt: ({ field, expected, got }) => field === 'status' && expected === 308 && got === 301,
    policy: 'wwwRedirect',
    words: /GET is redirected with 301/,
  },
  {
    what: 'a redirect with the query of the request',
    isIt: ({ field, expected, got }, request) => field === 'headers' && queryOf(request) !== '' && resolved(request, got) === `${onlyLocation(expected)}${queryOf(request)}`,
    policy: 'redirect',
    words: /the query of the request goes along/,
  },
  {
    what: 'one attempt at a request with a body',
    isIt: ({ field, expected, got }, request) => field === 'status' && expected === 200 && got === 503 && (request?.body_bytes ?? 0) > 0,
    policy: 'retries',
    words: /a request with a body is not tried again after an answer/,
  },
  {
    what: 'one attempt at a request with a large body',
    isIt: ({ field, expected, got }, request) => field === 'status' && expected === 200 && got === 503 && (request?.body_bytes ?? 0) > 32 * 1024,
    policy: 'retries',
    words: /a request with a (larger body gets none|body of more than 32 KiB is not tried again)/,
  },
  {
    what: 'fewer attempts, as the server has counted them',
    isIt: ({ field, expected, got }) => isCount(field, expected, got) && Number(got) < Number(expected),
    policy: 'retries',
    words: /a request with a (larger body gets none|body (of more than 32 KiB )?is not tried again)/,
  },
  {
    what: 'more attempts at a request whose body passed as it came',
    isIt: ({ field, expected, got }, request) => field === 'status' && expected === 503 && got === 200 && (request?.body_bytes ?? 0) > 0,
    policy: 'retries',
    words: /of a body are held/,
  },
  {
    what: 'more attempts, as the server has counted them',
    isIt: ({ field, expected, got }) => isCount(field, expected, got) && Number(got) > Number(expected),
    policy: 'retries',
    words: /of a body are held/,
  },
  {
    what: 'the status 200 in place of that of the last attempt',
    isIt: ({ field, expected, got }) => field === 'status' && Number(expected) >= 400 && got === 200,
    policy: 'retries',
    words: /the client gets that of the last attempt with the status 200/,
  },
  {
    what: 'the status of the error in place of that of the Service that answers it',
    isIt: ({ field, expected, got }) => field === 'status' && expected === 200 && Number(got) >= 400,
    policy: 'customErrors',
    words: /clients get that status whatever the one of its answer is/,
  },
  {
    what: 'the same list of CORS, with spaces',
    isIt: ({ field, expected, got }) => field === 'headers' && Object.entries(got as object).every(([name, values]) => (
      /^access-control-/i.test(name) && String(values).replace(/, /g, ',') === (expected as any)[name]
    )),
    policy: 'cors',
    words: /lists of names have a space behind each comma/,
  },
  {
    what: 'the origin of the request, or nothing, in place of "*"',
    isIt: ({ field, expected }) => field === 'headers' && (expected as any)['Access-Control-Allow-Origin'] === '*',
    policy: 'cors',
    words: /names the origin of the request instead of "\*", and one to a request without an origin names none/,
  },
  {
    what: 'no headers of CORS in the answer to who has no password',
    isIt: ({ field, expected, got }) => field === 'headers' && Object.keys(expected as object).every(name => /^access-control-/i.test(name)) && Object.values(got as object).flat().length === 0,
    policy: 'cors',
    words: /or 401 where it asks for a password, have none of these headers/,
  },
  {
    what: 'no connection for a client that names no host',
    isIt: ({ field, expected, got }, request) => field === 'status' && request?.sni === null && expected === 200 && typeof got === 'string',
    policy: 'tls',
    words: /names no host when TLS begins/,
  },
  {
    what: 'several labels for "*" in an origin',
    isIt: ({ field, got }) => field === 'absent_headers' && 'Access-Control-Allow-Origin' in (got as object),
    policy: 'cors',
    words: /"\*" in an origin stands for several labels/,
  },
  {
    what: 'the certificate of a listener',
    isIt: ({ field }) => field === 'tls_peer_cn',
    policy: 'tls',
    words: /the certificate belongs to the Gateway's listener/,
  },
  {
    what: 'a redirect of "/" to the same URL, as a path alone',
    isIt: ({ field, expected, got }, request) => field === 'headers' && resolved(request, got) === onlyLocation(expected) && isPath(got),
    policy: 'appRoot',
    words: /the Location is the path alone/,
  },
  {
    what: 'a redirect of "/" that keeps the query',
    isIt: ({ field, expected, got }, request) => field === 'headers' && resolved(request, got) === `${onlyLocation(expected)}${queryOf(request)}` && queryOf(request) !== '',
    policy: 'appRoot',
    words: /the query of the request goes along/,
  },
  ...[/a second cookie keeps a client/, /a client changes the set of servers/, /led to the canary changes the set of servers/].map((words): Announcement => ({
    what: 'another server for a client of a canary that sends one cookie of it',
    isIt: ({ field }) => field === 'same_backend_as' || field === 'served_by',
    policy: 'canaries',
    words,
  })),
];

/** Differences that the translation itself announces. */
const BY_TRANSLATION: readonly { readonly of: string; readonly isIt: Announcement['isIt'] }[] = [
  { of: `${PREFIX}connection-proxy-header`, isIt: ({ field }) => field === 'backend_sees' },
  { of: `${PREFIX}auth-secret`, isIt: ({ field, expected }) => field === 'body_contains' && String(expected) === '401 Authorization Required' },
  { of: `${PREFIX}custom-headers`, isIt: ({ field, expected }) => field === 'body_contains' && String(expected) === '503 Service Temporarily Unavailable' },
  { of: `${PREFIX}auth-url`, isIt: isUnasked },
  ...['spec.tls', ...['force-ssl-redirect', 'preserve-trailing-slash', 'permanent-redirect', 'temporal-redirect'].map(name => PREFIX + name)].map(of => ({ of, isIt: isSlash })),
  {
    of: `${PREFIX}app-root`,
    isIt: ({ field, expected, got }, request) => field === 'headers' && queryOf(request) !== '' && `${resolved(request, got)}${queryOf(request)}` === onlyLocation(expected),
  },
  {
    of: `${PREFIX}ssl-passthrough`,
    isIt: ({ field, got }, request) => request?.tls === false && field.startsWith('status') && [301, 308, 404].includes(Number(got)),
  },
  {
    of: `${PREFIX}from-to-www-redirect`,
    isIt: ({ field, expected, got }, request) => field === 'headers' && onlyLocation(expected)?.replace(/:80(?=\/|$)/, '') === resolved(request, got)?.replace(/\/$/, ''),
  },
  { of: `${PREFIX}proxy-ssl-verify`, isIt: ({ field, expected, got }) => field === 'status' && expected === 502 && (got === 500 || got === 503) },
  { of: `${PREFIX}session-cookie-expires`, isIt: ({ field, expected }) => field === 'set_cookie' && (expected as any).expires !== undefined },
  {
    of: `${PREFIX}session-cookie-domain`,
    isIt: ({ field, expected }) => field === 'set_cookie' && ((expected as any).attributes_contain ?? []).some((text: string) => /^domain=/i.test(text)),
  },
  ...['enable-cors', 'cors-allow-credentials', 'cors-max-age'].map(name => ({
    of: `${PREFIX}${name}`,
    isIt: ({ field, expected }: Difference) => field === 'headers' && Object.keys(expected as object).some(header => /^access-control-(allow-credentials|max-age)$/i.test(header)),
  })),
  { of: `${PREFIX}upstream-hash-by-subset`, isIt: ({ field, expected, got }) => field === 'distinct_backends' && Number(expected) > 1 && got === 1 },
  ...['limit-rps', 'limit-rpm', 'limit-connections'].map(of => ({
    of: `${PREFIX}${of}`,
    isIt: ({ field, expected, got }: Difference) => /^(at_least_one_status|status_counts)$/.test(field) && isLimitedOtherwise(expected, got),
  })),
  { of: 'proxy-body-size', isIt: ({ field, expected, got }, request) => field === 'status' && expected === 413 && got === 200 && (request?.body_bytes ?? 0) > 2 ** 20 },
  { of: 'proxy-read-timeout', isIt: ({ field, expected, got }, request) => field === 'status' && expected === 504 && got === 200 && (request?.client_timeout_s ?? 0) > 60 },
  {
    of: `${PREFIX}rewrite-target`,
    isIt: ({ field, expected, got }, request) => field === 'status' && expected === 200 && got === 404 && /[A-Z]/.test(request?.path ?? ''),
  },
];

/** Whether a path without a rule gets 404 in place of what the service makes of it. */
function isUnasked({ field, expected, got }: Difference): boolean {
  return (field === 'status' && [302, 401].includes(Number(expected)) && got === 404) || (field === 'headers' && onlyLocation(expected) !== undefined && (got as any).Location?.length === 0);
}

/** Whether as many requests got 429 as had to get 503, or at least one. */
function isLimitedOtherwise(expected: any, got: any): boolean {
  const { 503: refused, ...others } = typeof expected === 'object' ? expected : { 503: undefined };
  const { 429: limited, ...passed } = got;
  return limited !== undefined && (refused === undefined || (limited === refused && JSON.stringify(passed) === JSON.stringify(others)));
}

/** Whether a redirect goes to the root of a host, with the slash or without. */
function isSlash({ field, expected, got }: Difference, request: CaseRequest | undefined): boolean {
  const to = onlyLocation(expected);
  return field === 'headers' && to !== undefined && /^https?:\/\/[^/]+$/.test(to) && resolved(request, got) === `${to}/`;
}

/** Whether a server says a number of requests. */
function isCount(field: string, expected: unknown, got: unknown): boolean {
  return field === 'body_equals_trimmed' && /^\d+$/.test(String(expected)) && /^\d+\s*$/.test(String(got));
}

/** The location, where headers hold nothing else. */
function onlyLocation(headers: any): string | undefined {
  const [[name, value] = [], other] = Object.entries(headers);
  return name === 'Location' && other === undefined ? String(Array.isArray(value) ? value[0] : value) : undefined;
}

function isPath(got: unknown): boolean {
  return onlyLocation(got)?.startsWith('/') === true;
}

/** The URL that clients go to. */
function resolved(request: CaseRequest | undefined, got: unknown): string | undefined {
  const location = onlyLocation(got);
  return location === undefined ? undefined : new URL(location, `${request!.tls ? 'https' : 'http'}://${request!.host}`).href;
}

function queryOf(request: CaseRequest | undefined): string {
  return /\?.*$/.exec(request?.path ?? '')?.[0] ?? '';
}

/** What announces a difference; undefined where nothing does. */
export function announcementOf(difference: Difference, { request, verdicts, changed }: Scene): string | undefined {
  for (const { isIt, policy, words } of ANNOUNCEMENTS) {
    const verdict = isIt(difference, request) ? verdicts.find(each => each.policy === policy && words.test(each.note ?? '')) : undefined;
    if (verdict) {
      return `${verdict.support === Support.NATIVE ? 'note on' : `${verdict.support}:`} ${policy}: ${verdict.note}`;
    }
  }
  const remark = changed.find(({ of }) => BY_TRANSLATION.some(each => each.of === of && each.isIt(difference, request)));
  return remark && `translation of ${remark.of}: ${remark.why}`;
}
