import { Effect, Effects, NginxContext, whenTrue } from './effect';
import { inheritedCertificate } from '../../../intent/certificate';
import { HttpsRedirect } from '../../../policies/https-redirect';
import { Declaration, approximated, native, omitted } from '../../shared/declarations';
import { NOT_REDIRECTED, REDIRECTED } from '../exposure';
import { annotationOf, redirectOf } from '../user-annotations';

/**
 * What becomes of requests over http on a host with a certificate.
 *
 * @param isRedirected Whether the controller redirects them unless an annotation says otherwise.
 */
export function overHttp({ route, options: { reader } }: NginxContext, isRedirected: boolean): Declaration {
  const redirect = route.redirect ? 'redirect' : redirectOf(route);
  if (redirect !== undefined && !reader.effects.redirectsToHttpsFirst) {
    return native(`requests over http are redirected by ${redirect} at once, and not to https first`);
  }
  if (route.httpsRedirect === HttpsRedirect.NEVER) {
    return NOT_REDIRECTED;
  }
  const isForced = annotationOf(route, 'force-ssl-redirect') === 'true';
  return isForced || (isRedirected && annotationOf(route, 'ssl-redirect') !== 'false') ? REDIRECTED
    : native('requests over http are served, too, and not redirected to https, as an annotation asks for');
}

/** A redirect of every request: what comes behind it has nothing to do. */
const ofAll = (name: string): Effect => ({
  instead: (policy, _value, context) => {
    const { effects } = context.options.reader;
    if ((policy === 'maxBodySize' || policy === 'bodySizeCheck') && effects.limitsBodiesFirst) {
      return omitted(`the annotation ${name} answers all requests, and no body reaches a backend; 413 is left for what is too large by its Content-Length`);
    }
    return !effects.holds.redirect.includes(policy) ? omitted(`the annotation ${name} answers all requests, and none reaches what this is for`)
      : policy === 'tls' ? overHttp(context, true) : undefined;
  },
  remark: policy => policy === 'annotations' ? native(`${name} answers every request, and none reaches a backend`) : undefined,
});

/** What annotations redirect. */
export const REDIRECTS: Effects = {
  'permanent-redirect': ofAll('permanent-redirect'),
  'temporal-redirect': ofAll('temporal-redirect'),
  'app-root': {
    remark: (policy, value) => policy === 'paths' ? native(`requests for / are redirected to ${value}, as the annotation app-root asks for`)
      : policy === 'blockedUserAgents' ? approximated('agents are redirected from / like everybody: app-root answers first') : undefined,
  },
  'ssl-redirect': {
    instead: (policy, _value, context) => policy === 'tls' ? overHttp(context, true) : undefined,
  },
  'force-ssl-redirect': whenTrue({
    instead: (policy, _value, context) => policy === 'tls' ? overHttp(context, true) : undefined,
    remark: (policy, _value, { route, neighbours }) => policy === 'annotations' && !route.tls && !inheritedCertificate(route, neighbours)
      ? native('force-ssl-redirect sends clients to https, where they see the default certificate of the controller; where something before the controller ends TLS, the controller has to trust its X-Forwarded-Proto, or the redirects never end')
      : undefined,
  }),
};
