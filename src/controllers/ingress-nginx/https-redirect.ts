import { byAnnotations, prefixed } from './by-annotations';
import { NginxRows, PREFIX } from './contribution';
import { annotationOf } from './user-annotations';
import { invalid } from '../../basics/errors';
import { HttpsRedirect } from '../../policies/https-redirect';
import { native, omitted } from '../shared/declarations';
import { terminatorRequirement } from '../shared/https-redirect';

/** What the values come to. Settings of the controller for all hosts may say otherwise, so that "never" needs both. */
const RENDERED: { readonly [redirect in HttpsRedirect]: { readonly [name: string]: string } } = {
  [HttpsRedirect.WITH_CERTIFICATE]: { 'ssl-redirect': 'true' },
  [HttpsRedirect.NEVER]: { 'ssl-redirect': 'false', 'force-ssl-redirect': 'false' },
  [HttpsRedirect.ALWAYS]: { 'force-ssl-redirect': 'true' },
};

const AT_ONCE = omitted('requests over http are led where redirect says at once, and not to https first');

/**
 * Whether requests over http are redirected to https.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#server-side-https-enforcement-through-redirect
 */
export const HTTPS_REDIRECT = {
  httpsRedirect: {
    declares: {
      redirectWithCertificate: native('requests over http are redirected with 308 where the host has a certificate'),
      redirectNever: native(),
      redirectAlways: native('requests over http are redirected with 308'),
    },
    render: (redirect, { route, options: { reader } }) => {
      for (const name of ['ssl-redirect', 'force-ssl-redirect']) {
        const value = annotationOf(route, name);
        if (value !== undefined) {
          throw invalid('annotations.rendered', `annotations["${PREFIX}${name}"]`, value, 'an annotation that no prop renders', 'take it out: the prop httpsRedirect renders it');
        }
      }
      return byAnnotations(prefixed(RENDERED[redirect]), {
        instead: () => route.redirect && redirect !== HttpsRedirect.NEVER && !reader.effects.redirectsToHttpsFirst ? [AT_ONCE] : undefined,
        requirements: () => redirect === HttpsRedirect.ALWAYS ? [terminatorRequirement(reader.trustedProxies)] : [],
      });
    },
  },
} satisfies Pick<NginxRows, 'httpsRedirect'>;
