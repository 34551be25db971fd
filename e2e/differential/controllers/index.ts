import { GATEWAY_API } from './gateway-api';
import { INGRESS_NGINX } from './ingress-nginx';
import { KnownController } from './known-controller';
import { TRAEFIK } from './traefik';

/**
 * The controllers that cases are made for, by their factories. Whoever adds one also writes into `REASONS` why it refuses what
 * the API server takes.
 */
export const CONTROLLERS: { readonly [factory: string]: KnownController<any> } = {
  ingressNginx: INGRESS_NGINX,
  traefik: TRAEFIK,
  gatewayApi: GATEWAY_API,
};
