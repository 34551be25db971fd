import { onGatewayApi, OTHERS, rulesOf, THERE_ON_ENVOY, verdictOf } from './support';
import { Rewrite, RoutePath, Support } from '../../../src';
import { failure } from '../../support';

test.each([
  ['the root', RoutePath.prefix('/'), { type: 'PathPrefix', value: '/' }],
  ['a prefix', RoutePath.prefix('/app/'), { type: 'PathPrefix', value: '/app' }],
  ['an exact path', RoutePath.exact('/ping'), { type: 'Exact', value: '/ping' }],
  ['an exact path with a slash', RoutePath.exact('/ping/'), { type: 'Exact', value: '/ping/' }],
  ['a regular expression', RoutePath.regex('/a/(b|c)'), { type: 'RegularExpression', value: '/a/(b|c)' }],
])('%s', (_, path, condition) => {
  expect(rulesOf({ paths: [path] }, THERE_ON_ENVOY)[0].matches).toStrictEqual([{ path: condition }]);
});

test('a regular expression is refused by any program', () => {
  expect(failure(() => onGatewayApi({ paths: [RoutePath.prefix('/a'), RoutePath.regex('/b.*')] }))).toBe(
    'zl/Lb: paths: got RoutePath.regex(), allowed is what this controller can do, and Gateway API leaves it to each implementation whether there are '
    + `regular expressions and what they mean; use RoutePath.prefix(), ${OTHERS}`);
});

describe('a path has 1024 characters', () => {
  const text = (length: number) => `/${'a'.repeat(length - 1)}`;

  test.each<[string, (text: string) => RoutePath]>([['a prefix', RoutePath.prefix], ['an exact path', RoutePath.exact], ['a regular expression', RoutePath.regex]])('%s', (_, of) => {
    expect(rulesOf({ paths: [of(text(1024))] }, THERE_ON_ENVOY)[0].matches[0].path.value).toHaveLength(1024);
    expect(failure(() => onGatewayApi({ paths: [of(text(1025))] }, THERE_ON_ENVOY)))
      .toBe(`zl/Lb: paths: got "/${'a'.repeat(115)}..., allowed is at most 1024 characters with Gateway API, and these are 1025; shorten the path`);
  });

  test.each<[string, (text: string) => Rewrite]>([
    ['a whole new path', Rewrite.fullPath],
    ['a new prefix', Rewrite.replacePrefix],
    ['a target', Rewrite.regexTarget],
  ])('%s', (_, of) => {
    expect(() => onGatewayApi({ rewrite: of(text(1024)) }, THERE_ON_ENVOY)).not.toThrow();
    expect(failure(() => onGatewayApi({ rewrite: of(text(1025)) }, THERE_ON_ENVOY)))
      .toBe(`zl/Lb: rewrite: got "/${'a'.repeat(115)}..., allowed is at most 1024 characters with Gateway API, and these are 1025; shorten the path`);
  });
});

test.each([
  ['/a/(?!b).*', '(?!', 'give the paths to leave out a longer path of their own, which comes first'],
  ['/a(?=/b).*', '(?=', 'match what follows as a part of the path'],
])('lookahead is refused, which RE2 has not: %s', (regex, lookahead, fix) => {
  expect(failure(() => onGatewayApi({ paths: [RoutePath.regex(regex)] }, THERE_ON_ENVOY)))
    .toBe(`zl/Lb: paths: got "${regex}", allowed is a regular expression without lookahead on Envoy Gateway (RE2 has none), and here stands "${lookahead}"; ${fix}`);
});

test.each(['\\s', '\\x20', '\\x22', '\\x23', '\\x25', '\\x3c', '\\x3E', '\\x3F', '\\x5b', '\\x5C', '\\x5d', '\\x5e', '\\x60', '\\x7b', '\\x7D', '\\x7f'])(
  'what clients encode is refused: %s', escape => {
    expect(failure(() => onGatewayApi({ paths: [RoutePath.regex(`/a${escape}b`)] }, THERE_ON_ENVOY))).toBe(
      `zl/Lb: paths: got ${JSON.stringify(`/a${escape}b`)}, allowed is a regular expression for paths as clients encode them on Envoy Gateway, and here stands "${escape}"; `
      + 'write "." for a character that clients encode as %XX, three times');
  });

test.each(['\\S', '\\x21', '\\x2e', '\\x41', '\\x5F', '\\x7e', '\\.', '\\d'])('what they do not encode is taken: %s', escape => {
  expect(() => onGatewayApi({ paths: [RoutePath.regex(`/a${escape}b`)] }, THERE_ON_ENVOY)).not.toThrow();
});

test('the report tells of the conditions', () => {
  expect(verdictOf('paths', { paths: [RoutePath.exact('/a'), RoutePath.prefix('/c'), RoutePath.regex('/b')] }, THERE_ON_ENVOY)).toStrictEqual({
    route: 'zl/Lb',
    policy: 'paths',
    support: Support.NATIVE,
    rendered: 'Exact /a, PathPrefix /c, RegularExpression /b',
    note: 'regular expressions match the whole path, in the case they are written in and as the client encoded it, and come before prefixes, however long these are',
  });
  expect(verdictOf('paths', {})).toStrictEqual({ route: 'zl/Lb', policy: 'paths', support: Support.NATIVE, rendered: 'PathPrefix /', note: undefined });
});
