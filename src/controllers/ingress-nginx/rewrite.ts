import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { Rewrite, RewriteType } from '../../routing/rewrite';
import { PathType } from '../../routing/route-path';
import { REWRITE_FEATURE } from '../feature-of';
import { native, verdictOn } from '../features';
import { checkRewrite } from '../rewrite-checks';

/** What becomes of rewrites. */
export const REWRITES = { stripPrefix: native(), replacePrefix: native(), fullPath: native(), regexTarget: native() };

/**
 * The target of a rewrite; `paths.ts` makes the patterns whose groups it names.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#rewrite
 */
export function rewritePiece(route: RouteIntent, { declared }: Setting): Piece {
  const rewrite = route.rewrite;
  if (!rewrite) {
    return {};
  }
  const target = targetOf(route, rewrite);
  return {
    annotations: { 'nginx.ingress.kubernetes.io/rewrite-target': target },
    verdict: () => verdictOn(route, 'rewrite', `rewrite-target: ${target}`, [declared[REWRITE_FEATURE[rewrite.type]]]),
  };
}

function targetOf(route: RouteIntent, rewrite: Rewrite): string {
  checkRewrite(route, rewrite, 'nginx answers 500 for others');
  switch (rewrite.type) {
    case RewriteType.REGEX_TARGET:
      return rewrite.target!;
    case RewriteType.STRIP_PREFIX:
      return '/$2';
    case RewriteType.REPLACE_PREFIX: {
      const roots = route.paths.filter(path => path.type === PathType.PREFIX && path.value === '/');
      if (roots.length > 0 && roots.length < route.paths.length) {
        throw invalid('rewrite', 'Rewrite.replacePrefix()', 'either the path "/" or others, since one Ingress has one target', 'give "/" a route of its own with addRoute()');
      }
      return roots.length > 0 ? `${rewrite.target}/$1` : `${rewrite.target}$1`;
    }
    case RewriteType.FULL_PATH:
      return rewrite.target!;
  }
}
