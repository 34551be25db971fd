/**
 * The program that reads the annotations of ingress-nginx.
 */
export enum AnnotationReader {
  /** ingress-nginx itself, which was retired in March 2026. */
  INGRESS_NGINX = 'INGRESS_NGINX',
  /**
   * Traefik from 3.7 on, by its provider `kubernetesIngressNGINX`.
   *
   * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress-nginx/
   */
  TRAEFIK = 'TRAEFIK',
}
