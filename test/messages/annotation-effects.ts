import { Size } from 'cdk8s';
import { NoteRow } from './notes';
import { Requirements, Row, traefikReads } from './support';
import {
  Backends, Controller, EndpointsApi, ExternalLoadBalancer, ExternalLoadBalancerProps, HashKey,
  HeaderValue, IngressController, LoadBalancing, Retries, Rewrite, RoutePath, SameSite, Tls,
} from '../../src';
import { loadBalancerOfTwo as loadBalancer } from '../support';

type Props = Partial<ExternalLoadBalancerProps>;
type Annotations = { [name: string]: string };

const NGINX = IngressController.ingressNginx({ snippetAnnotations: true });

/** A load balancer with annotations, on ingress-nginx unless it says more. */
function annotated(annotations: Annotations, props: Props = {}, controller: Controller = NGINX): ExternalLoadBalancer {
  const keys = Object.entries(annotations).map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value]);
  return loadBalancer({ controller, ...props, annotations: Object.fromEntries(keys) });
}

const HOSTS = ['a.com'];
const TLS: Props = { hosts: HOSTS, tls: Tls.fromSecret('s') };
const STICKY: Props = { loadBalancing: LoadBalancing.stickyCookie() };
const HASH: Props = { loadBalancing: LoadBalancing.consistentHash(HashKey.clientIp()) };
const AGENTS: Props = { blockedUserAgents: ['curl'] };
const HEADERS: Props = { responseHeaders: { 'X-A': HeaderValue.literal('a') } };

function contradiction(message: string, annotations: Annotations, props: Props = {}, controller?: Controller): Row {
  const [[name, value]] = Object.entries(annotations);
  return [() => annotated(annotations, props, controller), `zl/Lb: annotations["nginx.ingress.kubernetes.io/${name}"]: got ${JSON.stringify(value)}, allowed is ${message} [annotations.contradicts]`];
}

/** Annotations that the rest of a route contradicts. */
export const ANNOTATION_CONTRADICTIONS: readonly Row[] = [
  contradiction('no load-balance beside STICKY_COOKIE of loadBalancing, which overrides it; take it out, or leave loadBalancing out', { 'load-balance': 'ewma' }, STICKY),
  contradiction('no affinity beside CONSISTENT_HASH of loadBalancing: a client with a cookie stays on its server; take it out, or leave loadBalancing out', { affinity: 'cookie' }, HASH),
  contradiction('no upstream-hash-by beside ROUND_ROBIN of loadBalancing: it is another way of balancing; take it out, or leave loadBalancing out',
    { 'upstream-hash-by': '$remote_addr' }, { loadBalancing: LoadBalancing.roundRobin() }),
  contradiction('no subset beside LoadBalancing.consistentHash(), which gives a key one server, and not some at random; take it out, or leave loadBalancing out', { 'upstream-hash-by-subset': 'true' }, HASH),
  contradiction('no service-upstream beside STICKY_COOKIE of loadBalancing: the network of the cluster then chooses the server; take it out, or leave loadBalancing out', { 'service-upstream': 'true' }, STICKY),
  contradiction('SameSite=None for secure cookies alone: browsers drop others; take one of the two out, or choose Lax or Strict',
    { 'session-cookie-secure': 'false' }, { loadBalancing: LoadBalancing.stickyCookie({ sameSite: SameSite.NONE }) }),
  contradiction('a path of the route (prefix /a): browsers send the cookie for no other; write "/", or take it out', { 'session-cookie-path': '/b' }, { ...STICKY, paths: [RoutePath.prefix('/a')] }),
  contradiction('no Access-Control-Max-Age in responseHeaders beside it: both set that header; take Access-Control-Max-Age out, and set it by an annotation cors-…, or take enable-cors out',
    { 'enable-cors': 'true' }, { responseHeaders: { 'Access-Control-Max-Age': HeaderValue.literal('5') } }),
  contradiction('this annotation on a route whose hosts are all names without "*": the controller knows connections by the name in their TLS; name the hosts', { 'ssl-passthrough': 'true' }),
  contradiction('this annotation on a route of the prefix "/" without a rewrite: the path of a request stands inside its TLS, and without "/" no connection is passed on; leave paths and rewrite out, or take it out and let the controller end TLS',
    { 'ssl-passthrough': 'true' }, { hosts: HOSTS, paths: [RoutePath.prefix('/a')] }),
  contradiction('servers with IPv4 addresses beside it: connections are passed to the cluster IP of the Service, and one for a DNS name or IPv6 addresses has none; use Backends.fromIps() with IPv4 addresses, or take it out',
    { 'ssl-passthrough': 'true' }, { hosts: HOSTS, backends: Backends.fromHostname('db.example.com', { port: 443 }) }),
  contradiction('no blockedUserAgents beside it: connections over https pass the controller unread, so that nobody is kept out; take one of the two out', { 'ssl-passthrough': 'true' }, { hosts: HOSTS, ...AGENTS }),
  [
    () => {
      const lb = annotated({ 'ssl-passthrough': 'true' }, { hosts: HOSTS });
      lb.addRoute('b', { hosts: HOSTS, paths: [RoutePath.prefix('/b')] });
      return lb.report;
    },
    'zl/Lb: annotations["nginx.ingress.kubernetes.io/ssl-passthrough"]: got "true", allowed is hosts of its own for a route with it, since it takes every https connection of them, those for zl/Lb/b as well; give one of the routes another host, or take it out [annotations.contradicts]',
  ],
];

const noteOn = (policy: string, annotations: Annotations, note: string, props: Props = {}, controller?: Controller): NoteRow => (
  { of: () => annotated(annotations, props, controller), policy, note }
);

/** Notes that depend on the user's annotations. */
export const ANNOTATION_NOTES: readonly NoteRow[] = [
  noteOn('tls', { 'ssl-redirect': 'false' }, 'requests over http are served, too, and not redirected to https, as an annotation asks for', TLS),
  noteOn('tls', { 'permanent-redirect': 'https://b.com' }, 'requests over http are redirected by permanent-redirect at once, and not to https first', TLS),
  noteOn('annotations', { 'permanent-redirect': 'https://b.com' }, 'permanent-redirect answers every request, and none reaches a backend'),
  noteOn('loadBalancing', { 'temporal-redirect': 'https://b.com' }, 'the annotation temporal-redirect answers all requests, and none reaches what this is for', STICKY),
  noteOn('maxBodySize', { 'temporal-redirect': 'https://b.com' },
    'the annotation temporal-redirect answers all requests, and no body reaches a backend; 413 is left for what is too large by its Content-Length', { maxBodySize: Size.mebibytes(1) }),
  noteOn('paths', { 'app-root': '/start' }, 'requests for / are redirected to /start, as the annotation app-root asks for'),
  {
    of: () => {
      const lb = annotated({ 'app-root': '/start' }, { hosts: HOSTS, paths: [RoutePath.prefix('/a')] });
      lb.addRoute('b', { hosts: HOSTS, paths: [RoutePath.exact('/')] });
      return lb;
    },
    policy: 'paths',
    note: 'requests for / are redirected to /start: app-root of zl/Lb holds for the whole host',
  },
  noteOn('blockedUserAgents', { 'app-root': '/start' }, 'agents with another name pass: many crawlers claim to be browsers; agents are redirected from / like everybody: app-root answers first', AGENTS),
  noteOn('responseHeaders', { 'app-root': '/start' }, 'the answers of app-root have none of these headers', HEADERS),
  noteOn('annotations', { 'force-ssl-redirect': 'true' },
    'force-ssl-redirect sends clients to https, where they see the default certificate of the controller; where something before the controller ends TLS, the controller has to trust its X-Forwarded-Proto, or the redirects never end'),
  noteOn('tls', { 'server-alias': 'b.com, c.com' }, 'requests over http are redirected with 308; server-alias adds hosts (b.com, c.com): the certificate has to be valid for them, too, and cert-manager is not asked for them', TLS),
  noteOn('externalAddress', { 'server-alias': 'b.com' }, 'external-dns sets no names for the hosts that server-alias adds (b.com)', { hosts: HOSTS, externalAddress: '10.254.18.55' }),
  noteOn('annotations', { 'from-to-www-redirect': 'true' },
    'from-to-www-redirect adds hosts (www.a.com), which are not compared with those of other routes: where an Ingress has one of them, they are left to it', { hosts: HOSTS }),
  noteOn('annotations', { 'load-balance': 'ewma' },
    'the controller balances all requests to a Service in one way, that of its oldest Ingress: give every route of this load balancer the same annotation'),
  noteOn('annotations', { 'service-upstream': 'true' }, 'service-upstream does nothing for servers under a DNS name, whose Service has no cluster IP', { backends: Backends.fromHostname('db.example.com', { port: 80 }) }),
  noteOn('annotations', { 'service-upstream': 'true' }, 'service-upstream does nothing for servers with IPv6 addresses, whose Service has no cluster IP', { backends: Backends.fromIps(['fd00::46'], { port: 80 }), endpointsApi: EndpointsApi.ENDPOINT_SLICE }),
  noteOn('responseHeaders', { 'service-upstream': 'true' },
    'after a retry the backend\'s address is a list of all that were tried, the last one answered; with service-upstream the address of the backend is the cluster IP of the Service',
    { responseHeaders: { 'X-B': HeaderValue.backendAddress() } }),
  noteOn('loadBalancing', { 'session-cookie-secure': 'false' }, 'over https the cookie is secure all the same, whatever session-cookie-secure says', STICKY),
  noteOn('tls', { 'ssl-passthrough': 'true' }, 'the servers present certificates of their own, since TLS passes the controller unread; requests over http are redirected with 308', TLS),
  noteOn('maxBodySize', { 'ssl-passthrough': 'true' }, 'it holds for no request over https: with ssl-passthrough these pass the controller unread', { hosts: HOSTS, maxBodySize: Size.mebibytes(1) }),
  noteOn('annotations', { 'ssl-passthrough': 'true' }, 'connections over https pass the controller unread', { hosts: HOSTS }),
  noteOn('annotations', { 'ssl-passthrough': 'true', 'proxy-read-timeout': '5' }, 'connections over https pass the controller unread, and proxy-read-timeout does nothing for them', { hosts: HOSTS }),
  noteOn('annotations', { canary: 'true' }, 'the route is a canary: what the main Ingress of its hosts and paths says holds for its requests'),
  noteOn('annotations', { 'canary': 'true', 'proxy-read-timeout': '5' }, 'on a canary the controller ignores proxy-read-timeout: those of the main Ingress hold'),
  noteOn('maxBodySize', { canary: 'true' }, 'the controller ignores it on a canary: what the main Ingress of the hosts and paths says holds', { maxBodySize: Size.mebibytes(1) }),
  noteOn('blockedUserAgents', { 'custom-http-errors': '403' },
    'agents with another name pass: many crawlers claim to be browsers; the answer is that of the default backend in place of 403, as custom-http-errors asks for', AGENTS),
  noteOn('maxBodySize', { 'custom-http-errors': '413' }, 'the answer is that of the default backend in place of 413, as custom-http-errors asks for', { maxBodySize: Size.mebibytes(1) }),
  noteOn('annotations', { 'custom-http-errors': '502,503' }, 'where this report speaks of an answer with 502 or 503, clients get that of the default backend'),
  noteOn('annotations', { 'default-backend': 'fallback' }, 'while the controller knows no server of the load balancer, the Service fallback answers where this report speaks of 503'),
  noteOn('blockedUserAgents', { 'enable-cors': 'true' },
    'agents with another name pass: many crawlers claim to be browsers; preflight requests of such agents are answered by enable-cors, which comes first', AGENTS),
  noteOn('annotations', { 'server-snippet': '# x' }, 'of server-snippet it is checked whether nginx loads it, and not what it does: it can change all that this report says'),
  noteOn('rewrite', { 'backend-protocol': 'FCGI' }, 'a FastCGI program sees the new path as SCRIPT_NAME and DOCUMENT_URI, and the one of the client as REQUEST_URI', { rewrite: Rewrite.fullPath('/x') }),
  noteOn('responseHeaders', { 'custom-headers': 'wetwin/more' }, 'the ConfigMap wetwin/more of custom-headers sets more: of a name that stands in both, one value is sent', HEADERS),
  noteOn('maxBodySize', { 'enable-modsecurity': 'true' }, 'where its engine is on, ModSecurity has a limit of its own, SecRequestBodyLimit, which is 12.5 MiB by default', { maxBodySize: Size.mebibytes(1) }),
  noteOn('rewrite', { 'mirror-target': 'https://192.0.2.10' }, 'mirror-target gets the path as the client sent it', { rewrite: Rewrite.fullPath('/x') }),
  noteOn('annotations', { 'mirror-target': 'https://192.0.2.10' }, 'a mirror that is slow or silent holds up the connections of the clients'),
  noteOn('retries', { 'backend-protocol': 'GRPC' }, 'the directives for GRPC are others, which the annotations of retries do not change', { retries: Retries.none() }),
  noteOn('retries', { 'service-upstream': 'true' }, 'with service-upstream the network of the cluster chooses the server of every attempt, and may choose the same one again', { retries: Retries.none() }),
  noteOn('annotations', { satisfy: 'any' }, 'with satisfy: any, whoever one of the lists of addresses and the logins lets in needs no other'),
  noteOn('annotations', { 'connection-proxy-header': 'close' }, 'with connection-proxy-header no WebSocket reaches a backend'),
];

const outage = (annotations: Annotations, why: string, props: Props = {}, controller?: Controller) => ({
  of: () => annotated(annotations, props, controller),
  where: 'the backends',
  what: 'the address of a server is removed before it goes down',
  why,
});

/** What servers that are down cost, as annotations make it. */
export const OUTAGES = [
  outage({ 'proxy-connect-timeout': '2', 'load-balance': 'ewma' },
    'ingress-nginx checks no health: a server that refuses connections costs next to nothing, since the next one is tried, and one that is silent costs nearly every request the connect timeout of 2 s, for as long as it is silent'),
  outage({ 'proxy-next-upstream': 'off' },
    'ingress-nginx checks no health: every request that meets a server that refuses connections gets 502, and every request that meets one that is silent gets 504 after the connect timeout of 1 s'),
  outage({ 'proxy-next-upstream-tries': '1' },
    'Traefik checks no health: every request that meets a server that refuses connections gets 502, and every request that meets one that is silent gets 504 after the connect timeout of 1 s', {}, traefikReads()),
  outage({ 'proxy-next-upstream-tries': '2' },
    'ingress-nginx checks no health: a server that refuses connections costs nothing as long as requests come one at a time; of many at once some fail, since both attempts can meet it, and one that is silent costs nearly every request the connect timeout of 1 s, for as long as it is silent'),
  outage({ 'proxy-next-upstream-tries': '10' },
    'ingress-nginx checks no health: a server that refuses connections costs next to nothing, since others are tried, and one that is silent costs nearly every request the connect timeout of 1 s, for as long as it is silent'),
  outage({ 'proxy-next-upstream-timeout': '3' },
    'ingress-nginx checks no health: a server that refuses connections costs nothing as long as requests come one at a time; of many at once up to an eighth fail, since all three attempts can meet it, and one that is silent costs nearly every request the connect timeout of 1 s, for as long as it is silent'),
  outage({ 'upstream-hash-by': '$remote_addr', 'upstream-hash-by-subset': 'true' },
    'ingress-nginx checks no health: where a server refuses connections, some requests of its keys get 502, since all attempts can meet it, and one that is silent costs nearly every request the connect timeout of 1 s, for as long as it is silent'),
  outage({ 'upstream-hash-by': '$http_x_k$upstream_addr' },
    'ingress-nginx checks no health: a server that refuses connections costs next to nothing, since the next one is tried, and one that is silent costs nearly every request the connect timeout of 1 s, for as long as it is silent'),
  outage({ 'session-cookie-change-on-failure': 'false' },
    'ingress-nginx checks no health: where a server refuses connections, its clients get 502, since all attempts go to it, and where one is silent, they get 504 after the attempts, each with the connect timeout of 1 s', STICKY),
  outage({ 'service-upstream': 'true' },
    'ingress-nginx checks no health: requests go to the cluster IP of the Service, and the network of the cluster gives every server its share, those that are down included'),
  outage({ 'ssl-passthrough': 'true' },
    'Traefik checks no health: every server gets its share of the connections, those that are down included', { hosts: HOSTS }, traefikReads()),
  outage({ canary: 'true' },
    'ingress-nginx checks no health: what servers of a canary cost that are down, the annotations of the main Ingress decide'),
  outage({ 'backend-protocol': 'FCGI' },
    'ingress-nginx checks no health: a server that refuses connections costs next to nothing, since others are tried, and one that is silent costs nearly every request the connect timeout of 60 s, for as long as it is silent'),
];

/** Requirements that annotations bring. */
export const ANNOTATION_REQUIREMENTS: Requirements = {
  'client-addresses': [{
    of: () => annotated({ 'denylist-source-range': '10.0.0.0/8' }),
    where: 'the ConfigMap of ingress-nginx, as a rule ingress-nginx/ingress-nginx-controller',
    what: 'the controller sees the addresses of the clients, and believes no header about them that a client can write: its Service has externalTrafficPolicy: Local, or the load balancer before it speaks the PROXY protocol and use-proxy-protocol is "true"; use-forwarded-headers and enable-real-ip are not, or proxy-real-ip-cidr lists the proxies to believe; and the flag --enable-ssl-passthrough is not set, with which every request over https comes from 127.0.0.1',
    why: 'behind a load balancer or proxy that hides them, lists of addresses and limits take all clients for one; where a header of anybody is believed, whoever writes it has the address that he likes',
  }],
  'error-backend': [
    {
      of: () => annotated({ 'custom-http-errors': '404' }),
      where: 'the default backend of the controller',
      what: 'it exists, and a server of it answers',
      why: 'without it the answers of custom-http-errors become 404',
    },
    {
      of: () => annotated({ 'custom-http-errors': '404', 'default-backend': 'fallback' }, {}, traefikReads()),
      where: 'the Service fallback, in the namespace of the Ingress',
      what: 'it exists, and a server of it answers',
      why: 'without it Traefik leaves the route out, and every request gets 404; while it has no server, these errors become 503',
    },
    {
      of: () => annotated({ 'default-backend': 'fallback' }),
      where: 'the Service fallback, in the namespace of the Ingress',
      what: 'it exists, and a server of it answers',
      why: 'it answers while the controller knows no server of the load balancer; without it these requests get 503',
    },
  ],
  'main-ingress': [{
    of: () => annotated({ canary: 'true' }, { hosts: HOSTS }),
    where: 'the cluster',
    what: 'an Ingress of another Service, which is no canary, has the same paths, of the same type, on a.com',
    why: 'a canary gets its share of the requests of such an Ingress; without one they are answered with 404, and of two canaries for a path one is ignored',
  }, {
    of: () => annotated({ canary: 'true' }, {}, traefikReads()),
    where: 'the namespace of the Ingress',
    what: 'an Ingress of another Service, which is no canary, has the same paths, of the same type, on the default host',
    why: 'a canary gets its share of the requests of such an Ingress; without one they are answered with 404, and of two canaries for a path one is ignored',
  }],
  'ssl-passthrough': [{
    of: () => annotated({ 'ssl-passthrough': 'true' }, { hosts: HOSTS }),
    where: 'the flags of ingress-nginx',
    what: '--enable-ssl-passthrough is set',
    why: 'without it the controller ends TLS itself, and speaks plain HTTP to the backends; with it, it sees 127.0.0.1 as the client of every https request to any other host, so that lists of addresses and limits on these no longer tell clients apart',
  }],
  'tls-of-backends': [{
    of: () => annotated({ 'ssl-passthrough': 'true' }, { hosts: HOSTS }),
    where: 'the backends',
    what: 'they speak TLS on their port, with a certificate for a.com',
    why: 'with ssl-passthrough the controller hands connections over https on as they are',
  }],
};
