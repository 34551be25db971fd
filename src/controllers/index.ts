import { Controller } from './controller';
import { IngressNginx, IngressNginxOptions } from './ingress-nginx/ingress-nginx';
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

  private constructor() {}
}
