import { App, Chart } from 'cdk8s';
import { entriesOf, named, objectsOf, onTraefik, reportOn, verdictOf } from './support';
import { ExternalLoadBalancer, HeaderValue, IngressController, MiddlewareReference, RoutePath, Support, Tls } from '../../../src';
import { BACKENDS, fault, loadBalancer } from '../../support';

const SSO: MiddlewareReference[] = [{ name: 'sso', namespace: 'traefik' }, { name: 'limits' }];
const REFERENCES = [{ name: 'sso', namespace: 'traefik' }, { name: 'limits' }];
const middlewares = SSO;

/** The Middlewares of every entry of every IngressRoute. */
function chains(props: Parameters<typeof objectsOf>[0]): any[][] {
  return objectsOf(props, { middlewares }).filter(({ kind }) => kind === 'IngressRoute').flatMap(({ spec }) => spec.routes).map(entry => entry.middlewares);
}

test('without them an entry that needs none has no field', () => {
  const entries = entriesOf({ backends: BACKENDS, loadBalancing: undefined });
  expect(entries.every(entry => entry.middlewares === undefined || entry.middlewares.length > 0)).toBe(true);
});

test('every entry has them first, own answers included', () => {
  const all = chains({ hosts: ['a.com'], paths: [RoutePath.prefix('/a')], appRoot: '/a', blockedUserAgents: ['curl'], responseHeaders: { A: HeaderValue.literal('a') } });
  expect(all.map(chain => chain.slice(0, 2))).toStrictEqual(all.map(() => REFERENCES));
  expect(all.map(chain => chain.slice(2))).toEqual(expect.arrayContaining([named('headers', 'deny'), named('app-root'), named('headers', 'retry')]));
});

test('an entry that redirects to https has them behind the redirect, since a request that a proxy has got by https passes it', () => {
  const { chart, lb } = onTraefik({ hosts: ['a.com'], paths: [RoutePath.prefix('/a')], tls: Tls.fromSecret('s') }, { middlewares });
  lb.addRoute('b', { hosts: ['a.com'], paths: [RoutePath.prefix('/b')] });
  const redirect = chart.toJson().find(({ metadata }: any) => metadata.name === 'zl-lb-https-redirect');
  expect(redirect.spec.routes.map((entry: any) => entry.middlewares.slice(0, 3))).toStrictEqual(redirect.spec.routes.map(() => [...named('to-https'), ...REFERENCES]));
  // Those of /a, and of the whole host.
  expect(redirect.spec.routes).toHaveLength(3);
});

test('the namespace of the route is left out', () => {
  const chart = new Chart(new App(), 'zl', { namespace: 'traefik' });
  const lb = new ExternalLoadBalancer(chart, 'Lb', { backends: BACKENDS, controller: IngressController.traefik({ middlewares }) });
  expect(lb.routes[0].toJson().spec.routes[0].middlewares.slice(0, 2)).toStrictEqual([{ name: 'sso' }, { name: 'limits' }]);
  expect(lb.report.requirements.map(({ id }) => id)).not.toContain('cross-namespace-middlewares');
});

test('the report says so, and that nothing is open without them', () => {
  expect(verdictOf('middlewares', {}, { middlewares })).toMatchObject({ support: Support.NATIVE, rendered: expect.stringContaining('traefik/sso, ') });
  expect(verdictOf('middlewares', {}, { middlewares })).not.toHaveProperty('unasked');
  expect(verdictOf('middlewares', {})).toBeUndefined();
  expect(reportOn({}, { middlewares }).requirements).toEqual(expect.arrayContaining([
    expect.objectContaining({ id: 'middlewares' }),
    expect.objectContaining({ id: 'cross-namespace-middlewares', settings: { 'providers.kubernetesCRD.allowCrossNamespace': 'true' } }),
  ]));
});

test('their own answers do not have the headers of responses', () => {
  const responseHeaders = { A: HeaderValue.literal('a') };
  expect(verdictOf('responseHeaders', { responseHeaders }, { middlewares })).toHaveProperty('support', Support.APPROXIMATED);
  expect(verdictOf('responseHeaders', { responseHeaders })).toHaveProperty('support', Support.NATIVE);
});

const PROP = 'middlewares of IngressController.traefik()';

test.each<[string, any, string, string]>([
  ['none', [], 'traefik.no-middleware', PROP],
  ['no list', { name: 'sso' }, 'input.not-a-list', PROP],
  ['a text', ['sso'], 'traefik.middleware', 'middlewares[0] of IngressController.traefik()'],
  ['null', [null], 'traefik.middleware', 'middlewares[0] of IngressController.traefik()'],
  ['an unknown field', [{ name: 'sso', kind: 'A' }], 'traefik.middleware', 'middlewares[0] of IngressController.traefik()'],
  ['no name', [{ namespace: 'a' }], 'name.not-dns-1123-subdomain', 'name of middlewares[0] of IngressController.traefik()'],
  ['a name of another provider', [{ name: 'sso@file' }], 'name.not-dns-1123-subdomain', 'name of middlewares[0] of IngressController.traefik()'],
  ['a namespace in capitals', [{ name: 'a', namespace: 'A' }], 'name.not-dns-1123-label', 'namespace of middlewares[0] of IngressController.traefik()'],
  ['one twice', [{ name: 'a' }, { name: 'b' }, { name: 'a' }], 'traefik.middleware-twice', PROP],
])('%s is refused', (_, references, code, prop) => {
  expect(fault(() => IngressController.traefik({ middlewares: references }))).toMatchObject({ code, prop });
});

test('one that is twice with the namespace of the route is refused', () => {
  const controller = IngressController.traefik({ middlewares: [{ name: 'a' }, { name: 'a', namespace: 'wetwin' }] });
  expect(fault(() => loadBalancer({ controller, namespace: 'wetwin' }))).toMatchObject({ code: 'traefik.middleware-twice', got: '"wetwin/a"' });
  expect(() => loadBalancer({ controller, namespace: 'other' })).not.toThrow();
});
