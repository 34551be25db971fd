import { AnnotationReader } from './annotation-reader';
import { APP_ROOT } from './app-root';
import { BACKENDS } from './backends';
import { BODY_SIZE } from './body-size';
import { EXTERNAL_ADDRESS } from './external-address';
import { ANNOTATIONS_OF_USER } from './extra-annotations';
import { HEALTH_CHECKS } from './health-check';
import { HOSTS, HOSTS_ON_TRAEFIK } from './hosts';
import { LOAD_BALANCING, LOAD_BALANCING_ON_TRAEFIK } from './load-balancing';
import { PATHS } from './paths';
import { RESPONSE_HEADERS, RESPONSE_HEADERS_ON_TRAEFIK } from './response-headers';
import { REWRITES } from './rewrite';
import { TLS } from './tls';
import { USER_AGENTS } from './user-agents';
import { Column, Declarations } from '../features';

const INGRESS_NGINX: Declarations = {
  ...BACKENDS,
  ...HOSTS,
  ...PATHS,
  ...REWRITES,
  ...APP_ROOT,
  ...BODY_SIZE,
  ...USER_AGENTS,
  ...LOAD_BALANCING,
  ...HEALTH_CHECKS,
  ...RESPONSE_HEADERS,
  ...TLS,
  ...EXTERNAL_ADDRESS,
  ...ANNOTATIONS_OF_USER,
};

/** What each reader of the annotations makes of everything that can be asked for. */
export const DECLARATIONS: { readonly [reader in AnnotationReader]: Declarations } = {
  [AnnotationReader.INGRESS_NGINX]: INGRESS_NGINX,
  [AnnotationReader.TRAEFIK]: { ...INGRESS_NGINX, ...HOSTS_ON_TRAEFIK, ...LOAD_BALANCING_ON_TRAEFIK, ...RESPONSE_HEADERS_ON_TRAEFIK },
};

/** Both as a user chooses them. */
export const INGRESS_NGINX_COLUMNS: readonly Column[] = [
  { name: 'ingress-nginx', code: 'IngressController.ingressNginx()', declarations: DECLARATIONS[AnnotationReader.INGRESS_NGINX] },
  {
    name: 'Traefik, reading annotations of ingress-nginx',
    code: 'IngressController.ingressNginx() with the reader AnnotationReader.TRAEFIK',
    declarations: DECLARATIONS[AnnotationReader.TRAEFIK],
  },
];
