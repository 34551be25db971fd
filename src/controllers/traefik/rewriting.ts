import { Middleware, TraefikRow, TraefikRows } from './contribution';
import { matchesOf, whole } from './rules';
import { invalid } from '../../basics/errors';
import { Rewrite, RewriteType } from '../../routing/rewrite';
import { PathType, RoutePath } from '../../routing/route-path';
import { native } from '../shared/declarations';
import { literalPath } from '../shared/literal-pattern';
import { checkRewrite } from '../shared/rewrite-checks';

const ROOT = RoutePath.exact('/');

/** The new path, by a Middleware of each path's own where they differ. */
const rewrite: TraefikRow<'rewrite'> = {
  declares: {
    stripPrefix: native(),
    replacePrefix: native(),
    fullPath: native(),
    regexTarget: native('captured groups stay as the client encoded them, and a request whose new path holds "//", "." or ".." is answered with 400'),
  },
  render: (asked, { route }) => {
    checkRewrite(route, asked, 'Traefik replaces others by nothing');
    checkNormal(asked);
    const middlewares = new Map<string, Middleware>();
    const byPath = new Map<RoutePath, Middleware>();
    for (const path of route.paths) {
      const spec = specFor(path, asked);
      if (spec) {
        const key = JSON.stringify(spec);
        const number = middlewares.size + 1;
        const middleware = middlewares.get(key) ?? { id: number > 1 ? `Rewrite${number}` : 'Rewrite', suffix: number > 1 ? `rewrite-${number}` : 'rewrite', spec };
        middlewares.set(key, middleware);
        byPath.set(path, middleware);
      }
    }
    return {
      contribution: { chain: { rewrite: path => byPath.get(path) } },
      words: () => [...middlewares.values()].map(({ spec }) => wordsOf(spec)).join('; ') || 'nothing: the path stays',
    };
  },
};

/**
 * Where a request goes on its host.
 *
 * The redirect from `/` comes before any path of any route and before agents are blocked. Its address is relative, so that it
 * holds whatever stands in front of Traefik.
 *
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/stripprefix/
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/replacepathregex/
 * @see https://doc.traefik.io/traefik/reference/routing-configuration/http/middlewares/redirectregex/
 */
export const REWRITING = {
  rewrite,
  appRoot: {
    declares: { appRoot: native('GET is redirected with 302, other methods with 307; the Location is the path alone, which clients resolve against the URL that they asked for') },
    render: path => {
      const middleware: Middleware = { id: 'AppRoot', suffix: 'app-root', spec: { redirectRegex: { regex: '^.*$', replacement: path } } };
      return {
        contribution: {
          ownAnswers: [hosts => matchesOf(hosts, ROOT, 2).map(each => ({ middlewares: [middleware], withHeaders: false, ...each }))],
        },
        words: () => `redirectRegex: / to ${path}`,
      };
    },
  },
} satisfies Pick<TraefikRows, 'rewrite' | 'appRoot'>;

type Spec = Middleware['spec'];

/** Traefik answers 400 where a new path holds these. */
function checkNormal({ type, target }: Rewrite): void {
  if (type === RewriteType.REGEX_TARGET && /\/\/|\/\.{1,2}(?:\/|$)/.test(target!)) {
    throw invalid('traefik.target-not-normal', 'rewrite', target, 'a target without "//", "." or ".." as a part of the path on Traefik (it answers 400)', 'take them out');
  }
}

/** What rewrites a path; undefined where it stays as it is. */
function specFor(path: RoutePath, { type, target, _groups }: Rewrite): Spec | undefined {
  switch (type) {
    case RewriteType.STRIP_PREFIX:
      return path.value === '/' ? undefined : { stripPrefix: { prefixes: [path.value] } };
    case RewriteType.REPLACE_PREFIX:
      return path.type === PathType.EXACT ? replacePath(target!)
        : path.value === '/' ? replaceRegex('^/(.*)$', `${target}/$1`)
          : replaceRegex(`^${literalPath(path.value)}(/.*)?$`, `${target}$1`);
    case RewriteType.FULL_PATH:
      return replacePath(target!);
    case RewriteType.REGEX_TARGET:
      return _groups > 0 ? replaceRegex(whole(path.value), target!) : replacePath(target!);
  }
}

function replacePath(path: string): Spec {
  return { replacePath: { path } };
}

/** Go takes letters and digits behind a bare group for a part of its name. */
function replaceRegex(regex: string, target: string): Spec {
  return { replacePathRegex: { regex, replacement: target.replace(/\$(\d)/g, '$${$1}') } };
}

function wordsOf(spec: Spec): string {
  return Object.entries(spec).map(([kind, fields]) => `${kind}: ${Object.values(fields).join(' to ')}`).join();
}
