import { Duration } from 'cdk8s';
import { Asked, forAll, Said } from './concern';
import { isOn } from './values';
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

export function affinity({ own }: Asked): Said {
  const { 'session-cookie-max-age': maxAge, 'session-cookie-expires': expires, 'session-cookie-samesite': sameSite } = own;
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
      }),
    },
    changed: { ...twoAges && { 'session-cookie-expires': 'the age is that of session-cookie-max-age, which browsers prefer' } },
    left: {
      ...own['session-cookie-domain'] !== undefined && { 'session-cookie-domain': 'each host has a cookie of its own, and so perhaps another server' },
      ...own['session-cookie-conditional-samesite-none'] !== undefined && {
        'session-cookie-conditional-samesite-none': 'browsers of before 2020 that take SameSite=None for Strict get it as well',
      },
    },
  };
}
