import { PREFIX } from './contribution';
import { Reader } from './readers/reader';
import { Declaration, native } from '../shared/declarations';

/** What asks for less than a certificate that the CA has signed. */
const VERIFY_CLIENT: { readonly [value: string]: string } = {
  off: 'auth-tls-verify-client: "off" asks no client for a certificate, so that auth-tls-secret protects nothing',
  optional: 'auth-tls-verify-client: "optional" lets in clients without a certificate: the backend has to look at the header ssl-client-verify',
  optional_no_ca: 'auth-tls-verify-client: "optional_no_ca" lets in clients with any certificate or none: the backend has to look at the header ssl-client-verify',
};

/** What is worth knowing of a user's annotations: those that do or protect less than their names say. */
export function notesOn(annotations: { readonly [key: string]: string }, { program }: Reader): Declaration[] {
  const of = (name: string) => annotations[PREFIX + name];
  const notes: string[] = [];
  const verifies = of('auth-tls-verify-client');
  if (verifies !== undefined && Object.hasOwn(VERIFY_CLIENT, verifies)) {
    notes.push(VERIFY_CLIENT[verifies]);
  }
  if (of('canary') === 'true' && !['canary-weight', 'canary-by-header', 'canary-by-cookie'].some(name => of(name) !== undefined)) {
    notes.push('a canary without canary-weight, canary-by-header or canary-by-cookie gets no requests');
  }
  return [...notes, ...program === 'ingress-nginx' ? ofItself(of) : []].map(native);
}

/** Of ingress-nginx itself, whose ConfigMap and flags may say otherwise. */
function ofItself(of: (name: string) => string | undefined): string[] {
  const notes: string[] = [];
  if (of('enable-cors') === 'true' && of('cors-allow-credentials') === 'true' && (of('cors-allow-origin') ?? '*') === '*') {
    notes.push('browsers keep the answer to a request with cookies or logins from the page, whatever cors-allow-credentials says, unless cors-allow-origin lists the origins');
  }
  if (of('enable-modsecurity') === 'true' && !/SecRuleEngine\s+On\b/i.test(of('modsecurity-snippet') ?? '')) {
    notes.push('ModSecurity logs requests and blocks none, unless modsecurity-snippet or the ConfigMap of ingress-nginx has "SecRuleEngine On"');
  }
  if (Number(of('limit-rate') ?? 0) > 0 && of('proxy-buffering') !== 'on') {
    notes.push('limit-rate limits no response where buffering is off, as it is unless proxy-buffering or the ConfigMap of ingress-nginx turns it on');
  }
  if (of('custom-http-errors') !== undefined && of('default-backend') === undefined) {
    notes.push('the codes of custom-http-errors are answered with 404, unless default-backend or a flag of ingress-nginx names a Service for them');
  }
  if (Number(of('auth-keepalive') ?? 0) > 0) {
    notes.push('auth-keepalive has no effect unless the ConfigMap of ingress-nginx turns use-http2 off, and then nginx loads no configuration while the host of auth-url does not resolve');
  }
  return notes;
}
