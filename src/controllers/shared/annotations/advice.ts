import { nearest } from '../nearest';

/** What does the same as an annotation, for all its values or by its value. */
export type Advice = string | ((value: string) => string);

/** What does the same on a controller, by the names of ingress-nginx and those of our own. */
export type AdviceTable = { readonly [name: string]: Advice };

/** A table from groups of names, with spaces between them. */
export function adviceTable(...groups: readonly (readonly [names: string, advice: Advice])[]): AdviceTable {
  return Object.fromEntries(groups.flatMap(([names, advice]) => names.split(' ').map(name => [name, advice])));
}

/** So many letters can be a slip; with more, the nearest name is another thing. */
export const MAX_SLIPS = 2;

/** The advice on a name, or on the one that it is a slip of. */
export function adviceFrom(table: AdviceTable, name: string, value: string): string | undefined {
  const slip = Object.hasOwn(table, name) ? { word: name, distance: 0 } : nearest(name, Object.keys(table));
  const advice = slip.distance <= MAX_SLIPS ? table[slip.word] : undefined;
  return typeof advice === 'function' ? advice(value) : advice;
}

/** The prop for a rewrite, where its target may have groups. */
export function rewriteByRegex(target: string): string {
  return target.includes('$') && /^\/(?:[-._~a-zA-Z0-9/:]|\$[1-9](?!\d))*$/.test(target)
    ? `set the prop rewrite to Rewrite.regexTarget(${JSON.stringify(target)}) and paths with RoutePath.regex(), or Rewrite.stripPrefix() with RoutePath.prefix()` : rewrite(target);
}

/** The prop for a rewrite without groups. */
export function rewrite(target: string): string {
  return /^https?:/.test(target) ? 'take it out: there is no prop for a redirect to another URL'
    : /^\/[-._~a-zA-Z0-9/:]*$/.test(target) ? `set the prop rewrite to Rewrite.fullPath(${JSON.stringify(target)}), or Rewrite.stripPrefix() where the rest of the path is to stay`
      : 'set the prop rewrite';
}

/** The prop for a limit of bodies. */
export function bodySize(size: string): string {
  return `set the prop maxBodySize${/^0+[a-z]?$/i.test(size) ? ' to BodySize.UNLIMITED' : ''}`;
}

/** The prop for what is held of requests or responses. */
export function held(direction: 'request' | 'response'): Advice {
  return value => `set the prop buffering${/^(on|off)$/.test(value) ? ` to { ${direction}: ${value === 'on'} }` : ` with its option ${direction}`}`;
}

/** There is nothing to do instead, and why. */
export function none(why: string): string {
  return `take it out: ${why}`;
}

/** The prop for the host that the backends get. */
export function hostHeader(host: string): string {
  return host === 'true' ? none('the backends get the host that the client named, unless the prop hostHeader names another') : 'set the prop hostHeader';
}

/** Paths as regular expressions, where the controller has such. */
export function regexPaths(value: string): string {
  return value === 'false' ? none('RoutePath.prefix() and RoutePath.exact() are no regular expressions') : 'write the paths with RoutePath.regex()';
}

/** The prop for what backends speak. */
export function spokenProtocol(value: string): string {
  return /^(http|auto_http|false)$/i.test(value) ? none('the backends are spoken to in plain HTTP')
    : `set the prop backendProtocol to BackendProtocol.${/^grpcs?$/i.test(value) ? value.toLowerCase() : 'https'}()`;
}

/** The prop for how TLS to backends is verified. */
export function backendTls(value: string): string {
  return `set the prop backendProtocol to BackendProtocol.https(${value === 'off' ? 'BackendTls.unverified()' : 'BackendTls.verified()'})`;
}

/** The option of a sticky cookie. */
export function stickyCookie(option?: string): string {
  return `set the prop loadBalancing to LoadBalancing.stickyCookie()${option === undefined ? '' : ` with its option ${option}`}`;
}

/** The prop for a way of balancing. */
export function balancing(algorithm: string): string {
  const call = /^(ewma|leastconn)$|least_(conn|time)/.test(algorithm) ? 'LoadBalancing.peakEwma()'
    : /^(ip_hash|source|chash|chashsubset)$/.test(algorithm) ? 'LoadBalancing.consistentHash(HashKey.clientIp())'
      : /^sticky/.test(algorithm) ? 'LoadBalancing.stickyCookie()'
        : /^(w?rr|round-?_?robin)$/.test(algorithm) ? 'LoadBalancing.roundRobin()' : undefined;
  return `set the prop loadBalancing${call === undefined ? '' : ` to ${call}`}`;
}

/** The options of a sticky cookie, where the controller has one. */
export const COOKIE_OPTIONS: AdviceTable = adviceTable(
  ['session-cookie-name', stickyCookie('name')],
  ['session-cookie-path', stickyCookie('path')],
  ['session-cookie-max-age session-cookie-expires', stickyCookie('maxAge')],
  ['session-cookie-samesite', stickyCookie('sameSite')],
  ['session-cookie-secure', stickyCookie('secure')],
);

/** What holds on every controller, for what others than ingress-nginx have. */
export const EVERYWHERE: AdviceTable = adviceTable(
  ['@strip-prefix', value => value === 'false' ? 'take it out: paths stay as they are' : 'set the prop rewrite to Rewrite.stripPrefix()'],
  ['@replace-prefix', 'set the prop rewrite to Rewrite.replacePrefix()'],
  ['@tls', 'set the prop tls to Tls.fromSecret() or Tls.certManager()'],
  ['@allow-http', value => value === 'true' ? 'take it out: requests over http are answered anyway' : 'set the prop tls, which redirects requests over http'],
  ['@path-matcher', 'set the props paths and rewrite'],
  ['@websockets', 'take it out: WebSockets are passed on anyway'],
);

/** The advice, unless a switch is off that nothing turns on here. */
export function ifOn(advice: string): Advice {
  return value => value === 'false' ? 'take it out: nothing does that here anyway' : advice;
}

/** What is so wherever nginx is not. */
export const OF_NGINX = 'take it out: it concerns nginx alone';
