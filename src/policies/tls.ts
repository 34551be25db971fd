import { policy } from './policy';
import { checkMadeBy } from '../basics/errors';
import { Tls, TlsType } from '../routing/tls';

const FEATURES = {
  [TlsType.SECRET]: 'tlsSecret',
  [TlsType.CERT_MANAGER]: 'certManager',
  [TlsType.CONTROLLER_DEFAULT]: 'tlsControllerDefault',
  [TlsType.PASSTHROUGH]: 'tlsPassthrough',
} as const;

/** The certificate of the hosts. */
export const TLS = policy({
  features: {
    tlsSecret: 'Tls.fromSecret()', certManager: 'Tls.certManager()', tlsControllerDefault: 'Tls.controllerDefault()', tlsPassthrough: 'Tls.passthrough()',
  },
  used: (tls: Tls) => [FEATURES[tls.type]],
  check: (prop, tls) => {
    checkMadeBy(prop, tls, Tls, 'Tls.fromSecret()');
    return tls;
  },
});
