import { Contribution, Options, PREFIX } from './contribution';
import { annotationNames } from './user-annotations';
import { invalid } from '../../basics/errors';
import { ofFlag } from '../../checks';
import { isWildcard } from '../../kubernetes/hosts';
import { CheckType } from '../../requirement-check';
import { Context, Rendered } from '../rows';
import { approximated, native } from '../shared/declarations';
import { backendsEndTls } from '../shared/passthrough';

export const OVER_HTTP = native('requests over http are redirected with 308');

export const PASSED_BY_INGRESS_NGINX = approximated(
  'connections go to the cluster IP of the Service, and for all other hosts the controller sees 127.0.0.1 as the client of every request over https: lists of addresses and limits on these no longer tell clients apart',
);

/**
 * TLS that the backends end. What comes over http is redirected: it would reach them without TLS.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#ssl-passthrough
 */
export function passthrough({ route, options: { reader } }: Context<Options>): Rendered<Contribution> {
  const wildcard = route.hosts.find(isWildcard);
  if (wildcard !== undefined) {
    throw invalid('nginx.passthrough-wildcard', 'hosts', wildcard, `names without "*" beside Tls.passthrough() where ${reader.program} reads annotations: it passes no wildcards on`, 'name the hosts one by one');
  }
  const [name] = annotationNames(route);
  if (name !== undefined) {
    throw invalid('nginx.passthrough-annotation', `annotations["${PREFIX}${name}"]`, route.annotations![PREFIX + name], 'no annotation of the controller beside Tls.passthrough(): requests pass it unread', 'take it out');
  }
  const flag = reader.effects.passthroughFlag;
  return {
    contribution: { annotations: { [`${PREFIX}ssl-passthrough`]: 'true', [`${PREFIX}force-ssl-redirect`]: 'true' } },
    words: () => 'ssl-passthrough: true, force-ssl-redirect: true',
    requirements: () => [
      backendsEndTls(route),
      ...flag === undefined ? [] : [{
        id: 'ssl-passthrough',
        where: `the flags of ${reader.program}`,
        what: `${flag} is set`,
        why: 'without it the controller ends TLS itself, and speaks plain HTTP to the backends; '
          + 'with it, it sees 127.0.0.1 as the client of every https request to any other host, so that lists of addresses and limits on these no longer tell clients apart',
        checks: [ofFlag(CheckType.VALUE, flag, 'true')],
      }],
    ],
  };
}
