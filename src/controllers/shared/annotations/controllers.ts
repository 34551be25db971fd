import { EQUIVALENTS, equivalentOf } from './equivalents';
import { Asked, KnownAnnotations, TAKE_IT_OUT } from './known';

/** What does the same, where the name has an equivalent among those of ingress-nginx. */
const equivalent = (of: keyof typeof EQUIVALENTS) => ({ name, value, place }: Asked): string => {
  const found = equivalentOf(of, name);
  return (found === undefined ? undefined : place.insteadOf(found, value)) ?? TAKE_IT_OUT;
};

/** An Ingress controller, which reads its annotations on the objects that it serves and on no others. */
const controller = (by: string, keys: RegExp, like?: keyof typeof EQUIVALENTS): KnownAnnotations => (
  { keys, by, read: `${by} reads it on what it serves itself`, instead: like === undefined ? () => TAKE_IT_OUT : equivalent(like) }
);

export const INGRESS_NGINX = 'ingress-nginx';
export const ENVOY_GATEWAY = 'Envoy Gateway';
export const KONG = 'Kong';
export const HAPROXY = 'HAProxy';
export const GKE = 'the controller of GKE';
export const HIGRESS = 'Higress';

/**
 * The annotations of controllers. Which they are, their own documents tell.
 *
 * @see https://docs.nginx.com/nginx-ingress-controller/configuration/ingress-resources/advanced-configuration-with-annotations/
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/ingress/#annotations
 * @see https://developer.konghq.com/kubernetes-ingress-controller/reference/annotations/
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/custom-ingress-controller
 */
export const CONTROLLERS: readonly KnownAnnotations[] = [
  controller(INGRESS_NGINX, /^nginx\.ingress\.kubernetes\.io\//, 'nginx'),
  { keys: /^ingress\.kubernetes\.io\//, read: 'only old controllers read it, and Kong and HAProxy on what they serve themselves', instead: equivalent('old') },
  {
    keys: /^traefik\.ingress\.kubernetes\.io\/service\./,
    read: 'Traefik reads it on a Service, by its provider kubernetesIngress',
    instead: equivalent('traefik'),
  },
  {
    keys: /^traefik\.ingress\.kubernetes\.io\//,
    read: 'Traefik reads it on an Ingress of its own class, by its provider kubernetesIngress',
    instead: equivalent('traefik'),
  },
  { keys: /^traefik\.(enable$|port$|http\.|tcp\.|udp\.|frontend\.|backend\.|docker\.)/, read: 'Traefik reads it as a label of containers', instead: equivalent('traefikLabel') },
  { keys: /^traefik\.io\/service\./, read: 'Traefik reads it on a Service, by its provider kubernetesGateway', instead: equivalent('traefik') },
  controller('the NGINX Ingress Controller of F5', /^(nginx\.(org|com)|appprotect(dos)?\.f5\.com)\//, 'f5'),
  controller(HAPROXY, /^(haproxy\.(org|com)|haproxy-ingress\.github\.io)\//, 'haproxy'),
  controller(KONG, /^(konghq\.com\/|(plugins|configuration)\.konghq\.com$)/, 'kong'),
  controller('the AWS Load Balancer Controller', /^alb\.ingress\.kubernetes\.io\//, 'alb'),
  controller('the Application Gateway Ingress Controller', /^appgw\.ingress\.(kubernetes|azure)\.io\//, 'appgw'),
  controller(GKE, /^networking\.gke\.io\//, 'gke'),
  {
    keys: /^kubernetes\.io\/ingress\.(global|regional)-static-ip-name$/,
    read: 'the controller of GKE reads it on an Ingress of its own class',
    instead: () => 'set the address on the Service by which requests reach the controller',
  },
  { keys: /^(ingress\.gcp\.kubernetes\.io\/|kubernetes\.io\/ingress\.allow-http$)/, read: 'the controller of GKE reads it on an Ingress of its own class', instead: equivalent('gke') },
  controller('Contour', /^(projectcontour\.io|contour\.heptio\.com)\//, 'contour'),
  controller('Emissary-ingress', /^getambassador\.io\//),
  controller('the Ingress controller of Cilium', /^ingress\.cilium\.io\//),
  controller('the Ingress controller of OpenShift', /^(route|haproxy\.router)\.openshift\.io\//),
  controller('Skipper', /^zalando\.org\//),
  controller(HIGRESS, /^higress\.io\//, 'nginx'),
  controller(ENVOY_GATEWAY, /^gateway\.envoyproxy\.io\//),
  {
    keys: /^(service(\.beta)?\.kubernetes\.io|metallb\.(universe\.tf|io)|kube-vip\.io|io\.cilium|(lbipam|service)\.cilium\.io|load-balancer\.hetzner\.cloud|(beta\.)?cloud\.google\.com)\//,
    read: 'it is read on a Service',
    instead: () => 'set it on the Service by which requests reach the controller',
  },
  { keys: /^ingressclass\.kubernetes\.io\//, read: 'it is read on an IngressClass', instead: () => 'set it on the IngressClass' },
];
