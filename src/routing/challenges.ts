import { PathType, RoutePath } from './route-path';

/**
 * Where certificate authorities look for the proof that a host is the client's, over plain http. Solvers, such as that of cert-manager,
 * make a route of their own for the path below it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8555#section-8.3
 */
export const CHALLENGES = '/.well-known/acme-challenge/';

/** Whether a path may match such requests. */
export function meetsChallenges({ type, value, head }: RoutePath): boolean {
  switch (type) {
    case PathType.EXACT:
      return value.startsWith(CHALLENGES);
    case PathType.PREFIX:
      return CHALLENGES.startsWith(value === '/' ? value : `${value}/`) || value.startsWith(CHALLENGES);
    case PathType.REGEX:
      return CHALLENGES.startsWith(head.toLowerCase()) || head.toLowerCase().startsWith(CHALLENGES);
  }
}

/** Whether a path matches nothing but such requests. */
export function isChallenge({ type, value }: RoutePath): boolean {
  return type !== PathType.REGEX && value.startsWith(CHALLENGES);
}
