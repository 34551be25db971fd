import { middlewaresOf, reportOn } from './support';
import { HeaderValue, Support } from '../../../src';

test.each<[string, { [name: string]: HeaderValue }, object | undefined, Support, string]>([
  ['any text', { 'X-A': HeaderValue.literal(':"$\\') }, { 'X-A': ':"$\\' }, Support.NATIVE, 'customResponseHeaders: X-A'],
  ['the name of the Service', { 'X-S': HeaderValue.serviceName() }, { 'X-S': 'zl-lb' }, Support.NATIVE, 'customResponseHeaders: X-S'],
  ['no address', { 'X-C': HeaderValue.clientIp(), 'X-B': HeaderValue.backendAddress() }, undefined, Support.APPROXIMATED, 'customResponseHeaders: nothing'],
  ['what there is beside an address', { 'X-B': HeaderValue.backendAddress(), 'X-A': HeaderValue.literal('a') }, { 'X-A': 'a' }, Support.APPROXIMATED, 'customResponseHeaders: X-A'],
])('%s', (_, responseHeaders, customResponseHeaders, support, rendered) => {
  expect(middlewaresOf({ responseHeaders }).headers).toStrictEqual(customResponseHeaders && { headers: { customResponseHeaders } });
  expect(reportOn({ responseHeaders }).verdicts[1]).toMatchObject({ policy: 'responseHeaders', support, rendered });
});
