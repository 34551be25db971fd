import { INGRESS_NGINX_ON_TRAEFIK, Target, TRAEFIK_RESOURCES } from './targets';
import { AnnotationReader, Controller, IngressController } from '../../src';

/** A controller of the matrix that runs here. */
export interface Running {
  /** A name for namespaces. */
  readonly short: string;
  readonly controller: Controller;
  readonly target: Target;
}

/** The controllers of the matrix that run here, by their names there. ingress-nginx itself is proved by its snippets in a real nginx. */
export const RUNNING: { readonly [name: string]: Running } = {
  'Traefik, reading annotations of ingress-nginx': {
    short: 'reader',
    controller: IngressController.ingressNginx({ snippetAnnotations: true, reader: AnnotationReader.TRAEFIK }),
    target: INGRESS_NGINX_ON_TRAEFIK,
  },
  'Traefik': { short: 'traefik', controller: IngressController.traefik(), target: TRAEFIK_RESOURCES },
};
