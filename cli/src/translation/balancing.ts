import { Duration } from 'cdk8s';
import { Asked, forAll, Said } from './concern';
import { hostsIn, IngressObject } from './ingress';
import { isOff, isOn } from './values';
import { HashKey, LoadBalancing, SameSite } from '../../../src';

/** The name that ingress-nginx gives its cookie. */
const COOKIE = 'INGRESSCOOKIE';

/** The variables of nginx that a hash can be of. */
function hashKey(variable: string): HashKey | undefined {
  const [, kind, name = ''] = /^\$\{?(request_uri|remote_addr|binary_remote_addr|http_|cookie_)(\w*)\}?$/.exec(variable) ?? [];
  switch (name === '' ? kind : `${kind}*`) {
    case 'request_uri': return HashKey.uri();
    case 'remote_addr':
    case 'binary_remote_addr': return HashKey.clientIp();
    case 'http_*': return HashKey.header(name.replace(/_/g, '-'));
    case 'cookie_*': return HashKey.cookie(name);
    default: return undefined;
  }
}

export function hash({ own: { 'upstream-hash-by': by, ...subset } }: Asked): Said {
  const key = hashKey(by);
  return key === undefined ? { unsaid: { 'upstream-hash-by': 'no prop: hashes of other texts than one variable', ...forAll(subset, 'of a hash that cannot be said') } }
    : { balancer: { loadBalancing: LoadBalancing.consistentHash(key) }, changed: forAll(subset, 'requests with the same key go to one server, and not to one of several') };
}

export function algorithm({ own: { 'load-balance': name } }: Asked): Said {
  switch (name) {
    case 'round_robin': return { balancer: { loadBalancing: LoadBalancing.roundRobin() } };
    case 'ewma': return { balancer: { loadBalancing: LoadBalancing.peakEwma() } };
    default: return { unsaid: { 'load-balance': 'no prop: this algorithm' } };
  }
}

const SAME_SITE: { readonly [value: string]: SameSite } = { None: SameSite.NONE, Lax: SameSite.LAX, Strict: SameSite.STRICT };

/** Why browsers drop a cookie of a domain; undefined where they take it. */
function droppedFor(domain: string | undefined, ingress: IngressObject): string | undefined {
  return domain !== undefined && hostsIn(ingress).some(host => host !== domain && host !== '' && !host.endsWith(`.${domain}`))
    ? 'browsers drop a cookie of a domain that is not above the host' : undefined;
}

export function affinity({ own, ingress }: Asked): Said {
  const { 'session-cookie-max-age': maxAge, 'session-cookie-expires': expires, 'session-cookie-samesite': sameSite } = own;
  // A dot before it means nothing to browsers.
  const domain = own['session-cookie-domain']?.replace(/^\./, '');
  const dropped = droppedFor(domain, ingress);
  const { 'session-cookie-change-on-failure': change, 'session-cookie-conditional-samesite-none': conditional } = own;
  const twoAges = maxAge !== undefined && expires !== undefined && maxAge !== expires;
  return {
    balancer: {
      loadBalancing: LoadBalancing.stickyCookie({
        name: own['session-cookie-name'] ?? COOKIE,
        ...maxAge ?? expires ? { maxAge: Duration.seconds(Number(maxAge ?? expires)) } : {},
        ...own['session-cookie-path'] ? { path: own['session-cookie-path'] } : {},
        ...isOn(own['session-cookie-secure']) ? { secure: true } : {},
        ...sameSite ? { sameSite: SAME_SITE[sameSite] } : {},
        ...own['affinity-mode'] === 'persistent' ? { persistent: true } : {},
        ...domain !== undefined && dropped === undefined ? { domain } : {},
        ...isOn(change) ? { changeOnFailure: true } : isOff(change) ? { changeOnFailure: false } : {},
        ...conditional !== undefined && sameSite === 'None' ? { conditionalSameSiteNone: true } : {},
      }),
    },
    changed: { ...twoAges && { 'session-cookie-expires': 'the age is that of session-cookie-max-age, which browsers prefer' } },
    ...dropped !== undefined && { left: { 'session-cookie-domain': dropped } },
    idle: {
      ...conditional !== undefined && sameSite !== 'None' && { 'session-cookie-conditional-samesite-none': 'without effect: the cookie has no SameSite=None' },
    },
  };
}
