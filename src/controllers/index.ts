import { Controller } from './controller';
import { Feature, POLICY_NAMES } from '../policies';
import { Support } from '../report';
import { ENVOY_GATEWAY } from './gateway-api/envoy-gateway/rows';
import { GatewayApi, GatewayApiOptions } from './gateway-api/gateway-api';
import { GATEWAY_API } from './gateway-api/rows';
import { IngressNginx, IngressNginxOptions } from './ingress-nginx/ingress-nginx';
import { TRAEFIK_READS } from './ingress-nginx/readers/traefik/rows';
import { INGRESS_NGINX } from './ingress-nginx/rows';
import { Rows } from './rows';
import { Declaration } from './shared/declarations';
import { TRAEFIK } from './traefik/rows';
import { Traefik, TraefikOptions } from './traefik/traefik';

/**
 * The controllers that a load balancer can be rendered for.
 */
export class IngressController {
  /**
   * ingress-nginx, through the annotations of its Ingresses.
   *
   * It was retired in March 2026: no fixes any more, also none for security.
   *
   * @throws if the API server would refuse the class name.
   * @see https://kubernetes.github.io/ingress-nginx/
   */
  public static ingressNginx(options: IngressNginxOptions = {}): Controller {
    return new IngressNginx(options);
  }

  /**
   * Traefik from 3.7 on, through its own resources: IngressRoute and Middleware.
   *
   * @throws if the API server would refuse the class name, or Traefik cannot have an entry point of a name.
   * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/
   */
  public static traefik(options: TraefikOptions = {}): Controller {
    return new Traefik(options);
  }

  /**
   * Gateway API, through HTTPRoutes: with core and extended features for any conformant implementation, or with the resources
   * of a known implementation as well.
   *
   * @throws unless exactly one of a Gateway and a class is named, or if the API server would refuse a name.
   * @see https://gateway-api.sigs.k8s.io/
   */
  public static gatewayApi(options: GatewayApiOptions): Controller {
    return new GatewayApi(options);
  }

  private constructor() {}
}

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
