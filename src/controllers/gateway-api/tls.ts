import { gatewayName, httpsListeners } from './gateway';
import { GROUP, Filter, Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { checkDnsSubdomain } from '../../kubernetes/names';
import { Requirement } from '../../report';
import { certificateObject, certificateOf, certificateRequirement, sourceOf } from '../certificate';
import { RenderedObject } from '../controller';
import { approximated, native, verdictOn } from '../features';

const OF_LISTENER = approximated('the certificate is that of the Gateway\'s listener, which whoever owns the Gateway has to name there');
const REDIRECTED = native('requests over http are redirected with 308');

/** What becomes of certificates on a Gateway that is there; one that is made shows them. */
export const TLS = { tlsSecret: OF_LISTENER, certManager: OF_LISTENER };

/**
 * Leads requests over http to https.
 *
 * @see https://gateway-api.sigs.k8s.io/guides/http-redirect-rewrite/
 */
export const TO_HTTPS: Filter = { type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 308 } };

/**
 * The certificate of the route's hosts, which stands in the listener of the Gateway. cert-manager reads no HTTPRoutes, so
 * that its certificate is an object.
 *
 * @see https://gateway-api.sigs.k8s.io/guides/tls/
 */
export function tlsPiece(route: RouteIntent, setting: Setting): Piece {
  const certificate = certificateOf(route);
  if (!certificate) {
    return {};
  }
  const { declared, gateway } = setting;
  const { issuer } = certificate;
  const declaration = gateway === undefined ? REDIRECTED : issuer ? declared.certManager : declared.tlsSecret;
  return {
    objects: [
      ...issuer ? [certificateObject(route, certificate)] : [],
      ...gateway?.namespace !== undefined && gateway.namespace !== route.namespace ? [grant(route, certificate.secretName, gateway.namespace)] : [],
    ],
    verdict: () => verdictOn(route, 'tls', `listener ${httpsListeners(route.hosts, setting).join(', ')}: ${sourceOf(certificate)}`, [declaration], REDIRECTED),
    requirements: () => [certificateRequirement(certificate, 'HTTPRoute', 'the listener is not served'), ...gateway === undefined ? [] : [listenerRequirement(route, certificate.secretName, setting)]],
  };
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
    name: checkDnsSubdomain('name of the ReferenceGrant of tls', `${route.name}-tls`),
    fields: { spec: { from: [{ group: GROUP, kind: 'Gateway', namespace }], to: [{ group: '', kind: 'Secret', name: secretName }] } },
  };
}

function listenerRequirement(route: RouteIntent, secretName: string, setting: Setting): Requirement {
  return {
    id: 'gateway-certificate',
    where: `the listener ${httpsListeners(route.hosts, setting)[0]} of the Gateway ${gatewayName(route, setting)}`,
    what: `its certificateRefs name the Secret ${route.namespace === undefined ? '' : `${route.namespace}/`}${secretName}, or another one with a certificate for ${route.hosts.join(', ') || 'all hosts'}`,
    why: 'certificates belong to the listeners of a Gateway, and no route can bring one',
  };
}
