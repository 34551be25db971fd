import { PREFIX } from './contribution';
import { invalid } from '../../basics/errors';
import { RouteIntent } from '../../intent/route-intent';
import { isWildcard } from '../../kubernetes/hosts';
import { HttpsRedirect } from '../../policies/https-redirect';

type Annotations = { readonly [key: string]: string };

/**
 * Checks a user's annotations against the route that they stand on.
 *
 * @param annotations The user's own.
 * @param hasCertificate Whether the route itself brings a certificate, so that requests over http are redirected: what
 * protects it does not hang on another route of the host, which may go.
 */
export function checkPlaces(annotations: Annotations, { hosts, httpsRedirect }: RouteIntent, hasCertificate: boolean): void {
  const of = (name: string) => annotations[PREFIX + name];
  const isHttps = of('force-ssl-redirect') === 'true' || (hasCertificate && of('ssl-redirect') !== 'false');
  checkClientCertificates(of, isHttps, httpsRedirect === HttpsRedirect.NEVER);
  checkCookie(of, hosts, isHttps || hasCertificate);
  checkWww(of('from-to-www-redirect'), hosts);
}

/** Measured: over http, everybody gets 200. */
function checkClientCertificates(of: (name: string) => string | undefined, isHttps: boolean, isNever: boolean): void {
  const secret = of('auth-tls-secret');
  if (secret !== undefined && (of('auth-tls-verify-client') ?? 'on') === 'on' && !isHttps) {
    throw invalid('annotations.client-certificates', `annotations["${PREFIX}auth-tls-secret"]`, secret,
      'a route that is served over https only: over http, every client gets in without a certificate',
      `set the prop tls, also where another route of the host has it${of('ssl-redirect') === 'false' ? ' (and leave out ssl-redirect: "false")' : ''}${isNever ? ' (and leave out httpsRedirect)' : ''}, or ${PREFIX}force-ssl-redirect: "true"`);
  }
}

/** A browser drops a cookie of another domain, and one for all sites that is not secure. */
function checkCookie(of: (name: string) => string | undefined, hosts: readonly string[], isHttps: boolean): void {
  const domain = of('session-cookie-domain')?.replace(/^\./, '').toLowerCase();
  const outside = domain === undefined ? undefined : hosts.map(host => host.replace(/^\*\./, '')).find(host => host !== domain && !host.endsWith(`.${domain}`));
  if (outside !== undefined) {
    throw invalid('annotations.cookie-domain', `annotations["${PREFIX}session-cookie-domain"]`, of('session-cookie-domain'), `a domain that the hosts are in, and ${outside} is not`,
      'correct it: browsers would drop the cookie');
  }
  if (of('session-cookie-samesite') === 'None' && !isHttps && of('session-cookie-secure') !== 'true') {
    throw invalid('annotations.cookie-samesite', `annotations["${PREFIX}session-cookie-samesite"]`, 'None', 'None with a secure cookie only: browsers drop others',
      `set the prop tls, or ${PREFIX}session-cookie-secure: "true" where https ends before the controller`);
  }
}

/** Of each host the controller makes one with `www.`, or without. */
function checkWww(value: string | undefined, hosts: readonly string[]): void {
  if (value !== 'true') {
    return;
  }
  const prop = `annotations["${PREFIX}from-to-www-redirect"]`;
  const wildcard = hosts.find(isWildcard);
  if (hosts.length === 0 || wildcard !== undefined) {
    throw invalid('annotations.www-redirect', prop, value, `a route with hosts, none of them a wildcard, and ${wildcard ?? 'this one has none'}${wildcard === undefined ? '' : ' is one, with which nginx loads no configuration'}`,
      'name the hosts one by one');
  }
  const both = hosts.find(host => hosts.includes(`www.${host}`));
  if (both !== undefined) {
    throw invalid('annotations.www-redirect', prop, value, `a route with one of ${both} and www.${both}: where both are hosts, nothing is redirected`, 'leave one of them out of hosts');
  }
}
