import { Contribution, Filter, GatewayRow, GatewayRows, Options } from './contribution';
import { checkLength, matchOf } from './matches';
import { Rewrite, RewriteType } from '../../routing/rewrite';
import { PathType, RoutePath } from '../../routing/route-path';
import { Context, Rendered } from '../rows';
import { native, refused } from '../shared/declarations';
import { checkRewrite } from '../shared/rewrite-checks';

const rewrite: GatewayRow<'rewrite'> = {
  declares: {
    stripPrefix: native(),
    replacePrefix: native(),
    fullPath: native(),
    regexTarget: refused('Gateway API has no regular expressions in rewrites', 'use Rewrite.stripPrefix() or Rewrite.replacePrefix()'),
  },
  render: (asked, context) => renderRewrite(asked, context, urlRewrite),
};

/**
 * Where a request goes on its host.
 *
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httpurlrewritefilter
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprequestredirectfilter
 */
export const REWRITING = {
  rewrite,
  appRoot: {
    declares: { appRoot: native('the query of the request goes along, which other controllers drop') },
    render: path => ({
      contribution: {
        ownAnswers: [{
          matches: [matchOf(RoutePath.exact('/'))],
          filters: [{ type: 'RequestRedirect', requestRedirect: { path: { type: 'ReplaceFullPath', replaceFullPath: checkLength('appRoot', path) }, statusCode: 302 } }],
          withHeaders: false,
        }],
      },
      words: () => `RequestRedirect: / to ${path}`,
    }),
  },
} satisfies Pick<GatewayRows, 'rewrite' | 'appRoot'>;

/**
 * Rewrites the path of each request.
 *
 * @param filterFor The filter for a path.
 */
export function renderRewrite(
  asked: Rewrite, { route }: Context<Options>, filterFor: (path: RoutePath, rewrite: Rewrite) => Filter,
): Rendered<Contribution> {
  checkRewrite(route, asked, 'Envoy refuses a target with others');
  if (asked.target !== undefined) {
    checkLength('rewrite', asked.target);
  }
  const filters = new Map<RoutePath, Filter>();
  for (const path of route.paths) {
    if (asked.type !== RewriteType.STRIP_PREFIX || path.value !== '/') {
      filters.set(path, filterFor(path, asked));
    }
  }
  return {
    contribution: { filters: { rewrite: path => filters.get(path) } },
    words: () => [...new Set(route.paths.map(path => wordsOf(filters.get(path), asked)))].join('; '),
  };
}

export function urlRewrite(path: RoutePath, { type, target }: Rewrite): Filter {
  const isPrefix = path.type === PathType.PREFIX && (type === RewriteType.STRIP_PREFIX || type === RewriteType.REPLACE_PREFIX);
  return {
    type: 'URLRewrite',
    urlRewrite: {
      path: isPrefix ? { type: 'ReplacePrefixMatch', replacePrefixMatch: target ?? '/' } : { type: 'ReplaceFullPath', replaceFullPath: target ?? '/' },
    },
  };
}

function wordsOf(filter: Filter | undefined, { target }: Rewrite): string {
  const { type, ...fields } = filter?.urlRewrite?.path ?? {};
  return filter === undefined ? 'nothing: the path stays' : `${type ?? 'ReplaceRegexMatch'}: ${Object.values(fields)[0] ?? target}`;
}
