import { entriesOf, middlewaresOf, named, objectsOf, verdictOf } from './support';
import { BackendProtocol, Redirect, RoutePath, Support, Tls } from '../../../src';
import { fault } from '../../support';

const URL = 'https://new.example.com';
const HOST = 'a.example.com';

test('a redirect to one URL reaches no Service', () => {
  const props = { hosts: [HOST], redirect: Redirect.permanent(URL) };
  expect(middlewaresOf(props)).toStrictEqual({ redirect: { redirectRegex: { regex: '^.*$', replacement: URL, permanent: true } } });
  entriesOf(props).forEach(({ middlewares, services }) => {
    expect(middlewares).toStrictEqual(named('redirect'));
    expect(services).toStrictEqual([{ kind: 'TraefikService', name: 'noop@internal' }]);
  });
});

test('a temporary one that keeps the path', () => {
  expect(middlewaresOf({ redirect: Redirect.temporary(URL, { keepPath: true }) }))
    .toStrictEqual({ redirect: { redirectRegex: { regex: '^https?://[^/]+(.*)$', replacement: `${URL}$1` } } });
});

test('what the backends would need is not rendered, whatever their port', () => {
  const [{ spec }] = objectsOf({ redirect: Redirect.permanent(URL), servicePort: 443, hosts: [HOST] });
  expect(spec.routes[0].services).toStrictEqual([{ kind: 'TraefikService', name: 'noop@internal' }]);
  expect(objectsOf({ redirect: Redirect.permanent(URL), backendProtocol: BackendProtocol.https() }).map(({ kind }) => kind)).toStrictEqual(['IngressRoute', 'Middleware']);
});

test('agents are blocked before, and behind https comes the redirect', () => {
  const [secure, plain] = objectsOf({ hosts: [HOST], tls: Tls.controllerDefault(), redirect: Redirect.permanent(URL), blockedUserAgents: ['bad'], paths: [RoutePath.prefix('/a')] })
    .filter(({ kind }) => kind === 'IngressRoute').map(({ spec }) => spec.routes);
  const names = (routes: any[]) => [...routes].sort((a, b) => b.priority - a.priority).map(({ middlewares }) => middlewares);
  expect(names(secure)).toStrictEqual([named('deny'), named('redirect')]);
  expect(names(plain)).toStrictEqual([named('to-https', 'deny'), named('to-https', 'redirect')]);
});

test('no code by which clients repeat nothing', () => {
  expect(fault(() => objectsOf({ redirect: Redirect.temporary(URL, { code: 303, keepPath: true }) })).code).toBe('refused.redirect303');
});

test('names with and without www, on all entry points', () => {
  const props = { hosts: [HOST, 'www.b.example.com', 'c.example.com'], wwwRedirect: true, tls: Tls.fromSecret('a') };
  expect(middlewaresOf(props)).toMatchObject({
    'without-www': { redirectRegex: { regex: '^(?i)(https?://)www\\.(.*)$', replacement: '${1}${2}', permanent: true } },
    'with-www': { redirectRegex: { regex: '^(https?://)(.*)$', replacement: '${1}www.${2}', permanent: true } },
  });
  const matches = (spec: any) => spec.routes.filter(({ middlewares }: any) => /www/.test(JSON.stringify(middlewares))).map(({ match }: any) => match.split(' && ')[0]);
  const own = ['(Host(`www.a.example.com`) || Host(`www.c.example.com`))', 'Host(`b.example.com`)'];
  const routes = objectsOf(props).filter(({ kind }) => kind === 'IngressRoute');
  expect(routes.map(({ spec }) => [...new Set(matches(spec))])).toStrictEqual([own, own]);
  expect(verdictOf('wwwRedirect', props)?.support).toBe(Support.NATIVE);
});

test('of names without www alone there is one Middleware', () => {
  expect(Object.keys(middlewaresOf({ hosts: [HOST], wwwRedirect: true }))).toStrictEqual(['without-www', 'retry']);
});
