import { Asked, KnownAnnotations, RoutingKind } from './known';
import { MAX_SLIPS, nearest } from '../nearest';

const PREFIX = 'external-dns.alpha.kubernetes.io/';
const EVERYWHERE: readonly RoutingKind[] = ['Ingress', 'IngressRoute', 'HTTPRoute'];
/** What is read everywhere. */
const NAMES = ['hostname', 'ttl', 'controller', 'set-identifier', 'alias', 'record-type'];

const keys = (names: string) => new RegExp(`^external-dns\\.alpha\\.kubernetes\\.io/(${names})$`);

/**
 * The annotations of external-dns, by the sources `ingress`, `traefik-proxy` and `gateway-httproute`. The latter takes targets from the
 * Gateway, and everything else from the route.
 *
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/annotations/annotations/
 * @see https://kubernetes-sigs.github.io/external-dns/latest/docs/sources/gateway-api/#annotations
 */
export const EXTERNAL_DNS: readonly KnownAnnotations[] = [
  {
    keys: keys('target'),
    read: 'external-dns reads it on the Gateway',
    on: ['Ingress', 'IngressRoute'],
    instead: ({ place, value }) => place.targets!(value),
  },
  {
    keys: keys('ingress-hostname-source'),
    read: 'external-dns reads it on an Ingress',
    on: ['Ingress'],
    instead: ({ place }) => place.kind === 'HTTPRoute' ? `write ${PREFIX}gateway-hostname-source` : 'take it out: external-dns takes the names of the conditions and of the annotation hostname',
  },
  {
    keys: keys('gateway-hostname-source'),
    read: 'external-dns reads it on a route of Gateway API',
    on: ['HTTPRoute'],
    instead: ({ place }) => place.kind === 'Ingress' ? `write ${PREFIX}ingress-hostname-source` : 'take it out: external-dns takes the names of the conditions and of the annotation hostname',
  },
  { keys: keys(NAMES.join('|')), read: 'external-dns reads it', on: EVERYWHERE, instead: () => 'take it out' },
  // What providers of DNS read, those outside of external-dns included.
  { keys: keys('(aws|cloudflare|coredns|google|ibmcloud|scw|webhook)-.+'), read: 'external-dns reads it', on: EVERYWHERE, instead: () => 'take it out' },
  { keys: keys('access|endpoints-type|internal-hostname'), read: 'external-dns reads it on a Service or Pod', instead: () => `take it out, or write ${PREFIX}hostname for further names` },
  { keys: keys('ingress'), read: 'external-dns reads it on a Gateway of Istio', instead: () => 'take it out' },
  { keys: keys('.*'), read: 'external-dns has none of this name', instead: rightName },
];

function rightName({ name, place }: Asked): string {
  const names = place.kind === 'HTTPRoute' ? NAMES : ['target', ...NAMES];
  const slip = nearest(name, names);
  return slip.distance <= MAX_SLIPS ? `write ${PREFIX}${slip.word}` : `take it out: the names are ${names.join(', ')}`;
}
