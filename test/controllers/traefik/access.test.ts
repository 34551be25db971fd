import { entriesOf, middlewaresOf, named, verdictOf } from './support';
import { HeaderValue, RoutePath, Support } from '../../../src';

const PATHS = [RoutePath.prefix('/a'), RoutePath.exact('/b')];

test('agents are blocked by entries of their own, just above those of the paths', () => {
  const props = { paths: PATHS, blockedUserAgents: ['Scrapy', 'a b`c'] };
  expect(middlewaresOf(props).deny).toStrictEqual({ ipAllowList: { sourceRange: ['255.255.255.255/32'] } });
  const services = [{ name: 'zl-lb', port: 80 }];
  const tried = [{ name: 'zl-lb', port: 80, passiveHealthCheck: expect.any(Object), serversTransport: 'zl-lb-backends' }];
  expect(entriesOf(props)).toStrictEqual([
    { match: '(Path(`/a`) || PathPrefix(`/a/`)) && HeaderRegexp(`User-Agent`, `(?i)Scrapy|a\\x20b\\x60c`)', priority: 9, middlewares: named('deny'), services },
    { match: 'Path(`/b`) && HeaderRegexp(`User-Agent`, `(?i)Scrapy|a\\x20b\\x60c`)', priority: 16393, middlewares: named('deny'), services },
    { match: '(Path(`/a`) || PathPrefix(`/a/`))', priority: 8, middlewares: named('retry'), services: tried },
    { match: 'Path(`/b`)', priority: 16392, middlewares: named('retry'), services: tried },
  ]);
});

test('they get the headers that every response gets', () => {
  expect(entriesOf({ blockedUserAgents: ['curl'], responseHeaders: { A: HeaderValue.literal('a') } })[0].middlewares).toStrictEqual(named('headers', 'deny'));
});

test('the report names them', () => {
  expect(verdictOf('blockedUserAgents', { blockedUserAgents: ['Scrapy', 'curl'] })).toStrictEqual({
    route: 'zl/Lb',
    policy: 'blockedUserAgents',
    support: Support.NATIVE,
    rendered: 'HeaderRegexp and ipAllowList: 403 for Scrapy, curl',
    note: expect.stringContaining('every request is compared'),
  });
});
