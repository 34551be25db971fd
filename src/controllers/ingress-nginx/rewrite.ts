import { Piece, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { Rewrite, RewriteType } from '../../routing/rewrite';
import { PathType } from '../../routing/route-path';
import { Feature, native, verdictOn } from '../features';

/** What becomes of rewrites. */
export const REWRITES = { stripPrefix: native(), replacePrefix: native(), fullPath: native(), regexTarget: native() };

const FEATURE_OF: { [type in RewriteType]: Feature } = {
  [RewriteType.STRIP_PREFIX]: 'stripPrefix',
  [RewriteType.REPLACE_PREFIX]: 'replacePrefix',
  [RewriteType.FULL_PATH]: 'fullPath',
  [RewriteType.REGEX_TARGET]: 'regexTarget',
};

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
    verdict: () => verdictOn(route, 'rewrite', `rewrite-target: ${target}`, [declared[FEATURE_OF[rewrite.type]]]),
  };
}

function targetOf(route: RouteIntent, rewrite: Rewrite): string {
  switch (rewrite.type) {
    case RewriteType.REGEX_TARGET:
      checkGroups(route, rewrite.target!);
      return rewrite.target!;
    case RewriteType.STRIP_PREFIX:
      checkLiteral(route, 'Rewrite.stripPrefix()');
      return '/$2';
    case RewriteType.REPLACE_PREFIX: {
      checkLiteral(route, 'Rewrite.replacePrefix()');
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

function checkGroups(route: RouteIntent, target: string): void {
  const used = Math.max(0, ...(target.match(/(?<=\$)\d/g) ?? []).map(Number));
  for (const path of route.paths) {
    if (path.groups < used) {
      const groups = ['a target without groups', '$1'][path.groups] ?? `$1 to $${path.groups}`;
      throw invalid('rewrite', target, `${groups}, since ${path} has ${path.groups || 'none'} (nginx answers 500 for others)`,
        path.type === PathType.REGEX ? 'add a group to the path or use a lower number' : 'use RoutePath.regex(), or Rewrite.stripPrefix() or Rewrite.replacePrefix()');
    }
  }
}

function checkLiteral(route: RouteIntent, rewrite: string): void {
  const regex = route.paths.find(path => path.type === PathType.REGEX);
  if (regex) {
    throw invalid('rewrite', rewrite, `prefix and exact paths with it, and here stands ${regex}`, 'use Rewrite.regexTarget() for regular expressions');
  }
}
