import { Size } from 'cdk8s';
import {
  AnnotationReader, Backends, BodySize, Controller, ExternalLoadBalancerProps, GatewayImplementation, HashKey, HeaderValue, HealthCheck,
  IngressController, LoadBalancing, Rewrite, RoutePath, Tls,
} from '../../src';
import { Feature } from '../../src/policies';

/** Props that ask for one feature. */
export const ASKING: { [feature in Feature]: Partial<ExternalLoadBalancerProps> } = {
  hostnameBackends: { backends: Backends.fromHostname('db.example.com', { port: 80 }) },
  wildcardHost: { hosts: ['*.example.com'] },
  prefix: { paths: [RoutePath.prefix('/app')] },
  exact: { paths: [RoutePath.exact('/ping')] },
  regex: { paths: [RoutePath.regex('/a/(b|c)')] },
  stripPrefix: { paths: [RoutePath.prefix('/app')], rewrite: Rewrite.stripPrefix() },
  replacePrefix: { paths: [RoutePath.prefix('/app')], rewrite: Rewrite.replacePrefix('/v2') },
  fullPath: { paths: [RoutePath.prefix('/app')], rewrite: Rewrite.fullPath('/x') },
  regexTarget: { paths: [RoutePath.prefix('/app')], rewrite: Rewrite.regexTarget('/x') },
  appRoot: { appRoot: '/start' },
  maxBodySize: { maxBodySize: Size.mebibytes(1) },
  unlimitedBody: { maxBodySize: BodySize.UNLIMITED },
  blockedUserAgents: { blockedUserAgents: ['Scrapy'] },
  roundRobin: { loadBalancing: LoadBalancing.roundRobin() },
  peakEwma: { loadBalancing: LoadBalancing.peakEwma() },
  hashOfClientIp: { loadBalancing: LoadBalancing.consistentHash(HashKey.clientIp()) },
  hashOfUri: { loadBalancing: LoadBalancing.consistentHash(HashKey.uri()) },
  hashOfHeader: { loadBalancing: LoadBalancing.consistentHash(HashKey.header('X-Tenant')) },
  hashOfCookie: { loadBalancing: LoadBalancing.consistentHash(HashKey.cookie('id')) },
  stickyCookie: { loadBalancing: LoadBalancing.stickyCookie() },
  activeHealthCheck: { healthChecks: [HealthCheck.active('/healthz')] },
  passiveHealthCheck: { healthChecks: [HealthCheck.passive()] },
  literalHeader: { responseHeaders: { 'X-A': HeaderValue.literal('a') } },
  serviceNameHeader: { responseHeaders: { 'X-A': HeaderValue.serviceName() } },
  clientIpHeader: { responseHeaders: { 'X-A': HeaderValue.clientIp() } },
  backendAddressHeader: { responseHeaders: { 'X-A': HeaderValue.backendAddress() } },
  tlsSecret: { tls: Tls.fromSecret('a') },
  certManager: { tls: Tls.certManager({ issuer: 'ca' }) },
  externalAddress: { externalAddress: '10.254.18.55' },
  annotations: { annotations: { 'example.com/a': 'b' } },
};

/** The controllers of the matrix, by their names there. */
export const CONTROLLERS: { readonly [name: string]: Controller } = {
  'ingress-nginx': IngressController.ingressNginx({ snippetAnnotations: true }),
  'Traefik, reading annotations of ingress-nginx': IngressController.ingressNginx({ snippetAnnotations: true, reader: AnnotationReader.TRAEFIK }),
  'Traefik': IngressController.traefik(),
  'Gateway API': IngressController.gatewayApi({ gateway: { name: 'edge', namespace: 'infra' } }),
  'Gateway API on Envoy Gateway': IngressController.gatewayApi({ gateway: { name: 'edge', namespace: 'infra' }, implementation: GatewayImplementation.envoyGateway() }),
};
