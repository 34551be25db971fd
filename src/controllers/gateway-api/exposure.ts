import { isIP } from 'node:net';
import { Contribution, GatewayRow, GatewayRows, GROUP, Options } from './contribution';
import { gatewayName, httpsListeners, passthroughListener } from './gateway';
import { GatewayImplementationType } from './implementation';
import { invalid } from '../../basics/errors';
import { ofGatewayApi, value } from '../../checks';
import { inheritedCertificate, ownCertificate, sourceOf } from '../../intent/certificate';
import { passesThrough } from '../../intent/passthrough';
import { RouteIntent } from '../../intent/route-intent';
import { answeredHosts } from '../../intent/www-redirect';
import { isWildcard } from '../../kubernetes/hosts';
import { checkDnsSubdomain, OF_DERIVED } from '../../kubernetes/names';
import { HttpsRedirect } from '../../policies/https-redirect';
import { Requirement } from '../../report';
import { CheckType, RequirementCheck } from '../../requirement-check';
import { RenderedObject } from '../controller';
import { Addition } from '../rows';
import { certificateObject, certificateRequirement, defaultCertificateRequirement, solverRequirement } from '../shared/certificate';
import { approximated, native, omitted, refusedByOptions } from '../shared/declarations';
import { externalDnsRequirement, noteOnDns } from '../shared/external-dns';

const OF_LISTENER = approximated('the certificate belongs to the Gateway\'s listener: the owner of the Gateway has to name it there');
const REDIRECTED = native('requests over http are redirected with 308');
const PASSED = native('over http there is nothing for these hosts: clients get 404');
const NOT_REDIRECTED = native('requests over http are served, too, as httpsRedirect asks for');
export const NAMED = native('a client that names no host when TLS begins (SNI) gets no connection, unless a listener has no hostname');

/** Measured on Traefik 3.7. */
export const OFFERED = native('on Traefik, while a TLSRoute is attached to any of its Gateways, a client that offers no protocol in TLS (ALPN), such as some probes, gets no connection for a host that no route names in full');

/** cert-manager reads no HTTPRoutes, so that its certificate is an object. */
const tls: GatewayRow<'tls'> = {
  declares: { tlsSecret: OF_LISTENER, certManager: OF_LISTENER, tlsControllerDefault: REDIRECTED, tlsPassthrough: PASSED },
  render: (_tls, { route, options }) => {
    if (passesThrough(route)) {
      return {
        words: () => options.gateway ? 'TLSRoute, for a listener with tls.mode Passthrough' : `TLSRoute, listeners ${route.hosts.map(passthroughListener).join(', ')}: tls.mode Passthrough`,
        remarks: () => [isTraefikPossible(options) ? OFFERED : undefined],
      };
    }
    const certificate = ownCertificate(route)!;
    const { gateway } = options;
    const { secretName } = certificate;
    const isNever = route.httpsRedirect === HttpsRedirect.NEVER;
    const listeners = () => httpsListeners(route.hosts, options).join(', ');
    if (secretName === undefined) {
      return {
        words: () => `listener ${listeners()}: its own certificate`,
        remarks: () => [NAMED, offered(route, options)],
        instead: () => isNever ? [NOT_REDIRECTED] : undefined,
        requirements: () => [ofListener(route, options)],
      };
    }
    const isElsewhere = gateway?.namespace !== undefined && gateway.namespace !== route.namespace;
    return {
      contribution: {
        objects: [
          ...certificate.issuer ? [certificateObject(route, certificate)] : [],
          ...isElsewhere ? [grant(route, secretName, gateway!.namespace!)] : [],
        ],
      },
      words: () => `listener ${listeners()}: ${sourceOf(certificate)}`,
      instead: () => isNever && gateway === undefined ? [] : undefined,
      remarks: () => [isNever ? NOT_REDIRECTED : REDIRECTED, NAMED, offered(route, options)],
      requirements: () => [
        certificateRequirement(certificate, 'HTTPRoute', 'the listener is not served'),
        ...solverRequirement(certificate, `its solver is a gatewayHTTPRoute with the Gateway ${gatewayName(route, options)} in its parentRefs, and cert-manager runs with Gateway API enabled`),
        ...gateway === undefined ? [] : [listenerRequirement(route, secretName, options)],
      ],
    };
  },
};

const externalAddress: GatewayRow<'externalAddress'> = {
  declares: { externalAddress: omitted('external-dns takes the address of the Gateway, which no route can change') },
  render: (address, { route, options }) => {
    if (!options.gateway && options.implementation === GatewayImplementationType.ENVOY_GATEWAY && isIP(address) === 0) {
      throw invalid('envoy-gateway.external-address', 'externalAddress', address, 'an IP address where a Gateway is made for Envoy Gateway (for a name its status has cluster IPs, and AddressNotUsable)',
        'pass the IP address of the load balancer, or name an existing Gateway');
    }
    const of = `the Gateway ${gatewayName(route, options)}`;
    return {
      words: () => options.gateway ? `the address of ${of}` : `addresses of ${of}: ${address}`,
      remarks: () => [noteOnDns(route)],
      requirements: () => [externalDnsRequirement(passesThrough(route) ? 'gateway-tlsroute' : 'gateway-httproute', 'the address of the Gateway', address), {
        id: 'gateway-address',
        where: of,
        what: `its address is ${address}`,
        why: options.gateway ? 'external-dns sets the address that stands in the status of the Gateway, unless the Gateway has an annotation with another target'
          : 'the implementation has to be able to give that address to a Gateway: otherwise its status says AddressNotUsable, and it serves nothing',
        checks: [value(ofGatewayApi('Gateway', gatewayName(route, options)), 'status.addresses[*].value', address)],
      }],
    };
  },
};

/**
 * How clients reach the hosts, by an existing Gateway.
 *
 * @see https://gateway-api.sigs.k8s.io/guides/tls/
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspecaddress
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/sources/gateway-api/
 */
export const EXPOSURE = { tls, externalAddress } satisfies Pick<GatewayRows, 'tls' | 'externalAddress'>;

/** How clients reach the hosts, by a generated Gateway: it presents the certificates, and requests the address. */
export const EXPOSURE_BY_OWN_GATEWAY = {
  tls: {
    declares: {
      tlsSecret: REDIRECTED,
      certManager: REDIRECTED,
      tlsControllerDefault: refusedByOptions('a Gateway that is generated has no certificate of its own', 'use Tls.fromSecret() or Tls.certManager(), or name an existing Gateway'),
      tlsPassthrough: PASSED,
    },
    render: tls.render!,
  },
  externalAddress: { declares: { externalAddress: native() }, render: externalAddress.render! },
} satisfies Pick<GatewayRows, 'tls' | 'externalAddress'>;

/** TLS belongs to a host: a route without a certificate is served and redirected like the one that brings it. */
export const inheritedTls: Addition<Options, Contribution> = ({ route, neighbours, options }) => {
  const certificate = inheritedCertificate(route, neighbours);
  return certificate && {
    policy: 'tls',
    words: () => `listener ${httpsListeners(route.hosts, options).join(', ')}, as ${certificate.route.path}`,
    remarks: () => [native(`the host is served with the certificate of ${certificate.route.path}, and requests over http are redirected`)],
  };
};

/** What clients of hosts that no route names in full have to offer. */
function offered({ hosts }: RouteIntent, options: Options) {
  const isOpen = hosts.length === 0 || hosts.some(isWildcard);
  return isOpen && isTraefikPossible(options) ? OFFERED : undefined;
}

function isTraefikPossible({ implementation }: Options): boolean {
  return implementation !== GatewayImplementationType.ENVOY_GATEWAY;
}

/**
 * Allows Gateways of another namespace to read the Secret.
 *
 * @see https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
function grant(route: RouteIntent, secretName: string, namespace: string): RenderedObject {
  return {
    id: 'ReferenceGrant',
    apiVersion: `${GROUP}/v1beta1`,
    kind: 'ReferenceGrant',
    name: checkDnsSubdomain('name of the ReferenceGrant of tls', `${route.name}-tls`, OF_DERIVED),
    fields: { spec: { from: [{ group: GROUP, kind: 'Gateway', namespace }], to: [{ group: '', kind: 'Secret', name: secretName }] } },
  };
}

function listenerRequirement(route: RouteIntent, secretName: string, options: Options): Requirement {
  return {
    id: 'gateway-certificate',
    where: `the listener ${httpsListeners(route.hosts, options)[0]} of the Gateway ${gatewayName(route, options)}`,
    what: `its certificateRefs name the Secret ${route.namespace === undefined ? '' : `${route.namespace}/`}${secretName}, or another one with a certificate for ${answeredHosts(route).join(', ') || 'all hosts'}`,
    why: 'certificates belong to the listeners of a Gateway, and no route can bring one',
    checks: [presented(route, options)],
  };
}

/** The certificate that the listener of a route presents. */
function presented(route: RouteIntent, options: Options): RequirementCheck {
  return { type: CheckType.CERTIFICATE, ...ofGatewayApi('Gateway', gatewayName(route, options)), path: httpsListeners(route.hosts, options)[0], values: answeredHosts(route) };
}

/** The requirement of a certificate that stands at the Gateway already. */
function ofListener(route: RouteIntent, options: Options): Requirement {
  return defaultCertificateRequirement(route, {
    where: `the listener ${httpsListeners(route.hosts, options)[0]} of the Gateway ${gatewayName(route, options)}`,
    what: hosts => `it ends TLS with a certificate for ${hosts}, and has no hostname or one that covers ${hosts}`,
    why: 'the route is attached to this listener, and clients get the certificate that stands there',
    check: presented(route, options),
  });
}
