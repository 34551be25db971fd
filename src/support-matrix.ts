import { ENVOY_GATEWAY } from './controllers/gateway-api/envoy-gateway/rows';
import { GATEWAY_API } from './controllers/gateway-api/rows';
import { TRAEFIK_READS } from './controllers/ingress-nginx/readers/traefik/rows';
import { INGRESS_NGINX } from './controllers/ingress-nginx/rows';
import { Rows } from './controllers/rows';
import { Declaration } from './controllers/shared/declarations';
import { TRAEFIK } from './controllers/traefik/rows';
import { Feature, POLICY_NAMES } from './policies';
import { Support } from './report';

/** A controller as a user chooses it, with its declaration for every feature. */
export interface SupportColumn {
  readonly name: string;
  /** How it is chosen. */
  readonly code: string;
  readonly declarations: { readonly [feature in Feature]: Declaration };
}

/** How every controller of the factories supports every feature. */
export const SUPPORT_MATRIX: readonly SupportColumn[] = [
  { name: 'ingress-nginx', code: 'IngressController.ingressNginx()', declarations: declarationsIn(INGRESS_NGINX) },
  {
    name: 'Traefik, reading annotations of ingress-nginx',
    code: 'IngressController.ingressNginx() with the reader AnnotationReader.TRAEFIK',
    declarations: declarationsIn(TRAEFIK_READS),
  },
  { name: 'Traefik', code: 'IngressController.traefik()', declarations: declarationsIn(TRAEFIK) },
  { name: 'Gateway API', code: 'IngressController.gatewayApi()', declarations: declarationsIn(GATEWAY_API) },
  {
    name: 'Gateway API on Envoy Gateway',
    code: 'IngressController.gatewayApi() with the implementation GatewayImplementation.envoyGateway()',
    declarations: declarationsIn(ENVOY_GATEWAY),
  },
];

/** The controllers that can do what another one refuses. */
export function controllersThatCan(feature: Feature): string[] {
  return SUPPORT_MATRIX.filter(({ declarations }) => declarations[feature].support !== Support.REFUSED).map(({ code }) => code);
}

function declarationsIn(rows: Rows<any, any>): SupportColumn['declarations'] {
  return Object.assign({}, ...POLICY_NAMES.map(policy => rows[policy].declares));
}
