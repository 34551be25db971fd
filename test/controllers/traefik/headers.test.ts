import { entriesOf, middlewaresOf, named, onTraefik, verdictOf } from './support';
import { HeaderValue, Rewrite, RoutePath, Support } from '../../../src';
import { HEADERS } from '../../../src/controllers/traefik/headers';
import { fault } from '../../support';

const { clientIpHeader, backendAddressHeader } = HEADERS.responseHeaders.declares;

test.each<[string, { [name: string]: HeaderValue }, object, string]>([
  ['any text', { 'X-A': HeaderValue.literal(':"$\\') }, { 'X-A': ':"$\\' }, 'customResponseHeaders: X-A'],
  ['the name of the Service', { 'X-S': HeaderValue.serviceName() }, { 'X-S': 'zl-lb' }, 'customResponseHeaders: X-S'],
])('%s', (_, responseHeaders, customResponseHeaders, rendered) => {
  expect(middlewaresOf({ responseHeaders }).headers).toStrictEqual({ headers: { customResponseHeaders } });
  expect(verdictOf('responseHeaders', { responseHeaders })).toStrictEqual({ route: 'zl/Lb', policy: 'responseHeaders', support: Support.NATIVE, rendered, note: undefined });
});

describe('addresses are left out', () => {
  test('beside other headers', () => {
    const responseHeaders = { 'X-B': HeaderValue.backendAddress(), 'X-A': HeaderValue.literal('a') };
    expect(middlewaresOf({ responseHeaders }).headers).toStrictEqual({ headers: { customResponseHeaders: { 'X-A': 'a' } } });
    expect(verdictOf('responseHeaders', { responseHeaders }))
      .toStrictEqual({ route: 'zl/Lb', policy: 'responseHeaders', support: Support.OMITTED, rendered: 'customResponseHeaders: X-A', note: backendAddressHeader.note });
  });

  test('of all headers', () => {
    const responseHeaders = { 'X-C': HeaderValue.clientIp(), 'X-B': HeaderValue.backendAddress() };
    expect(middlewaresOf({ responseHeaders })).not.toHaveProperty('headers');
    expect(verdictOf('responseHeaders', { responseHeaders })).toMatchObject({ support: Support.OMITTED, note: `${backendAddressHeader.note}; ${clientIpHeader.note}` });
  });

  test.each([HeaderValue.clientIp(), HeaderValue.backendAddress()])('which is refused where the controller has to be exact: %j', value => {
    expect(fault(() => onTraefik({ responseHeaders: { 'X-A': HeaderValue.literal('a'), 'X-B': value }, acceptApproximations: false })))
      .toStrictEqual({ code: 'controller.not-exact', prop: 'responseHeaders', got: '"customResponseHeaders: X-A"', place: 'zl/Lb' });
  });
});

test('headers of requests are set and removed by one Middleware, behind the rewrite', () => {
  const props = { requestHeaders: { 'X-A': HeaderValue.literal('a'), 'X-S': HeaderValue.serviceName() }, removeRequestHeaders: ['Authorization'], forwardedPrefix: '/app', paths: [RoutePath.prefix('/app')], rewrite: Rewrite.stripPrefix() };
  expect(middlewaresOf(props)['request-headers']).toStrictEqual({ headers: { customRequestHeaders: { 'X-A': 'a', 'X-S': 'zl-lb', 'Authorization': '', 'X-Forwarded-Prefix': '/app' } } });
  expect(entriesOf(props)[0].middlewares).toStrictEqual(named('rewrite', 'request-headers', 'retry'));
});

test('a header may be called as what every object has', () => {
  expect(middlewaresOf({ requestHeaders: { toString: HeaderValue.literal('a') } })['request-headers']).toStrictEqual({ headers: { customRequestHeaders: { toString: 'a' } } });
});

test('headers of responses are set and removed by one Middleware', () => {
  expect(middlewaresOf({ responseHeaders: { 'X-A': HeaderValue.literal('a') }, removeResponseHeaders: ['Server'] }).headers).toStrictEqual({ headers: { customResponseHeaders: { 'X-A': 'a', 'Server': '' } } });
});

test('the address of the client is in headers that Traefik sends by itself', () => {
  expect(fault(() => onTraefik({ requestHeaders: { 'X-A': HeaderValue.clientIp() } }))).toMatchObject({ code: 'refused.clientIpRequestHeader', prop: 'requestHeaders' });
});
