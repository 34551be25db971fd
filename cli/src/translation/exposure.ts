import { Asked, Said } from './concern';
import { hostsIn, IngressObject, Known } from './ingress';
import { Issuer } from './other-annotations';
import { Annotations } from './readings';
import { Remark } from './translation';
import { isOff, isOn } from './values';
import { HttpsRedirect, RouteOptions, Tls } from '../../../src';

/** The URL is the same one with and without it. */
export const SLASH = 'the Location for "/" may have the slash or not, which is the same URL';

/** Redirects to https: with a certificate they are what `tls` says by itself. */
export function httpsRedirect({ own, hasTls }: Asked): Said {
  const { 'force-ssl-redirect': force, 'ssl-redirect': redirect } = own;
  const forced = isOn(force);
  const slash = own['preserve-trailing-slash'] !== undefined;
  return {
    ...forced && !hasTls && { options: { httpsRedirect: HttpsRedirect.ALWAYS } },
    ...isOff(redirect) && !forced && hasTls && { options: { httpsRedirect: HttpsRedirect.NEVER } },
    idle: {
      ...redirect !== undefined && !hasTls && { 'ssl-redirect': 'without effect: the Ingress has no tls' },
      ...isOff(redirect) && forced && { 'ssl-redirect': 'without effect: force-ssl-redirect comes first' },
      ...isOn(redirect) && hasTls && { 'ssl-redirect': 'said by tls' },
    },
    changed: { ...forced && { 'force-ssl-redirect': SLASH }, ...slash && { 'preserve-trailing-slash': SLASH } },
  };
}

/**
 * Whether TLS of an Ingress passes unread. Measured: with the flag of the controller for it, all of a host goes to the servers of the path "/",
 * and a wildcard among the hosts is not passed on.
 */
export function passesUnread(inForce: Annotations, ingress: IngressObject): boolean {
  return 'ssl-passthrough' in inForce && hasRoots(ingress) && hostsIn(ingress).every(host => host !== '' && !host.startsWith('*'));
}

function hasRoots({ spec }: IngressObject): boolean {
  const rules = spec?.rules ?? [];
  return rules.length > 0 && rules.every(({ http }) => (http?.paths ?? []).some(({ path = '/' }) => path === '/'));
}

export function passthrough({ own, ingress }: Asked): Said {
  return passesUnread(own, ingress) ? {
    options: { tls: Tls.passthrough() },
    changed: { 'ssl-passthrough': 'over http, where the backends would get requests without TLS, clients are redirected to https or get 404' },
  } : {
    unsaid: {
      'ssl-passthrough': hasRoots(ingress) ? 'no prop: TLS that is passed unread for some hosts only (ingress-nginx ends it for wildcards and for all other hosts)'
        : 'https does not work: ingress-nginx passes it unread to the servers of the path "/", and a host has none',
    },
  };
}

/**
 * What each host has of TLS: with any `tls` section, ingress-nginx redirects all of its hosts, and shows its own certificate where none is
 * named. Without one it serves https by its own certificate, and does not redirect: that is said where clients use it.
 */
export function exposureOf(
  { spec }: IngressObject, known: Known, issuer: Issuer | undefined, unsaid: Remark[], changed: Remark[],
): (host: string) => Pick<RouteOptions, 'tls' | 'httpsRedirect'> {
  const sections = spec?.tls ?? [];
  if (sections.length === 0) {
    if (known.defaultCertificate) {
      const secured = new Set((known.others ?? []).filter(other => (other.spec?.tls ?? []).length > 0).flatMap(hostsIn));
      return host => secured.has(host) ? {} : { tls: Tls.controllerDefault(), httpsRedirect: HttpsRedirect.NEVER };
    }
    changed.push({
      of: 'spec.tls',
      value: 'none',
      why: 'over https ingress-nginx answers with its own certificate; the route is for http alone where the controller tells them apart. '
        + 'Where clients use https, set tls: Tls.controllerDefault() and httpsRedirect: HttpsRedirect.NEVER',
    });
    return () => ({});
  }
  changed.push({ of: 'spec.tls', value: 'redirect', why: SLASH });
  const ruled = new Set((spec?.rules ?? []).map(({ host }) => host));
  const made = sections.map(({ secretName, hosts = [] }, i) => {
    // A rule for every host has the certificates of hosts that no rule names.
    const others = ruled.has(undefined) || ruled.has('') ? { hosts: hosts.filter(host => !ruled.has(host)) } : {};
    const options = others.hosts?.length ? { hosts: [...others.hosts] } : {};
    try {
      return secretName === undefined || secretName === '' ? Tls.controllerDefault()
        : issuer ? Tls.certManager({ ...issuer, secretName, ...options }) : Tls.fromSecret(secretName, options);
    } catch (e) {
      unsaid.push({ of: `spec.tls[${i}]`, value: secretName!, why: (e as Error).message });
      return undefined;
    }
  });
  return host => {
    const named = sections.findIndex(({ hosts }) => (hosts ?? []).some(each => each === host || each.startsWith('*.') && each.slice(1) === host.slice(host.indexOf('.'))));
    const open = sections.findIndex(({ hosts }) => (hosts ?? []).length === 0 || (host === '' && hosts!.some(each => !ruled.has(each))));
    const tls = named >= 0 ? made[named] : open >= 0 ? made[open] : Tls.controllerDefault();
    // Other controllers redirect what a proxy has got over https, too, unless they are told of it.
    return tls ? { tls, ...known.forwardedHeaders && { httpsRedirect: HttpsRedirect.ALWAYS } } : {};
  };
}
