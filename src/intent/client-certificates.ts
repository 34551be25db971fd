import { passesThrough } from './passthrough';
import { RouteIntent } from './route-intent';
import { invalid } from '../basics/errors';
import { HttpsRedirect } from '../policies/https-redirect';
import { CHALLENGES, isChallenge } from '../routing/challenges';

const PROP = 'clientCertificates';

/**
 * Checks that nobody reaches a route past the certificates that it asks for.
 *
 * @throws if it has no TLS of its own, is served over http, or is not known by its hosts
 */
export function checkClientCertificates(route: RouteIntent): void {
  const { clientCertificates, hosts, paths, tls, httpsRedirect = HttpsRedirect.WITH_CERTIFICATE } = route;
  if (clientCertificates === undefined) {
    return;
  }
  if (hosts.length === 0) {
    throw invalid('client-certificates.no-host', 'hosts', hosts, `at least one host beside ${PROP}: clients are asked for a certificate by the name that they ask for in TLS`, 'name the hosts');
  }
  if (tls === undefined || passesThrough(route)) {
    throw invalid('client-certificates.no-tls', PROP, clientCertificates, 'set on a route with tls: without TLS no client presents a certificate', 'set tls on this route, such as Tls.fromSecret()');
  }
  if (httpsRedirect !== HttpsRedirect.WITH_CERTIFICATE) {
    throw invalid('client-certificates.http', 'httpsRedirect', httpsRedirect, `HttpsRedirect.WITH_CERTIFICATE beside ${PROP}: over http, or behind a proxy that ends TLS, no client presents a certificate`, 'leave httpsRedirect out');
  }
  const challenge = paths.find(isChallenge);
  if (challenge !== undefined) {
    throw invalid('client-certificates.challenge', 'paths', challenge.value, `paths outside ${CHALLENGES} beside ${PROP}: certificate authorities look there over http, and present no certificate`, 'make another load balancer for it, on a host of its own');
  }
}

/**
 * Checks that all routes of a host ask for the same certificates: a controller takes those of one of them for all, or lets everybody in.
 *
 * @param other Another route of one of its hosts.
 * @throws if it asks for others, or for none
 */
export function checkSameClientCertificates(route: RouteIntent, other: RouteIntent): void {
  if (!asksTheSame(route, other)) {
    const host = route.hosts.find(each => other.hosts.includes(each));
    throw invalid('client-certificates.differ', PROP, route.clientCertificates, `the same for every route of a host, and ${other.path} has ${other.clientCertificates ? JSON.stringify(other.clientCertificates) : 'none'} for ${host}`,
      'set the same on both, in one namespace, or give one of them another host');
  }
}

/** Whether two routes ask for the same certificates. */
export function asksTheSame(route: RouteIntent, other: RouteIntent): boolean {
  return wordsOf(route) === wordsOf(other);
}

/** What a route asks for, in one spelling. */
function wordsOf({ namespace = '', clientCertificates }: RouteIntent): string | undefined {
  if (clientCertificates === undefined) {
    return undefined;
  }
  const { caSecret, optional = false, verifyDepth, forwardCertificate = false } = clientCertificates;
  return JSON.stringify([namespace, caSecret, optional, verifyDepth, forwardCertificate]);
}
