import { ofTraefik } from '../../checks';
import { Requirement } from '../../report';
import { CheckType } from '../../requirement-check';

/**
 * Makes Traefik refuse what it cannot serve with the certificates that are asked for.
 *
 * @see https://doc.traefik.io/traefik/reference/install-configuration/configuration-options/
 */
export function strictOptions(): Requirement {
  return {
    id: 'strict-tls-options',
    where: 'the static configuration of Traefik',
    what: 'it has no fallback to the default TLS options',
    why: 'by default a single route of the host with other TLS options, in any namespace and of any provider, lets everybody in without a certificate; with the setting such routes are left out instead',
    settings: { 'core.strictTLSOptions': 'true' },
    checks: [ofTraefik(CheckType.VALUE, 'core.strictTLSOptions', 'true')],
  };
}
