import { APP_ROOT } from './app-root';
import { BACKENDS, BACKENDS_ON_ENVOY_GATEWAY } from './backends';
import { BODY_SIZE, BODY_SIZE_ON_ENVOY_GATEWAY } from './body-size';
import { EXTERNAL_ADDRESS } from './external-address';
import { ANNOTATIONS_OF_USER } from './extra-annotations';
import { HEALTH_CHECKS, HEALTH_CHECKS_ON_ENVOY_GATEWAY } from './health-check';
import { HOSTS } from './hosts';
import { GatewayImplementationType } from './implementation';
import { LOAD_BALANCING, LOAD_BALANCING_ON_ENVOY_GATEWAY } from './load-balancing';
import { PATHS, PATHS_ON_ENVOY_GATEWAY } from './paths';
import { RESPONSE_HEADERS, RESPONSE_HEADERS_ON_ENVOY_GATEWAY } from './response-headers';
import { REWRITES, REWRITES_ON_ENVOY_GATEWAY } from './rewrite';
import { TLS } from './tls';
import { USER_AGENTS, USER_AGENTS_ON_ENVOY_GATEWAY } from './user-agents';
import { Column, Declarations } from '../features';

const ANY: Declarations = {
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

/** What each implementation of Gateway API makes of everything that can be asked for. */
export const DECLARATIONS: { readonly [implementation in GatewayImplementationType]: Declarations } = {
  [GatewayImplementationType.ANY]: ANY,
  [GatewayImplementationType.ENVOY_GATEWAY]: {
    ...ANY,
    ...BACKENDS_ON_ENVOY_GATEWAY,
    ...PATHS_ON_ENVOY_GATEWAY,
    ...REWRITES_ON_ENVOY_GATEWAY,
    ...BODY_SIZE_ON_ENVOY_GATEWAY,
    ...USER_AGENTS_ON_ENVOY_GATEWAY,
    ...LOAD_BALANCING_ON_ENVOY_GATEWAY,
    ...HEALTH_CHECKS_ON_ENVOY_GATEWAY,
    ...RESPONSE_HEADERS_ON_ENVOY_GATEWAY,
  },
};

/** Both as a user chooses them. */
export const GATEWAY_API_COLUMNS: readonly Column[] = [
  { name: 'Gateway API', code: 'IngressController.gatewayApi()', declarations: DECLARATIONS[GatewayImplementationType.ANY] },
  {
    name: 'Gateway API on Envoy Gateway',
    code: 'IngressController.gatewayApi() with the implementation GatewayImplementation.envoyGateway()',
    declarations: DECLARATIONS[GatewayImplementationType.ENVOY_GATEWAY],
  },
];
