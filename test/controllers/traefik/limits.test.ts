import { Size } from 'cdk8s';
import { entriesOf, middlewaresOf, named, verdictOf } from './support';
import { BodySize, BodySizeCheck, HeaderValue, Rewrite, RoutePath, Support } from '../../../src';
import { LIMITS } from '../../../src/controllers/traefik/limits';
import { BACKENDS } from '../../support';

const { maxBodySize: { declares }, bodySizeCheck: { declares: ofChecks } } = LIMITS;
const EVERY_BODY = { bodySizeCheck: BodySizeCheck.EVERY_BODY };
const BY_LENGTH = { bodySizeCheck: BodySizeCheck.DECLARED_LENGTH };

const TOO_LARGE = 'HeaderRegexp(`Content-Length`, `^0*(?:[1-9][0-9]{4}[0-9]*|[2-9][0-9]{3}|1[1-9][0-9]{2}|10[3-9][0-9]|102[5-9])$`)';

test('lengths that are too large are answered by entries of their own, and nothing else passes the middleware', () => {
  const props = {
    backends: BACKENDS,
    maxBodySize: Size.kibibytes(1),
    paths: [RoutePath.prefix('/a'), RoutePath.exact('/b')],
    responseHeaders: { A: HeaderValue.literal('a') },
  };
  const services = [{ name: 'zl-lb', port: 80 }];
  expect(middlewaresOf(props).buffering).toStrictEqual({ buffering: { maxRequestBodyBytes: 1024 } });
  expect(entriesOf(props)).toStrictEqual([
    { match: `(Path(\`/a\`) || PathPrefix(\`/a/\`)) && ${TOO_LARGE}`, priority: 9, middlewares: named('headers', 'buffering'), services },
    { match: `Path(\`/b\`) && ${TOO_LARGE}`, priority: 16393, middlewares: named('headers', 'buffering'), services },
    { match: '(Path(`/a`) || PathPrefix(`/a/`))', priority: 8, middlewares: named('headers'), services },
    { match: 'Path(`/b`)', priority: 16392, middlewares: named('headers'), services },
  ]);
});

test('blocked agents are left to their own entry', () => {
  const [first] = entriesOf({ paths: [RoutePath.prefix('/a')], maxBodySize: Size.kibibytes(1), blockedUserAgents: ['curl'] });
  expect(first.match).toBe(`(Path(\`/a\`) || PathPrefix(\`/a/\`)) && ${TOO_LARGE} && !HeaderRegexp(\`User-Agent\`, \`(?i)curl\`)`);
});

test.each<[Size, number]>([
  [Size.mebibytes(500), 524288000],
  [Size.kibibytes(1), 1024],
])('every body up to %j', (maxBodySize, maxRequestBodyBytes) => {
  const props = { maxBodySize, ...EVERY_BODY };
  expect(middlewaresOf(props).buffering).toStrictEqual({ buffering: { maxRequestBodyBytes } });
  expect(entriesOf(props)[0].middlewares).toStrictEqual(named('buffering', 'retry'));
});

test.each([
  ['by default', {}, Support.APPROXIMATED, 'HeaderRegexp and buffering: 413 for a Content-Length above 1024', declares.maxBodySize.note],
  ['where lengths are asked for', BY_LENGTH, Support.NATIVE, 'HeaderRegexp and buffering: 413 for a Content-Length above 1024',
    'a body without a Content-Length passes, as bodySizeCheck asks for'],
  ['where every body is asked for', EVERY_BODY, Support.NATIVE, 'buffering: maxRequestBodyBytes 1024', undefined],
])('the report tells of the limit %s', (_, check, support, rendered, note) => {
  expect(verdictOf('maxBodySize', { maxBodySize: Size.kibibytes(1), ...check })).toStrictEqual({ route: 'zl/Lb', policy: 'maxBodySize', support, rendered, note });
});

test.each([
  [BY_LENGTH, Support.NATIVE, 'buffering on requests that are too large', ofChecks.declaredLength.note],
  [EVERY_BODY, Support.APPROXIMATED, 'buffering on the paths', ofChecks.everyBody.note],
])('the report tells of what is checked: %j', (check, support, rendered, note) => {
  expect(verdictOf('bodySizeCheck', { maxBodySize: Size.kibibytes(1), ...check })).toStrictEqual({ route: 'zl/Lb', policy: 'bodySizeCheck', support, rendered, note });
});

test('without a limit', () => {
  expect(middlewaresOf({ maxBodySize: BodySize.UNLIMITED })).not.toHaveProperty('buffering');
  expect(verdictOf('maxBodySize', { maxBodySize: BodySize.UNLIMITED })).toMatchObject({ support: Support.NATIVE, note: declares.unlimitedBody.note });
});

test('a request that is taken for too large meets what every request for the path does, since one without a body passes', () => {
  const [tooLarge, path] = entriesOf({ maxBodySize: Size.kibibytes(1), connectionLimit: 1, rewrite: Rewrite.stripPrefix(), paths: [RoutePath.prefix('/a')] });
  expect(tooLarge.middlewares).toStrictEqual(named('connection-limit', 'buffering', 'rewrite', 'retry'));
  expect(path.middlewares).toStrictEqual(named('connection-limit', 'rewrite', 'retry'));
});
