import { ENVOY_API } from './resources';
import { invalid } from '../../../basics/errors';
import { asksTheSame } from '../../../intent/client-certificates';
import { passesThrough } from '../../../intent/passthrough';
import { RouteIntent } from '../../../intent/route-intent';
import { isWildcard } from '../../../kubernetes/hosts';
import { checkDnsSubdomain, OF_DERIVED } from '../../../kubernetes/names';
import { ANY_DEPTH, clientAuthority } from '../../shared/client-certificates';
import { approximated, native, refused } from '../../shared/declarations';
import { GatewayRow, GatewayRows, GROUP } from '../contribution';
import { httpsListeners } from '../gateway';

const OF_LISTENER = refused('the listener of a Gateway that exists already asks the clients of all its hosts, and belongs to others',
  'name gatewayClassName in place of gateway, so that each host gets a listener of its own, or ask whoever owns the Gateway for tls.clientValidation in its ClientTrafficPolicy');

/** On a Gateway that exists already. */
export const CLIENT_CERTIFICATES_ON_ENVOY = {
  clientCertificates: {
    declares: {
      clientCertificateRequired: OF_LISTENER,
      clientCertificateOptional: OF_LISTENER,
      clientCertificateDepth: OF_LISTENER,
      clientCertificateForwarded: OF_LISTENER,
    },
  },
} satisfies Pick<GatewayRows, 'clientCertificates'>;

const clientCertificates: GatewayRow<'clientCertificates'> = {
  declares: {
    clientCertificateRequired: native('a client without a valid certificate gets a TLS error'),
    clientCertificateOptional: native('a client without a certificate gets in, one with a certificate that is not valid gets a TLS error'),
    clientCertificateDepth: ANY_DEPTH,
    clientCertificateForwarded: approximated('in the header x-forwarded-client-cert of Envoy, as Cert="..." with a PEM that is encoded for URLs'),
  },
  render: (certificates, { route, neighbours, options }) => {
    checkNotWithin(route, neighbours);
    const { caSecret, optional, forwardCertificate } = certificates;
    const targets = httpsListeners(route.hosts, options).map(sectionName => ({ group: GROUP, kind: 'Gateway', name: route.service.name, sectionName }));
    return {
      contribution: {
        objects: [{
          id: 'ClientCertificates',
          apiVersion: ENVOY_API,
          kind: 'ClientTrafficPolicy',
          name: checkDnsSubdomain('name of the ClientTrafficPolicy of clientCertificates', `${route.name}-clients`, OF_DERIVED),
          fields: {
            spec: {
              targetRefs: targets,
              // It takes the place of that of the Gateway.
              path: { escapedSlashesAction: 'KeepUnchanged' },
              tls: { clientValidation: { ...optional && { optional }, caCertificateRefs: [{ group: '', kind: 'Secret', name: caSecret }] } },
              ...forwardCertificate && { headers: { xForwardedClientCert: { mode: 'SanitizeSet', certDetailsToAdd: ['Cert'] } } },
            },
          },
        }],
      },
      words: () => `clientValidation: ${caSecret}${forwardCertificate ? ', xForwardedClientCert' : ''}`,
      requirements: () => [clientAuthority(route, certificates, 'without it, or without a certificate in that key, every request for these hosts gets 500')],
    };
  },
};

/**
 * On a Gateway that is generated, where each host has a listener of its own.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/security/mutual-tls/
 */
export const CLIENT_CERTIFICATES_BY_OWN_GATEWAY = { clientCertificates } satisfies Pick<GatewayRows, 'clientCertificates'>;

/**
 * Measured: a client that asks for another host in TLS gets that host's listener, whose routes then serve any host that they are for. Of
 * exact hosts there is none; one for a wildcard serves all below it.
 *
 * @throws if there is such a route
 */
function checkNotWithin(route: RouteIntent, neighbours: readonly RouteIntent[]): void {
  const open = neighbours.find(other => other.tls !== undefined && !passesThrough(other) && !asksTheSame(route, other)
    && route.hosts.some(host => isWithin(host, other)));
  if (open) {
    throw invalid('envoy-gateway.client-certificates-within', 'hosts', route.hosts, `hosts outside those of ${open.path} (${open.hosts.join(', ') || 'every host'}) beside clientCertificates on Envoy Gateway: a client that asks for another of these in TLS reaches the servers without such a certificate`,
      'set the same clientCertificates on both, or make another load balancer for one of them, with a Gateway of its own');
  }
}

/** Whether a route is for a host, and for others as well. */
function isWithin(host: string, { hosts }: RouteIntent): boolean {
  return hosts.length === 0 || hosts.some(wide => isWildcard(wide) && wide !== host && host.endsWith(wide.slice(1)));
}
