import { Duration } from 'cdk8s';
import { PREFIX, requirement } from './support';
import { annotations, fault, loadBalancer } from '../../support';

test('a password by annotations: with the type always, without which everybody would get in', () => {
  expect(annotations({ basicAuth: { secret: 'users' } })).toStrictEqual({ [`${PREFIX}auth-type`]: 'basic', [`${PREFIX}auth-secret`]: 'users' });
  expect(annotations({ basicAuth: { secret: 'users', realm: 'ops' } })[`${PREFIX}auth-realm`]).toBe('ops');
});

test('the report says what the Secret has to hold', () => {
  expect(requirement('users-secret', { basicAuth: { secret: 'users' } })!.where).toBe('the Secret wetwin/users');
});

test.each(['auth-type', 'auth-secret'])('the annotation %s beside the prop is refused', name => {
  const value = name === 'auth-type' ? 'basic' : 'users';
  expect(fault(() => loadBalancer({ basicAuth: { secret: 'users' }, annotations: { [PREFIX + name]: value } }))).toMatchObject({ code: 'annotations.rendered' });
});

describe('a service that is asked', () => {
  test('by annotations', () => {
    expect(annotations({ externalAuth: { url: 'https://sso.example.com/verify', signInUrl: '/start', responseHeaders: ['X-User', 'X-Groups'], method: 'POST' } })).toStrictEqual({
      [`${PREFIX}auth-url`]: 'https://sso.example.com/verify',
      [`${PREFIX}auth-signin`]: '/start',
      [`${PREFIX}auth-response-headers`]: 'X-User,X-Groups',
      [`${PREFIX}auth-method`]: 'POST',
    });
  });

  test.each([
    ['http://auth.sso.svc', 'http://auth.sso.svc.cluster.local'],
    ['http://auth.sso.svc:8080/a', 'http://auth.sso.svc.cluster.local:8080/a'],
    ['http://auth.sso.svc?a=b', 'http://auth.sso.svc.cluster.local?a=b'],
  ])('%s by its whole name', (url, whole) => {
    expect(annotations({ externalAuth: { url } })[`${PREFIX}auth-url`]).toBe(whole);
    expect(requirement('cluster-domain', { externalAuth: { url } })!.why).toContain(whole);
  });

  test('whose answers are kept for requests that are the same in all that it may decide by', () => {
    const cacheDuration = Duration.minutes(2);
    expect(annotations({ externalAuth: { url: 'https://sso.example.com', cacheDuration, cacheHeaders: ['X-Api-Key'], redirectAfterSignIn: '/start' } })).toStrictEqual({
      [`${PREFIX}auth-url`]: 'https://sso.example.com',
      [`${PREFIX}auth-request-redirect`]: '/start',
      [`${PREFIX}auth-cache-key`]: '$remote_addr $request_method $request_uri $http_authorization $http_cookie $http_x_api_key',
      [`${PREFIX}auth-cache-duration`]: '200 202 204 120s',
    });
  });

  test('another name as it is', () => {
    const externalAuth = { url: 'http://auth.sso.svc.example.com/' };
    expect(annotations({ externalAuth })[`${PREFIX}auth-url`]).toBe(externalAuth.url);
    expect(requirement('cluster-domain', { externalAuth })).toBeUndefined();
  });
});

/** With these, ingress-nginx would take the authentication away, and admit everybody. */
test.each([
  ['auth-cache-duration', '5 minutes'], ['auth-request-redirect', '/a b'], ['auth-always-set-cookie', 'yes'],
])('the value of %s that opens the route silently is refused: %s', (name, value) => {
  const given = { 'auth-url': 'https://sso.example.com', 'auth-cache-key': '$remote_addr', [name]: value };
  expect(fault(() => loadBalancer({ annotations: Object.fromEntries(Object.entries(given).map(([key, text]) => [PREFIX + key, text])) }))).toMatchObject({ code: 'annotations.value' });
  expect(fault(() => loadBalancer({ annotations: { [PREFIX + name]: value }, externalAuth: { url: 'https://sso.example.com' } }))).toMatchObject({ code: 'annotations.value' });
});

test('a Secret of users without the type is refused, which would protect nothing', () => {
  expect(fault(() => loadBalancer({ annotations: { [`${PREFIX}auth-secret`]: 'users' } }))).toMatchObject({ code: 'annotations.needs-another' });
});
