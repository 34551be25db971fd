import { AnnotationReader, Controller, GatewayImplementation, GatewayReference, IngressController, IngressNginxOptions } from '../../../../src';
import { ControllerName } from '../../controllers';
import { InputError } from '../../manifests/sources';
import { PREFIX } from '../../translation/ingress';
import { Manifest } from '../input';

/** What all of the input tells of its controller. */
export type Told = Pick<IngressNginxOptions, 'allowedResponseHeaders'>;

/** The controller that the user names, for all routes. */
export function controllerNamed(name: ControllerName, gateway: GatewayReference, told: Told): Controller {
  switch (name) {
    case 'ingress-nginx': return IngressController.ingressNginx(told);
    case 'traefik-ingress-nginx': return IngressController.ingressNginx({ reader: AnnotationReader.TRAEFIK, ...told });
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
export function controllerOf({ value }: Manifest, told: Told): Controller | undefined {
  const annotations: { readonly [key: string]: string } = value.metadata?.annotations ?? {};
  const className: string | undefined = value.spec?.ingressClassName ?? annotations['kubernetes.io/ingress.class'];
  if (className === undefined || className === 'nginx') {
    return className === undefined ? IngressController.ingressNginx({ defaultClass: true, ...told }) : IngressController.ingressNginx(told);
  }
  const isOfNginx = /nginx/.test(className) || Object.keys(annotations).some(key => key.startsWith(PREFIX));
  return isOfNginx ? IngressController.ingressNginx({ className, ...told }) : undefined;
}

/** The headers that Ingresses name in ConfigMaps: they only work where the controller is told to allow them, and then they need no snippet. */
export function toldBy(manifests: readonly Manifest[]): Told {
  const names = manifests.filter(({ kind }) => kind === 'Ingress').flatMap(({ value, namespace = '' }) => {
    const name: unknown = value.metadata?.annotations?.[`${PREFIX}custom-headers`];
    return typeof name === 'string' ? [name.includes('/') ? name : `${namespace}/${name}`] : [];
  });
  const maps = manifests.filter(({ kind, name, namespace = '' }) => kind === 'ConfigMap' && names.includes(`${namespace}/${name}`));
  const headers = [...new Set(maps.flatMap(({ value }) => Object.keys(value.data ?? {})))];
  return headers.length > 0 ? { allowedResponseHeaders: headers } : {};
}
