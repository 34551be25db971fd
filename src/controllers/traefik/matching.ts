import { TraefikRows } from './contribution';
import { backends } from './hostnames';
import { sniOf } from './passthrough';
import { matchOfWildcard, pathMatch } from './rules';
import { invalid } from '../../basics/errors';
import { passesThrough } from '../../intent/passthrough';
import { isWildcard } from '../../kubernetes/hosts';
import { native } from '../shared/declarations';
import { checkNoLookahead } from '../shared/lookahead';

/** The room that priorities leave for the length of a path. */
const MAX_PATH = 4000;

/**
 * Which requests a route gets.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/routing/rules-and-priority/
 */
export const MATCHING = {
  backends,
  hosts: {
    declares: { wildcardHost: native() },
    render: (hosts, { route }) => ({ words: () => hosts.filter(isWildcard).map(passesThrough(route) ? sniOf : matchOfWildcard).join(', ') }),
  },
  paths: {
    declares: {
      prefix: native(),
      exact: native(),
      regex: native('regular expressions match the whole path, in the case they are written in; "." stops at an encoded newline (%0A)'),
    },
    render: paths => {
      for (const path of paths) {
        checkNoLookahead(path, 'Traefik', 'Go');
        if (path.value.length > MAX_PATH) {
          throw invalid('traefik.path-too-long', 'paths', path.value, `at most ${MAX_PATH} characters on Traefik, and these are ${path.value.length}`, 'shorten the path');
        }
      }
      return { words: () => paths.map(pathMatch).join(', ') };
    },
  },
} satisfies Pick<TraefikRows, 'backends' | 'hosts' | 'paths'>;
