import { TraefikRows } from './contribution';
import { REDIRECTED } from './exposure';
import { certificateFor } from '../../intent/certificate';
import { HttpsRedirect } from '../../policies/https-redirect';
import { approximated, native } from '../shared/declarations';
import { terminatorRequirement, trustedByTraefik } from '../shared/https-redirect';

/**
 * Whether requests over http are redirected to https.
 *
 * What is served over both stands in two IngressRoutes: one with `tls` gets no requests over http.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/redirectscheme/
 * @see https://doc.traefik.io/traefik/reference/install-configuration/entrypoints/#forwarded-headers
 */
export const HTTPS_REDIRECT = {
  httpsRedirect: {
    declares: {
      redirectWithCertificate: approximated(`${REDIRECTED.note}, where the host has a certificate`),
      redirectNever: native(),
      redirectAlways: REDIRECTED,
    },
    render: (redirect, { route, neighbours, options: { entryPoints, tlsEntryPoints } }) => ({
      words: () => {
        switch (redirect) {
          case HttpsRedirect.WITH_CERTIFICATE:
            return certificateFor(route, neighbours) === undefined ? 'no redirect, since the host has no certificate' : 'redirectScheme: https';
          case HttpsRedirect.NEVER:
            return `entryPoints: ${[...entryPoints, ...certificateFor(route, neighbours) === undefined ? [] : tlsEntryPoints].join(', ')}`;
          case HttpsRedirect.ALWAYS:
            return 'redirectScheme: https';
        }
      },
      requirements: () => redirect === HttpsRedirect.ALWAYS ? [terminatorRequirement(trustedByTraefik(entryPoints))] : [],
    }),
  },
} satisfies Pick<TraefikRows, 'httpsRedirect'>;
