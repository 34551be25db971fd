import { Controller } from './controller';
import type { GatewayApiOptions } from './gateway-api/gateway-api';
import type { IngressNginxOptions } from './ingress-nginx/ingress-nginx';
import type { TraefikOptions } from './traefik/traefik';

/* eslint-disable @typescript-eslint/no-require-imports -- a controller's code is loaded when it is chosen: most apps use one */

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
    const { IngressNginx } = require('./ingress-nginx/ingress-nginx') as typeof import('./ingress-nginx/ingress-nginx');
    return new IngressNginx(options);
  }

  /**
   * Traefik from 3.7 on, through its own resources: IngressRoute and Middleware.
   *
   * @throws if the API server would refuse the class name or the name of a Middleware, or Traefik cannot have an entry point of a name.
   * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd/http/ingressroute/
   */
  public static traefik(options: TraefikOptions = {}): Controller {
    const { Traefik } = require('./traefik/traefik') as typeof import('./traefik/traefik');
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
    const { GatewayApi } = require('./gateway-api/gateway-api') as typeof import('./gateway-api/gateway-api');
    return new GatewayApi(options);
  }

  private constructor() {}
}
