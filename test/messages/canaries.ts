import { NoteRow } from './notes';
import { ENVOY_GATEWAY, GATEWAY_API, Messages, Requirements, TRAEFIK, traefikReads } from './support';
import { BackendProtocol, Backends, CanaryOptions, LoadBalancing, ServiceReference } from '../../src';
import { Building } from '../building';
import { BACKENDS, loadBalancer } from '../support';

const WEB: ServiceReference = { name: 'web', port: 80 };
const adding = (options: CanaryOptions, props?: Partial<Building>) => loadBalancer(props).addCanary('next', { backends: BACKENDS, ...options });
const addingTwo = (a: CanaryOptions, b: CanaryOptions, props?: Partial<Building>) => {
  const lb = loadBalancer(props);
  lb.addCanary('a', a);
  lb.addCanary('b', b);
};
const onTraefik = { controller: TRAEFIK };

/** Errors of canaries. */
export const CANARIES_MESSAGES: Messages = {
  'canary.no-requests': [
    [
      () => adding({}),
      'zl/Lb.addCanary("next"): options of addCanary(): got {}, allowed is at least one of weight, header and cookie; say which requests the canary gets [canary.no-requests]',
    ],
  ],
  'canary.weight': [
    [
      () => adding({ weight: 101 }),
      'zl/Lb.addCanary("next"): weight of addCanary(): got 101, allowed is a whole number from 0 to 100: the percentage of requests; choose a number in this range [canary.weight]',
    ],
  ],
  'canary.weights': [
    [
      () => addingTwo({ backends: BACKENDS, weight: 60 }, { backends: BACKENDS, weight: 50 }, onTraefik),
      'zl/Lb.addCanary("b"): weight of addCanary(): got 50, allowed is weights of all canaries that are at most 100 together, and these are 110; lower one of them [canary.weights]',
    ],
  ],
  'canary.word': [
    [
      () => adding({ header: 'X_Canary' }),
      'zl/Lb.addCanary("next"): header of addCanary(): got "X_Canary", allowed is the name of a header: letters, digits and hyphens between them, at most 128 characters; choose another one, which every controller can compare [canary.word]',
    ],
    [
      () => adding({ header: 'X-Canary', headerValue: 'a b' }),
      'zl/Lb.addCanary("next"): headerValue of addCanary(): got "a b", allowed is letters, digits and / - . _ ~ :, at most 128 characters; choose another one, which every controller can compare [canary.word]',
    ],
    [
      () => adding({ cookie: 'a;b' }),
      'zl/Lb.addCanary("next"): cookie of addCanary(): got "a;b", allowed is the name of a cookie: letters, digits, "-" and "_", at most 128 characters; choose another one, which every controller can compare [canary.word]',
    ],
  ],
  'canary.no-header': [
    [
      () => adding({ headerValue: 'v2', weight: 1 }),
      'zl/Lb.addCanary("next"): headerValue of addCanary(): got "v2", allowed is a header beside it; name the header that has the value [canary.no-header]',
    ],
  ],
  'canary.not-one-target': [
    [
      () => adding({ backends: undefined, weight: 1 }),
      'zl/Lb.addCanary("next"): addCanary(): got {}, allowed is exactly one of backends and service; pass servers outside the cluster as backends, or a Service of the cluster as service [canary.not-one-target]',
    ],
    [
      () => adding({ service: WEB, weight: 1 }),
      'zl/Lb.addCanary("next"): addCanary(): got {"backends":"Backends","service":{"name":"web","port":80}}, allowed is exactly one of backends and service; pass servers outside the cluster as backends, or a Service of the cluster as service [canary.not-one-target]',
    ],
  ],
  'canary.of-hostname': [
    [
      () => adding({ weight: 1 }, { backends: Backends.fromHostname('db.example.com', { port: 80 }) }),
      'zl/Lb.addCanary("next"): backends of the load balancer: got "db.example.com", allowed is servers with addresses beside a canary: not every controller shares requests between a DNS name and something else; use Backends.fromIps() [canary.of-hostname]',
    ],
  ],
  'canary.hostname': [
    [
      () => adding({ backends: Backends.fromHostname('db.example.com', { port: 80 }), weight: 1 }),
      'zl/Lb.addCanary("next"): backends of addCanary(): got "db.example.com", allowed is servers with addresses: not every controller shares requests between addresses and a DNS name; use Backends.fromIps() [canary.hostname]',
    ],
  ],
  'canary.beside-service': [
    [
      () => adding({ backends: undefined, service: WEB, servicePort: 80, weight: 1 }),
      'zl/Lb.addCanary("next"): servicePort of addCanary(): got 80, allowed is nothing beside service, which has its port and addresses already; take it out [canary.beside-service]',
    ],
  ],
  'canary.own-service': [
    [
      () => adding({ backends: undefined, service: { name: 'zl-lb', port: 80 }, weight: 1 }),
      'zl/Lb.addCanary("next"): service of addCanary(): got "zl-lb", allowed is another Service than that of the load balancer; name the Service that is to get a part of the requests [canary.own-service]',
    ],
  ],
  'canary.same-service': [
    [
      () => addingTwo({ service: WEB, weight: 60 }, { service: WEB, weight: 5 }, onTraefik),
      'zl/Lb.addCanary("b"): service of addCanary(): got "web", allowed is a Service each, and zl/Lb/a has this one already; name another Service [canary.same-service]',
    ],
  ],
  'nginx.several-canaries': [
    [
      () => addingTwo({ backends: BACKENDS, weight: 60 }, { backends: BACKENDS, weight: 5 }),
      'zl/Lb.addCanary("b"): canaries: got ["a","b"], allowed is one canary of a load balancer (ingress-nginx takes one for a path, and ignores others); take the others out [nginx.several-canaries]',
    ],
  ],
  'nginx.canary-of-canary': [
    [
      () => adding({ weight: 1 }, { annotations: { 'nginx.ingress.kubernetes.io/canary': 'true', 'nginx.ingress.kubernetes.io/canary-weight': '5' } }),
      'zl/Lb.addCanary("next"): canaries: got "next", allowed is a route that is no canary itself, by the annotation canary; add the canary to the load balancer of the main Ingress [nginx.canary-of-canary]',
    ],
  ],
  'gateway-api.canary-protocol': [
    [
      () => adding({ backends: undefined, service: WEB, weight: 1 }, { controller: GATEWAY_API, backendProtocol: BackendProtocol.grpc() }),
      'zl/Lb.addCanary("next"): canaries: got "web", allowed is a canary with backends where backendProtocol is set with Gateway API: what the Pods of a Service of the cluster speak, that Service says itself; pass servers as backends, or leave backendProtocol out [gateway-api.canary-protocol]',
    ],
  ],
};

const sticky = LoadBalancing.stickyCookie({ name: 'client' });
const canaryOf = (props: Partial<Building>, options: CanaryOptions = { backends: BACKENDS, weight: 10 }) => loadBalancer({ ...props, canaries: [{ id: 'next', ...options }] });

/** Notes on canaries that depend on the route. */
export const CANARIES_NOTES: readonly NoteRow[] = [
  {
    of: () => canaryOf({ loadBalancing: sticky }),
    policy: 'canaries',
    note: 'all attempts at a request go to one set of servers: while every server of the canary is down, its requests fail, and while it has no addresses, the others get them; a client with the session cookie stays with the set of servers that it got it from, whatever its header and cookie for the canary say',
  },
  {
    of: () => canaryOf({ controller: traefikReads(), loadBalancing: sticky }),
    policy: 'canaries',
    note: 'a request that is tried again may go to the other set of servers, and while the canary has no addresses, the others get all; a second cookie keeps a client with its set of servers; one that a header or cookie for the canary leads gets none',
  },
  {
    of: () => canaryOf({ controller: TRAEFIK, loadBalancing: sticky }),
    policy: 'canaries',
    note: 'a request that is tried again may go to another set of servers; while all servers of a set are ejected by HealthCheck.passive(), its share of the requests gets 503; the weight decides anew for each request, so that a client changes the set of servers, and gets another cookie with each change',
  },
  {
    of: () => canaryOf({ controller: ENVOY_GATEWAY, loadBalancing: sticky }, { backends: BACKENDS, header: 'X-Canary' }),
    policy: 'canaries',
    note: 'while every server of the canary is down, these requests fail; a client that a header or a cookie has led to the canary changes the set of servers without it, although it has a sticky cookie',
  },
];

/** Requirements of canaries, beside those of every feature. */
export const CANARIES_REQUIREMENTS: Requirements = {
  'canary-service': [
    {
      of: () => canaryOf({}, { service: WEB, weight: 10 }),
      where: 'the Service web',
      what: 'it is in the namespace of the load balancer, has the port 80 and endpoints that are ready, and its Pods speak what the backends of the load balancer speak',
      why: 'without the Service, ingress-nginx gives the requests of the canary to the other servers, Gateway API answers them with 500, and Traefik answers every request of the routes with 404',
    },
  ],
};
