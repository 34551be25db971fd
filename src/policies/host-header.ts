import { policy } from './policy';
import { invalid } from '../basics/errors';
import { checkHost, isWildcard } from '../kubernetes/hosts';

/** What DNS takes between two dots. */
const MAX_LABEL = 63;

/** The Host header that the backends get. */
export const HOST_HEADER = policy({
  features: { hostHeader: '' },
  used: (_: string) => ['hostHeader'],
  check: (prop, host) => {
    checkHost(prop, host, {
      all: 'leave it out to send the host that the client named',
      address: 'name the host that the backends serve, or leave it out to send the host that the client named',
      around: ({ port }) => [port && 'leave the port out: the Host header has none then, which means the default port'],
    });
    if (isWildcard(host)) {
      throw invalid('host-header.wildcard', prop, host, 'one DNS name', 'name one host that the backends serve');
    }
    const label = host.split('.').find(each => each.length > MAX_LABEL);
    if (label !== undefined) {
      throw invalid('host-header.label', prop, host, `a DNS name with at most ${MAX_LABEL} characters between two dots, and one part has ${label.length}`, 'pass the name that stands in DNS');
    }
    return host;
  },
});
