import { ENVOY_GATEWAY, GATEWAY_API, OWN_GATEWAY, TRAEFIK, traefikReads } from './support';
import { Controller, IngressController } from '../../src';
import { InvalidInput } from '../../src/basics/errors';
import { ANNOTATION_NAMES } from '../../src/controllers/ingress-nginx/annotation-table';
import { UNKNOWN_NAMES } from '../../src/controllers/ingress-nginx/unknown-annotations';
import { loadBalancerOfTwo as loadBalancer } from '../support';

const CONTROLLERS: { readonly [name: string]: Controller } = {
  'ingress-nginx': IngressController.ingressNginx(),
  'Traefik as the reader': traefikReads(),
  'Traefik': TRAEFIK,
  'Gateway API': GATEWAY_API,
  'Gateway API on a Gateway of its own': OWN_GATEWAY,
  'Envoy Gateway': ENVOY_GATEWAY,
};

/** What to do about an annotation that nobody reads. */
function fixOf(controller: Controller, key: string, value: string): string {
  try {
    loadBalancer({ hosts: ['a.example.com'], controller, annotations: { [key]: value } });
  } catch (e) {
    const { allowed, fix } = e as InvalidInput;
    return key.startsWith('nginx.ingress') ? fix : `${allowed.split('this one has none: ')[1]}; ${fix}`;
  }
  return 'taken';
}

/** What is advised instead of annotations of ingress-nginx, where nobody reads these. */
test.each(['Traefik', 'Gateway API', 'Envoy Gateway'])('annotations of ingress-nginx on %s', name => {
  expect([...ANNOTATION_NAMES, ...UNKNOWN_NAMES].map(annotation => `${annotation}: ${fixOf(CONTROLLERS[name], `nginx.ingress.kubernetes.io/${annotation}`, 'x')}`).join('\n')).toMatchSnapshot();
});

/** Names that ingress-nginx does not have: those that it had, keys of its ConfigMap, slips, and names of others. */
const NAMES = [
  ...UNKNOWN_NAMES, 'influxdb-host', 'opentracing-trust-incoming-span', 'secure-verify-ca-secret', 'upstream-max-fails', 'mirror-uri', 'gzip-types', 'rewrite-taget', 'satisfie',
  'proxy-bodysize', 'nothing-of-the-kind', 'lb-method', 'ssl-services', 'websocket-services', 'whitelist', 'strip-path', 'router.middlewares',
];

test.each(['ingress-nginx', 'Traefik as the reader'])('names that ingress-nginx does not have on %s', name => {
  expect(NAMES.map(annotation => `${annotation}: ${fixOf(CONTROLLERS[name], `nginx.ingress.kubernetes.io/${annotation}`, 'x')}`).join('\n')).toMatchSnapshot();
});

/** One of each kind that is known. */
const OTHERS = [
  'traefik.ingress.kubernetes.io/router.middlewares', 'traefik.ingress.kubernetes.io/router.entrypoints', 'traefik.ingress.kubernetes.io/router.tls.certresolver',
  'traefik.ingress.kubernetes.io/router.tls.options', 'traefik.ingress.kubernetes.io/router.tls', 'traefik.ingress.kubernetes.io/router.priority',
  'traefik.ingress.kubernetes.io/router.pathmatcher', 'traefik.ingress.kubernetes.io/service.sticky.cookie', 'traefik.http.routers.a.middlewares', 'traefik.io/service.nativelb',
  'ingress.kubernetes.io/force-ssl-redirect', 'nginx.org/client-max-body-size', 'nginx.org/websocket-services', 'haproxy.org/path-rewrite', 'konghq.com/strip-path',
  'alb.ingress.kubernetes.io/scheme', 'appgw.ingress.kubernetes.io/backend-path-prefix', 'networking.gke.io/managed-certificates', 'kubernetes.io/ingress.allow-http',
  'kubernetes.io/ingress.global-static-ip-name', 'projectcontour.io/response-timeout', 'getambassador.io/config', 'ingress.cilium.io/service-type', 'route.openshift.io/termination',
  'zalando.org/skipper-filter', 'higress.io/app-root', 'gateway.envoyproxy.io/a', 'metallb.universe.tf/address-pool', 'ingressclass.kubernetes.io/is-default-class',
  'cert-manager.io/cluster-issuer', 'cert-manager.io/issuer-kind', 'cert-manager.io/duration', 'kubernetes.io/tls-acme', 'acme.cert-manager.io/http01-ingress-class',
  'cert-manager.io/issue-temporary-certificate', 'certmanager.k8s.io/issuer', 'cert-manager.io/no-such-name',
  'external-dns.alpha.kubernetes.io/target', 'external-dns.alpha.kubernetes.io/ttl', 'external-dns.alpha.kubernetes.io/TTL', 'external-dns.alpha.kubernetes.io/aws-weight',
  'external-dns.alpha.kubernetes.io/ingress-hostname-source', 'external-dns.alpha.kubernetes.io/gateway-hostname-source', 'external-dns.alpha.kubernetes.io/internal-hostname',
  'external-dns.alpha.kubernetes.io/ingress', 'external-dns.alpha.kubernetes.io/hostnames', 'external-dns.alpha.kubernetes.io/no-such-name',
];

test.each(Object.entries(CONTROLLERS))('annotations of others on %s', (_, controller) => {
  expect(OTHERS.map(key => `${key}: ${fixOf(controller, key, 'x')}`).join('\n')).toMatchSnapshot();
});
