import { policy } from './policy';
import { checkMadeBy } from '../basics/errors';
import { Tls } from '../routing/tls';

/** The certificate of the hosts. */
export const TLS = policy({
  features: { tlsSecret: 'Tls.fromSecret()', certManager: 'Tls.certManager()' },
  used: (tls: Tls) => [tls.clusterIssuer ?? tls.issuer ? 'certManager' : 'tlsSecret'],
  check: (prop, tls) => {
    checkMadeBy(prop, tls, Tls, 'Tls.fromSecret()');
    return tls;
  },
});
