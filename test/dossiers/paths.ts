import * as fc from 'fast-check';
import { literalPath, oddPath } from './arbitraries';
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
      'path.stray-character': PATTERN,
      'path-regex.': PATTERN,
      'path.lookahead': 'neither Traefik nor Envoy has lookahead in regular expressions',
      'envoy-gateway.encoded-character': 'Envoy compares paths as clients encode them',
    },
  },
  corpus: { renders: [], refused: [] },
});
