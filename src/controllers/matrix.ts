import { Declarations, Feature } from './features';
import { Support } from '../report';
import { DECLARATIONS as GATEWAY_API } from './gateway-api/declarations';
import { GatewayImplementationType } from './gateway-api/implementation';
import { AnnotationReader } from './ingress-nginx/annotation-reader';
import { DECLARATIONS } from './ingress-nginx/declarations';
import { TRAEFIK } from './traefik/declarations';

/** A controller of this library, as a user chooses it. */
export interface Column {
  /** Its name. */
  readonly name: string;
  /** How it is chosen. */
  readonly code: string;
  readonly declarations: Declarations;
}

/** What every controller makes of everything that can be asked for. */
export const MATRIX: readonly Column[] = [
  { name: 'ingress-nginx', code: 'IngressController.ingressNginx()', declarations: DECLARATIONS[AnnotationReader.INGRESS_NGINX] },
  {
    name: 'Traefik, reading annotations of ingress-nginx',
    code: 'IngressController.ingressNginx() with the reader AnnotationReader.TRAEFIK',
    declarations: DECLARATIONS[AnnotationReader.TRAEFIK],
  },
  { name: 'Traefik', code: 'IngressController.traefik()', declarations: TRAEFIK },
  { name: 'Gateway API', code: 'IngressController.gatewayApi()', declarations: GATEWAY_API[GatewayImplementationType.ANY] },
  {
    name: 'Gateway API on Envoy Gateway',
    code: 'IngressController.gatewayApi() with the implementation GatewayImplementation.envoyGateway()',
    declarations: GATEWAY_API[GatewayImplementationType.ENVOY_GATEWAY],
  },
];

/** The controllers that can do what another one refuses. */
export function controllersThatCan(feature: Feature): string[] {
  return MATRIX.filter(({ declarations }) => declarations[feature].support !== Support.REFUSED).map(({ code }) => code);
}
