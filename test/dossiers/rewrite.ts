import * as fc from 'fast-check';
import { literalPath, oddPath } from './arbitraries';
import { caseOf } from './corpus';
import { dossier } from './dossier';
import type { PathCase } from './paths';
import { mapping } from './proof';
import { Rewrite, RoutePath } from '../../src';

interface RewriteCase {
  readonly type: 'regexTarget' | 'stripPrefix' | 'replacePrefix' | 'fullPath';
  readonly target: string;
}

const GROUPS = 'the rewrite names groups that the paths do not have';

export const REWRITE = dossier<'rewrite'>()<RewriteCase>({
  features: {
    stripPrefix: {
      asking: { paths: [RoutePath.prefix('/app')], rewrite: Rewrite.stripPrefix() },
      proof: mapping({ '/app': '/', '/app/': '/', '/app/x?y=1': '/x?y=1', '/apple': 404 }),
    },
    replacePrefix: {
      asking: { paths: [RoutePath.prefix('/app')], rewrite: Rewrite.replacePrefix('/v2') },
      proof: mapping({ '/app': '/v2', '/app/x?y=1': '/v2/x?y=1', '/apple': 404 }),
    },
    fullPath: {
      asking: { paths: [RoutePath.prefix('/app')], rewrite: Rewrite.fullPath('/x') },
      proof: mapping({ '/app': '/x', '/app/a/b?y=1': '/x?y=1' }),
    },
    regexTarget: {
      // Without groups, since not every controller that knows one has regular expressions as paths.
      asking: { paths: [RoutePath.prefix('/app')], rewrite: Rewrite.regexTarget('/x') },
      proof: {
        ...mapping({ '/a/b': '/b', '/a/c?y=1': '/c?y=1', '/a/d': 404 }),
        scene: async () => ({ props: { paths: [RoutePath.regex('/a/(b|c)')], rewrite: Rewrite.regexTarget('/$1') } }),
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => fc.oneof(
      fc.record({ type: fc.constantFrom('replacePrefix' as const, 'fullPath' as const, 'stripPrefix' as const), target: literalPath }),
      fc.record({ type: fc.constant('regexTarget' as const), target: fc.constantFrom('/$1', '/x/$1', '/y') }),
    ),
    odd: [
      fc.tuple(
        fc.constantFrom('regexTarget' as const, 'replacePrefix' as const, 'fullPath' as const, 'stripPrefix' as const),
        fc.oneof(oddPath, fc.constantFrom('$1', '/$0', '/$10', '/$2', '/$a')),
      ).map(([type, target]) => () => ({ type, target })),
    ],
    // Of random rewrites and paths hardly any would fit each other; those that do not come by an odd value.
    needs: ({ type }, { paths }) => {
      const fitting = type === 'regexTarget' ? [{ type: 'regex', value: '/lb/(.*)' }] : (paths as PathCase[] | undefined)?.filter(path => path.type !== 'regex').slice(0, 1);
      return { paths: fitting?.length === 0 ? undefined : fitting };
    },
    make: ({ type, target }) => type === 'stripPrefix' ? Rewrite.stripPrefix() : Rewrite[type](target),
    byHand: {
      ingressNginx: ({ target }) => ({ 'nginx.ingress.kubernetes.io/rewrite-target': target }),
      traefik: ({ type, target }, { path }) => ({
        middlewares: {
          path: type === 'stripPrefix' ? { stripPrefix: { prefixes: [path] } }
            : type === 'fullPath' ? { replacePath: { path: target } }
              : { replacePathRegex: { regex: path, replacement: target } },
        },
      }),
      gatewayApi: ({ type, target }, { path }) => type === 'regexTarget' ? {
        envoyFilters: {
          path: { urlRewrite: { path: { type: 'ReplaceRegexMatch', replaceRegexMatch: { pattern: path, substitution: target.replace(/\$/g, '\\') } } } },
        },
      } : {
        // What replaces a prefix belongs to a prefix, which the path need not be.
        filters: [{ type: 'URLRewrite', urlRewrite: { path: { type: 'ReplaceFullPath', replaceFullPath: type === 'stripPrefix' ? '/' : target } } }],
      },
    },
    refusals: {
      'rewrite.bad-target': GROUPS,
      'rewrite.no-such-variable': GROUPS,
      'rewrite.regex-path': GROUPS,
      'rewrite.root-among-others': GROUPS,
      'rewrite.unknown-group': GROUPS,
      'nginx.target-too-long': 'a pattern and its target are words of nginx, which have a limit',
      'traefik.target-not-normal': 'Traefik answers a new path that holds "//", "." or ".." with 400',
      'gateway-api.path-too-long': 'a rewrite by a regular expression that has no groups is the filter of Gateway API, which is shorter',
    },
  },
  corpus: {
    renders: [
      caseOf('a prefix taken away', { hosts: ['h.example.com'], paths: [['prefix', '/app'], ['exact', '/ping'], ['prefix', '/v1.2']], rewrite: ['stripPrefix'] }),
      caseOf('a prefix replaced', { hosts: ['h.example.com'], paths: [['prefix', '/old'], ['exact', '/one']], rewrite: ['replacePrefix', '/v2/'] }),
      caseOf('the root replaced', { rewrite: ['replacePrefix', '/v2:~x'] }),
      caseOf('a prefix replaced by nothing', { paths: [['prefix', '/old']], rewrite: ['replacePrefix', '/'] }),
      caseOf('one path for every request', { hosts: ['h.example.com'], paths: [['exact', '/health'], ['prefix', '/status']], rewrite: ['fullPath', '/healthz'] }),
      caseOf('captures in another order', { paths: [['regex', '/(a+)/(b+)/(c+)'], ['regex', '/((x)(y))']], rewrite: ['regexTarget', '/$3/$1:$2'] }),
      caseOf('a target that starts with a group', { hosts: ['h.example.com'], paths: [['regex', '/svc(/.*)']], rewrite: ['regexTarget', '$1'] }),
      caseOf('ingress-nginx of another class without snippets', {
        hosts: ['h.example.com'],
        paths: [['prefix', '/a']],
        rewrite: ['stripPrefix'],
        controller: ['ingressNginx', { className: 'nginx-internal.v2', snippetAnnotations: false }],
      }),
      caseOf('Gateway API alone, wildcards and a full path', {
        name: 'zl-lb',
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['*.example.com'],
        controller: ['gatewayApi', { gateway: { name: 'edge' } }],
        rewrite: ['fullPath', '/x'],
      }),
    ],
    refused: [
      caseOf('a target without its slash', { hosts: ['h.example.com'], rewrite: ['regexTarget', 'app'] }),
      caseOf('a target with a query', { hosts: ['h.example.com'], rewrite: ['regexTarget', '/a?b=$1'] }),
      caseOf('a target with a variable', { hosts: ['h.example.com'], rewrite: ['regexTarget', '/$host'] }),
      caseOf('a target with a tenth group', { hosts: ['h.example.com'], rewrite: ['regexTarget', '/$10'] }),
      caseOf('an empty target', { hosts: ['h.example.com'], rewrite: ['regexTarget', ''] }),
      caseOf('a group that the pattern lacks', { hosts: ['h.example.com'], paths: [['regex', '/lb/zl/.*']], rewrite: ['regexTarget', '/$1'] }),
      caseOf('a second group that the pattern lacks', { hosts: ['h.example.com'], paths: [['regex', '/lb/(.*)']], rewrite: ['regexTarget', '/$2'] }),
      caseOf('a group that a prefix lacks', { hosts: ['h.example.com'], paths: [['prefix', '/app']], rewrite: ['regexTarget', '/$1'] }),
      caseOf('a prefix taken away from a pattern', { hosts: ['h.example.com'], paths: [['prefix', '/a'], ['regex', '/b.*']], rewrite: ['stripPrefix'] }),
      caseOf('a prefix replaced in a pattern', { hosts: ['h.example.com'], paths: [['regex', '/b.*']], rewrite: ['replacePrefix', '/c'] }),
      caseOf('a prefix replaced on the root and elsewhere', { hosts: ['h.example.com'], paths: [['prefix', '/'], ['prefix', '/b']], rewrite: ['replacePrefix', '/c'] }),
      caseOf('a prefix replaced by no path', { hosts: ['h.example.com'], rewrite: ['replacePrefix', 'v2'] }),
      caseOf('a prefix replaced by a path with an at sign', { hosts: ['h.example.com'], rewrite: ['replacePrefix', '/@v2'] }),
      caseOf('a full path with a variable', { hosts: ['h.example.com'], rewrite: ['fullPath', '/$uri'] }),
    ],
  },
});
