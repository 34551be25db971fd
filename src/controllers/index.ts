import { Controller } from './controller';
import { Column, Feature } from './features';
import { Support } from '../report';
import { GATEWAY_API_COLUMNS } from './gateway-api/declarations';
import { GatewayApi, GatewayApiOptions } from './gateway-api/gateway-api';
import { INGRESS_NGINX_COLUMNS } from './ingress-nginx/declarations';
import { IngressNginx, IngressNginxOptions } from './ingress-nginx/ingress-nginx';
import { TRAEFIK_COLUMNS } from './traefik/declarations';
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
   * @throws if the class name is none that the API server takes.
   * @see https://kubernetes.github.io/ingress-nginx/
   */
  public static ingressNginx(options: IngressNginxOptions = {}): Controller {
    return new IngressNginx(options);
  }

  /**
   * Traefik from 3.7 on, through its own resources: IngressRoute and Middleware.
   *
   * @throws if the class name is none that the API server takes, or an entry point none that Traefik can have.
   * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/
   */
  public static traefik(options: TraefikOptions = {}): Controller {
    return new Traefik(options);
  }

  /**
   * Gateway API, through HTTPRoutes: with core and extended features alone, which every implementation has that conforms, or
   * with the resources of an implementation beside them.
   *
   * @throws if not exactly one of a Gateway and a class is named, or a name is none that the API server takes.
   * @see https://gateway-api.sigs.k8s.io/
   */
  public static gatewayApi(options: GatewayApiOptions): Controller {
    return new GatewayApi(options);
  }

  private constructor() {}
}

/** What every controller of the factories makes of everything that can be asked for. */
export const MATRIX: readonly Column[] = [...INGRESS_NGINX_COLUMNS, ...TRAEFIK_COLUMNS, ...GATEWAY_API_COLUMNS];

/** The controllers that can do what another one refuses. */
export function controllersThatCan(feature: Feature): string[] {
  return MATRIX.filter(({ declarations }) => declarations[feature].support !== Support.REFUSED).map(({ code }) => code);
}
