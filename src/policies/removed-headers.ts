import { HashKeyType } from './hash-key';
import { ADDRESSES, checkHeaderNames, Owned } from './header-names';
import { policy } from './policy';
import { RoutePolicies } from './route-policies';
import { invalid, listOf } from '../basics/errors';

/** What controllers send in any case. */
const OF_REQUESTS: Owned = new Map([
  ...ADDRESSES,
  ['accept-encoding', {
    allowed: 'a header that no controller writes by itself, and some ask the backends for gzip where there is none',
    fix: 'set requestHeaders to { "Accept-Encoding": HeaderValue.literal("identity") }',
  }],
  ['host', { allowed: 'a header that a request can do without, and every request has a Host', fix: 'set hostHeader to send another one' }],
]);

/** What clients cannot do without, and what every server writes anew. */
const OF_RESPONSES: Owned = new Map([
  ['content-encoding', 'without it clients take a packed body for a plain one'],
  ['content-range', 'without it clients take a part of a body for the whole'],
  ['date', 'every controller writes it anew'],
  ['location', 'without it redirects lead nowhere'],
].map(([name, why]) => [name, { allowed: `a header that responses can do without, and ${why}`, fix: 'take it out' }]));

/** Headers of the clients that the backends do not get. */
export const REMOVED_REQUEST_HEADERS = policy({
  features: { removeRequestHeader: '' },
  used: (_: string[]) => ['removeRequestHeader'],
  check: (prop, names) => checkRemoved(prop, names, OF_REQUESTS),
});

/** Headers of the backends that the clients do not get. */
export const REMOVED_RESPONSE_HEADERS = policy({
  features: { removeResponseHeader: '' },
  used: (_: string[]) => ['removeResponseHeader'],
  check: (prop, names) => checkRemoved(prop, names, OF_RESPONSES),
});

function checkRemoved(prop: string, names: string[], owned: Owned): string[] | undefined {
  checkHeaderNames(listOf(prop, names), owned, i => `${prop}[${i}]`);
  return names.length > 0 ? [...names] : undefined;
}

/**
 * Checks that what a route sets, removes and chooses backends by is not the same header.
 *
 * @throws if it is
 */
export function checkHeadersTogether(route: RoutePolicies): void {
  const { requestHeaders = {}, responseHeaders = {}, removeRequestHeaders = [], removeResponseHeaders = [] } = route;
  const { forwardedPrefix, loadBalancing, externalAuth } = route;
  const set = [...Object.keys(requestHeaders), ...forwardedPrefix === undefined ? [] : ['X-Forwarded-Prefix']];
  checkApart('removeRequestHeaders', removeRequestHeaders, set, forwardedPrefix !== undefined ? 'requestHeaders or forwardedPrefix' : 'requestHeaders');
  checkApart('removeResponseHeaders', removeResponseHeaders, Object.keys(responseHeaders), 'responseHeaders');
  const ofAuth = externalAuth?.responseHeaders ?? [];
  checkNotOfAuth('requestHeaders', Object.keys(requestHeaders), ofAuth);
  checkNotOfAuth('removeRequestHeaders', removeRequestHeaders, ofAuth);
  const { cookie, hashKey } = loadBalancing ?? {};
  const chosenBy = hashKey?.type === HashKeyType.HEADER ? hashKey.name! : cookie || hashKey?.type === HashKeyType.COOKIE ? 'Cookie' : undefined;
  if (chosenBy !== undefined) {
    checkNotChosenBy('requestHeaders', Object.keys(requestHeaders), chosenBy);
    checkNotChosenBy('removeRequestHeaders', removeRequestHeaders, chosenBy);
  }
  if (cookie) {
    checkNotChosenBy('removeResponseHeaders', removeResponseHeaders, 'Set-Cookie');
  }
}

function checkApart(prop: string, removed: readonly string[], set: readonly string[], by: string): void {
  const both = removed.find(name => set.some(each => isSame(each, name)));
  if (both !== undefined) {
    throw invalid('header.set-and-removed', prop, both, `headers that ${by} does not set: what is set takes the place of what was there`, 'take it out of one of them');
  }
}

function checkNotOfAuth(prop: string, names: readonly string[], ofAuth: readonly string[]): void {
  const name = names.find(each => ofAuth.some(other => isSame(each, other)));
  if (name !== undefined) {
    throw invalid('header.of-auth', prop, name, 'headers that responseHeaders of externalAuth does not send to the backends', 'take it out of one of them');
  }
}

function checkNotChosenBy(prop: string, names: readonly string[], header: string): void {
  const name = names.find(each => isSame(each, header));
  if (name !== undefined) {
    throw invalid('header.chooses-backend', prop, name, `headers that loadBalancing does not choose backends by, and it does by ${header}`, 'take it out, or use LoadBalancing.roundRobin()');
  }
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
