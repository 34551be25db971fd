import { createHash } from 'node:crypto';
import { addressOf } from './backends';
import { ExternalCase } from './case';
import { PREFIX } from './translation/ingress';
import { errorService } from '../../test/dossiers/custom-errors';
import { makeCertificate, tlsSecret } from '../support/certificate';

const base64 = (text: string) => Buffer.from(text).toString('base64');

const sha = (password: string) => `{SHA}${createHash('sha1').update(password).digest('base64')}`;

/** The objects that stand beside the Ingresses of a case: Secrets, which the case describes in words, ConfigMaps, and the Service for errors. */
export function objectsBeside({ ingress, backend }: ExternalCase, namespace: string, ca: { readonly [kind: string]: string }): any[] {
  const { secrets = {}, configmaps = {}, tls_secret: tls, host = '' } = ingress;
  const given = Object.entries(secrets).map(([name, { type = 'Opaque', data }]) => (
    { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type, data: dataOf(data, host || 'any.test', ca) }
  ));
  // Where the case says that it is not there, the name has more words behind it or says so itself.
  const missing = tls === undefined || tls.includes(' ') || tls.includes('invalid') || tls in secrets;
  const errors = backend.aux?.find(kind => kind === ingress.annotations[`${PREFIX}default-backend`]);
  return [
    ...given,
    ...errors === undefined ? [] : errorService(addressOf(errors), errors, namespace),
    ...missing ? [] : [{ ...tlsSecret(tls, makeCertificate(host || 'any.test')), metadata: { name: tls, namespace } }],
    ...Object.entries(configmaps).map(([name, data]) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace }, data })),
  ];
}

function dataOf(data: { readonly [key: string]: string }, host: string, ca: { readonly [kind: string]: string }): { [key: string]: string } {
  const certificate = 'tls.crt' in data || 'ca.crt' in data ? makeCertificate(host) : undefined;
  return Object.fromEntries(Object.entries(data).map(([key, text]) => {
    const [, user, password] = /for (\S+) ?\/ ?([^\s,]+)/.exec(text) ?? [];
    switch (key) {
      case 'tls.crt': return [key, base64(certificate!.certificate)];
      case 'tls.key': return [key, base64(certificate!.key)];
      case 'ca.crt': return [key, base64(text.includes('backend') ? ca['https-backend'] : certificate!.ca)];
      case 'auth': return [key, base64(user === undefined ? text : `${user}:${sha(password)}\n`)];
      default: return [key, base64(user === undefined ? text : sha(password))];
    }
  }));
}
