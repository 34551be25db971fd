import * as fc from 'fast-check';
import { literalPath, oddPath } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';
import { NAMED } from './hosts';
import { mapping } from './proof';
import { RoutePath } from '../../src';

export interface PathCase {
  readonly type: 'prefix' | 'exact' | 'regex';
  readonly value: string;
}

const path: fc.Arbitrary<PathCase> = fc.oneof(
  fc.record({ type: fc.constantFrom('prefix' as const, 'exact' as const), value: literalPath }),
  fc.record({ type: fc.constant('regex' as const), value: fc.constantFrom('/lb/(zl/.*)', '/v[0-9]+/(.*)', '/(a|b)(/.*)?', '/api(/|$)(.*)', '/x/([a-z]+)/y') }),
);

const LITERAL = 'Prefix and Exact paths are compared letter by letter with decoded paths, where this matches nothing or something else; nothing checks a rewrite, a redirect or a cookie path before nginx reads it';
const PATTERN = 'the regular expression does not compile, or means something else on another controller';

export const PATHS = dossier<'paths'>()<PathCase[]>({
  features: {
    prefix: {
      asking: { paths: [RoutePath.prefix('/app')] },
      proof: mapping({ '/app': '/app', '/app/x?y=1': '/app/x?y=1', '/apple': 404, '/APP': 404, '/x/app': 404 }),
    },
    exact: {
      asking: { paths: [RoutePath.exact('/ping')] },
      proof: mapping({ '/ping': '/ping', '/ping/x': 404, '/PING': 404 }),
    },
    regex: {
      asking: { paths: [RoutePath.regex('/a/(b|c)')] },
      proof: mapping({ '/a/b': '/a/b', '/a/d': 404, '/a/bx': 404, '/A/B': 404, '/x/a/b': 404 }),
    },
  },
  random: {
    by: 'route',
    plausible: () => fc.uniqueArray(path, { minLength: 1, maxLength: 3, selector: each => JSON.stringify(each) }),
    odd: [
      fc.tuple(fc.constantFrom('prefix' as const, 'exact' as const, 'regex' as const), oddPath).map(([type, value]) => (paths = []) => [...paths, { type, value }]),
    ],
    make: paths => paths.map(({ type, value }) => RoutePath[type](value)),
    refusals: {
      'paths.none': NAMED,
      'paths.taken': NAMED,
      'path.not-absolute': LITERAL,
      'path.not-plain': LITERAL,
      'path.not-normal': LITERAL,
      'path.too-long': LITERAL,
      'nginx.path-characters': LITERAL,
      'nginx.inspected-path': 'the controller takes the path for an attack and drops the Ingress',
      'nginx.path-too-long': PATTERN,
      'nginx.exponential-pattern': 'PCRE needs a time for it that doubles with every character',
      'path.stray-character': PATTERN,
      'path-regex.': PATTERN,
      'traefik.path-too-long': 'the priorities of rules of Traefik leave room for paths of that length',
      'path.lookahead': 'neither Traefik nor Envoy has lookahead in regular expressions',
      'envoy-gateway.encoded-character': 'Envoy compares paths as clients encode them',
    },
  },
  corpus: {
    renders: [
      caseOf('prefix and exact paths', { hosts: ['h.example.com'], paths: [['prefix', '/app'], ['exact', '/ping'], ['exact', '/dir/'], ['prefix', '/app/sub/']] }),
      caseOf('the root alone', { paths: [['exact', '/']] }),
      caseOf('patterns of many kinds', {
        hosts: ['h.example.com'],
        paths: [
          ['regex', '/(a|b)/[^/]+$'],
          ['regex', '/x\\.y\\$/\\d{2,5}?'],
          ['regex', '/[[:alpha:]_~-]*\\x20'],
          ['regex', '/(?i)user/(?:~|@)(?!admin)\\w+'],
          ['regex', "/it's&that=,:@!/(.*)"],
        ],
      }),
      caseOf('paths with tilde and at sign as patterns', {
        hosts: ['h.example.com'],
        paths: [['regex', '/~user@home'], ['regex', '/\\x7e\\\\']],
        controller: ['ingressNginx', { snippetAnnotations: true }],
      }),
      caseOf('many kinds of paths on one host', {
        hosts: ['h.example.com'],
        paths: [['prefix', '/'], ['exact', '/'], ['regex', '/a(.*)'], ['prefix', '/apple'], ['exact', '/apple/pie'], ['regex', '/app[a-z]+']],
      }),
      caseOf('a long path', {
        paths: [
          [
            'prefix',
            '/long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_long-path_end',
          ],
        ],
      }),
    ],
    refused: [
      caseOf('a pattern as prefix', { hosts: ['h.example.com'], paths: [['prefix', '/lb/(zl/.*)']] }),
      caseOf('a prefix without its slash', { hosts: ['h.example.com'], paths: [['prefix', 'app']] }),
      caseOf('a prefix with a caret', { hosts: ['h.example.com'], paths: [['prefix', '^/app']] }),
      caseOf('an empty path', { hosts: ['h.example.com'], paths: [['exact', '']] }),
      caseOf('an encoded path', { hosts: ['h.example.com'], paths: [['exact', '/a%20b']] }),
      caseOf('a path with a query', { hosts: ['h.example.com'], paths: [['prefix', '/a?b=c']] }),
      caseOf('a path with a fragment', { hosts: ['h.example.com'], paths: [['prefix', '/a#b']] }),
      caseOf('a path with an umlaut', { hosts: ['h.example.com'], paths: [['prefix', '/größe']] }),
      caseOf('a path with two slashes', { hosts: ['h.example.com'], paths: [['prefix', '/a//b']] }),
      caseOf('a path with a dot', { hosts: ['h.example.com'], paths: [['prefix', '/a/./b']] }),
      caseOf('a path that goes up', { hosts: ['h.example.com'], paths: [['exact', '/a/../b']] }),
      caseOf('a path that ends upwards', { hosts: ['h.example.com'], paths: [['exact', '/a/..']] }),
      caseOf('a path with a tilde on ingress-nginx', { hosts: ['h.example.com'], paths: [['prefix', '/~user']] }),
      caseOf('a path with an at sign on ingress-nginx', { hosts: ['h.example.com'], paths: [['prefix', '/app'], ['exact', '/@user']] }),
      caseOf('a path that looks like an attack', { hosts: ['h.example.com'], paths: [['prefix', '/static/etc/passwd']] }),
      caseOf('a path twice', { hosts: ['h.example.com'], paths: [['prefix', '/a'], ['exact', '/a'], ['prefix', '/a/']] }),
      caseOf('no paths', { hosts: ['h.example.com'], paths: [] }),
      caseOf('a pattern without its slash', { hosts: ['h.example.com'], paths: [['regex', '(a|b)']] }),
      caseOf('a pattern with a caret', { hosts: ['h.example.com'], paths: [['regex', '^/a']] }),
      caseOf('a pattern with a caret within', { hosts: ['h.example.com'], paths: [['regex', '/^a']] }),
      caseOf('a group that is not closed', { hosts: ['h.example.com'], paths: [['regex', '/lb/(zl/.*']] }),
      caseOf('a group that is not opened', { hosts: ['h.example.com'], paths: [['regex', '/lb/zl/.*)']] }),
      caseOf('an alternative outside a group', { hosts: ['h.example.com'], paths: [['regex', '/a|/b']] }),
      caseOf('nothing to repeat', { hosts: ['h.example.com'], paths: [['regex', '/(*)']] }),
      caseOf('a repetition of a repetition', { hosts: ['h.example.com'], paths: [['regex', '/a**']] }),
      caseOf('a brace that is no repetition', { hosts: ['h.example.com'], paths: [['regex', '/a{x}']] }),
      caseOf('a repetition the wrong way round', { hosts: ['h.example.com'], paths: [['regex', '/a{5,2}']] }),
      caseOf('too many repetitions', { hosts: ['h.example.com'], paths: [['regex', '/(a{100}){100}']] }),
      caseOf('a pattern that grows too large', { hosts: ['h.example.com'], paths: [['regex', '/([a-z]{1000}){1}[a-z]{1000}']] }),
      caseOf('a class that is not closed', { hosts: ['h.example.com'], paths: [['regex', '/[a-z']] }),
      caseOf('an empty class', { hosts: ['h.example.com'], paths: [['regex', '/[]']] }),
      caseOf('a class with a range the wrong way round', { hosts: ['h.example.com'], paths: [['regex', '/[z-a]']] }),
      caseOf('a class with a bracket', { hosts: ['h.example.com'], paths: [['regex', '/[[]']] }),
      caseOf('a POSIX class outside a class', { hosts: ['h.example.com'], paths: [['regex', '/[:alpha:]']] }),
      caseOf('a word boundary in a class', { hosts: ['h.example.com'], paths: [['regex', '/[\\b]']] }),
      caseOf('a quote in a class', { hosts: ['h.example.com'], paths: [['regex', '/["]']] }),
      caseOf('a bracket that is not opened', { hosts: ['h.example.com'], paths: [['regex', '/a]']] }),
      caseOf('a dollar before the end', { hosts: ['h.example.com'], paths: [['regex', '/a$b']] }),
      caseOf('an encoded pattern', { hosts: ['h.example.com'], paths: [['regex', '/a%20b']] }),
      caseOf('a quote in a pattern', { hosts: ['h.example.com'], paths: [['regex', '/a"b']] }),
      caseOf('an umlaut in a pattern', { hosts: ['h.example.com'], paths: [['regex', '/größe']] }),
      caseOf('an escape that engines read differently', { hosts: ['h.example.com'], paths: [['regex', '/\\Aa']] }),
      caseOf('a reference back', { hosts: ['h.example.com'], paths: [['regex', '/(a)\\1']] }),
      caseOf('a named group', { hosts: ['h.example.com'], paths: [['regex', '/(?<name>a)']] }),
      caseOf('a look behind', { hosts: ['h.example.com'], paths: [['regex', '/(?<=a)b']] }),
      caseOf('groups within groups', {
        hosts: ['h.example.com'],
        paths: [
          [
            'regex',
            '/((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((a))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))',
          ],
        ],
      }),
      caseOf('lookahead, which Go does not have', {
        backends: ['fromIps', ['10.254.18.46', '10.254.18.47'], { port: 80 }],
        hosts: ['a.example.com'],
        controller: ['traefik'],
        paths: [['regex', '/a/(?!b).*']],
      }),
      caseOf('a regular expression with Gateway API alone', { ...TWO_SERVERS, controller: GATEWAY_API, paths: [['regex', '/a/(b|c)']] }),
      caseOf('lookahead on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, paths: [['regex', '/a/(?!b).*']] }),
    ],
  },
});
