import { execFileSync } from 'node:child_process';
import { programs } from './run';

/** A certificate for a host, and the authority that signed it, made for the occasion. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
  readonly ca: string;
}

export function makeCertificate(host: string): Certificate {
  const { certificate: chain, key } = JSON.parse(execFileSync(programs().cluster.path, ['certificate', host], { encoding: 'utf8' }));
  const [certificate, ca] = chain.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----\n/g);
  return { certificate, key, ca };
}

/** The Secret that holds a certificate. */
export function tlsSecret(name: string, { certificate, key }: Certificate) {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, type: 'kubernetes.io/tls', data: { 'tls.crt': base64(certificate), 'tls.key': base64(key) } };
}

/** The Secret or ConfigMap "backend-ca" that holds an authority. */
export function authority(kind: 'Secret' | 'ConfigMap', ca: string) {
  return { apiVersion: 'v1', kind, metadata: { name: 'backend-ca' }, [kind === 'Secret' ? 'stringData' : 'data']: { 'ca.crt': ca } };
}
