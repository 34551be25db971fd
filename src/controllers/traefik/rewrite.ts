import { pattern, whole } from './paths';
import { Middleware, Piece } from './piece';
import { RouteIntent } from '../../intent';
import { invalid } from '../../invalid';
import { Rewrite, RewriteType } from '../../routing/rewrite';
import { PathType, RoutePath } from '../../routing/route-path';
import { REWRITE_FEATURE } from '../feature-of';
import { native, verdictOn } from '../features';
import { checkRewrite } from '../rewrite-checks';

/** What becomes of rewrites. */
export const REWRITES = {
  stripPrefix: native(),
  replacePrefix: native(),
  fullPath: native(),
  regexTarget: native('what the groups capture stays as the client encoded it, and a request whose new path holds "//", "." or ".." is answered with 400'),
};

type Spec = Middleware['spec'];

/**
 * The new path, by a Middleware of each path's own where they differ.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/stripprefix/
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/replacepathregex/
 */
export function rewritePiece(route: RouteIntent): Piece {
  const rewrite = route.rewrite;
  if (!rewrite) {
    return {};
  }
  checkRewrite(route, rewrite, 'Traefik puts nothing in place of others');
  checkNormal(rewrite);
  const middlewares = new Map<string, Middleware>();
  const byPath = new Map<RoutePath, Middleware>();
  for (const path of route.paths) {
    const spec = specFor(path, rewrite);
    if (spec) {
      const key = JSON.stringify(spec);
      const number = middlewares.size + 1;
      const middleware = middlewares.get(key) ?? { id: number > 1 ? `Rewrite${number}` : 'Rewrite', suffix: number > 1 ? `rewrite-${number}` : 'rewrite', spec };
      middlewares.set(key, middleware);
      byPath.set(path, middleware);
    }
  }
  return {
    middleware: path => byPath.get(path),
    verdict: () => verdictOn(route, 'rewrite', [...middlewares.values()].map(({ spec }) => words(spec)).join('; ') || 'nothing: the path stays',
      [REWRITES[REWRITE_FEATURE[rewrite.type] as keyof typeof REWRITES]]),
  };
}

/** Traefik answers 400 where a new path holds these. */
function checkNormal({ type, target }: Rewrite): void {
  if (type === RewriteType.REGEX_TARGET && /\/\/|\/\.{1,2}(?:\/|$)/.test(target!)) {
    throw invalid('rewrite', target, 'a target without "//", "." or ".." as a part of the path on Traefik (it answers 400)', 'take them out');
  }
}

/** What rewrites a path; nothing where it stays as it is. */
function specFor(path: RoutePath, { type, target }: Rewrite): Spec | undefined {
  switch (type) {
    case RewriteType.STRIP_PREFIX:
      return path.value === '/' ? undefined : { stripPrefix: { prefixes: [path.value] } };
    case RewriteType.REPLACE_PREFIX:
      return path.type === PathType.EXACT ? replacePath(target!)
        : path.value === '/' ? replaceRegex('^/(.*)$', `${target}/$1`)
          : replaceRegex(`^${pattern(path.value)}(/.*)?$`, `${target}$1`);
    case RewriteType.FULL_PATH:
      return replacePath(target!);
    case RewriteType.REGEX_TARGET:
      return /\$/.test(target!) ? replaceRegex(whole(path.value), target!) : replacePath(target!);
  }
}

function replacePath(path: string): Spec {
  return { replacePath: { path } };
}

/** Go takes letters and digits behind a bare group for a part of its name. */
function replaceRegex(regex: string, target: string): Spec {
  return { replacePathRegex: { regex, replacement: target.replace(/\$(\d)/g, '$${$1}') } };
}

function words(spec: Spec): string {
  return Object.entries(spec).map(([kind, fields]) => `${kind}: ${Object.values(fields).join(' to ')}`).join();
}
