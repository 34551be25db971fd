import { HeaderValue, RoutePath, Support } from '../../../../src';
import { ACCESS_ON_ENVOY } from '../../../../src/controllers/gateway-api/envoy-gateway/access';
import { fault } from '../../../support';
import { objectsOf, onGatewayApi, rulesOf, THERE_ON_ENVOY, verdictOf } from '../support';

const PATHS = [RoutePath.prefix('/a'), RoutePath.exact('/b')];
const FORBIDDEN = { type: 'ExtensionRef', extensionRef: { group: 'gateway.envoyproxy.io', kind: 'HTTPRouteFilter', name: 'zl-lb-forbidden' } };

test('agents are blocked by a rule of their own, with the conditions of the paths and one more', () => {
  const props = { paths: PATHS, blockedUserAgents: ['Scrapy', 'a b`c'] };
  const headers = [{ type: 'RegularExpression', name: 'User-Agent', value: '(?i).*(?:Scrapy|a\\x20b\\x60c).*' }];
  expect(rulesOf(props, THERE_ON_ENVOY)).toStrictEqual([
    { matches: [{ path: { type: 'PathPrefix', value: '/a' }, headers }, { path: { type: 'Exact', value: '/b' }, headers }], filters: [FORBIDDEN] },
    { matches: [{ path: { type: 'PathPrefix', value: '/a' } }, { path: { type: 'Exact', value: '/b' } }], backendRefs: [{ name: 'zl-lb', port: 80 }] },
  ]);
  expect(objectsOf(props, THERE_ON_ENVOY).filter(({ kind }) => kind === 'HTTPRouteFilter')).toStrictEqual([{
    apiVersion: 'gateway.envoyproxy.io/v1alpha1', kind: 'HTTPRouteFilter', metadata: { name: 'zl-lb-forbidden' }, spec: { directResponse: { statusCode: 403 } },
  }]);
});

test('they get the headers that every response gets, save those that only a backend could fill', () => {
  const filtersOf = (responseHeaders: { [name: string]: HeaderValue }) => rulesOf({ blockedUserAgents: ['curl'], responseHeaders }, THERE_ON_ENVOY)[0].filters;
  expect(filtersOf({ A: HeaderValue.literal('a'), B: HeaderValue.backendAddress() }))
    .toStrictEqual([{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set: [{ name: 'A', value: 'a' }] } }, FORBIDDEN]);
  expect(filtersOf({ B: HeaderValue.backendAddress() })).toStrictEqual([FORBIDDEN]);
});

/** Agents whose pattern is so long: 12 characters around them, and one between each two. */
const agents = (length: number) => [...'abcdefg'].map(letter => letter.repeat(512)).concat('h'.repeat(length - 12 - 7 * 513));

test('their pattern has 4096 characters', () => {
  const value = rulesOf({ blockedUserAgents: agents(4096) }, THERE_ON_ENVOY)[0].matches[0].headers[0].value;
  expect(value).toHaveLength(4096);
  expect(fault(() => onGatewayApi({ blockedUserAgents: agents(4097) }, THERE_ON_ENVOY)))
    .toStrictEqual({ code: 'envoy-gateway.agents-too-long', prop: 'blockedUserAgents', got: `["${'a'.repeat(115)}...`, place: 'zl/Lb' });
});

test('the report names them', () => {
  const { note } = ACCESS_ON_ENVOY.blockedUserAgents.declares.blockedUserAgents;
  expect(note).toBeDefined();
  expect(verdictOf('blockedUserAgents', { blockedUserAgents: ['Scrapy', 'curl'] }, THERE_ON_ENVOY))
    .toStrictEqual({ route: 'zl/Lb', policy: 'blockedUserAgents', support: Support.NATIVE, rendered: 'directResponse: 403 for Scrapy, curl', note });
});
