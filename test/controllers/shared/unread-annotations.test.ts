import { AnnotationReader, ExternalLoadBalancerProps, GatewayImplementation, IngressController, Support, Tls } from '../../../src';
import { CONTROLLERS } from '../../../src/controllers/shared/annotations/controllers';
import { noteOn } from '../../../src/controllers/shared/unread-annotations';
import { fixOf } from '../../basics/advice';
import { fault, loadBalancer } from '../../support';

const EDGE = { gateway: { name: 'edge' } };
const ON = {
  ingressNginx: IngressController.ingressNginx(),
  traefikReads: IngressController.ingressNginx({ reader: AnnotationReader.TRAEFIK }),
  traefik: IngressController.traefik(),
  gatewayApi: IngressController.gatewayApi(EDGE),
  ownGateway: IngressController.gatewayApi({ gatewayClassName: 'c' }),
  envoyGateway: IngressController.gatewayApi({ ...EDGE, implementation: GatewayImplementation.envoyGateway() }),
};
type Controller = keyof typeof ON;

const ALL = Object.keys(ON) as Controller[];
const INGRESSES: Controller[] = ['ingressNginx', 'traefikReads'];
const ROUTES: Controller[] = ['gatewayApi', 'ownGateway', 'envoyGateway'];
const but = (...some: Controller[]) => ALL.filter(name => !some.includes(name));

const make = (on: Controller, key: string, value = 'x', props: Partial<ExternalLoadBalancerProps> = {}) => loadBalancer({
  hosts: ['a.example.com'], controller: ON[on], annotations: { [key]: value }, ...props,
});
const noteOf = (...of: Parameters<typeof make>) => make(...of).report.verdicts.find(({ policy }) => policy === 'annotations');

/** A row for each of some controllers. */
function each<T>(rows: readonly (readonly [key: string, on: readonly Controller[], more: T])[]) {
  return rows.flatMap(([key, on, more]) => on.map(name => [key, name, more] as const));
}

test.each(each<string>([
  // Other controllers' annotations, with what does the same.
  ['traefik.ingress.kubernetes.io/router.middlewares', INGRESSES, 'props do the like (externalAuth '],
  ['traefik.ingress.kubernetes.io/router.middlewares', ['traefik'], 'middlewares of IngressController.traefik()'],
  ['traefik.ingress.kubernetes.io/router.entrypoints', ['traefik'], 'entryPoints and tlsEntryPoints of IngressController.traefik()'],
  ['traefik.ingress.kubernetes.io/router.priority', ALL, 'take it out'],
  ['traefik.ingress.kubernetes.io/router.tls', ALL, 'set the prop tls'],
  ['traefik.ingress.kubernetes.io/service.sticky.cookie', but('gatewayApi', 'ownGateway'), 'LoadBalancing.stickyCookie()'],
  ['traefik.http.routers.app.middlewares', ['traefik'], 'middlewares of IngressController.traefik()'],
  ['traefik.http.services.app.loadbalancer.sticky.cookie', ['ingressNginx', 'traefik'], ''],
  ['traefik.frontend.rule.type', ALL, 'set the props paths and rewrite'],
  ['traefik.io/service.nativelb', ALL, ''],
  ['ingress.kubernetes.io/force-ssl-redirect', ALL, 'the prop tls redirects'],
  ['ingress.kubernetes.io/enable-modsecurity', ['ingressNginx'], 'write nginx.ingress.kubernetes.io/enable-modsecurity, whose value is "true"'],
  ['ingress.kubernetes.io/app-root', ALL, 'set the prop appRoot'],
  ['nginx.org/client-max-body-size', but('gatewayApi', 'ownGateway'), 'set the prop maxBodySize'],
  ['nginx.org/proxy-connect-timeout', but('gatewayApi', 'ownGateway'), 'set the prop timeouts'],
  ['nginx.org/server-snippets', ['ingressNginx'], 'write nginx.ingress.kubernetes.io/server-snippet'],
  ['nginx.org/websocket-services', ALL, 'take it out: WebSockets'],
  ['nginx.com/sticky-cookie-services', but('gatewayApi', 'ownGateway'), 'LoadBalancing.stickyCookie()'],
  ['haproxy.org/path-rewrite', [...INGRESSES, 'traefik', 'envoyGateway'], 'set the prop rewrite'],
  ['haproxy-ingress.github.io/server-alias', [...INGRESSES, 'traefik', 'envoyGateway'], 'add the names to the prop hosts'],
  ['konghq.com/strip-path', [...INGRESSES, 'traefik', 'envoyGateway'], 'Rewrite.stripPrefix()'],
  ['plugins.konghq.com', [...INGRESSES, 'traefik', 'envoyGateway'], 'take it out'],
  ['alb.ingress.kubernetes.io/certificate-arn', ALL, 'set the prop tls'],
  ['alb.ingress.kubernetes.io/scheme', ALL, 'take it out'],
  ['appgw.ingress.kubernetes.io/backend-path-prefix', ALL, 'Rewrite.replacePrefix()'],
  ['kubernetes.io/ingress.allow-http', ALL, 'set the prop tls'],
  ['kubernetes.io/ingress.global-static-ip-name', ALL, 'on the Service'],
  ['networking.gke.io/managed-certificates', [...INGRESSES, 'traefik', 'envoyGateway'], 'set the prop tls'],
  ['projectcontour.io/response-timeout', but('gatewayApi', 'ownGateway'), 'set the prop timeouts'],
  ['getambassador.io/config', ALL, ''],
  ['ingress.cilium.io/tls-passthrough', ALL, ''],
  ['zalando.org/skipper-filter', ALL, ''],
  ['gateway.envoyproxy.io/a', [...INGRESSES, 'traefik'], ''],
  ['nginx.ingress.kubernetes.io/app-root', but(...INGRESSES), 'set the prop appRoot'],
  ['Nginx.Ingress.Kubernetes.io/app-root', but(...INGRESSES), 'set the prop appRoot'],
  // Those of other kinds of objects.
  ['metallb.universe.tf/address-pool', ALL, 'on the Service'],
  ['service.beta.kubernetes.io/aws-load-balancer-type', ALL, 'on the Service'],
  ['ingressclass.kubernetes.io/is-default-class', ALL, 'on the IngressClass'],
  // cert-manager reads Ingresses and Gateways.
  ['cert-manager.io/cluster-issuer', [...ROUTES, 'traefik'], 'Tls.certManager({ clusterIssuer: "x" })'],
  ['cert-manager.io/issuer', [...ROUTES, 'traefik'], 'Tls.certManager({ issuer: "x" })'],
  ['cert-manager.io/issuer-kind', [...ROUTES, 'traefik'], 'Tls.certManager()'],
  ['cert-manager.io/duration', [...ROUTES, 'traefik'], 'Tls.fromSecret()'],
  ['kubernetes.io/tls-acme', [...ROUTES, 'traefik'], 'Tls.certManager()'],
  ['acme.cert-manager.io/http01-edit-in-place', [...ROUTES, 'traefik'], 'take it out'],
  ['certmanager.k8s.io/cluster-issuer', ALL, 'Tls.certManager({ clusterIssuer: "x" })'],
  ['cert-manager.io/clusterissuer', ALL, 'Tls.certManager({ clusterIssuer: "x" })'],
  ['cert-manager.io/issuer-name', ALL, 'Tls.certManager({ issuer: "x" })'],
  ['cert-manager.io/inject-ca-from', ALL, ''],
  // external-dns reads each source in its own way.
  ['external-dns.alpha.kubernetes.io/target', ['gatewayApi', 'envoyGateway'], 'set it on the Gateway edge'],
  ['external-dns.alpha.kubernetes.io/target', ['ownGateway'], 'set the prop externalAddress'],
  ['external-dns.alpha.kubernetes.io/internal-hostname', ALL, 'external-dns.alpha.kubernetes.io/hostname'],
  ['external-dns.alpha.kubernetes.io/access', ALL, 'take it out'],
  ['external-dns.alpha.kubernetes.io/ingress', ALL, 'take it out'],
  ['external-dns.alpha.kubernetes.io/ingress-hostname-source', ROUTES, 'write external-dns.alpha.kubernetes.io/gateway-hostname-source'],
  ['external-dns.alpha.kubernetes.io/ingress-hostname-source', ['traefik'], 'take it out'],
  ['external-dns.alpha.kubernetes.io/gateway-hostname-source', INGRESSES, 'write external-dns.alpha.kubernetes.io/ingress-hostname-source'],
  ['external-dns.alpha.kubernetes.io/gateway-hostname-source', ['traefik'], 'take it out'],
  ['external-dns.alpha.kubernetes.io/hostnames', ALL, 'write external-dns.alpha.kubernetes.io/hostname'],
  ['external-dns.alpha.kubernetes.io/zone', ['gatewayApi'], 'hostname, ttl, controller, set-identifier, alias, record-type'],
  ['external-dns.alpha.kubernetes.io/TTL', ALL, 'write "external-dns.alpha.kubernetes.io/ttl"'],
]))('%s on %s is refused: nobody reads it there', (key, on, instead) => {
  expect(fault(() => make(on, key))).toStrictEqual({ code: 'annotations.unread', prop: `annotations["${key}"]`, got: '"x"', place: 'zl/Lb' });
  expect(fixOf(() => make(on, key))).toContain(instead);
});

test.each(each<undefined>([
  ['external-dns.alpha.kubernetes.io/hostname', ALL, undefined],
  ['external-dns.alpha.kubernetes.io/ttl', ALL, undefined],
  ['external-dns.alpha.kubernetes.io/controller', ALL, undefined],
  ['external-dns.alpha.kubernetes.io/set-identifier', ALL, undefined],
  ['external-dns.alpha.kubernetes.io/alias', ALL, undefined],
  ['external-dns.alpha.kubernetes.io/record-type', ALL, undefined],
  ['external-dns.alpha.kubernetes.io/aws-weight', ALL, undefined],
  ['external-dns.alpha.kubernetes.io/cloudflare-proxied', ALL, undefined],
  ['external-dns.alpha.kubernetes.io/webhook-anything', ALL, undefined],
  ['external-dns.alpha.kubernetes.io/target', [...INGRESSES, 'traefik'], undefined],
  ['external-dns.alpha.kubernetes.io/ingress-hostname-source', INGRESSES, undefined],
  ['external-dns.alpha.kubernetes.io/gateway-hostname-source', ROUTES, undefined],
  ['gateway.envoyproxy.io/a', ['envoyGateway'], undefined],
]))('%s on %s is read', (key, on) => {
  expect(noteOf(on, key)).toMatchObject({ support: Support.NATIVE, rendered: key });
  expect(noteOf(on, key)?.note).toBeUndefined();
});

test.each(each<undefined>([
  ['example.com/a', ALL, undefined],
  ['plain', ALL, undefined],
  ['argocd.argoproj.io/sync-wave', ALL, undefined],
  ['helm.sh/resource-policy', ALL, undefined],
  ['meta.helm.sh/release-name', ALL, undefined],
  ['ignore-check.kube-linter.io/dangling-service', ALL, undefined],
  ['kube-score/ignore', ALL, undefined],
  ['kustomize.toolkit.fluxcd.io/reconcile', ALL, undefined],
  ['config.kubernetes.io/local-config', ALL, undefined],
  ['gethomepage.dev/enabled', ALL, undefined],
  ['forecastle.stakater.com/expose', ALL, undefined],
  ['prometheus.io/probe', ALL, undefined],
  ['kubernetes.io/description', ALL, undefined],
  ['policy.cert-manager.io/a', ALL, undefined],
  ['hub.traefik.io/access-control-policy', ALL, undefined],
  ['traefik.io/a', ALL, undefined],
  // What the implementation is, is not said.
  ['gateway.envoyproxy.io/a', ['gatewayApi', 'ownGateway'], undefined],
  ['konghq.com/strip-path', ['gatewayApi', 'ownGateway'], undefined],
  ['haproxy.org/path-rewrite', ['gatewayApi', 'ownGateway'], undefined],
  ['networking.gke.io/a', ['gatewayApi', 'ownGateway'], undefined],
]))('%s on %s is passed on, and the verdict says for whom', (key, on) => {
  expect(noteOf(on, key)).toStrictEqual({ route: 'zl/Lb', policy: 'annotations', support: Support.NATIVE, rendered: key, note: noteOn([key])?.note });
});

describe('cert-manager makes certificates of an Ingress with spec.tls and one issuer', () => {
  const issuers = { 'cert-manager.io/cluster-issuer': 'le', 'cert-manager.io/issuer': 'le' };

  test.each<[string, { [key: string]: string }, Tls]>([
    ['an issuer for a Secret', { 'cert-manager.io/cluster-issuer': 'le' }, Tls.fromSecret('s')],
    ['what a Certificate has beside the issuer', { 'cert-manager.io/issuer': 'le', 'cert-manager.io/duration': '90d', 'cert-manager.io/secret-template': '{}' }, Tls.fromSecret('s')],
    ['what it has beside that of the prop', { 'cert-manager.io/renew-before': '9d', 'acme.cert-manager.io/http01-edit-in-place': 'true' }, Tls.certManager({ issuer: 'le' })],
    ['the default issuer', { 'kubernetes.io/tls-acme': 'true', 'cert-manager.io/duration': '90d' }, Tls.fromSecret('s')],
    ['what a flag lets it copy', { 'cert-manager.io/issue-temporary-certificate': 'true' }, Tls.certManager({ clusterIssuer: 'le' })],
  ])('%s', (_, annotations, tls) => {
    const { report } = loadBalancer({ hosts: ['a.example.com'], annotations, tls });
    expect(report.verdicts.find(({ policy }) => policy === 'annotations')).toMatchObject({ support: Support.NATIVE, note: undefined });
  });

  test.each<[string, string, { [key: string]: string }, Tls | undefined, string]>([
    ['no spec.tls', 'cert-manager.io/cluster-issuer', { 'cert-manager.io/cluster-issuer': 'le' }, undefined, 'Tls.certManager({ clusterIssuer: "le" })'],
    ['no spec.tls, and the default issuer', 'kubernetes.io/tls-acme', { 'kubernetes.io/tls-acme': 'true' }, undefined, 'Tls.certManager()'],
    ['no issuer', 'cert-manager.io/duration', { 'cert-manager.io/duration': '90d' }, Tls.fromSecret('s'), 'Tls.certManager()'],
    ['two issuers', 'cert-manager.io/cluster-issuer', issuers, Tls.fromSecret('s'), 'keep one of them'],
    ['another issuer than the prop', 'cert-manager.io/issuer', { 'cert-manager.io/issuer': 'le' }, Tls.certManager({ clusterIssuer: 'le' }), 'take it out: the prop tls'],
  ])('not with %s', (_, key, annotations, tls, instead) => {
    const refused = () => loadBalancer({ hosts: ['a.example.com'], annotations, tls });
    expect(fault(refused)).toMatchObject({ code: 'annotations.unread', prop: `annotations["${key}"]` });
    expect(fixOf(refused)).toContain(instead);
  });

  test('the advice fits the route', () => {
    const key = 'cert-manager.io/cluster-issuer';
    expect(fixOf(() => make('traefik', key, 'le', { tls: Tls.certManager({ issuer: 'a' }) }))).toContain('take it out: the prop tls');
    expect(fixOf(() => make('traefik', key, 'le', { hosts: undefined }))).toContain('and hosts');
    expect(fixOf(() => make('traefik', key, 'No name'))).toContain('Tls.certManager()');
  });
});

test('what the reader of an Ingress has not is not advised', () => {
  expect(fixOf(() => make('ingressNginx', 'nginx.org/lb-method', 'least_conn'))).toContain('LoadBalancing.peakEwma()');
  expect(fixOf(() => make('traefikReads', 'nginx.org/lb-method', 'least_conn'))).toContain('use LoadBalancing.roundRobin()');
  expect(fixOf(() => make('traefikReads', 'ingress.kubernetes.io/satisfy', 'any'))).toContain('take it out');
  expect(fixOf(() => make('ingressNginx', 'nginx.org/server-snippets', 'x', { controller: IngressController.ingressNginx({ snippetAnnotations: false }) }))).toContain('take it out');
});

test('externalAddress is advised for one address only', () => {
  const key = 'external-dns.alpha.kubernetes.io/target';
  expect(fixOf(() => make('ownGateway', key, '10.0.0.1'))).toContain('externalAddress');
  expect(fixOf(() => make('ownGateway', key, '10.0.0.1,10.0.0.2'))).not.toContain('externalAddress');
});

test.each(['traefik', ...ROUTES] as const)('the class is an option on %s', on => {
  expect(fault(() => make(on, 'kubernetes.io/ingress.class'))).toMatchObject({ code: 'annotations.class', prop: 'annotations["kubernetes.io/ingress.class"]' });
});

test('a note names all that are passed on', () => {
  expect(noteOn([])).toBeUndefined();
  expect(noteOn(['a', 'b'])?.note).toContain('a, b');
});

test('no two rows of controllers fit one key, but for those of a Service', () => {
  const keys = ['nginx.ingress.kubernetes.io/a', 'ingress.kubernetes.io/a', 'traefik.ingress.kubernetes.io/a', 'nginx.org/a', 'konghq.com/a', 'kubernetes.io/ingress.allow-http'];
  expect(keys.map(key => CONTROLLERS.filter(row => row.keys.test(key)).length)).toStrictEqual(keys.map(() => 1));
});
