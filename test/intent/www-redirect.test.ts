import { ExternalLoadBalancer, RoutePath, Tls } from '../../src';
import { answeredHosts, otherName } from '../../src/intent/www-redirect';
import { BACKENDS, chartIn, fault, loadBalancer, rendered } from '../support';

const HOST = 'example.com';
const WWW = 'www.example.com';

test('a host has another name', () => {
  expect([HOST, WWW, 'www.www.a.example'].map(otherName)).toStrictEqual([WWW, HOST, 'www.a.example']);
  expect(answeredHosts({ hosts: [HOST, 'www.a.example'], wwwRedirect: true } as any)).toStrictEqual([HOST, 'www.a.example', WWW, 'a.example']);
  expect(answeredHosts({ hosts: [HOST] } as any)).toStrictEqual([HOST]);
});

test.each<[string, string[] | undefined, string]>([
  ['without hosts', undefined, 'www-redirect.hosts'],
  ['with a wildcard', [HOST, '*.example.org'], 'www-redirect.hosts'],
  ['with both names', [WWW, 'a.example', HOST], 'www-redirect.both'],
])('refused on a route %s', (_, hosts, code) => {
  expect(fault(() => loadBalancer({ hosts, wwwRedirect: true })).code).toBe(code);
});

test('a certificate is for both names', () => {
  expect(rendered({ hosts: [HOST], wwwRedirect: true, tls: Tls.fromSecret('a') }).spec.tls).toStrictEqual([{ hosts: [HOST, WWW], secretName: 'a' }]);
  expect(fault(() => loadBalancer({ hosts: [HOST], wwwRedirect: true, tls: Tls.fromSecret('a', { hosts: [HOST] }) })).code).toBe('tls.missing-host');
});

test('that of another route is not', () => {
  const lb = loadBalancer({ hosts: [HOST], tls: Tls.fromSecret('a') });
  const app = { hosts: [HOST], paths: [RoutePath.prefix('/app')], wwwRedirect: true };
  expect(fault(() => lb.addRoute('app', app))).toMatchObject({ code: 'www-redirect.inherited', place: 'zl/Lb.addRoute("app")' });
  expect(lb.addRoute('app', { ...app, tls: Tls.fromSecret('a') }).name).toBe('zl-lb-app');
});

describe('a name that is redirected has no other route', () => {
  const first = (hosts: string[], wwwRedirect: boolean) => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts, wwwRedirect }, chart);
    return { lb, add: (props: object) => new ExternalLoadBalancer(chart, 'Other', { name: 'other', backends: BACKENDS, ...props }) };
  };

  test.each<[string, string[], boolean, object]>([
    ['the second one serves it', [HOST], true, { hosts: ['a.example', WWW] }],
    ['the second one serves it at another path', [WWW], true, { hosts: [HOST], paths: [RoutePath.prefix('/x')] }],
    ['the second one redirects it', [WWW], false, { hosts: [HOST], wwwRedirect: true }],
  ])('%s', (_, hosts, isOn, second) => {
    expect(fault(() => first(hosts, isOn).add(second)).code).toBe('www-redirect.taken');
  });

  test('several routes of a host may redirect it, and one that was removed does so no more', () => {
    const { lb, add } = first([HOST], true);
    expect(lb.addRoute('app', { hosts: [HOST], paths: [RoutePath.prefix('/app')], wwwRedirect: true }).name).toBe('zl-lb-app');
    lb.node.tryRemoveChild('app');
    lb.node.scope!.node.tryRemoveChild('Lb');
    expect(add({ hosts: [WWW] }).ingress?.name).toBe('other');
  });
});
