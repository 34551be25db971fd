import { Duration } from 'cdk8s';
import { HeaderValue } from '../../src';
import { checked } from '../../src/intent/from-options';
import { rulesOf } from '../../src/policies/cors';
import { advice } from '../basics/advice';
import { fault, loadBalancer } from '../support';

const APP = 'https://app.example.com';
const check = (fields: any) => checked('cors', { allowOrigins: [APP], ...fields });

test.each([
  'https://app.example.com', 'http://localhost:3000', 'http://localhost', 'https://10.0.0.1:8443', 'https://*.example.com', 'https://*.example.com:8443', 'https://xn--bcher-kva.example', 'http://a.b:65535', '*',
])('%s is an origin', origin => {
  expect(check({ allowOrigins: [origin] })!.allowOrigins).toStrictEqual([origin]);
});

test.each<[any, string]>([
  ['app.example.com', 'cors.origin'], ['https://app.example.com/', 'cors.origin'], ['https://APP.example.com', 'cors.origin'], ['HTTPS://app.example.com', 'cors.origin'], ['null', 'cors.origin'],
  ['https://*', 'cors.origin'], ['https://*.com', 'cors.origin'], ['https://a.*.example.com', 'cors.origin'], ['https://*app.example.com', 'cors.origin'], ['https://*.1.2.3.4', 'cors.origin'],
  ['https://a:65536', 'cors.origin'], ['https://a:0', 'cors.origin'], ['https://a:', 'cors.origin'], ['https://a..b', 'cors.origin'], ['https://-a', 'cors.origin'], ['https://1.2.3', 'cors.origin'],
  ['https://a b', 'cors.origin'], ['https://a"', 'cors.origin'], ['https://a)|(.*', 'cors.origin'], ['https://a\n', 'cors.origin'], ['https://user@a', 'cors.origin'], ['ftp://a', 'cors.origin'], ['', 'cors.origin'], [5, 'cors.origin'],
  ['https://app.example.com:443', 'cors.default-port'], ['http://app.example.com:80', 'cors.default-port'],
])('%j is none', (origin, code) => {
  expect(fault(() => check({ allowOrigins: [origin] }))).toMatchObject({ code, prop: 'allowOrigins of cors, at 0' });
});

test.each([['https://app.example.com/x', APP], ['HTTPS://APP.example.com', APP], ['https://app.example.com:443', APP]])('%s is advised as the browser sends it', (origin, instead) => {
  expect(advice(() => check({ allowOrigins: [origin] }))).toBe(instead);
});

test.each<[any, string, string]>([
  [{ allowOrigins: [] }, 'cors.no-origin', 'allowOrigins of cors'],
  [{ allowOrigins: undefined }, 'input.not-a-list', 'allowOrigins of cors'],
  [{ allowOrigins: APP }, 'input.not-a-list', 'allowOrigins of cors'],
  [{ allowOrigins: ['*', APP] }, 'cors.all-and-others', 'allowOrigins of cors'],
  [{ allowOrigins: [APP, APP] }, 'cors.twice', 'allowOrigins of cors'],
  [{ allowMethods: [] }, 'cors.no-method', 'allowMethods of cors'],
  [{ allowMethods: ['get'] }, 'cors.method', 'allowMethods of cors'],
  [{ allowMethods: ['*'] }, 'cors.method', 'allowMethods of cors'],
  [{ allowMethods: ['PUT', 'PUT'] }, 'cors.twice', 'allowMethods of cors'],
  [{ allowHeaders: ['*'] }, 'cors.all-headers', 'allowHeaders of cors'],
  [{ allowHeaders: ['X-A', 'x-a'] }, 'header.twice', 'allowHeaders of cors'],
  [{ exposeHeaders: ['X A'] }, 'header.bad-name', 'exposeHeaders of cors'],
  [{ exposeHeaders: 'X-A' }, 'input.not-a-list', 'exposeHeaders of cors'],
  [{ allowCredentials: 'true' }, 'cors.not-a-boolean', 'allowCredentials of cors'],
  [{ allowOrigins: ['*'], allowCredentials: true }, 'cors.credentials-for-all', 'allowCredentials of cors'],
  [{ maxAge: Duration.seconds(0) }, 'duration.out-of-range', 'maxAge of cors'],
  [{ maxAge: 600 }, 'duration.not-a-duration', 'maxAge of cors'],
  [{ origins: [APP] }, 'cors.unknown', 'cors'],
])('%j is refused', (fields, code, prop) => {
  expect(fault(() => check(fields))).toMatchObject({ code, prop });
});

test.each([[APP], null, 'https://app.example.com', true])('%j is no object', value => {
  expect(fault(() => checked('cors', value as any))).toMatchObject({ code: 'cors.not-a-struct' });
});

test('a header of the connection may be named, as lists that people copy do', () => {
  expect(check({ allowHeaders: ['DNT', 'Keep-Alive', 'Range'] })!.allowHeaders).toStrictEqual(['DNT', 'Keep-Alive', 'Range']);
});

test('all that a controller is told, where a user says no more than the origins', () => {
  expect(rulesOf({ allowOrigins: [APP] })).toStrictEqual({ origins: [APP], methods: ['GET', 'HEAD', 'POST'], headers: [], exposed: [], credentials: false, maxAge: 5 });
});

test.each([
  ['requestHeaders', { requestHeaders: { Origin: HeaderValue.literal('a') } }],
  ['removeRequestHeaders', { removeRequestHeaders: ['Access-Control-Request-Method'] }],
  ['responseHeaders', { responseHeaders: { 'access-control-allow-origin': HeaderValue.literal('*') } }],
  ['responseHeaders', { responseHeaders: { Vary: HeaderValue.literal('Accept') } }],
  ['removeResponseHeaders', { removeResponseHeaders: ['vary'] }],
])('%s leaves its headers alone', (prop, props) => {
  expect(fault(() => loadBalancer({ cors: { allowOrigins: [APP] }, ...props }))).toMatchObject({ code: 'cors.header', prop });
});
