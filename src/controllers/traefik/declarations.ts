import { APP_ROOT } from './app-root';
import { BACKENDS } from './backends';
import { BODY_SIZE } from './body-size';
import { EXTERNAL_ADDRESS } from './external-address';
import { ANNOTATIONS_OF_USER } from './extra-annotations';
import { HEALTH_CHECKS } from './health-check';
import { HOSTS } from './hosts';
import { LOAD_BALANCING } from './load-balancing';
import { PATHS } from './paths';
import { RESPONSE_HEADERS } from './response-headers';
import { REWRITES } from './rewrite';
import { TLS } from './tls';
import { USER_AGENTS } from './user-agents';
import { Column, Declarations } from '../features';

/** What Traefik's own resources make of everything that can be asked for. */
const DECLARATIONS: Declarations = {
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

export const TRAEFIK_COLUMNS: readonly Column[] = [{ name: 'Traefik', code: 'IngressController.traefik()', declarations: DECLARATIONS }];
