import { MADE, objectsOf, rulesOf, specsOf, THERE, THERE_ON_ENVOY, verdictOf } from './support';
import { HeaderValue, Redirect, RoutePath, Support, Tls } from '../../../src';
import { fault } from '../../support';

const URL = 'https://new.example.com';
const HOST = 'a.example.com';

const filterOf = (redirect: Redirect) => rulesOf({ redirect })[0].filters[0].requestRedirect;

test('a rule with a redirect has no backends', () => {
  expect(rulesOf({ redirect: Redirect.permanent(`${URL}/start`), paths: [RoutePath.prefix('/a'), RoutePath.exact('/b')] })).toStrictEqual([{
    matches: [{ path: { type: 'PathPrefix', value: '/a' } }, { path: { type: 'Exact', value: '/b' } }],
    filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', hostname: 'new.example.com', path: { type: 'ReplaceFullPath', replaceFullPath: '/start' }, statusCode: 301 } }],
  }]);
});

test('the parts of the URL', () => {
  expect(filterOf(Redirect.temporary('http://b.example.com:8080', { code: 307 })))
    .toStrictEqual({ scheme: 'http', hostname: 'b.example.com', port: 8080, path: { type: 'ReplaceFullPath', replaceFullPath: '/' }, statusCode: 307 });
  expect(filterOf(Redirect.temporary(URL, { keepPath: true }))).toStrictEqual({ scheme: 'https', hostname: 'new.example.com', statusCode: 302 });
});

test('the query goes along, which is what keepPath asks for', () => {
  expect(verdictOf('redirect', { redirect: Redirect.permanent(URL) })?.support).toBe(Support.APPROXIMATED);
  expect(verdictOf('redirect', { redirect: Redirect.permanent(URL, { code: 308, keepPath: true }) })).toMatchObject({ support: Support.NATIVE, note: undefined });
  expect(fault(() => objectsOf({ redirect: Redirect.permanent(`${URL}?a=b`) })).code).toBe('gateway-api.redirect-query');
  expect(fault(() => objectsOf({ redirect: Redirect.permanent(`${URL}/${'a'.repeat(1024)}`) })).code).toBe('gateway-api.path-too-long');
});

test('headers stand before it, and no policy of Envoy Gateway is for it', () => {
  const props = { redirect: Redirect.permanent(URL), responseHeaders: { 'X-A': HeaderValue.literal('a') } };
  expect(rulesOf(props)[0].filters.map(({ type }: any) => type)).toStrictEqual(['ResponseHeaderModifier', 'RequestRedirect']);
  expect(objectsOf(props, THERE_ON_ENVOY).map(({ kind }) => kind)).toStrictEqual(['HTTPRoute']);
});

test('each other name has an HTTPRoute', () => {
  const routes = specsOf('HTTPRoute', { hosts: [HOST, 'www.b.example.com'], wwwRedirect: true });
  expect(Object.keys(routes)).toStrictEqual(['zl-lb', 'zl-lb-www-redirect', 'zl-lb-www-redirect-2']);
  expect(routes['zl-lb-www-redirect-2']).toStrictEqual({
    parentRefs: [{ name: 'edge' }],
    hostnames: ['b.example.com'],
    rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], filters: [{ type: 'RequestRedirect', requestRedirect: { hostname: 'www.b.example.com', statusCode: 308 } }] }],
  });
});

test('with a certificate by both listeners', () => {
  const props = { hosts: [HOST], wwwRedirect: true, tls: Tls.fromSecret('a') };
  expect(specsOf('HTTPRoute', props, THERE)['zl-lb-www-redirect'].parentRefs).toStrictEqual([{ name: 'edge', sectionName: 'http' }, { name: 'edge', sectionName: 'https' }]);
  expect(specsOf('HTTPRoute', props, MADE)['zl-lb-www-redirect'].parentRefs.map(({ sectionName }: any) => sectionName)).toStrictEqual(['http', 'https.www.a.example.com']);
  expect(specsOf('Gateway', props, MADE)['zl-lb'].listeners.map(({ hostname }: any) => hostname)).toStrictEqual([undefined, HOST, `www.${HOST}`]);
});
