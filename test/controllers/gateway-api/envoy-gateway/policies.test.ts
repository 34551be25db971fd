import { Backends, GatewayApiOptions, LoadBalancing, RoutePath, Support } from '../../../../src';
import { ASKING } from '../../asking';
import { MADE_ON_ENVOY, objectsIn, onGatewayApi, reportOn, specsIn, THERE_ON_ENVOY, verdictOf } from '../support';

const ONE = Backends.fromIps(['10.254.18.46'], { port: 80 });
const TIMEOUT = { http: { requestTimeout: '0s', streamIdleTimeout: '1h' } };

test('a policy holds for all HTTPRoutes of a route, and for none of another', () => {
  const { chart, lb } = onGatewayApi({ backends: ONE, hosts: Array.from({ length: 17 }, (_, i) => `h${i}.example.com`) }, THERE_ON_ENVOY);
  lb.addRoute('b', { hosts: ['b.example.com'] });
  const ref = (name: string) => ({ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name });
  expect(specsIn(chart, 'BackendTrafficPolicy')).toStrictEqual({
    'zl-lb': { targetRefs: [ref('zl-lb'), ref('zl-lb-2')], mergeType: 'StrategicMerge', timeout: TIMEOUT },
    'zl-lb-b': { targetRefs: [ref('zl-lb-b')], mergeType: 'StrategicMerge', timeout: TIMEOUT },
  });
});

test('no policy of a route ends one of the Gateway, whatever it asks for', () => {
  const all = Object.values(ASKING).flatMap(props => {
    try {
      return objectsIn(onGatewayApi({ hosts: ['a.example.com'], ...props }, MADE_ON_ENVOY).chart);
    } catch {
      return [];
    }
  });
  const policies = all.filter(({ spec }) => (spec.targetRefs ?? []).some(({ kind }: any) => kind === 'HTTPRoute'));
  expect(policies.length).toBeGreaterThan(20);
  expect(new Set(policies.map(({ kind, spec }) => `${kind} ${spec.mergeType}`))).toStrictEqual(new Set(['BackendTrafficPolicy StrategicMerge', 'SecurityPolicy StrategicMerge']));
});

test.each<[GatewayApiOptions, string, string[]]>([
  [THERE_ON_ENVOY, 'the Gateway wetwin/edge', ['traffic-policies']],
  [MADE_ON_ENVOY, 'the Gateway wetwin/zl-lb', ['traffic-policies', 'client-traffic-policies']],
])('what other policies must leave to it: %j', (options, gateway, ids) => {
  const found = reportOn({ loadBalancing: LoadBalancing.roundRobin() }, options).requirements.filter(({ where }) => where.includes('Policies of'));
  expect(found.map(({ id }) => id)).toStrictEqual(ids);
  expect(found.every(({ where }) => where.endsWith(gateway))).toBe(true);
  expect(found[0].what).toContain('loadBalancer, retry, timeout');
});

describe('encoded slashes', () => {
  test('get through a Gateway that is made', () => {
    const { chart, lb } = onGatewayApi({ ingressName: 'front' }, MADE_ON_ENVOY);
    lb.addRoute('b', { paths: [RoutePath.prefix('/b')] });
    expect(objectsIn(chart).filter(({ kind }) => kind === 'ClientTrafficPolicy')).toStrictEqual([{
      apiVersion: 'gateway.envoyproxy.io/v1alpha1',
      kind: 'ClientTrafficPolicy',
      metadata: { name: 'zl-lb' },
      spec: { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'zl-lb' }], path: { escapedSlashesAction: 'KeepUnchanged' } },
    }]);
    expect(lb.report.verdicts.filter(({ policy }) => policy === 'escapedSlashes')).toStrictEqual([
      { route: 'zl/Lb', policy: 'escapedSlashes', support: Support.NATIVE, rendered: 'escapedSlashesAction: KeepUnchanged', unasked: true, note: expect.any(String) },
    ]);
  });

  test('are the business of whoever owns a Gateway that is there', () => {
    const { chart } = onGatewayApi({}, THERE_ON_ENVOY);
    expect(specsIn(chart, 'ClientTrafficPolicy')).toStrictEqual({});
    expect(verdictOf('escapedSlashes', {}, THERE_ON_ENVOY)).toBeUndefined();
  });
});
