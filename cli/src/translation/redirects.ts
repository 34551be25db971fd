import { Asked, Said } from './concern';
import { hostsIn } from './ingress';
import { Annotations, Reading } from './readings';
import { redirectsBySnippet } from './snippets';
import { Redirect } from '../../../src';
import { REDIRECT_TO } from '../../../src/controllers/ingress-nginx/annotation-values';
import { otherName } from '../../../src/intent/www-redirect';

const OF_ALL = ['temporal-redirect', 'permanent-redirect'];

/** What is done before a redirect, or with its answer, and what belongs to the host. */
const BESIDE = /^((permanent|temporal)-redirect(-code)?|from-to-www-redirect|server-alias|(force-)?ssl-redirect|preserve-trailing-slash|enable-access-log|(configuration|server)-snippet|custom-headers)$/;

/** In force where it is a URL: measured, the backend answers otherwise. */
export const url: Reading = value => /^https?:\/\//.test(value) ? undefined : 'ignored by ingress-nginx: it is no URL';

/** Whether every request is redirected, so that nothing of what a backend would see is done. */
export function redirectsAll(inForce: Annotations): boolean {
  return OF_ALL.some(name => name in inForce) || redirectsBySnippet(inForce);
}

/** The annotations that do something beside a redirect of all requests. */
export function besideRedirect(name: string): boolean {
  return BESIDE.test(name);
}

/** A redirect of all requests; a code that ingress-nginx does not take becomes the usual one. */
export function redirect({ own }: Asked): Said {
  const [kind] = OF_ALL.filter(name => name in own);
  const [usual, most] = kind === 'permanent-redirect' ? [301, 308] : [302, 307];
  const asked = Number(own[`${kind}-code`] ?? usual);
  const code = asked < 300 || asked > most ? usual : asked;
  const path = '$request_uri';
  const keepPath = own[kind].endsWith(path);
  const target = keepPath ? own[kind].slice(0, -path.length) : own[kind];
  if (!keepPath && !REDIRECT_TO.accepts(target)) {
    return { unsaid: { [kind]: 'no prop: a redirect to anything but a URL' } };
  }
  return {
    options: { redirect: Redirect[code === 301 || code === 308 ? 'permanent' : 'temporary'](target, { code, keepPath }) },
    idle: { ...asked !== code && { [`${kind}-code`]: 'ignored by ingress-nginx: it is no code of a redirect' } },
    changed: { [kind]: 'Traefik answers GET with 301 or 302 and other methods with 308 or 307, and with Gateway API the query goes along, and a URL without a path gets one' },
  };
}

export function wwwRedirect({ ingress, known }: Asked): Said {
  const hosts = hostsIn(ingress).filter(host => host !== '');
  const all = [ingress, ...known.others ?? []].flatMap(hostsIn);
  const taken = hosts.filter(host => all.includes(otherName(host)));
  if (taken.length > 0 || hosts.length === 0) {
    return taken.length < hosts.length ? { unsaid: { 'from-to-www-redirect': `only some of the hosts are redirected: ${taken.join(', ')} has both names` } }
      : { idle: { 'from-to-www-redirect': 'without effect: both names are hosts, or there is no host' } };
  }
  const wildcard = hosts.find(host => host.startsWith('*'));
  return wildcard !== undefined ? { unsaid: { 'from-to-www-redirect': `nginx loads no configuration: ${wildcard} is a wildcard` } } : {
    options: { wwwRedirect: true },
    changed: { 'from-to-www-redirect': 'ingress-nginx drops a slash at the end of the path, and names the port of its listener' },
  };
}
