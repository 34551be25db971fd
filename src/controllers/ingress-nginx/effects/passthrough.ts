import { Contradiction, Effects, NginxContext, whenTrue } from './effect';
import { overHttp } from './redirects';
import { ofFlag } from '../../../checks';
import { isWildcard } from '../../../kubernetes/hosts';
import { PolicyName, PROTECTING } from '../../../policies';
import { LoadBalancingAlgorithm } from '../../../policies/load-balancing';
import { CheckType } from '../../../requirement-check';
import { PathType } from '../../../routing/route-path';
import { Declaration, native, omitted } from '../../shared/declarations';
import { locationsOf } from '../path-patterns';
import { annotationNames, protocolOf } from '../user-annotations';

/** Annotations that keep requests out, which over https they then do not. */
const PROTECTING_ANNOTATIONS = /^(auth-(url|type|tls-secret)|(allow|deny|white)list-source-range|limit-(rps|rpm|connections)|enable-modsecurity)$/;

/** What TLS that passes the controller unread cannot stand beside. */
function besidePassthrough({ route, neighbours, options: { reader } }: NginxContext): Contradiction | undefined {
  const named = route.hosts.length > 0 && !route.hosts.some(isWildcard);
  if (!named) {
    return { allowed: 'this annotation on a route whose hosts are all names without "*": the controller knows connections by the name in their TLS', fix: 'name the hosts' };
  }
  const everything = route.paths.some(({ type, value }) => type === PathType.PREFIX && value === '/')
    && locationsOf(route, neighbours).some(({ path }) => path === '/');
  if (route.rewrite || !everything) {
    return {
      allowed: 'this annotation on a route of the prefix "/" without a rewrite: the path of a request stands inside its TLS, and without "/" no connection is passed on',
      fix: 'leave paths and rewrite out, or take it out and let the controller end TLS',
    };
  }
  const other = neighbours.find(each => each !== route && each.hosts.some(host => route.hosts.includes(host)));
  if (other) {
    return { allowed: `hosts of its own for a route with it, since it takes every https connection of them, those for ${other.path} as well`, fix: 'give one of the routes another host, or take it out' };
  }
  if ((route.service.externalNames !== undefined || route.service.headless) && reader.effects.passesToClusterIp) {
    return { allowed: 'servers with IPv4 addresses beside it: connections are passed to the cluster IP of the Service, and one for a DNS name or IPv6 addresses has none', fix: 'use Backends.fromIps() with IPv4 addresses, or take it out' };
  }
  const protecting = PROTECTING.find(name => route[name] !== undefined) ?? annotationNames(route).find(name => PROTECTING_ANNOTATIONS.test(name));
  return protecting === undefined ? undefined
    : { allowed: `no ${protecting} beside it: connections over https pass the controller unread, so that nobody is kept out`, fix: 'take one of the two out' };
}

/** What the controller itself does of a route whose TLS it passes on. */
const STILL = /^(ssl-passthrough|(force-)?ssl-redirect|backend-protocol|proxy-ssl-.*)$/;

function instead(policy: PolicyName, context: NginxContext): Declaration | undefined {
  const { route, options: { reader } } = context;
  if (policy === 'annotations') {
    const idle = annotationNames(route).filter(name => !STILL.test(name));
    return idle.length === 0 ? native('connections over https pass the controller unread')
      : omitted(`connections over https pass the controller unread, and ${idle.join(', ')} ${idle.length === 1 ? 'does' : 'do'} nothing for them`);
  }
  if (policy === 'tls') {
    return omitted(`the servers present certificates of their own, since TLS passes the controller unread; ${overHttp(context, true).note}`);
  }
  // Traefik hands out the connections one server after the other.
  const isDone = policy === 'loadBalancing' && !reader.effects.passesToClusterIp && route.loadBalancing?.algorithm === LoadBalancingAlgorithm.ROUND_ROBIN;
  return !reader.effects.holds.passthrough.includes(policy) && !isDone
    ? omitted('it holds for no request over https: with ssl-passthrough these pass the controller unread') : undefined;
}

export const PASSTHROUGH: Effects = {
  'ssl-passthrough': whenTrue({
    contradicts: (_value, context) => besidePassthrough(context),
    instead: (policy, _value, context) => instead(policy, context),
    requirements: (_value, { route, options: { reader } }) => [
      {
        id: 'tls-of-backends',
        where: 'the backends',
        what: `they speak TLS on their port, with a certificate for ${route.hosts.join(', ')}`,
        why: 'with ssl-passthrough the controller hands connections over https on as they are',
        unchecked: 'which certificates the servers present',
      },
      ...reader.effects.passthroughFlag === undefined ? [] : [{
        id: 'ssl-passthrough',
        where: `the flags of ${reader.program}`,
        what: `${reader.effects.passthroughFlag} is set`,
        why: `without it the controller ends TLS itself, and speaks ${protocolOf(route) ?? 'plain HTTP'} to the backends; `
          + 'with it, it sees 127.0.0.1 as the client of every https request to any other host, so that lists of addresses and limits on these no longer tell clients apart',
        checks: [ofFlag(CheckType.VALUE, reader.effects.passthroughFlag, 'true')],
      }],
    ],
  }),
};
