import { NoteRow } from './notes';
import { OWN_ENVOY_GATEWAY, traefikReads } from './support';
import { ClientCertificates, Controller, Tls } from '../../src';
import { loadBalancerOfTwo as loadBalancer } from '../support';

const asking = (controller: Controller, more: Partial<ClientCertificates> = {}) => () => (
  loadBalancer({ controller, hosts: ['a.com'], tls: Tls.fromSecret('certificate'), clientCertificates: { caSecret: 'clients-ca', ...more } })
);

/** Notes of clientCertificates. */
export const CLIENT_CERTIFICATES_NOTES: readonly NoteRow[] = [
  {
    of: asking(traefikReads()),
    policy: 'clientCertificates',
    note: 'a client without a valid certificate gets a TLS error in place of 400, and one that names another host in TLS than in its request 421; the headers ssl-client-verify and the like reach the backends as a client sends them: set forwardCertificate where they are read',
  },
  {
    of: asking(OWN_ENVOY_GATEWAY, { forwardCertificate: true }),
    policy: 'clientCertificates',
    note: 'in the header x-forwarded-client-cert of Envoy, as Cert="..." with a PEM that is encoded for URLs; a client without a valid certificate gets a TLS error',
  },
  {
    of: asking(OWN_ENVOY_GATEWAY, { optional: true }),
    policy: 'clientCertificates',
    note: 'a client without a certificate gets in, one with a certificate that is not valid gets a TLS error',
  },
];
