import { passesThrough } from './passthrough';
import { RouteIntent } from './route-intent';
import { answeredHosts } from './www-redirect';
import { invalid } from '../basics/errors';
import { isWildcard } from '../kubernetes/hosts';
import { checkDnsSubdomain, OF_DERIVED } from '../kubernetes/names';
import { HttpsRedirect } from '../policies/https-redirect';
import { TlsType } from '../routing/tls';

/** The certificate of some hosts. */
export interface Certificate {
  readonly hosts: string[];
  /** The Secret that holds it; none where it is the one that the controller has by itself. */
  readonly secretName?: string;
  /** Who issues it, where cert-manager asks for it. */
  readonly issuer?: { readonly kind: string; readonly name: string };
  /** The route that brings it. */
  readonly route: RouteIntent;
}

/** The certificate that a route brings for its hosts; undefined where it brings none. */
export function ownCertificate(route: RouteIntent): Certificate | undefined {
  const { tls } = route;
  if (!tls || passesThrough(route)) {
    return undefined;
  }
  if (tls.type === TlsType.CONTROLLER_DEFAULT) {
    return { hosts: answeredHosts(route), route };
  }
  const answered = answeredHosts(route);
  const hosts = tls.hosts ?? answered;
  if (hosts.length === 0) {
    throw invalid('tls.no-host', 'tls', tls.secretName ?? 'cert-manager', 'a route with hosts (for other requests the controller presents its default certificate)', 'name the hosts of the route, or use Tls.controllerDefault()');
  }
  const missing = answered.find(host => !hosts.some(name => covers(name, host)));
  if (missing !== undefined) {
    throw invalid('tls.missing-host', 'hosts of Tls', hosts, `hosts that cover every host of the route${route.wwwRedirect ? ' and those that wwwRedirect leads there' : ''}, and ${missing} is missing`, 'leave hosts out to take those of the route');
  }
  const name = tls.clusterIssuer ?? tls.issuer;
  return {
    hosts: [...hosts],
    secretName: tls.secretName ?? checkDnsSubdomain('secretName of tls', `${route.name}-tls`, OF_DERIVED),
    issuer: name === undefined ? undefined : { kind: tls.clusterIssuer ? 'ClusterIssuer' : 'Issuer', name },
    route,
  };
}

/**
 * The certificate that another route brings for the hosts of a route without one: TLS belongs to a host, so it is served and
 * redirected like the other one.
 *
 * @param sharing Routes that share hosts with it.
 * @throws if it would be served by http on one of its hosts, and by https on another
 */
export function inheritedCertificate(route: RouteIntent, sharing: readonly RouteIntent[]): Certificate | undefined {
  if (route.tls) {
    return undefined;
  }
  const others = sharing.filter(other => other.tls);
  if (others.length === 0) {
    return undefined;
  }
  const hosts = hostsOf(route);
  const providers = hosts.map(host => others.find(other => hostsOf(other).includes(host)));
  const provider = providers.find(other => other !== undefined);
  if (provider === undefined) {
    return undefined;
  }
  if (route.wwwRedirect) {
    throw invalid('www-redirect.inherited', 'wwwRedirect', true, `a route with a certificate of its own, for both names of its hosts, and ${provider.path} brings the one of ${route.path}, for its hosts alone`,
      `set tls on ${route.path} as well, or set wwwRedirect on ${provider.path}`);
  }
  const certificate = ownCertificate(provider)!;
  providers.forEach((other, i) => {
    if (other === undefined || ownCertificate(other)!.secretName !== certificate.secretName) {
      throw invalid('tls.partly', 'hosts', route.hosts, `hosts with one certificate, or without any: ${provider.path} brings ${named(certificate)} for ${provider.hosts.join(', ')}, and ${hosts[i]} has ${other ? named(ownCertificate(other)!) : 'none'} (${route.path})`,
        'give the hosts routes of their own, or set tls');
    }
  });
  return certificate;
}

/** The certificate that the hosts of a route are served with: its own, or that of another route of its hosts. */
export function certificateFor(route: RouteIntent, sharing: readonly RouteIntent[]): Certificate | undefined {
  return ownCertificate(route) ?? inheritedCertificate(route, sharing);
}

/**
 * Checks that a host has one certificate.
 *
 * @param providers Other routes that bring certificates for its hosts.
 * @throws if two routes bring different certificates for one host
 */
export function checkOneCertificate(route: RouteIntent, providers: readonly RouteIntent[]): void {
  const own = ownCertificate(route);
  for (const other of own ? providers : []) {
    const another = ownCertificate(other);
    if (another && differ(own!, another)) {
      const host = hostsOf(route).find(each => hostsOf(other).includes(each));
      throw invalid('tls.another-certificate', 'tls', own!.secretName ?? 'Tls.controllerDefault()', `one certificate for a host, and ${other.path} brings ${named(another)} for ${host}`,
        'leave tls out of one of the routes, since it holds for the host, or name the same certificate in both');
    }
  }
}

/** Whether a route asks for another redirect than the one that comes with a certificate. */
export function redirectsOtherwise({ httpsRedirect = HttpsRedirect.WITH_CERTIFICATE }: RouteIntent): boolean {
  return httpsRedirect !== HttpsRedirect.WITH_CERTIFICATE;
}

/**
 * Checks that each route of a host says by itself whether it is redirected to https, where not all of them are. A route without a
 * certificate is redirected by the one that brings it, which knows nothing else of it.
 *
 * @param sharing Other routes of its hosts.
 * @throws if one of them has a certificate, another one has none, and one has another redirect than the default
 */
export function checkRedirects(route: RouteIntent, sharing: readonly RouteIntent[]): void {
  const all = [route, ...sharing];
  const special = all.find(redirectsOtherwise);
  const provider = all.find(({ tls }) => tls !== undefined);
  const without = all.find(({ tls }) => tls === undefined);
  if (special && provider && without) {
    throw invalid('https-redirect.inherited', 'httpsRedirect', special.httpsRedirect,
      `routes of a host that all have tls, or none, where ${special.path} has another redirect than the default: ${provider.path} brings the certificate, and ${without.path} has none of its own`,
      `set tls on ${without.path} as well, with the same certificate`);
  }
}

/** Whether clients speak https and nothing else on a route: http is redirected. */
export function isHttpsOnly(route: RouteIntent, sharing: readonly RouteIntent[]): boolean {
  const { httpsRedirect } = route;
  return httpsRedirect === HttpsRedirect.ALWAYS || (httpsRedirect !== HttpsRedirect.NEVER && certificateFor(route, sharing) !== undefined);
}

/** Whether two certificates are not the same one: in other Secrets, or written to one by two issuers. */
function differ(one: Certificate, other: Certificate): boolean {
  return one.secretName !== other.secretName || (one.issuer !== undefined && other.issuer !== undefined && sourceOf(one) !== sourceOf(other));
}

/** Where a certificate comes from, in a few words. */
export function sourceOf({ secretName = 'the default certificate', issuer }: Certificate): string {
  return issuer ? `${secretName} by ${issuer.kind} ${issuer.name}` : secretName;
}

/** A certificate as part of a sentence. */
function named(certificate: Certificate): string {
  return certificate.secretName === undefined ? 'the default certificate of the controller' : `the Secret ${sourceOf(certificate)}`;
}

/** Whether two routes serve one host, which has one certificate. */
export function shareHost(one: RouteIntent, other: RouteIntent): boolean {
  return hostsOf(one).some(host => hostsOf(other).includes(host));
}

/** The hosts that routes share: those without any serve the requests for which no other route has the host. */
function hostsOf({ hosts }: RouteIntent): readonly string[] {
  return hosts.length > 0 ? hosts : ['every host'];
}

/** Whether a certificate's name is that of a host: the same one, or a wildcard for its first label. */
function covers(name: string, host: string): boolean {
  return name === host || (isWildcard(name) && !isWildcard(host) && host.slice(host.indexOf('.')) === name.slice(1));
}
