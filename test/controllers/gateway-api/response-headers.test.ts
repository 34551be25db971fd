import { onGatewayApi, rulesOf, THERE, THERE_ON_ENVOY, verdictOf } from './support';
import { HeaderValue, Support } from '../../../src';
import { failure } from '../../support';

const NO_CLIENT = 'the header with the client\'s address is left out: Gateway API has no variables in headers';
const NO_BACKEND = 'the header with the backend\'s address is left out: Gateway API has no variables in headers';

type Headers = { [name: string]: HeaderValue };
type Case = [string, Headers, object[] | undefined, Support, string, string | undefined];

describe.each<[string, typeof THERE, Case[]]>([
  ['any program', THERE, [
    ['any text', { 'X-A': HeaderValue.literal(':"$\\ a') }, [{ name: 'X-A', value: ':"$\\ a' }], Support.NATIVE, 'X-A', undefined],
    ['the name of the Service', { 'X-S': HeaderValue.serviceName() }, [{ name: 'X-S', value: 'zl-lb' }], Support.NATIVE, 'X-S', undefined],
    ['no address', { 'X-C': HeaderValue.clientIp(), 'X-B': HeaderValue.backendAddress() }, undefined, Support.APPROXIMATED, 'nothing', `${NO_BACKEND}; ${NO_CLIENT}`],
    ['what there is beside an address', { 'X-A': HeaderValue.literal('a'), 'X-C': HeaderValue.clientIp() }, [{ name: 'X-A', value: 'a' }], Support.APPROXIMATED, 'X-A', NO_CLIENT],
  ]],
  ['Envoy Gateway', THERE_ON_ENVOY, [
    ['any text', { 'X-A': HeaderValue.literal('%:"$\\ %%') }, [{ name: 'X-A', value: '%%:"$\\ %%%%' }], Support.NATIVE, 'X-A', undefined],
    ['the name of the Service', { 'X-S': HeaderValue.serviceName() }, [{ name: 'X-S', value: 'zl-lb' }], Support.NATIVE, 'X-S', undefined],
    ['addresses', { 'X-C': HeaderValue.clientIp(), 'X-B': HeaderValue.backendAddress() },
      [{ name: 'X-B', value: '%UPSTREAM_REMOTE_ADDRESS%' }, { name: 'X-C', value: '%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%' }], Support.NATIVE, 'X-B, X-C', undefined],
  ]],
])('%s', (_, options, cases) => {
  test.each(cases)('%s', (__, responseHeaders, set, support, rendered, note) => {
    expect(rulesOf({ responseHeaders }, options)).toStrictEqual([{
      matches: [{ path: { type: 'PathPrefix', value: '/' } }],
      ...set && { filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: { set } }] },
      backendRefs: [{ name: 'zl-lb', port: 80 }],
    }]);
    expect(verdictOf('responseHeaders', { responseHeaders }, options))
      .toStrictEqual({ route: 'zl/Lb', policy: 'responseHeaders', support, rendered: `ResponseHeaderModifier: ${rendered}`, note });
  });

  test('16 headers, and no more', () => {
    const headers = (count: number): Headers => Object.fromEntries(Array.from({ length: count }, (__, i) => [`X-${i}`, HeaderValue.literal('a')]));
    expect(rulesOf({ responseHeaders: headers(16) }, options)[0].filters[0].responseHeaderModifier.set).toHaveLength(16);
    expect(failure(() => onGatewayApi({ responseHeaders: headers(17) }, options))).toBe(
      'zl/Lb: responseHeaders: got ["X-0","X-1","X-10","X-11","X-12","X-13","X-14","X-15","X-16","X-2","X-3","X-4","X-5","X-6","X-7","X-8","X-9"], '
      + 'allowed is at most 16 headers with Gateway API, and these are 17; leave some out');
  });

  test('two spaces in a row are refused', () => {
    expect(failure(() => onGatewayApi({ responseHeaders: { 'X-A': HeaderValue.literal('a   b') } }, options)))
      .toBe('zl/Lb: responseHeaders["X-A"]: got "a   b", allowed is a text without two spaces in a row on Gateway API; write "a b"');
  });
});

test('"%" is refused where nobody knows what it means', () => {
  expect(failure(() => onGatewayApi({ responseHeaders: { 'X-A': HeaderValue.literal('50%') } }))).toBe(
    'zl/Lb: responseHeaders["X-A"]: got "50%", allowed is a text without "%" on Gateway API (some implementations take it for a variable, others for itself); '
    + 'take it out, or name the implementation of the Gateway');
});
