import { Filter, GatewayRows, Options, Rule } from './contribution';
import { gatewayName, httpListener } from './gateway';
import { GatewayImplementationType } from './implementation';
import { RouteIntent } from '../../intent/route-intent';
import { HttpsRedirect } from '../../policies/https-redirect';
import { native } from '../shared/declarations';
import { terminatorRequirement, TrustedProxies } from '../shared/https-redirect';

/**
 * Leads requests over http to https.
 *
 * @see https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/
 */
export const TO_HTTPS: Filter = { type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 308 } };

/** What a proxy says of requests that reached it over https. */
const FORWARDED = { type: 'Exact', name: 'X-Forwarded-Proto', value: 'https' };

const WITH_308 = 'requests over http are redirected with 308';

/** Whether requests over http are redirected to https: those that a proxy forwards are known by a header. */
export const HTTPS_REDIRECT = {
  httpsRedirect: {
    declares: {
      redirectWithCertificate: native(`${WITH_308} where the host has a certificate`),
      redirectNever: native(),
      redirectAlways: native(`${WITH_308}, unless X-Forwarded-Proto says https`),
    },
    render: (redirect, { route, options }) => ({
      words: () => WORDS[redirect],
      requirements: () => redirect === HttpsRedirect.ALWAYS ? [terminatorRequirement(trustedProxies(route, options))] : [],
    }),
  },
} satisfies Pick<GatewayRows, 'httpsRedirect'>;

const WORDS: { readonly [redirect in HttpsRedirect]: string } = {
  [HttpsRedirect.WITH_CERTIFICATE]: 'RequestRedirect: https, where the host has a certificate',
  [HttpsRedirect.NEVER]: 'the listeners for http and https',
  [HttpsRedirect.ALWAYS]: 'RequestRedirect: https, for requests without X-Forwarded-Proto: https',
};

function trustedProxies(route: RouteIntent, options: Options): TrustedProxies {
  const listener = `the listener ${httpListener(options)} of the Gateway ${gatewayName(route, options)}`;
  return options.implementation === GatewayImplementationType.ENVOY_GATEWAY ? {
    where: `a ClientTrafficPolicy for ${listener}`,
    what: 'clientIPDetection.xForwardedFor has its addresses or the number of proxies',
    why: 'without that Envoy writes X-Forwarded-Proto anew, and with it Envoy believes everybody who reaches the listener: let nobody but the proxy do so',
  } : {
    where: `the implementation of ${listener}`,
    what: 'the implementation believes it, and writes the header anew for everybody else',
    why: 'Gateway API leaves that open: a client that is believed is not redirected where it sends the header itself',
  };
}

/** The same rules for what a proxy forwards as https, over http. */
export function forwarded(rules: readonly Rule[]): Rule[] {
  return rules.map(rule => ({ ...rule, matches: rule.matches.map(match => ({ ...match, headers: [...match.headers ?? [], FORWARDED] })) }));
}
