import { closing } from './authentication';
import { Contribution, TraefikRows } from './contribution';
import { addressesSeen } from './requirements';
import { RouteIntent } from '../../intent/route-intent';
import { remainingRanges } from '../../policies/source-ranges';
import { Rendered } from '../rows';
import { native } from '../shared/declarations';

/**
 * Which addresses get in. Traefik has a list of those that may, and answers 403 to others: what is denied is taken out of it. A condition on
 * an entry of its own would be open where it is wrong, since Traefik leaves such an entry out.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/ipallowlist/
 */
export const SOURCE_RANGES = {
  deniedSourceRanges: {
    declares: { deniedSourceRanges: native('the list has all other addresses') },
    render: (_, { route }) => allowList(route),
  },
  allowedSourceRanges: {
    declares: { allowedSourceRanges: native() },
    render: (_, { route }) => route.deniedSourceRanges ? { words: () => 'ipAllowList, without deniedSourceRanges' } : allowList(route),
  },
} satisfies Pick<TraefikRows, 'deniedSourceRanges' | 'allowedSourceRanges'>;

/** Measured with 1,000: bench/TRAFFIC.md. */
const LONG_LIST = 500;
const COMPARED = native('Traefik compares the ranges one after the other: with 1,000 it serves 0.8 to 0.9 of the requests a second that it serves without');

function allowList(route: RouteIntent): Rendered<Contribution> {
  const sourceRange = remainingRanges(route);
  const middleware = { id: 'SourceRanges', suffix: 'source-ranges', spec: { ipAllowList: { sourceRange } } };
  return {
    contribution: { chain: { sourceRanges: () => middleware }, ownAnswers: [closing(route)] },
    words: () => `ipAllowList: 403 for all but ${(route.allowedSourceRanges ?? ['all']).join(', ')}${route.deniedSourceRanges ? ` without ${route.deniedSourceRanges.join(', ')}` : ''}`,
    remarks: () => [sourceRange.length >= LONG_LIST ? COMPARED : undefined],
    requirements: () => [addressesSeen()],
  };
}
