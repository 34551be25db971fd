import { onGatewayApi, rulesOf, THERE_ON_ENVOY, verdictOf } from './support';
import { HeaderValue, Support } from '../../../src';
import { HEADERS } from '../../../src/controllers/gateway-api/headers';
import { fault } from '../../support';

const { clientIpHeader, backendAddressHeader } = HEADERS.responseHeaders.declares;
const RULE = { matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'zl-lb', port: 80 }] };

type Headers = { [name: string]: HeaderValue };

test.each<[string, Headers, object[], Support, string, string | undefined]>([
  ['any text', { 'X-A': HeaderValue.literal(':"$\\ a') }, [{ name: 'X-A', value: ':"$\\ a' }], Support.NATIVE, 'X-A', undefined],
  ['the name of the Service', { 'X-S': HeaderValue.serviceName() }, [{ name: 'X-S', value: 'zl-lb' }], Support.NATIVE, 'X-S', undefined],
  ['what there is beside an address', { 'X-A': HeaderValue.literal('a'), 'X-C': HeaderValue.clientIp() }, [{ name: 'X-A', value: 'a' }], Support.OMITTED, 'X-A', clientIpHeader.note],
])('%s', (_, responseHeaders, set, support, rendered, note) => {
  expect(rulesOf({ responseHeaders })).toStrictEqual([{ ...RULE, filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set } }] }]);
  expect(verdictOf('responseHeaders', { responseHeaders }))
    .toStrictEqual({ route: 'zl/Lb', policy: 'responseHeaders', support, rendered: `ResponseHeaderModifier: ${rendered}`, note });
});

test('addresses are left out', () => {
  const responseHeaders = { 'X-C': HeaderValue.clientIp(), 'X-B': HeaderValue.backendAddress() };
  expect(rulesOf({ responseHeaders })).toStrictEqual([RULE]);
  expect(verdictOf('responseHeaders', { responseHeaders })).toMatchObject({ support: Support.OMITTED, note: `${backendAddressHeader.note}; ${clientIpHeader.note}` });
});

test.each([HeaderValue.clientIp(), HeaderValue.backendAddress()])('which is refused where the controller has to be exact: %j', value => {
  expect(fault(() => onGatewayApi({ responseHeaders: { 'X-A': HeaderValue.literal('a'), 'X-B': value }, acceptApproximations: false })))
    .toStrictEqual({ code: 'controller.not-exact', prop: 'responseHeaders', got: '"ResponseHeaderModifier: X-A"', place: 'zl/Lb' });
});

test('16 headers, and no more', () => {
  const headers = (count: number): Headers => Object.fromEntries(Array.from({ length: count }, (_, i) => [`X-${i}`, HeaderValue.literal('a')]));
  expect(rulesOf({ responseHeaders: headers(16) })[0].filters[0].responseHeaderModifier.set).toHaveLength(16);
  expect(fault(() => onGatewayApi({ responseHeaders: headers(17) }))).toStrictEqual({
    code: 'gateway-api.too-many-headers',
    prop: 'responseHeaders',
    got: '["X-0","X-1","X-10","X-11","X-12","X-13","X-14","X-15","X-16","X-2","X-3","X-4","X-5","X-6","X-7","X-8","X-9"]',
    place: 'zl/Lb',
  });
});

test.each([
  ['two spaces in a row', 'a   b', 'gateway-api.header-spaces'],
  ['"%", of which nobody knows what it means', '50%', 'gateway-api.header-percent'],
])('%s are refused', (_, text, code) => {
  expect(fault(() => onGatewayApi({ responseHeaders: { 'X-A': HeaderValue.literal(text) } })))
    .toStrictEqual({ code, prop: 'responseHeaders["X-A"]', got: JSON.stringify(text), place: 'zl/Lb' });
});

describe('one filter of each kind', () => {
  const A = HeaderValue.literal('a');

  test('for requests', () => {
    expect(rulesOf({ requestHeaders: { 'X-A': A }, removeRequestHeaders: ['Authorization'], forwardedPrefix: '/app' })).toStrictEqual([{
      ...RULE,
      filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set: [{ name: 'X-A', value: 'a' }, { name: 'X-Forwarded-Prefix', value: '/app' }], remove: ['Authorization'] } }],
    }]);
  });

  test('for responses', () => {
    expect(rulesOf({ responseHeaders: { 'X-A': A }, removeResponseHeaders: ['Server'] })).toStrictEqual([{
      ...RULE, filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set: [{ name: 'X-A', value: 'a' }], remove: ['Server'] } }],
    }]);
  });

  test('with as many headers as it takes', () => {
    const headers = (count: number): Headers => Object.fromEntries(Array.from({ length: count }, (_, i) => [`X-${i}`, A]));
    expect(fault(() => onGatewayApi({ requestHeaders: headers(16), forwardedPrefix: '/app' }))).toMatchObject({ code: 'gateway-api.too-many-headers', prop: 'requestHeaders' });
    expect(fault(() => onGatewayApi({ removeRequestHeaders: Object.keys(headers(17)) }))).toMatchObject({ code: 'gateway-api.too-many-headers', prop: 'removeRequestHeaders' });
    expect(fault(() => onGatewayApi({ removeResponseHeaders: Object.keys(headers(17)) }))).toMatchObject({ code: 'gateway-api.too-many-headers', prop: 'removeResponseHeaders' });
    expect(fault(() => onGatewayApi({ requestHeaders: { 'X-A': HeaderValue.literal('50%') } }))).toMatchObject({ code: 'gateway-api.header-percent', prop: 'requestHeaders["X-A"]' });
  });
});

test('variables of Envoy in requests', () => {
  expect(rulesOf({ requestHeaders: { 'X-A': HeaderValue.literal('50%'), 'X-C': HeaderValue.clientIp() } }, THERE_ON_ENVOY)[0].filters[0].requestHeaderModifier.set)
    .toStrictEqual([{ name: 'X-A', value: '50%%' }, { name: 'X-C', value: '%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%' }]);
});
