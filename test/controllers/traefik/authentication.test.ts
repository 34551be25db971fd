import { entriesOf, middlewaresOf, named, objectsOf, onTraefik, verdictOf } from './support';
import { RoutePath, Support, Tls } from '../../../src';
import { fault } from '../../support';

const basicAuth = { secret: 'users', realm: 'ops' };

test('a password by a Middleware, and entries just below those of the paths that close them where it cannot be made', () => {
  const props = { basicAuth, paths: [RoutePath.prefix('/a'), RoutePath.exact('/b')] };
  expect(middlewaresOf(props)['basic-auth']).toStrictEqual({ basicAuth: { secret: 'users', realm: 'ops', removeHeader: true } });
  expect(entriesOf(props).map(({ match, priority, middlewares }) => [match, priority, middlewares])).toStrictEqual([
    ['(Path(`/a`) || PathPrefix(`/a/`)) && PathPrefix(`/`)', 7, named('deny')],
    ['Path(`/b`) && PathPrefix(`/`)', 16391, named('deny')],
    ['(Path(`/a`) || PathPrefix(`/a/`))', 8, named('basic-auth', 'retry')],
    ['Path(`/b`)', 16392, named('basic-auth', 'retry')],
  ]);
});

test('the realm is that of Traefik where none is asked for', () => {
  expect(middlewaresOf({ basicAuth: { secret: 'users' } })['basic-auth']).toStrictEqual({ basicAuth: { secret: 'users', removeHeader: true } });
});

test('http is redirected first', () => {
  const redirect = objectsOf({ basicAuth, hosts: ['a.example.com'], tls: Tls.fromSecret('certificate') }).find(({ metadata }) => metadata.name === 'zl-lb-https-redirect');
  redirect.spec.routes.forEach(({ middlewares }: any) => expect(middlewares[0]).toStrictEqual({ name: 'zl-lb-to-https' }));
});

describe('a service that is asked', () => {
  const url = 'http://auth.sso.svc/verify';

  test('by a Middleware behind the one with the password', () => {
    const props = { basicAuth, externalAuth: { url, signInUrl: '/start', responseHeaders: ['X-User'] } };
    expect(middlewaresOf(props)['external-auth']).toStrictEqual({
      forwardAuth: { address: url, trustForwardHeader: false, authResponseHeaders: ['X-User'], authSigninURL: '/start' },
    });
    expect(entriesOf(props).pop()!.middlewares).toStrictEqual(named('basic-auth', 'external-auth', 'retry'));
  });

  test('alone it needs nothing that could be missing, and so no other entries', () => {
    expect(entriesOf({ externalAuth: { url }, paths: [RoutePath.prefix('/a')] })).toHaveLength(1);
  });

  test('with GET, and with no other method', () => {
    expect(middlewaresOf({ externalAuth: { url, method: 'GET' } })['external-auth']).toStrictEqual({ forwardAuth: { address: url, trustForwardHeader: false } });
    expect(fault(() => onTraefik({ externalAuth: { url, method: 'POST' } }))).toMatchObject({ code: 'refused.externalAuthMethod' });
    const note = (signInUrl?: string) => verdictOf('externalAuth', { externalAuth: { url, method: 'GET', signInUrl } })!;
    expect(note().support).toBe(Support.NATIVE);
    expect(note('/start').support).toBe(Support.APPROXIMATED);
  });
});
