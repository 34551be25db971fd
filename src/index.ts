export { type BackendEndpoint, Backends, type BackendsOptions, type EndpointsOptions } from './backends/backends';
export { EndpointsApi } from './backends/endpoints-api';
export { IngressController } from './controllers';
export { Controller, type Explanation, type RefusalOptions, type RenderedObject, type Rendering, type Scope } from './controllers/controller';
export { type GatewayApiOptions } from './controllers/gateway-api/gateway-api';
export { type GatewayReference } from './controllers/gateway-api/gateway-reference';
export { GatewayImplementation, GatewayImplementationType } from './controllers/gateway-api/implementation';
export { AnnotationReader } from './controllers/ingress-nginx/annotation-reader';
export { type IngressNginxOptions } from './controllers/ingress-nginx/ingress-nginx';
export { type TraefikOptions } from './controllers/traefik/traefik';
export { ExternalLoadBalancer, type ExternalLoadBalancerProps } from './external-load-balancer';
export { type RouteIntent } from './intent/route-intent';
export { type RouteOptions } from './intent/route-options';
export { AddressSource, type ServiceIntent } from './intent/service-intent';
export { BodySize } from './policies/body-size';
export { HashKey, HashKeyType } from './policies/hash-key';
export {
  type ActiveHealthCheck, type ActiveHealthCheckOptions, HealthCheck, HealthCheckType, type PassiveHealthCheck, type PassiveHealthCheckOptions,
} from './policies/health-check';
export { LoadBalancing, LoadBalancingAlgorithm } from './policies/load-balancing';
export { HeaderSource, HeaderValue } from './policies/response-headers';
export { type RoutePolicies } from './policies/route-policies';
export { SameSite, type StickyCookieOptions } from './policies/sticky-cookie';
export { UserAgents } from './policies/user-agents';
export { Report, type Requirement, Support, type Verdict } from './report';
export { Rewrite, RewriteType } from './routing/rewrite';
export { PathType, RoutePath } from './routing/route-path';
export { type CertManagerTlsOptions, type SecretTlsOptions, Tls, TlsType } from './routing/tls';
export { TargetCluster } from './synthesis/cluster';
