import { GatewayRows } from './contribution';
import { refused } from '../shared/declarations';

const OF_GATEWAY = refused('clients are asked for certificates by the listeners of a Gateway, for all hosts of a port, and no route can ask for them',
  'leave it out, and ask whoever owns the Gateway to set spec.tls.frontend of it');

/** Certificates that clients have to present. */
export const CLIENT_CERTIFICATES = {
  clientCertificates: {
    declares: {
      clientCertificateRequired: OF_GATEWAY,
      clientCertificateOptional: OF_GATEWAY,
      clientCertificateDepth: OF_GATEWAY,
      clientCertificateForwarded: OF_GATEWAY,
    },
  },
} satisfies Pick<GatewayRows, 'clientCertificates'>;
