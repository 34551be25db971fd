import { AnnotationReader, Controller, GatewayImplementation, GatewayReference, IngressController } from '../../../../src';
import { InputError } from '../../manifests/sources';
import { PREFIX } from '../../translation/ingress';
import { Manifest } from '../input';

/** The controllers that an app can be written for. */
export const CONTROLLERS = ['ingress-nginx', 'traefik-nginx', 'traefik', 'gateway-api', 'envoy-gateway'] as const;
export type ControllerName = typeof CONTROLLERS[number];

/** The controller that the user names, for all routes. */
export function controllerNamed(name: ControllerName, gateway: GatewayReference): Controller {
  switch (name) {
    case 'ingress-nginx': return IngressController.ingressNginx();
    case 'traefik-nginx': return IngressController.ingressNginx({ reader: AnnotationReader.TRAEFIK });
    case 'traefik': return IngressController.traefik();
    case 'gateway-api': return IngressController.gatewayApi({ gateway });
    case 'envoy-gateway': return IngressController.gatewayApi({ gateway, implementation: GatewayImplementation.envoyGateway() });
  }
}

/** The name of a Gateway, with its namespace before it where it has another one. */
export function gatewayNamed(text: string): GatewayReference {
  const [, namespace, name] = /^(?:([a-z0-9-]+)\/)?([a-z0-9.-]+)$/.exec(text) ?? [];
  if (name === undefined) {
    throw new InputError(`--gateway: got ${JSON.stringify(text)}, allowed is name or namespace/name`);
  }
  return { name, ...namespace !== undefined && { namespace } };
}

/**
 * The controller that serves an Ingress, by its class; undefined of a class that none of the library's controllers has. Whatever the class, those that
 * carry annotations of ingress-nginx are meant for it.
 */
export function controllerOf({ value }: Manifest): Controller | undefined {
  const annotations: { readonly [key: string]: string } = value.metadata?.annotations ?? {};
  const className: string | undefined = value.spec?.ingressClassName ?? annotations['kubernetes.io/ingress.class'];
  if (className === undefined || className === 'nginx') {
    return className === undefined ? IngressController.ingressNginx({ defaultClass: true }) : IngressController.ingressNginx();
  }
  const isOfNginx = /nginx/.test(className) || Object.keys(annotations).some(key => key.startsWith(PREFIX));
  return isOfNginx ? IngressController.ingressNginx({ className }) : undefined;
}
