import { HashKey, HeaderValue, LoadBalancing } from '../../src';
import { checked } from '../../src/intent/from-options';
import { fault, loadBalancer } from '../support';

const A = HeaderValue.literal('a');

describe('headers that the backends get', () => {
  test('stand in the order of their names', () => {
    expect(Object.keys(checked('requestHeaders', { 'X-B': A, 'X-A': HeaderValue.clientIp() })!)).toStrictEqual(['X-A', 'X-B']);
    expect(checked('requestHeaders', {})).toBeUndefined();
  });

  test.each([
    ['X:', 'header.bad-name'], ['', 'header.bad-name'], ['X\n', 'header.bad-name'], ['Connection', 'header.framing'], ['content-length', 'header.framing'],
    ['x-forwarded-for', 'header.owned'], ['Transfer-Encoding', 'header.framing'], ['TE', 'header.framing'], ['Host', 'header.owned'], ['host', 'header.owned'], ['X-Forwarded-Prefix', 'header.owned'],
  ])('%j is refused', (name, code) => {
    expect(fault(() => checked('requestHeaders', { [name]: A }))).toMatchObject({ code, prop: 'key of requestHeaders' });
  });

  test('no two of them differ in case alone, and each has a value that is known before', () => {
    expect(fault(() => checked('requestHeaders', { 'X-A': A, 'x-a': A }))).toMatchObject({ code: 'header.twice' });
    expect(fault(() => checked('requestHeaders', { 'X-A': 'a' as any }))).toMatchObject({ code: 'input.wrong-type', prop: 'requestHeaders["X-A"]' });
    expect(fault(() => checked('requestHeaders', { 'X-A': HeaderValue.backendAddress() }))).toMatchObject({ code: 'request-header.backend-address', prop: 'requestHeaders["X-A"]' });
  });
});

describe('headers that are removed', () => {
  test('are taken as they are', () => {
    expect(checked('removeRequestHeaders', ['Authorization', 'x-b'])).toStrictEqual(['Authorization', 'x-b']);
    expect(checked('removeResponseHeaders', ['Server'])).toStrictEqual(['Server']);
    expect(checked('removeRequestHeaders', [])).toBeUndefined();
  });

  test.each<['removeRequestHeaders' | 'removeResponseHeaders', any, string, string]>([
    ['removeRequestHeaders', 'Authorization', 'input.not-a-list', 'removeRequestHeaders'],
    ['removeRequestHeaders', [5], 'header.bad-name', 'removeRequestHeaders[0]'],
    ['removeRequestHeaders', ['X-A', 'x-a'], 'header.twice', 'removeRequestHeaders[1]'],
    ['removeRequestHeaders', ['X-*'], 'header.bad-name', 'removeRequestHeaders[0]'],
    ['removeRequestHeaders', ['X-Forwarded-For'], 'header.owned', 'removeRequestHeaders[0]'],
    ['removeRequestHeaders', ['accept-encoding'], 'header.owned', 'removeRequestHeaders[0]'],
    ['removeRequestHeaders', ['host'], 'header.owned', 'removeRequestHeaders[0]'],
    ['removeRequestHeaders', ['Upgrade'], 'header.framing', 'removeRequestHeaders[0]'],
    ...['Content-Encoding', 'content-range', 'Date', 'Location'].map((name): ['removeResponseHeaders', any, string, string] => ['removeResponseHeaders', [name], 'header.owned', 'removeResponseHeaders[0]']),
    ['removeResponseHeaders', ['Content-Length'], 'header.framing', 'removeResponseHeaders[0]'],
  ])('%s: %j is refused', (prop, names, code, place) => {
    expect(fault(() => checked(prop, names))).toMatchObject({ code, prop: place });
  });
});

describe('together', () => {
  test.each([
    ['removeRequestHeaders', { requestHeaders: { 'X-A': A }, removeRequestHeaders: ['x-a'] }],
    ['removeRequestHeaders', { forwardedPrefix: '/app', removeRequestHeaders: ['x-forwarded-prefix'] }],
    ['removeResponseHeaders', { responseHeaders: { 'X-A': A }, removeResponseHeaders: ['x-a'] }],
  ])('%s holds none that is set', (prop, props) => {
    expect(fault(() => loadBalancer(props))).toMatchObject({ code: 'header.set-and-removed', prop });
  });

  test.each([
    ['requestHeaders', { requestHeaders: { 'x-tenant': A }, loadBalancing: LoadBalancing.consistentHash(HashKey.header('X-Tenant')) }],
    ['removeRequestHeaders', { removeRequestHeaders: ['x-tenant'], loadBalancing: LoadBalancing.consistentHash(HashKey.header('X-Tenant')) }],
    ['removeRequestHeaders', { removeRequestHeaders: ['Cookie'], loadBalancing: LoadBalancing.consistentHash(HashKey.cookie('tenant')) }],
    ['requestHeaders', { requestHeaders: { cookie: A }, loadBalancing: LoadBalancing.stickyCookie() }],
    ['removeResponseHeaders', { removeResponseHeaders: ['Set-Cookie'], loadBalancing: LoadBalancing.stickyCookie() }],
  ])('%s holds none that backends are chosen by', (prop, props) => {
    expect(fault(() => loadBalancer(props))).toMatchObject({ code: 'header.chooses-backend', prop });
  });

  test.each([
    ['requestHeaders', { requestHeaders: { 'x-user': A } }], ['removeRequestHeaders', { removeRequestHeaders: ['X-User'] }],
  ])('%s holds none that a service for logins sends', (prop, props) => {
    const externalAuth = { url: 'http://auth.example.com/', responseHeaders: ['X-User'] };
    expect(fault(() => loadBalancer({ externalAuth, ...props }))).toMatchObject({ code: 'header.of-auth', prop });
  });

  test('others may stand beside', () => {
    const { report } = loadBalancer({ requestHeaders: { 'X-A': A }, removeRequestHeaders: ['Cookie'], loadBalancing: LoadBalancing.consistentHash(HashKey.header('X-Tenant')) });
    expect(report.verdicts.map(({ policy }) => policy)).toEqual(expect.arrayContaining(['requestHeaders', 'removeRequestHeaders']));
  });
});

test.each([['app', 'path.not-absolute'], ['', 'path.not-absolute'], ['/a b', 'path.not-plain'], ['/$1', 'path.not-plain'], ['/a"', 'path.not-plain'], ['/a//b', 'path.not-normal']])('%j is no prefix', (path, code) => {
  expect(fault(() => checked('forwardedPrefix', path))).toMatchObject({ code, prop: 'forwardedPrefix' });
});
