import * as fc from 'fast-check';
import { KnownController, RouteByHand } from './known-controller';
import { AnnotationReader, IngressController, IngressNginxOptions } from '../../../src';
import { RouteCase, WAYS } from '../case';
import { label, oddText } from '../texts';

const PREFIX = 'nginx.ingress.kubernetes.io/';

/** ingress-nginx and the Traefik that reads its annotations, by Ingresses. */
export const INGRESS_NGINX: KnownController<IngressNginxOptions> = {
  shares: 2,
  annotations: [`${PREFIX}proxy-connect-timeout`, `${PREFIX}proxy-read-timeout`],
  ways: WAYS,
  healthChecks: [],
  options: fc.record({
    className: label,
    reader: fc.constantFrom(undefined, AnnotationReader.INGRESS_NGINX, AnnotationReader.TRAEFIK),
    snippetAnnotations: fc.constantFrom(undefined, true, true, true, false),
    allowedResponseHeaders: fc.constantFrom(undefined, ['X-Served-By']),
  }, { requiredKeys: [] }),
  oddOptions: oddText.map(className => ({ className })),
  make: options => IngressController.ingressNginx(options),
  byHand: ({ route, name, service, annotations, meta }, { className = 'nginx' }) => [{
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: meta(name, { ...annotationsOf(route), ...annotations }),
    spec: ingressSpec(route, service, className),
  }],
};

function ingressSpec(route: RouteCase, service: RouteByHand['service'], ingressClassName: string): object {
  const pathTypes = { prefix: 'Prefix', exact: 'Exact', regex: 'ImplementationSpecific' };
  const backend = { service: { name: service.name, port: { number: service.port } } };
  const paths = (route.paths ?? [{ type: 'prefix' as const, value: '/' }]).map(({ type, value }) => ({ path: value, pathType: pathTypes[type], backend }));
  const { tls } = route;
  return {
    ingressClassName,
    rules: (route.hosts ?? [undefined]).map(host => ({ ...host !== undefined && { host }, http: { paths } })),
    ...tls && { tls: [{ hosts: tls.hosts ?? route.hosts, secretName: tls.secretName }] },
  };
}

function annotationsOf({ rewrite, appRoot, maxBodySize, blockedUserAgents, tls }: RouteCase): { [key: string]: string } {
  return {
    ...rewrite && { [`${PREFIX}rewrite-target`]: rewrite.target },
    ...appRoot !== undefined && { [`${PREFIX}app-root`]: appRoot },
    ...maxBodySize !== undefined && { [`${PREFIX}proxy-body-size`]: `${maxBodySize}k` },
    ...blockedUserAgents && { [`${PREFIX}server-snippet`]: `if ($http_user_agent ~* "${blockedUserAgents.join('|')}") { return 403; }` },
    ...tls?.type === 'issuer' && { 'cert-manager.io/issuer': tls.issuer },
    ...tls?.type === 'clusterIssuer' && { 'cert-manager.io/cluster-issuer': tls.issuer },
  };
}
