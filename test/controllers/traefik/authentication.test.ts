import { entriesOf, middlewaresOf, named, objectsOf } from './support';
import { RoutePath, Tls } from '../../../src';

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
