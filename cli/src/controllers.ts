/** The controllers by the names of the command line. Two read annotations of ingress-nginx: itself, and Traefik's provider for them. */
export const CONTROLLER_NAMES = ['ingress-nginx', 'traefik-ingress-nginx', 'traefik', 'gateway-api', 'envoy-gateway'] as const;
export type ControllerName = typeof CONTROLLER_NAMES[number];
