import { Effects, whenTrue } from './effect';
import { RouteIntent } from '../../../intent/route-intent';
import { PolicyName } from '../../../policies';
import { Declaration, native } from '../../shared/declarations';

/** The other one of a host and the same with "www." before it. */
function counterpart(host: string): string {
  return host.startsWith('www.') ? host.slice('www.'.length) : `www.${host}`;
}

/** The hosts that an annotation adds to those of a route: nothing here has checked them. */
function onHosts(policy: PolicyName, name: string, added: readonly string[], route: RouteIntent): Declaration | undefined {
  switch (policy) {
    case 'tls':
      return native(`${name} adds hosts (${added.join(', ')}): the certificate has to be valid for them, too, and cert-manager is not asked for them`);
    case 'externalAddress':
      return native(`external-dns sets no names for the hosts that ${name} adds (${added.join(', ')})`);
    case 'annotations':
      return route.hosts.length === 0 ? undefined : native(`${name} adds hosts (${added.join(', ')}), which are not compared with those of other routes: where an Ingress has one of them, they are left to it`);
    default:
      return undefined;
  }
}

/** Hosts that annotations add. */
export const ADDED_HOSTS: Effects = {
  'server-alias': {
    remark: (policy, value, { route }) => onHosts(policy, 'server-alias', value.split(',').map(host => host.trim()), route),
  },
  'from-to-www-redirect': whenTrue({
    remark: (policy, _value, { route }) => onHosts(policy, 'from-to-www-redirect', route.hosts.map(counterpart), route),
  }),
};
