import { Duration } from 'cdk8s';
import { BackendProtocol, HeaderValue, HttpsRedirect, LoadBalancing, Redirect, Rewrite, RoutePath, Tls } from '../../src';
import { annotations, fault, loadBalancer } from '../support';

const REDIRECT = Redirect.permanent('https://new.example.com/app');
const HOST = 'a.example.com';

test.each<[string, object]>([
  ['agents', { blockedUserAgents: ['curl'] }],
  ['headers', { responseHeaders: { 'X-A': HeaderValue.literal('a') } }],
  ['certificates', { hosts: [HOST], tls: Tls.fromSecret('a'), httpsRedirect: HttpsRedirect.NEVER }],
  ['the other name', { hosts: [HOST], wwwRedirect: true }],
  ['the access log', { accessLog: false }],
])('beside a redirect there is a use for %s', (_, props) => {
  expect(loadBalancer({ redirect: REDIRECT, ...props }).report.verdicts.map(({ policy }) => policy)).toEqual(expect.arrayContaining(['redirect', ...Object.keys(props).filter(prop => prop !== 'hosts')]));
});

test.each<[string, object]>([
  ['rewrite', { rewrite: Rewrite.stripPrefix() }],
  ['appRoot', { appRoot: '/app' }],
  ['timeouts', { timeouts: { connect: Duration.seconds(1) } }],
  ['hostHeader', { hostHeader: 'b.example.com' }],
])('and none for %s', (prop, props) => {
  expect(fault(() => loadBalancer({ redirect: REDIRECT, ...props }))).toMatchObject({ code: 'redirect.beside', prop });
});

test('the balancing of the load balancer is for its other routes', () => {
  const loadBalancing = LoadBalancing.peakEwma();
  const lb = loadBalancer({ redirect: REDIRECT, hosts: ['old.example.com'], loadBalancing });
  lb.addRoute('app', { hosts: [HOST] });
  expect(lb.report.verdicts.filter(({ policy }) => policy === 'loadBalancing').map(({ route }) => route)).toStrictEqual(['zl/Lb/app']);
  expect(fault(() => lb.addRoute('other', { redirect: REDIRECT, loadBalancing: LoadBalancing.roundRobin() })).code).toBe('redirect.beside');
});

test.each<[string, string[], RoutePath, Redirect]>([
  ['every path', [HOST], RoutePath.prefix('/'), Redirect.permanent(`https://${HOST}/app`)],
  ['the same path', ['b.example.com', HOST], RoutePath.exact('/app'), Redirect.permanent(`http://${HOST}/app`)],
  ['a path below', [HOST], RoutePath.prefix('/app'), Redirect.permanent(`https://${HOST}/app/x`)],
  ['the root', [HOST], RoutePath.exact('/'), Redirect.permanent(`https://${HOST}`)],
  ['a pattern', [HOST], RoutePath.regex('/a(pp)?/.*'), Redirect.permanent(`https://${HOST}/app/x`)],
  ['the path that stays', [HOST], RoutePath.exact('/app'), Redirect.permanent(`https://${HOST}`, { keepPath: true })],
])('a redirect to its own route never ends: %s', (_, hosts, path, redirect) => {
  expect(fault(() => loadBalancer({ hosts, paths: [path], redirect })).code).toBe('redirect.endless');
});

test.each<[string, RoutePath, Redirect]>([
  ['another host', RoutePath.prefix('/'), REDIRECT],
  ['another port', RoutePath.prefix('/'), Redirect.permanent(`https://${HOST}:8443/`)],
  ['another path', RoutePath.prefix('/old'), Redirect.permanent(`https://${HOST}/new`)],
  ['a path that only looks alike', RoutePath.prefix('/app'), Redirect.permanent(`https://${HOST}/apple`)],
  ['another exact path', RoutePath.exact('/app'), Redirect.permanent(`https://${HOST}/app/`)],
  ['a pattern that does not match', RoutePath.regex('/a'), Redirect.permanent(`https://${HOST}/app`)],
  ['a pattern for PCRE', RoutePath.regex('/(?-i)app'), Redirect.permanent(`https://${HOST}/app`)],
])('a redirect elsewhere ends: %s', (_, path, redirect) => {
  expect(annotations({ hosts: [HOST], paths: [path], redirect })['nginx.ingress.kubernetes.io/permanent-redirect']).toBe(redirect.url);
});

test('what the backends speak is said of other routes alone', () => {
  const lb = loadBalancer({ redirect: REDIRECT, hosts: ['old.example.com'], backendProtocol: BackendProtocol.http() });
  expect(lb.report.verdicts.map(({ policy }) => policy)).toStrictEqual(['paths', 'redirect']);
  expect(lb.report.requirements.map(({ id }) => id)).not.toContain('plain-http-backends');
});
