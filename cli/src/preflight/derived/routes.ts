import { Servers, serversOf } from './servers';
import { Controller, ExternalLoadBalancerProps, GatewayImplementation, IngressController, IngressNginxOptions, RoutePath, Tls } from '../../../../src';
import { translateAll } from '../../translation/translate';
import { Rendered } from '../manifest';

/** What is read back of one routing object: enough for its requirements, and no more of Traefik's and Gateway API's than hosts, servers and certificates. */
export interface ReadRoute {
  readonly object: Rendered;
  readonly props: ExternalLoadBalancerProps;
}

/** The routes in manifests. */
export function routesIn(rendered: readonly Rendered[], nginx: IngressNginxOptions): ReadRoute[] {
  return [
    ...attempt(() => ofIngresses(rendered, nginx)),
    ...rendered.filter(({ kind }) => kind === 'IngressRoute').flatMap(object => attempt(() => ofIngressRoute(object, rendered))),
    ...rendered.filter(({ kind }) => kind === 'HTTPRoute').flatMap(object => attempt(() => ofHttpRoute(object, rendered))),
  ];
}

/** None where an object is not as its kind has to be. */
function attempt(read_: () => ReadRoute[]): ReadRoute[] {
  try {
    return read_();
  } catch {
    return [];
  }
}

/** Ingresses are read back by the translation of ingress-nginx's annotations. */
function ofIngresses(rendered: readonly Rendered[], nginx: IngressNginxOptions): ReadRoute[] {
  const objects = rendered.filter(({ kind }) => kind === 'Ingress');
  const namespaces = [...new Set(objects.map(({ namespace }) => namespace))];
  return namespaces.flatMap(namespace => {
    const own = objects.filter(object => object.namespace === namespace);
    const known = { service: (name: string, port: number | string | undefined) => serversOf(rendered, namespace, name, port) };
    return translateAll(own.map(({ value }) => value), known, { keepAnnotations: true }).flatMap(({ loadBalancers, className }, i) => (
      loadBalancers.map(({ service, props }) => ({
        object: own[i],
        props: {
          ...props,
          endpointsApi: serversOf(rendered, namespace, service)?.endpointsApi,
          controller: IngressController.ingressNginx({ ...nginx, ...className === undefined ? { defaultClass: true } : { className } }),
        },
      }))
    ));
  });
}

function ofIngressRoute(object: Rendered, rendered: readonly Rendered[]): ReadRoute[] {
  const { spec = {}, metadata } = object.value;
  const routes: any[] = spec.routes ?? [];
  const hosts = [...new Set(routes.flatMap(({ match = '' }) => [...String(match).matchAll(/\bHost\(`([^`]+)`\)/g)].map(([, host]) => host)))];
  const own = new Set(rendered.filter(({ kind }) => kind === 'Middleware').map(({ name }) => name));
  const middlewares = [...new Map(routes.flatMap(({ middlewares: each = [] }) => each).filter(({ name }: any) => !own.has(name))
    .map(({ name, namespace }: any) => [`${namespace}/${name}`, { name, ...namespace !== undefined && { namespace } }])).values()] as { name: string }[];
  const entryPoints: string[] | undefined = spec.entryPoints;
  const ingressClassName = metadata?.annotations?.['kubernetes.io/ingress.class'];
  return read(object, rendered, routes.flatMap(({ services = [] }) => services), hosts, tlsOf(spec.tls), IngressController.traefik({
    ...ingressClassName !== undefined && { ingressClassName },
    ...middlewares.length > 0 && { middlewares },
    ...entryPoints && (spec.tls ? { tlsEntryPoints: entryPoints } : { entryPoints }),
  }));
}

function tlsOf(tls: any): Tls | undefined {
  return tls === undefined ? undefined : tls.secretName !== undefined ? Tls.fromSecret(tls.secretName) : Tls.controllerDefault();
}

function ofHttpRoute(object: Rendered, rendered: readonly Rendered[]): ReadRoute[] {
  const { spec = {} } = object.value;
  const references: any[] = spec.parentRefs ?? [];
  const [parent] = references;
  const gateway = rendered.find(({ kind, name }) => kind === 'Gateway' && name === parent?.name);
  const isEnvoy = rendered.some(({ apiVersion }) => apiVersion.startsWith('gateway.envoyproxy.io/'));
  const listener = (gateway?.value.spec?.listeners ?? [])
    .find(({ name, protocol }: any) => protocol === 'HTTPS' && references.some(({ sectionName }) => sectionName === name));
  const secret = listener?.tls?.certificateRefs?.[0]?.name;
  const httpsListener = references.map(({ sectionName }) => sectionName).find(name => name !== undefined && /https|tls/.test(name));
  const controller = parent === undefined ? undefined : IngressController.gatewayApi({
    ...gateway ? { gatewayClassName: gateway.value.spec.gatewayClassName } : {
      gateway: {
        name: parent.name,
        ...parent.namespace !== undefined && { namespace: parent.namespace },
        ...httpsListener !== undefined && { httpsListener },
      },
    },
    ...isEnvoy && { implementation: GatewayImplementation.envoyGateway() },
  });
  const services = (spec.rules ?? []).flatMap(({ backendRefs = [] }: any) => backendRefs).filter(({ kind = 'Service' }: any) => kind === 'Service');
  const tls = gateway ? secret === undefined ? undefined : Tls.fromSecret(secret) : httpsListener === undefined ? undefined : Tls.controllerDefault();
  return controller ? read(object, rendered, services, spec.hostnames ?? [], tls, controller) : [];
}

function read(
  object: Rendered, rendered: readonly Rendered[], services: readonly any[], hosts: readonly string[], tls: Tls | undefined, controller: Controller,
): ReadRoute[] {
  const names = [...new Map(services.map(service => [service.name, service])).values()];
  return names.flatMap(({ name, port }) => {
    const servers: Servers | undefined = serversOf(rendered, object.namespace, name, port);
    return servers ? [{
      object,
      props: {
        ...servers,
        name,
        ...object.namespace !== undefined && { namespace: object.namespace },
        ingressName: object.name,
        paths: [RoutePath.prefix('/')],
        controller,
        ...hosts.length > 0 && { hosts: [...hosts] },
        ...tls && { tls },
      },
    }] : [];
  });
}
