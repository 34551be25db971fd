import { answeredFirst } from './app-root';
import { byAnnotations } from './by-annotations';
import { Contribution, NginxRows, Options } from './contribution';
import { Reader } from './readers/reader';
import { Requirement } from '../../report';
import { Context, Rendered } from '../rows';
import { seesClientAddresses } from '../shared/client-addresses';
import { native } from '../shared/declarations';

/**
 * Which addresses get in. The controller answers 403 to others; those that are denied come first.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#allowlist-source-range
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#denylist-source-range
 */
export const SOURCE_RANGES = {
  deniedSourceRanges: {
    declares: { deniedSourceRanges: native('it takes the place of denylist-source-range in the ConfigMap of ingress-nginx') },
    render: (ranges, context) => byAnnotations({ 'nginx.ingress.kubernetes.io/denylist-source-range': ranges.join(',') }, ofAddresses(context)),
  },
  allowedSourceRanges: {
    declares: { allowedSourceRanges: native('it takes the place of whitelist-source-range in the ConfigMap of ingress-nginx') },
    render: (ranges, context) => byAnnotations({ 'nginx.ingress.kubernetes.io/allowlist-source-range': ranges.join(',') }, ofAddresses(context)),
  },
} satisfies Pick<NginxRows, 'deniedSourceRanges' | 'allowedSourceRanges'>;

/** What is to be said of lists of addresses. */
export function ofAddresses({ route, options: { reader } }: Context<Options>): Pick<Rendered<Contribution>, 'remarks' | 'requirements'> {
  return {
    remarks: () => [answeredFirst(route, 'clients of every address are redirected from /')],
    requirements: () => [clientAddresses(reader)],
  };
}

/** What tells clients apart by their addresses needs to see them. */
export function clientAddresses({ configuration, clientAddresses: how }: Reader): Requirement {
  return seesClientAddresses(configuration, how);
}
