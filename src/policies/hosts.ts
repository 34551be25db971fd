import { policy } from './policy';
import { invalid, listOf } from '../basics/errors';
import { checkHost, isWildcard } from '../kubernetes/hosts';
import { once } from '../routing/once';

/** The hosts of a route. Exact ones mean the same everywhere. */
export const HOSTS = policy({
  features: { wildcardHost: '*.example.com' },
  used: (hosts: string[]) => hosts.some(isWildcard) ? ['wildcardHost'] : [],
  check: (prop, hosts) => {
    if (listOf(prop, hosts).length === 0) {
      throw invalid('hosts.none', prop, hosts, 'at least one host', 'leave hosts out to serve every host');
    }
    return once(prop, hosts.map((host, i) => checkHost(`${prop}[${i}]`, host)));
  },
});
