import { AnnotationReader, Controller, GatewayImplementation, IngressController } from '../../src';
import { Feature, FEATURES } from '../../src/policies';
import { FEATURE_DOSSIERS } from '../dossiers';
import { Props } from '../dossiers/dossier';

/** Props that ask for one feature. */
export const ASKING = Object.fromEntries(Object.keys(FEATURES).map(feature => (
  [feature, FEATURE_DOSSIERS[feature as Feature].asking]
))) as { readonly [feature in Feature]: Props };

/** The controllers of the matrix, by their names there. */
export const CONTROLLERS: { readonly [name: string]: Controller } = {
  'ingress-nginx': IngressController.ingressNginx({ snippetAnnotations: true }),
  'Traefik, reading annotations of ingress-nginx': IngressController.ingressNginx({ snippetAnnotations: true, reader: AnnotationReader.TRAEFIK }),
  'Traefik': IngressController.traefik(),
  'Gateway API': IngressController.gatewayApi({ gateway: { name: 'edge', namespace: 'infra' } }),
  'Gateway API on Envoy Gateway': IngressController.gatewayApi({ gateway: { name: 'edge', namespace: 'infra' }, implementation: GatewayImplementation.envoyGateway() }),
};
