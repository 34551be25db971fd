import { Place, Protection, Scenery, ZONE } from './protection';
import { Tls } from '../../src';
import { makeCertificate, tlsSecret } from '../support/certificate';
import { authoritySecret, ClientAuthority } from '../support/client-certificate';
import { api } from '../support/shared-api';

const AUTHORITY = ClientAuthority.root();
const CERTIFICATE = makeCertificate(`*.${ZONE}`);

/** What the Secret of the authority is, if there is one. */
const beside = (...objects: any[]): Scenery => () => ({
  options: { tls: Tls.fromSecret('certificate'), clientCertificates: { caSecret: 'clients-ca' } }, beside: [tlsSecret('certificate', CERTIFICATE), ...objects],
});

const holding = (stringData: { [key: string]: string }) => beside({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'clients-ca' }, stringData });

/** Traefik leaves a route out, or ends every connection for its hosts. */
const LEFT_OUT = { reader: 404, traefik: 'no answer' } as const;

export const CLIENT_CERTIFICATES_BROKEN: Protection = {
  feature: 'clientCertificateRequired',
  intact: beside(authoritySecret('clients-ca', AUTHORITY)),
  alone: ['reader', 'traefik'],
  // Without a certificate, and over http; over https see e2e/client-certificates.test.ts.
  denied: { reader: 308, traefik: 301 },
  credentials: { port: 443, ca: CERTIFICATE.ca, certificate: AUTHORITY.sign('alice') },
  broken: [
    { what: 'the Secret is missing', scene: beside(), alone: true, expected: LEFT_OUT, ingressNginx: 403 },
    { what: 'another route of the host is open', expected: 'client-certificates.differ' },
    { what: 'the Secret has no ca.crt', scene: holding({ 'tls.crt': AUTHORITY.certificate }), alone: true, expected: { reader: 404, traefik: 'no answer' }, ingressNginx: 200 },
    { what: 'its ca.crt is no certificate', scene: holding({ 'ca.crt': 'word' }), alone: true, expected: 'no answer' },
    { what: 'its ca.crt is empty', scene: holding({ 'ca.crt': '' }), alone: true, expected: LEFT_OUT },
    {
      what: 'the Secret stands in another namespace',
      scene: beside({ ...authoritySecret('clients-ca', AUTHORITY), metadata: { name: 'clients-ca', namespace: 'default' } }),
      alone: true,
      expected: LEFT_OUT,
    },
    { what: 'the Secret is deleted later', later: async place => deleteSecret(place), alone: true, expected: LEFT_OUT },
  ],
};

async function deleteSecret({ namespace }: Place): Promise<void> {
  await api().delete({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'clients-ca', namespace } });
}
