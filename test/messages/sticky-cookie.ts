import { Messages } from './support';
import { LoadBalancing, SameSite } from '../../src';
import { loadBalancer } from '../support';

/** Errors of the sticky cookie's domain, and of what browsers make of it. */
export const STICKY_COOKIE_MESSAGES: Messages = {
  'input.not-a-boolean': [
    [
      () => LoadBalancing.stickyCookie({ changeOnFailure: 'false' as any }),
      'changeOnFailure of LoadBalancing.stickyCookie(): got "false", allowed is true or false; write one of the two, or leave it out [input.not-a-boolean]',
    ],
  ],
  'cookie.conditional-same-site': [
    [
      () => LoadBalancing.stickyCookie({ sameSite: SameSite.LAX, conditionalSameSiteNone: true }),
      'conditionalSameSiteNone of LoadBalancing.stickyCookie(): got true, allowed is set beside SameSite.NONE, which is left out then for old browsers; take it out [cookie.conditional-same-site]',
    ],
  ],
  'cookie.wildcard': [
    [
      () => LoadBalancing.stickyCookie({ domain: '*.example.com' }),
      'domain of LoadBalancing.stickyCookie(): got "*.example.com", allowed is a DNS name, which stands for all hosts below it; write "example.com" [cookie.wildcard]',
    ],
  ],
  'cookie.foreign-domain': [
    [
      () => loadBalancer({ hosts: ['a.example.com'], loadBalancing: LoadBalancing.stickyCookie({ domain: 'example.org' }) }),
      'zl/Lb: domain of LoadBalancing.stickyCookie(): got "example.org", allowed is the host of the route, or a domain above it, and this is neither of a.example.com: browsers drop the cookie there; leave it out, or name a domain of all hosts [cookie.foreign-domain]',
    ],
  ],
};
