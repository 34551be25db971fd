import { API, Middleware, TraefikRow, TraefikRows } from './contribution';
import { invalid } from '../../basics/errors';
import { otherRoutes } from '../../checks';
import { RouteIntent } from '../../intent/route-intent';
import { isWildcard } from '../../kubernetes/hosts';
import { checkDnsSubdomain, OF_DERIVED } from '../../kubernetes/names';
import { ANY_DEPTH, clientAuthority } from '../shared/client-certificates';
import { approximated, native } from '../shared/declarations';
import { strictOptions } from '../shared/traefik-client-certificates';

const OWN_OPTIONS = 'the versions and ciphers of the TLSOption "default" do not hold for its hosts, which have a TLSOption of their own';

const FORWARD: Middleware = { id: 'ClientCertificate', suffix: 'client-certificate', spec: { passTLSClientCert: { pem: true } } };

const clientCertificates: TraefikRow<'clientCertificates'> = {
  declares: {
    clientCertificateRequired: native(`a client without a valid certificate gets a TLS error, and one that names another host in TLS than in its request 421; ${OWN_OPTIONS}`),
    clientCertificateOptional: native(`a client without a certificate gets in, one with a certificate that is not valid gets a TLS error; ${OWN_OPTIONS}`),
    clientCertificateDepth: ANY_DEPTH,
    clientCertificateForwarded: approximated('in the header X-Forwarded-Tls-Client-Cert, as a PEM without its first and last line and without line breaks, and the chain behind it'),
  },
  render: (certificates, { route, neighbours }) => {
    const { caSecret, optional, forwardCertificate } = certificates;
    const wildcard = route.hosts.find(isWildcard);
    if (wildcard !== undefined) {
      throw invalid('traefik.client-certificates-wildcard', 'hosts', wildcard, 'names without "*" beside clientCertificates on Traefik: for others it asks no client for a certificate, and lets everybody in', 'name the hosts one by one');
    }
    return {
      contribution: {
        // All routes of a host name one TLSOption: where they name several, Traefik falls back to its default, which asks for no certificate.
        tlsOptions: { name: optionsName(neighbours.find(other => other.clientCertificates !== undefined) ?? route) },
        chain: forwardCertificate ? { clientCertificate: () => FORWARD } : undefined,
        objects: [{
          id: 'TLSOption',
          apiVersion: API,
          kind: 'TLSOption',
          name: optionsName(route),
          fields: { spec: { clientAuth: { secretNames: [caSecret], clientAuthType: optional ? 'VerifyClientCertIfGiven' : 'RequireAndVerifyClientCert' } } },
        }],
      },
      words: () => `clientAuth: ${caSecret}${forwardCertificate ? ', passTLSClientCert' : ''}`,
      requirements: () => [
        clientAuthority(route, certificates, 'without it, or without a certificate in that key, Traefik ends every connection for these hosts'),
        {
          id: 'client-certificates-of-host',
          where: `every other router of ${route.hosts.join(', ')}, in any namespace and of any provider of this Traefik`,
          what: 'it names the same TLSOption',
          why: 'where the routers of a host differ, Traefik falls back to its default, which asks clients for no certificate, and everybody gets in',
          checks: [otherRoutes(route.hosts)],
        },
        strictOptions(),
      ],
    };
  },
};

/**
 * Certificates that clients have to present.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/tls/tls-options/#client-authentication-mtls
 */
export const CLIENT_CERTIFICATES = { clientCertificates } satisfies Pick<TraefikRows, 'clientCertificates'>;

function optionsName({ name }: RouteIntent): string {
  return checkDnsSubdomain('name of a TLSOption', `${name}-clients`, OF_DERIVED);
}
