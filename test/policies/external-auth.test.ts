import { Duration } from 'cdk8s';
import { checked } from '../../src/intent/from-options';
import { authUrl } from '../../src/policies/external-auth';
import { fault } from '../support';

const url = 'http://auth.sso.svc/verify';

test.each([
  'http://auth.sso.svc', 'http://auth.sso.svc/', 'https://sso.example.com:8443/a/b?c=d&e=f', 'http://sso.example.com?a=b', 'http://10.0.0.1:9091/api',
  `http://a.b/${'x'.repeat(1989)}`,
])('%s is taken', text => {
  expect(checked('externalAuth', { url: text })).toStrictEqual({ url: text });
});

test.each<[any, string]>([
  ['', 'external-auth.url'],
  [null, 'external-auth.url'],
  [5, 'external-auth.url'],
  ['auth.sso.svc/verify', 'external-auth.url'],
  ['ftp://auth.sso.svc', 'external-auth.url'],
  ['http://', 'external-auth.url'],
  ['http://user@auth.sso.svc/', 'host.not-a-dns-name'],
  ['http://auth.sso.svc:0/', 'external-auth.url'],
  ['http://auth.sso.svc:65536/', 'external-auth.url'],
  ['http://auth.sso.svc:http/', 'external-auth.url'],
  ['http://auth.sso.svc/a b', 'external-auth.url'],
  ['http://auth.sso.svc/a;b', 'external-auth.url'],
  ['http://auth.sso.svc/a#b', 'external-auth.url'],
  ['http://auth.sso.svc/$request_uri', 'external-auth.url'],
  ['http://auth.sso.svc/a\n', 'external-auth.url'],
  ['http://$host/verify', 'host.not-a-dns-name'],
  ['http://AUTH.sso.svc/', 'host.not-a-dns-name'],
  ['http://*.sso.svc/', 'external-auth.host'],
  ['http://auth/verify', 'external-auth.host'],
  ['http://[fd00::1]/', 'external-auth.url'],
  ['http://256.0.0.1/', 'external-auth.host'],
  ['https://10.0.0.1/', 'external-auth.address'],
  [`http://a.b/${'x'.repeat(1990)}`, 'external-auth.url'],
])('the URL %j is refused', (text, code) => {
  expect(fault(() => checked('externalAuth', { url: text }))).toMatchObject({ code, prop: 'externalAuth.url' });
});

test.each(['https://login.example.com/start', 'http://login.example.com', '/oauth2/start', '/oauth2/start?rd=/', '/'])('clients are sent to %s', signInUrl => {
  expect(checked('externalAuth', { url, signInUrl })).toStrictEqual({ url, signInUrl });
});

test.each<[any, string]>([
  ['//evil.example.com', 'external-auth.url'],
  ['login', 'external-auth.url'],
  ['/a b', 'external-auth.url'],
  ['/$uri', 'external-auth.url'],
  [null, 'external-auth.url'],
  ['javascript:alert(1)', 'external-auth.url'],
  [`/${'x'.repeat(2000)}`, 'external-auth.url'],
])('and not to %j', (signInUrl, code) => {
  expect(fault(() => checked('externalAuth', { url, signInUrl }))).toMatchObject({ code, prop: 'externalAuth.signInUrl' });
});

test.each<[any, string]>([
  [['X User'], 'external-auth.header'],
  [['X_User'], 'external-auth.header'],
  [[''], 'external-auth.header'],
  [['X'.repeat(47)], 'external-auth.header'],
  [['Content-Length'], 'external-auth.header'],
  [[null], 'external-auth.header'],
  [['X-User', 'x-user'], 'external-auth.twice'],
  ['X-User', 'input.not-a-list'],
])('the headers %j are refused', (responseHeaders, code) => {
  expect(fault(() => checked('externalAuth', { url, responseHeaders }))).toMatchObject({ code });
});

test('no header is as none asked for', () => {
  expect(checked('externalAuth', { url, responseHeaders: [] })).toStrictEqual({ url });
});

test.each<[any, string]>([
  ['http://a.b', 'external-auth.not-a-struct'],
  [null, 'external-auth.not-a-struct'],
  [[url], 'external-auth.not-a-struct'],
  [{ url, failOpen: true }, 'external-auth.unknown'],
  [{ url, method: 'get' }, 'external-auth.method'],
  [{ url, method: 'TRACE' }, 'external-auth.method'],
])('%j is refused', (auth, code) => {
  expect(fault(() => checked('externalAuth', auth))).toMatchObject({ code });
});

test.each([
  ['http://auth.sso.svc', { isSecure: false, host: 'auth.sso.svc', port: 80, path: '/', service: { name: 'auth', namespace: 'sso' } }],
  ['https://auth.sso.svc.cluster.local:8443/a?b=c', { isSecure: true, host: 'auth.sso.svc.cluster.local', port: 8443, path: '/a?b=c', service: { name: 'auth', namespace: 'sso' } }],
  ['https://sso.example.com?a=b', { isSecure: true, host: 'sso.example.com', port: 443, path: '/?a=b' }],
])('the parts of %s', (text, parts) => {
  expect(authUrl(text)).toStrictEqual(parts);
});

describe('answers that are kept', () => {
  const minute = Duration.minutes(1);

  test('are kept for a time, by headers', () => {
    expect(checked('externalAuth', { url, cacheDuration: minute, cacheHeaders: ['X-Api-Key'] })).toStrictEqual({ url, cacheDuration: minute, cacheHeaders: ['X-Api-Key'] });
    expect(checked('externalAuth', { url, cacheDuration: minute, cacheHeaders: [] })).toStrictEqual({ url, cacheDuration: minute });
  });

  test.each<[any, string]>([
    [{ cacheDuration: Duration.seconds(0) }, 'duration.out-of-range'],
    [{ cacheDuration: Duration.millis(1500) }, 'duration.out-of-range'],
    [{ cacheDuration: Duration.days(2) }, 'duration.out-of-range'],
    [{ cacheDuration: '5m' }, 'duration.not-a-duration'],
    [{ cacheHeaders: ['X-Api-Key'] }, 'external-auth.cache-headers'],
    [{ cacheDuration: minute, cacheHeaders: ['X_Key'] }, 'external-auth.header'],
    [{ cacheDuration: minute, cacheHeaders: ['A', 'a'] }, 'external-auth.twice'],
    [{ cacheDuration: minute, cacheHeaders: 'A' }, 'input.not-a-list'],
    [{ redirectAfterSignIn: '/a b' }, 'external-auth.url'],
    [{ redirectAfterSignIn: '/$uri' }, 'external-auth.url'],
    [{ redirectAfterSignIn: '//evil.example.com' }, 'external-auth.url'],
  ])('%j is refused', (more, code) => {
    expect(fault(() => checked('externalAuth', { url, ...more }))).toMatchObject({ code });
  });
});
