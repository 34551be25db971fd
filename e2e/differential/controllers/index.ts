import { GATEWAY_API } from './gateway-api';
import { INGRESS_NGINX } from './ingress-nginx';
import { KnownController } from './known-controller';
import { TRAEFIK } from './traefik';

/**
 * The controllers that cases are made for, by their factories. Why one refuses what the API server takes stands in the
 * dossiers of the policies, or in `reasons.ts` where it concerns none of them.
 */
export const CONTROLLERS: { readonly [factory: string]: KnownController<any> } = {
  ingressNginx: INGRESS_NGINX,
  traefik: TRAEFIK,
  gatewayApi: GATEWAY_API,
};
