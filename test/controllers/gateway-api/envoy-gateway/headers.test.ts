import { HeaderValue, Support } from '../../../../src';
import { fault } from '../../../support';
import { onGatewayApi, rulesOf, THERE_ON_ENVOY, verdictOf } from '../support';

type Headers = { [name: string]: HeaderValue };

test.each<[string, Headers, object[], string]>([
  ['any text', { 'X-A': HeaderValue.literal('%:"$\\ %%') }, [{ name: 'X-A', value: '%%:"$\\ %%%%' }], 'X-A'],
  ['the name of the Service', { 'X-S': HeaderValue.serviceName() }, [{ name: 'X-S', value: 'zl-lb' }], 'X-S'],
  ['addresses', { 'X-C': HeaderValue.clientIp(), 'X-B': HeaderValue.backendAddress() },
    [{ name: 'X-B', value: '%UPSTREAM_REMOTE_ADDRESS%' }, { name: 'X-C', value: '%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%' }], 'X-B, X-C'],
])('%s', (_, responseHeaders, set, rendered) => {
  expect(rulesOf({ responseHeaders }, THERE_ON_ENVOY)).toStrictEqual([{
    matches: [{ path: { type: 'PathPrefix', value: '/' } }],
    filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set } }],
    backendRefs: [{ name: 'zl-lb', port: 80 }],
  }]);
  expect(verdictOf('responseHeaders', { responseHeaders, acceptApproximations: false }, THERE_ON_ENVOY))
    .toStrictEqual({ route: 'zl/Lb', policy: 'responseHeaders', support: Support.NATIVE, rendered: `ResponseHeaderModifier: ${rendered}`, note: undefined });
});

test('16 headers, and no more', () => {
  const headers = (count: number): Headers => Object.fromEntries(Array.from({ length: count }, (_, i) => [`X-${i}`, HeaderValue.literal('a')]));
  expect(rulesOf({ responseHeaders: headers(16) }, THERE_ON_ENVOY)[0].filters[0].responseHeaderModifier.set).toHaveLength(16);
  expect(fault(() => onGatewayApi({ responseHeaders: headers(17) }, THERE_ON_ENVOY)))
    .toStrictEqual({ code: 'gateway-api.too-many-headers', prop: 'responseHeaders', got: expect.stringMatching(/^\["X-0",/), place: 'zl/Lb' });
});

test('two spaces in a row are refused', () => {
  expect(fault(() => onGatewayApi({ responseHeaders: { 'X-A': HeaderValue.literal('a   b') } }, THERE_ON_ENVOY)))
    .toStrictEqual({ code: 'gateway-api.header-spaces', prop: 'responseHeaders["X-A"]', got: '"a   b"', place: 'zl/Lb' });
});
