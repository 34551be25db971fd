import { Contradiction, Effect, Effects, NginxContext, whenTrue } from './effect';
import { HeaderSource } from '../../../policies/header-value';
import { LoadBalancing, LoadBalancingAlgorithm } from '../../../policies/load-balancing';
import { SameSite } from '../../../policies/sticky-cookie';
import { PathType } from '../../../routing/route-path';
import { approximated, native } from '../../shared/declarations';
import { annotationOf } from '../user-annotations';

const { CLUSTER_IP, CONSISTENT_HASH, STICKY_COOKIE } = LoadBalancingAlgorithm;

/** The fault where the prop asks for another way of balancing. */
function beside(balancing: LoadBalancing | undefined, allowed: (algorithm: LoadBalancingAlgorithm) => string | undefined): Contradiction | undefined {
  const words = balancing && allowed(balancing.algorithm);
  return words === undefined ? undefined : { allowed: words, fix: 'take it out, or leave loadBalancing out' };
}

/** The ways of balancing belong to the Service, of which the first Ingress decides. */
const SHARED: Effect['remark'] = (policy, _value, { route, options: { reader } }) => policy === 'annotations' && !route.loadBalancing && reader.effects.balancesByService
  ? native('the controller balances all requests to a Service in one way, that of its oldest Ingress: give every route of this load balancer the same annotation')
  : undefined;

/** Cookies of the affinity, whatever of them a prop sets. */
function insecureSameSite({ route }: NginxContext): Contradiction | undefined {
  const { cookie } = route.loadBalancing ?? {};
  const sameSite = cookie?.sameSite ?? annotationOf(route, 'session-cookie-samesite');
  const isInsecure = cookie?.secure === false || annotationOf(route, 'session-cookie-secure') === 'false';
  return sameSite === SameSite.NONE && isInsecure ? {
    allowed: 'SameSite=None for secure cookies alone: browsers drop others',
    fix: 'take one of the two out, or choose Lax or Strict',
  } : undefined;
}

/** Ways of balancing, by annotations. */
export const BALANCING: Effects = {
  'load-balance': {
    contradicts: (_value, { route }) => beside(route.loadBalancing, algorithm => algorithm === CONSISTENT_HASH || algorithm === STICKY_COOKIE
      ? `no load-balance beside ${algorithm} of loadBalancing, which overrides it` : undefined),
    remark: SHARED,
  },
  'affinity': {
    contradicts: (_value, { route }) => beside(route.loadBalancing, algorithm => algorithm === STICKY_COOKIE ? undefined
      : `no affinity beside ${algorithm} of loadBalancing: a client with a cookie stays on its server`),
    remark: SHARED,
  },
  'upstream-hash-by': {
    contradicts: (_value, { route }) => beside(route.loadBalancing, algorithm => algorithm === CONSISTENT_HASH ? undefined
      : `no upstream-hash-by beside ${algorithm} of loadBalancing: it is another way of balancing`),
    remark: SHARED,
  },
  'upstream-hash-by-subset': whenTrue({
    contradicts: (_value, { route }) => beside(route.loadBalancing, algorithm => algorithm === CONSISTENT_HASH
      ? 'no subset beside LoadBalancing.consistentHash(), which gives a key one server, and not some at random' : undefined),
  }),
  'service-upstream': whenTrue({
    contradicts: (_value, { route }) => route.service.backends === 1 ? undefined
      : beside(route.loadBalancing, algorithm => algorithm === CLUSTER_IP ? undefined : `no service-upstream beside ${algorithm} of loadBalancing: the network of the cluster then chooses the server`),
    remark: (policy, _value, { route }) => {
      if (policy === 'annotations' && route.service.externalNames !== undefined) {
        return approximated('service-upstream does nothing for servers under a DNS name, whose Service has no cluster IP');
      }
      if (policy === 'annotations' && route.service.headless) {
        return approximated('service-upstream does nothing for servers with IPv6 addresses, whose Service has no cluster IP');
      }
      if (policy === 'retries') {
        return approximated('with service-upstream the network of the cluster chooses the server of every attempt, and may choose the same one again');
      }
      return policy === 'responseHeaders' && Object.values(route.responseHeaders!).some(({ source }) => source === HeaderSource.BACKEND_ADDRESS)
        ? approximated('with service-upstream the address of the backend is the cluster IP of the Service') : undefined;
    },
  }),
  'session-cookie-secure': {
    contradicts: (_value, context) => insecureSameSite(context),
    remark: (policy, value, { options: { reader } }) => policy === 'loadBalancing' && value === 'false' && reader.effects.securesCookies ? approximated('over https the cookie is secure all the same, whatever session-cookie-secure says') : undefined,
  },
  'session-cookie-samesite': { contradicts: (_value, context) => insecureSameSite(context) },
  'session-cookie-path': {
    contradicts: (value, { route: { paths } }) => {
      const within = (one: string, other: string) => `${one}/`.startsWith(other.endsWith('/') ? other : `${other}/`);
      const isSent = paths.some(path => path.type === PathType.REGEX || within(path.value, value)
        || (path.type === PathType.PREFIX && within(value, path.value)));
      return isSent ? undefined : {
        allowed: `a path of the route (${paths.join(', ')}): browsers send the cookie for no other`,
        fix: 'write "/", or take it out',
      };
    },
  },
};
