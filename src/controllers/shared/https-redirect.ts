import { Requirement } from '../../report';

/** Where a controller is told which proxies it believes. */
export interface TrustedProxies {
  readonly where: string;
  readonly what: string;
  /** What happens to what others send. */
  readonly why: string;
  readonly settings?: { readonly [setting: string]: string };
}

/** That of Traefik, for an entry point of http. */
export function trustedByTraefik(entryPoints: readonly string[]): TrustedProxies {
  return {
    where: 'the static configuration of Traefik',
    what: `forwardedHeaders.trustedIPs of the entry points for http (${entryPoints.join(', ')}) lists its addresses`,
    why: 'from other addresses Traefik writes X-Forwarded-Proto anew',
  };
}

/** The requirement of a proxy that ends TLS before the controller: without it redirects never end. */
export function terminatorRequirement({ where, what, why, settings }: TrustedProxies): Requirement {
  return {
    id: 'tls-terminator',
    where,
    what: `where a proxy ends TLS and forwards over http, it sends X-Forwarded-Proto: https, and ${what}`,
    why: `otherwise its requests count as http, and their redirects never end; ${why}`,
    ...settings && { settings },
    unchecked: 'whether a proxy ends TLS before the controller, and what it sends',
  };
}
