import * as fc from 'fast-check';
import { annotationsOf, KnownController, pathsOf, RouteByHand, written } from './known-controller';
import { AnnotationReader, IngressController, IngressNginxOptions } from '../../../src';
import { label, oddText } from '../../../test/dossiers/arbitraries';
import { secretIn, TlsCase } from '../../../test/dossiers/tls';

/** ingress-nginx and the Traefik that reads its annotations, by Ingresses. */
export const INGRESS_NGINX: KnownController<IngressNginxOptions> = {
  shares: 2,
  options: fc.record({
    className: label,
    reader: fc.constantFrom(undefined, AnnotationReader.INGRESS_NGINX, AnnotationReader.TRAEFIK),
    snippetAnnotations: fc.constantFrom(undefined, true, true, true, false),
    allowedResponseHeaders: fc.constantFrom(undefined, ['X-Served-By']),
  }, { requiredKeys: [] }),
  oddOptions: oddText.map(className => ({ className })),
  make: options => IngressController.ingressNginx(options),
  byHand: (given, { className = 'nginx' }) => [{
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: given.meta(given.name, { ...Object.assign({}, ...written('ingressNginx', given)), ...annotationsOf(given) }),
    spec: ingressSpec(given, className),
  }],
};

function ingressSpec({ route, service }: RouteByHand, ingressClassName: string): object {
  const pathTypes = { prefix: 'Prefix', exact: 'Exact', regex: 'ImplementationSpecific' };
  const backend = { service: { name: service.name, port: { number: service.port } } };
  const paths = pathsOf(route).map(({ type, value }) => ({ path: value, pathType: pathTypes[type], backend }));
  const hosts: (string | undefined)[] = route.hosts ?? [undefined];
  const tls: TlsCase | undefined = route.tls;
  return {
    ingressClassName,
    rules: hosts.map(host => ({ ...host !== undefined && { host }, http: { paths } })),
    ...tls && { tls: [{ hosts: tls.hosts ?? route.hosts, secretName: secretIn(tls) }] },
  };
}
