import { policy } from './policy';
import { checkEnum } from '../basics/errors';

/** Whether requests over http are redirected to https. */
export enum HttpsRedirect {
  /** Where the host has a certificate. */
  WITH_CERTIFICATE = 'WITH_CERTIFICATE',
  /** Never: a host with a certificate is served over http as well. */
  NEVER = 'NEVER',
  /**
   * Always, also where TLS ends before the controller: clients over http are redirected, and what a trusted proxy forwards with
   * `X-Forwarded-Proto: https` is served.
   */
  ALWAYS = 'ALWAYS',
}

const FEATURES = {
  [HttpsRedirect.WITH_CERTIFICATE]: 'redirectWithCertificate',
  [HttpsRedirect.NEVER]: 'redirectNever',
  [HttpsRedirect.ALWAYS]: 'redirectAlways',
} as const;

/** Whether requests over http are redirected to https. */
export const HTTPS_REDIRECT = policy({
  features: { redirectWithCertificate: 'HttpsRedirect.WITH_CERTIFICATE', redirectNever: 'HttpsRedirect.NEVER', redirectAlways: 'HttpsRedirect.ALWAYS' },
  used: (redirect: HttpsRedirect) => [FEATURES[redirect]],
  check: (prop, redirect) => checkEnum(prop, redirect, HttpsRedirect, 'HttpsRedirect'),
});
