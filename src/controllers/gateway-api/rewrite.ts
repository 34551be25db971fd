import { checkLength } from './paths';
import { extensionRef, Filter, Piece, routeFilter, Setting } from './piece';
import { RouteIntent } from '../../intent';
import { Rewrite, RewriteType } from '../../routing/rewrite';
import { PathType, RoutePath } from '../../routing/route-path';
import { RenderedObject } from '../controller';
import { REWRITE_FEATURE } from '../feature-of';
import { native, refused, supported, verdictOn } from '../features';
import { checkRewrite } from '../rewrite-checks';

/** What becomes of rewrites. */
export const REWRITES = {
  stripPrefix: native(),
  replacePrefix: native(),
  fullPath: native(),
  regexTarget: refused('Gateway API has no regular expressions in rewrites', 'use Rewrite.stripPrefix() or Rewrite.replacePrefix()'),
};

/** What becomes of them on Envoy Gateway. */
export const REWRITES_ON_ENVOY_GATEWAY = { regexTarget: native('what the groups capture stays as the client encoded it') };

/**
 * The new path: by the filter of Gateway API wherever that can do it.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httpurlrewritefilter
 * @see https://gateway.envoyproxy.io/docs/tasks/traffic/http-urlrewrite/
 */
export function rewritePiece(route: RouteIntent, { declared }: Setting): Piece {
  const rewrite = route.rewrite;
  if (!rewrite) {
    return {};
  }
  const declaration = supported(declared, REWRITE_FEATURE[rewrite.type]);
  checkRewrite(route, rewrite, 'Envoy refuses a target with others');
  if (rewrite.target !== undefined) {
    checkLength('rewrite', rewrite.target);
  }
  const objects: RenderedObject[] = [];
  const filters = new Map<RoutePath, Filter>();
  for (const path of route.paths) {
    if (rewrite.type === RewriteType.REGEX_TARGET && rewrite.target!.includes('$')) {
      const number = objects.length + 1;
      const object = routeFilter(route, number > 1 ? `Rewrite${number}` : 'Rewrite', number > 1 ? `rewrite-${number}` : 'rewrite', byRegex(path, rewrite.target!));
      objects.push(object);
      filters.set(path, extensionRef(object));
    } else if (rewrite.type !== RewriteType.STRIP_PREFIX || path.value !== '/') {
      filters.set(path, urlRewrite(path, rewrite));
    }
  }
  return {
    filter: path => filters.get(path),
    objects,
    verdict: () => verdictOn(route, 'rewrite', [...new Set(route.paths.map(path => wordsOf(filters.get(path), rewrite)))].join('; '), [declaration]),
  };
}

function urlRewrite(path: RoutePath, { type, target }: Rewrite): Filter {
  const isPrefix = path.type === PathType.PREFIX && (type === RewriteType.STRIP_PREFIX || type === RewriteType.REPLACE_PREFIX);
  return {
    type: 'URLRewrite',
    urlRewrite: {
      path: isPrefix ? { type: 'ReplacePrefixMatch', replacePrefixMatch: target ?? '/' } : { type: 'ReplaceFullPath', replaceFullPath: target ?? '/' },
    },
  };
}

function byRegex({ value }: RoutePath, target: string): object {
  return { urlRewrite: { path: { type: 'ReplaceRegexMatch', replaceRegexMatch: { pattern: `^(?:${value})$`, substitution: target.replace(/\$(?=\d)/g, '\\') } } } };
}

function wordsOf(filter: Filter | undefined, { target }: Rewrite): string {
  const { type, ...fields } = filter?.urlRewrite?.path ?? {};
  return filter === undefined ? 'nothing: the path stays' : `${type ?? 'ReplaceRegexMatch'}: ${Object.values(fields)[0] ?? target}`;
}
