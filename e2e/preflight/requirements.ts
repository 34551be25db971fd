import {
  certificateFor, gateway, gatewayClass, listener, nginx, object, program, Requiring, secret, service, settings, slice, traefik,
} from './cluster-state';
import {
  AnnotationReader, Backends, BackendProtocol, BackendTls, Controller, EndpointsApi, GatewayImplementation, HeaderValue, IngressController, Redirect,
  RoutePath, Tls, UserAgents,
} from '../../src';
import { Building, CanaryCase } from '../../test/building';

/** A requirement of a load balancer, held and broken. */
export interface Case extends Requiring {
  readonly id: string;
  /** What has the requirement, on the host and in the namespace of the case. */
  readonly props: (namespace: string) => Partial<Building>;
}

const NGINX = IngressController.ingressNginx({ snippetAnnotations: true });
const READER = IngressController.ingressNginx({ snippetAnnotations: true, reader: AnnotationReader.TRAEFIK });
const TRAEFIK = IngressController.traefik();
const EDGE = { gateway: { name: 'edge' } };
const GATEWAY = IngressController.gatewayApi(EDGE);
const ENVOY = IngressController.gatewayApi({ ...EDGE, implementation: GatewayImplementation.envoyGateway() });
const hostOf = (namespace: string) => `${namespace}.example.com`;

/** Some settings as flags of Traefik, and without them. */
function ofTraefik(...flags: string[]): Requiring {
  return { held: () => [traefik(...flags)], broken: () => [traefik()] };
}

/** Keys of a Secret or of another object, and without one of them. */
function keys(name: string, present: { [key: string]: string }, broken: { [key: string]: string }, type?: string): Requiring {
  return { held: () => [secret(name, present, type)], broken: () => [secret(name, broken, type)] };
}

const ERRORS = { codes: [503], serviceName: 'errors', servicePort: 80 };
const WITH_SERVER: Requiring = { held: () => [service('errors'), slice('errors-a', 'errors')], broken: () => [slice('errors-a', 'errors', false)] };
const CLIENTS = { caSecret: 'clients' };
const ingressOf = (host: string, name = 'other') => object('networking.k8s.io/v1', 'Ingress', 'other', {
  spec: { ingressClassName: 'nobody', rules: [{ host, http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name, port: { number: 80 } } } }] } }] },
});
const CANARY: CanaryCase = { id: 'next', service: { name: 'web', port: 80 }, weight: 10 };
const issuer = (status: 'True' | 'False', kind = 'Issuer', name = 'ours') => object('cert-manager.io/v1', kind, name, { status: { conditions: [{ type: 'Ready', status }] } });
const OTHERS: Requiring = { held: () => [], broken: namespace => [ingressOf(hostOf(namespace))], looksAt: true };
const HTTP = listener('http', 'HTTP', 80);
const HTTPS = listener('https', 'HTTPS', 443);

const annotated = (controller: Controller, names: { [name: string]: string }): Partial<Building> => ({
  controller,
  tls: Tls.fromSecret('own'),
  annotations: Object.fromEntries(Object.entries(names).map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value])),
});
const WITHOUT_HTTPS = program('traefik:v3.7.1', '--entryPoints.web.address=:80', '--providers.kubernetescrd');
const SECTIONS = IngressController.gatewayApi({ gateway: { ...EDGE.gateway, httpListener: 'http', httpsListener: 'https' } });

/** Other forms of requirements that have a case below: another object, another program, another field. */
const FORMS: readonly Case[] = [
  {
    id: 'external-name',
    props: () => ({ controller: READER, backends: Backends.fromHostname('zl.servers.test', { port: 80 }) }),
    held: () => [traefik()],
    broken: () => [traefik('--providers.kubernetesingressnginx.disablesvcexternalname')],
  },
  {
    id: 'cross-namespace',
    props: () => annotated(READER, { 'auth-tls-secret': 'other/clients', 'force-ssl-redirect': 'true' }),
    ...ofTraefik('--providers.kubernetesingressnginx.allowcrossnamespaceresources'),
  },
  {
    id: 'allowed-response-headers',
    props: () => ({
      controller: IngressController.ingressNginx({ allowedResponseHeaders: ['X-A'], reader: AnnotationReader.TRAEFIK }), responseHeaders: { 'X-A': HeaderValue.literal('a') },
    }),
    held: () => [traefik('--providers.kubernetesingressnginx.globalallowedresponseheaders=X-B,X-A')],
    broken: () => [traefik('--providers.kubernetesingressnginx.globalallowedresponseheaders=X-B')],
  },
  { id: 'annotated-object', props: () => annotated(NGINX, { 'auth-type': 'basic', 'auth-secret': 'users' }), held: () => [secret('users', { auth: 'a:$2y$05$abc' })], broken: () => [] },
  {
    id: 'annotated-object',
    props: namespace => annotated(READER, { 'backend-protocol': 'HTTPS', 'proxy-ssl-secret': `${namespace}/backends` }),
    held: () => [secret('backends', { 'ca.crt': 'x', 'tls.crt': 'x', 'tls.key': 'x' })],
    broken: () => [secret('backends', { 'ca.crt': 'x', 'tls.crt': '', 'tls.key': '' })],
  },
  {
    id: 'annotated-object',
    props: namespace => annotated(NGINX, { 'custom-headers': `${namespace}/headers` }),
    held: () => [object('v1', 'ConfigMap', 'headers', { data: { 'X-A': 'a' } })],
    broken: () => [],
  },
  { id: 'annotated-object', props: () => annotated(NGINX, { 'default-backend': 'fallback' }), held: () => [service('fallback')], broken: () => [] },
  {
    id: 'error-backend',
    props: () => annotated(NGINX, { 'custom-http-errors': '503', 'default-backend': 'errors' }),
    held: () => [service('errors'), slice('errors-a', 'errors')],
    broken: () => [],
  },
  {
    id: 'backend-authority',
    props: () => ({ controller: TRAEFIK, backendProtocol: BackendProtocol.https(BackendTls.verified({ caConfigMap: 'backends', serverName: 'a.test' })) }),
    held: () => [object('v1', 'ConfigMap', 'backends', { data: { 'ca.crt': 'x' } })],
    broken: () => [object('v1', 'ConfigMap', 'backends', { data: { 'ca.crt': '' } })],
  },
  {
    id: 'cert-manager',
    props: () => ({ controller: NGINX, tls: Tls.certManager({ clusterIssuer: 'preflight' }) }),
    held: () => [issuer('True', 'ClusterIssuer', 'preflight')],
    broken: () => [issuer('False', 'ClusterIssuer', 'preflight')],
  },
  {
    id: 'argo-cd-exclusions',
    props: () => ({ controller: NGINX, endpointsApi: EndpointsApi.ENDPOINT_SLICE }),
    held: () => [argo('[Endpoints]')],
    broken: () => [argo('[EndpointSlice]')],
  },
  { id: 'entry-points', props: () => ({ controller: TRAEFIK, tls: Tls.fromSecret('own') }), held: () => [traefik()], broken: () => [WITHOUT_HTTPS] },
  { id: 'traefik-provider', props: () => ({ controller: TRAEFIK, tls: Tls.passthrough() }), held: () => [traefik()], broken: () => [WITHOUT_HTTPS] },
  {
    id: 'traefik-provider',
    props: () => ({ controller: TRAEFIK }),
    held: () => [traefik()],
    broken: () => [traefik('--providers.kubernetescrd.ingressclass=other')],
  },
  {
    id: 'traefik-provider',
    props: () => ({ controller: IngressController.traefik({ ingressClassName: 'edge' }) }),
    ...ofTraefik('--providers.kubernetescrd.ingressclass=edge'),
  },
  {
    id: 'gateway',
    props: () => ({ controller: SECTIONS, tls: Tls.fromSecret('own') }),
    held: namespace => [gateway([HTTP, HTTPS]), certificateFor(hostOf(namespace), 'edge-tls')],
    broken: () => [gateway([HTTP, { ...HTTPS, name: 'other' }])],
  },
  {
    id: 'gateway-class',
    props: () => ({ controller: IngressController.gatewayApi({ gatewayClassName: 'preflight-envoy', implementation: GatewayImplementation.envoyGateway() }) }),
    held: () => [gatewayClass('preflight-envoy', 'True', [], 'gateway.envoyproxy.io/gatewayclass-controller')],
    // A class keeps its controller.
    broken: () => [],
  },
  {
    id: 'passthrough-host',
    props: () => ({ controller: GATEWAY, tls: Tls.passthrough() }),
    held: () => [gateway([listener('tls', 'TLS', 443)], undefined, 'preflight-passing'), gatewayClass('preflight-passing', 'True', ['TLSRoute'])],
    broken: () => [gatewayClass('preflight-passing', 'True', ['Gateway'])],
  },
];

/** What has something to check, each once held and once broken. */
export const CASES: readonly Case[] = [
  // ingress-nginx
  {
    id: 'snippet-annotations',
    props: () => ({ controller: NGINX, blockedUserAgents: UserAgents.CRAWLERS }),
    held: () => settings({ 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' }),
    broken: () => settings({ 'allow-snippet-annotations': 'true' }),
  },
  {
    id: 'allowed-response-headers',
    props: () => ({ controller: IngressController.ingressNginx({ allowedResponseHeaders: ['X-A'] }), responseHeaders: { 'X-A': HeaderValue.literal('a') } }),
    held: () => settings({ 'global-allowed-response-headers': 'X-B,X-A' }),
    broken: () => settings({ 'global-allowed-response-headers': 'X-B' }),
  },
  { id: 'access-log', props: () => ({ controller: NGINX, accessLog: true }), held: () => settings({}), broken: () => settings({ 'disable-access-log': 'true' }) },
  {
    id: 'external-name',
    props: () => ({ controller: NGINX, backends: Backends.fromHostname('zl.servers.test', { port: 80 }) }),
    held: () => [nginx()],
    broken: () => [nginx('--disable-svc-external-name')],
  },
  { id: 'ssl-passthrough', props: () => ({ controller: NGINX, tls: Tls.passthrough() }), held: () => [nginx('--enable-ssl-passthrough')], broken: () => [nginx()] },
  {
    id: 'default-certificate',
    props: () => ({ controller: NGINX, tls: Tls.controllerDefault() }),
    held: namespace => [nginx(`--default-ssl-certificate=${namespace}/default`), certificateFor(hostOf(namespace), 'default')],
    broken: () => [certificateFor('b.example.org', 'default')],
  },
  {
    id: 'cross-namespace',
    props: () => ({ controller: NGINX, annotations: { 'nginx.ingress.kubernetes.io/auth-tls-secret': 'other/clients' }, tls: Tls.fromSecret('own') }),
    held: () => settings({ 'allow-cross-namespace-resources': 'true' }),
    broken: () => settings({}),
  },
  {
    id: 'annotated-object',
    props: namespace => ({ controller: NGINX, annotations: { 'nginx.ingress.kubernetes.io/auth-tls-secret': `${namespace}/clients` }, tls: Tls.fromSecret('own') }),
    ...keys('clients', { 'ca.crt': 'x' }, { 'ca.crt': '' }),
  },
  {
    id: 'client-certificates-over-http',
    props: () => ({ controller: NGINX, clientCertificates: CLIENTS, tls: Tls.fromSecret('own') }),
    held: () => settings({}),
    broken: () => settings({ 'use-forwarded-headers': 'true' }),
  },
  { id: 'client-certificates-of-host', props: () => ({ controller: NGINX, clientCertificates: CLIENTS, tls: Tls.fromSecret('own') }), ...OTHERS },
  { id: 'regex-hosts', props: () => ({ controller: NGINX, paths: [RoutePath.regex('/a')] }), ...OTHERS },
  { id: 'error-backend', props: () => ({ controller: NGINX, customErrors: ERRORS }), ...WITH_SERVER },
  {
    id: 'canary-of-service',
    props: () => ({ controller: NGINX, canaries: [CANARY] }),
    held: () => [],
    broken: namespace => [ingressOf('another.example.com', namespace)],
    looksAt: true,
  },
  {
    id: 'default-ingress-class',
    props: () => ({ controller: IngressController.ingressNginx({ defaultClass: true }) }),
    held: () => [object('networking.k8s.io/v1', 'IngressClass', 'preflight-default', { spec: { controller: 'k8s.io/ingress-nginx' } }, {
      annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' },
    })],
    broken: () => [],
  },
  {
    id: 'ingress-class',
    props: () => ({ controller: IngressController.ingressNginx({ className: 'preflight' }) }),
    held: () => [object('networking.k8s.io/v1', 'IngressClass', 'preflight', { spec: { controller: 'k8s.io/ingress-nginx' } })],
    broken: () => [],
  },
  // Traefik, reading annotations
  { id: 'snippet-annotations', props: () => ({ controller: READER, blockedUserAgents: UserAgents.CRAWLERS }), ...ofTraefik('--providers.kubernetesingressnginx.allowsnippetannotations') },
  { id: 'strict-tls-options', props: () => ({ controller: READER, clientCertificates: CLIENTS, tls: Tls.fromSecret('own') }), ...ofTraefik('--core.stricttlsoptions') },
  {
    id: 'error-pages',
    props: () => ({ controller: READER, annotations: { 'nginx.ingress.kubernetes.io/custom-http-errors': '503' } }),
    ...ofTraefik('--providers.kubernetesingressnginx.defaultbackendservice=pages/errors'),
  },
  // Traefik
  { id: 'safe-naming', props: () => ({ controller: TRAEFIK, canaries: [CANARY] }), ...ofTraefik('--providers.kubernetescrd.safenaming') },
  { id: 'priorities', props: () => ({ controller: TRAEFIK }), ...OTHERS },
  { id: 'traefik-provider', props: () => ({ controller: TRAEFIK }), held: () => [traefik()], broken: () => [traefik('--providers.kubernetescrd.namespaces=other')] },
  { id: 'entry-points', props: () => ({ controller: TRAEFIK }), held: () => [traefik()], broken: () => [traefik('--entrypoints.web.http.redirections.entrypoint.to=websecure')] },
  {
    id: 'external-name',
    props: () => ({ controller: TRAEFIK, backends: Backends.fromHostname('zl.servers.test', { port: 80 }) }),
    ...ofTraefik('--providers.kubernetescrd.allowexternalnameservices'),
  },
  { id: 'access-log', props: () => ({ controller: TRAEFIK, accessLog: true }), ...ofTraefik('--accesslog') },
  { id: 'empty-services', props: () => ({ controller: TRAEFIK, customErrors: ERRORS }), ...ofTraefik('--providers.kubernetescrd.allowemptyservices') },
  { id: 'error-backend', props: () => ({ controller: TRAEFIK, customErrors: ERRORS }), ...WITH_SERVER },
  {
    id: 'internal-service',
    props: () => ({ controller: TRAEFIK, redirect: Redirect.permanent('https://new.example.com') }),
    held: () => [traefik()],
    broken: () => [traefik('--providers.kubernetescrd.crossprovidernamespaces=other')],
  },
  {
    id: 'certificate-resolver',
    props: () => ({ controller: IngressController.traefik({ certResolver: 'le' }), tls: Tls.controllerDefault() }),
    ...ofTraefik('--certificatesresolvers.le.acme.email=a@example.com'),
  },
  {
    id: 'middlewares',
    props: () => ({ controller: IngressController.traefik({ middlewares: [{ name: 'sso' }] }) }),
    held: () => [object('traefik.io/v1alpha1', 'Middleware', 'sso', { spec: { compress: {} } })],
    broken: () => [],
  },
  {
    id: 'cross-namespace-middlewares',
    props: () => ({ controller: IngressController.traefik({ middlewares: [{ name: 'sso', namespace: 'other' }] }) }),
    ...ofTraefik('--providers.kubernetescrd.allowcrossnamespace'),
  },
  { id: 'strict-tls-options', props: () => ({ controller: TRAEFIK, clientCertificates: CLIENTS, tls: Tls.fromSecret('own') }), ...ofTraefik('--core.stricttlsoptions') },
  { id: 'passthrough-host', props: () => ({ controller: TRAEFIK, tls: Tls.passthrough() }), ...OTHERS },
  // Whatever the controller
  {
    id: 'canary-service',
    props: () => ({ controller: NGINX, canaries: [CANARY] }),
    held: () => [service('web'), slice('web-a', 'web')],
    broken: () => [slice('web-a', 'web', false)],
  },
  {
    id: 'auth-service',
    props: namespace => ({ controller: ENVOY, externalAuth: { url: `http://auth.${namespace}.svc/` } }),
    held: () => [service('auth'), slice('auth-a', 'auth')],
    broken: () => [slice('auth-a', 'auth', false)],
  },
  {
    id: 'cert-manager',
    props: () => ({ controller: NGINX, tls: Tls.certManager({ issuer: 'ours' }) }),
    held: () => [issuer('True')],
    broken: () => [issuer('False')],
  },
  {
    id: 'tls-secret',
    props: () => ({ controller: NGINX, tls: Tls.fromSecret('own') }),
    held: namespace => [certificateFor(hostOf(namespace), 'own')],
    broken: () => [certificateFor('b.example.org', 'own')],
  },
  { id: 'client-authority', props: () => ({ controller: TRAEFIK, clientCertificates: CLIENTS, tls: Tls.fromSecret('own') }), ...keys('clients', { 'ca.crt': 'x' }, { 'ca.crt': '' }) },
  { id: 'users-secret', props: () => ({ controller: NGINX, basicAuth: { secret: 'users' } }), ...keys('users', { auth: 'a:$2y$05$abc' }, { auth: 'a:plain text' }) },
  { id: 'users-secret', props: () => ({ controller: TRAEFIK, basicAuth: { secret: 'users' } }), ...keys('users', { users: 'a:$2y$05$abc' }, { users: 'a:$6$abc' }) },
  { id: 'users-secret', props: () => ({ controller: ENVOY, basicAuth: { secret: 'users' } }), ...keys('users', { '.htpasswd': 'a:{SHA}abc' }, { '.htpasswd': 'a:$2y$05$abc' }) },
  {
    id: 'backend-authority',
    props: () => ({ controller: TRAEFIK, backendProtocol: BackendProtocol.https(BackendTls.verified({ caSecret: 'backends', serverName: 'a.test' })) }),
    ...keys('backends', { 'ca.crt': 'x' }, { 'ca.crt': '' }),
  },
  {
    id: 'backend-client-certificate',
    props: () => ({ controller: TRAEFIK, backendProtocol: BackendProtocol.https(BackendTls.verified({ clientCertificateSecret: 'client', serverName: 'a.test' })) }),
    held: () => [certificateFor('client.test', 'client')],
    broken: () => [],
  },
  // Gateway API
  { id: 'gateway', props: () => ({ controller: GATEWAY }), held: () => [gateway([HTTP])], broken: () => [gateway([{ ...HTTP, hostname: 'b.example.org' }])] },
  { id: 'gateway', props: () => ({ controller: GATEWAY, tls: Tls.passthrough() }), held: () => [gateway([listener('tls', 'TLS', 443)])], broken: () => [gateway([HTTP])] },
  {
    id: 'gateway-certificate',
    props: () => ({ controller: GATEWAY, tls: Tls.fromSecret('own') }),
    held: namespace => [gateway([HTTP, HTTPS]), certificateFor(hostOf(namespace), 'edge-tls')],
    broken: () => [certificateFor('b.example.org', 'edge-tls')],
  },
  {
    id: 'default-certificate',
    props: () => ({ controller: GATEWAY, tls: Tls.controllerDefault() }),
    held: namespace => [gateway([HTTP, HTTPS]), certificateFor(hostOf(namespace), 'edge-tls')],
    broken: () => [certificateFor('b.example.org', 'edge-tls')],
  },
  { id: 'gateway-address', props: () => ({ controller: GATEWAY, externalAddress: '10.254.18.55' }), held: () => [gateway([HTTP], '10.254.18.55')], broken: () => [gateway([HTTP], '10.254.18.56')] },
  {
    id: 'gateway-class',
    props: () => ({ controller: IngressController.gatewayApi({ gatewayClassName: 'preflight-class' }) }),
    held: () => [gatewayClass('preflight-class', 'True')],
    broken: () => [gatewayClass('preflight-class', 'False')],
  },
  {
    id: 'backend-tls-policies',
    props: () => ({ controller: GATEWAY, backendProtocol: BackendProtocol.https(BackendTls.verified({ serverName: 'a.test' })) }),
    held: () => [gateway([HTTP], undefined, 'preflight-tls'), gatewayClass('preflight-tls', 'True', ['BackendTLSPolicy'])],
    broken: () => [gatewayClass('preflight-tls', 'True', ['Gateway'])],
  },
  {
    id: 'h2c-backends',
    props: () => ({ controller: GATEWAY, backendProtocol: BackendProtocol.grpc() }),
    held: () => [gateway([HTTP], undefined, 'preflight-h2c'), gatewayClass('preflight-h2c', 'True', ['HTTPRouteBackendProtocolH2C'])],
    broken: () => [gatewayClass('preflight-h2c', 'True', ['Gateway'])],
  },
  {
    id: 'escaped-slashes',
    props: () => ({ controller: ENVOY }),
    held: () => [policy('ClientTrafficPolicy', { path: { escapedSlashesAction: 'KeepUnchanged' } })],
    broken: () => [policy('ClientTrafficPolicy', { path: { escapedSlashesAction: 'RejectRequest' } })],
  },
  {
    id: 'https-hostnames',
    props: () => ({ controller: ENVOY, tls: Tls.passthrough() }),
    held: namespace => [gateway([listener('tls', 'TLS', 443, { hostname: hostOf(namespace) }), { ...HTTPS, hostname: '*.example.org' }])],
    broken: namespace => [gateway([listener('tls', 'TLS', 443, { hostname: hostOf(namespace) }), HTTPS])],
  },
  { id: 'security-policies', props: () => ({ controller: ENVOY, basicAuth: { secret: 'users' } }), held: () => [], broken: () => [policy('SecurityPolicy', {})], looksAt: true },
  {
    id: 'client-traffic-policies',
    props: () => ({
      controller: IngressController.gatewayApi({ gatewayClassName: 'preflight-own', implementation: GatewayImplementation.envoyGateway() }),
      clientCertificates: CLIENTS,
      tls: Tls.fromSecret('own'),
    }),
    held: () => [],
    broken: namespace => [policy('ClientTrafficPolicy', {}, namespace)],
    looksAt: true,
  },
  { id: 'traffic-policies', props: () => ({ controller: ENVOY }), held: () => [], broken: () => [policy('BackendTrafficPolicy', { useClientProtocol: true })], looksAt: true },
  {
    id: 'reference-grant',
    props: namespace => ({ controller: ENVOY, externalAuth: { url: `http://auth.${namespace}-sso.svc/` } }),
    held: namespace => [object('v1', 'Namespace', `${namespace}-sso`), object('gateway.networking.k8s.io/v1beta1', 'ReferenceGrant', 'auth', {
      spec: { from: [{ group: 'gateway.envoyproxy.io', kind: 'SecurityPolicy', namespace }], to: [{ group: '', kind: 'Service' }] },
    }, { namespace: `${namespace}-sso` })],
    broken: () => [],
  },
  {
    id: 'backend-api',
    props: () => ({ controller: ENVOY, backends: Backends.fromHostnames(['zl.servers.test', 'zl2.servers.test'], { port: 80 }) }),
    held: () => [envoyGateway('true')],
    broken: () => [envoyGateway('false')],
  },
  ...FORMS,
  // The addresses
  { id: 'argo-cd-exclusions', props: () => ({ controller: NGINX }), held: () => [argo('[Lease]')], broken: () => [argo('[Endpoints, EndpointSlice]')] },
  {
    id: 'external-dns',
    props: () => ({ controller: NGINX, externalAddress: '10.254.18.55' }),
    held: () => [program('registry.k8s.io/external-dns/external-dns:v0.19.0', '--source=ingress')],
    broken: () => [program('registry.k8s.io/external-dns/external-dns:v0.19.0', '--source=service')],
  },
  {
    id: 'prune-slices',
    props: () => ({ controller: NGINX, endpointsApi: EndpointsApi.ENDPOINT_SLICE }),
    held: () => [],
    broken: namespace => [slice(`${namespace}-former`, namespace)],
  },
];

function policy(kind: string, spec: object, name = 'edge'): any {
  return object('gateway.envoyproxy.io/v1alpha1', kind, `of-${name}`, { spec: { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name }], ...spec } });
}

function envoyGateway(enableBackend: string): any {
  return object('v1', 'ConfigMap', 'envoy-gateway-config', { data: { 'envoy-gateway.yaml': `extensionApis: { enableBackend: ${enableBackend} }` } }, { namespace: 'envoy-gateway-system' });
}

function argo(kinds: string): any {
  return object('v1', 'ConfigMap', 'argocd-cm', { data: { 'resource.exclusions': `- apiGroups: ["*"]\n  kinds: ${kinds}\n` } });
}
