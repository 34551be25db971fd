import { Backends, BackendProtocol, BackendTls, Controller, GatewayImplementation, IngressController } from '../../../src';
import { Building, CanaryCase } from '../../building';
import { chartIn, fault, loadBalancer, synth } from '../../support';

const gateway = { name: 'edge' };
const ANY = IngressController.gatewayApi({ gateway });
const ENVOY = IngressController.gatewayApi({ gateway, implementation: GatewayImplementation.envoyGateway() });
const canary = (options: Partial<CanaryCase>): CanaryCase => ({ id: 'next', backends: Backends.fromIps(['10.254.18.48'], { port: 80 }), ...options });
const own = { name: 'zl-lb', port: 80 };
const next = { name: 'zl-lb-next', port: 80 };

function objectsOf(controller: Controller, props: Partial<Building>): any[] {
  const chart = chartIn();
  loadBalancer({ controller, ...props }, chart);
  return synth(chart);
}

/** The rules of the HTTPRoute: the headers of their only condition, and their references. */
function rules(controller: Controller, props: Partial<Building>): [any, any[]][] {
  return objectsOf(controller, props).find(({ kind }: any) => kind === 'HTTPRoute').spec.rules
    .map(({ matches: [{ headers }], backendRefs }: any) => [headers, backendRefs]);
}

test('references with weights', () => {
  expect(rules(ANY, { canaries: [canary({ weight: 10 })] })).toStrictEqual([[undefined, [{ ...own, weight: 90 }, { ...next, weight: 10 }]]]);
  expect(rules(ANY, { canaries: [canary({ weight: 100 })] })).toStrictEqual([[undefined, [next]]]);
});

test('a rule for each value of a header that decides', () => {
  const of = (value: string) => [{ type: 'Exact', name: 'X-Canary', value }];
  expect(rules(ANY, { canaries: [canary({ header: 'X-Canary', weight: 10 })] })).toStrictEqual([
    [of('always'), [next]], [of('never'), [own]], [undefined, [{ ...own, weight: 90 }, { ...next, weight: 10 }]],
  ]);
  expect(rules(ANY, { canaries: [canary({ header: 'X-Canary', headerValue: 'v2' })] })).toStrictEqual([[of('v2'), [next]], [undefined, [own]]]);
});

test('on Envoy Gateway by regular expressions, after those that block agents', () => {
  const of = (name: string, value: string) => [{ type: 'RegularExpression', name, value }];
  expect(rules(ENVOY, { blockedUserAgents: ['curl'], canaries: [canary({ header: 'X-Canary', headerValue: 'v1.0', cookie: 'canary' })] })).toStrictEqual([
    [of('User-Agent', expect.any(String)), undefined],
    [of('X-Canary', 'v1\\.0'), [next]],
    [of('Cookie', '(?:.*;\\s*)?canary=always(?:;.*)?'), [next]],
    [undefined, [own]],
  ]);
});

test('certificates are verified for all Services', () => {
  const backendProtocol = BackendProtocol.https(BackendTls.verified({ serverName: 'b.example.com', caConfigMap: 'ca' }));
  for (const controller of [ANY, ENVOY]) {
    const { spec } = objectsOf(controller, { backendProtocol, canaries: [canary({ weight: 10 })] }).find(({ kind }) => kind === 'BackendTLSPolicy');
    expect(spec.targetRefs.map(({ name }: any) => name)).toStrictEqual(['zl-lb', 'zl-lb-next']);
  }
});

test('a canary has a Backend where the load balancer has one', () => {
  const backendProtocol = BackendProtocol.https(BackendTls.unverified());
  const [[, references]] = rules(ENVOY, { backendProtocol, canaries: [canary({ weight: 10 })] });
  expect(references.map(({ kind, name, weight }) => `${kind} ${name} ${weight}`)).toStrictEqual(['Backend zl-lb 90', 'Backend zl-lb-next 10']);
  const backends = objectsOf(ENVOY, { backendProtocol, canaries: [canary({ weight: 10 })] }).filter(({ kind }) => kind === 'Backend');
  expect(backends.map(({ metadata, spec }) => [metadata.name, spec.endpoints[0].ip.address, spec.tls])).toStrictEqual([
    ['zl-lb-next', '10.254.18.48', { insecureSkipVerify: true }], ['zl-lb', '10.254.18.46', { insecureSkipVerify: true }],
  ]);
});

test.each([ANY, ENVOY])('what a Service of the cluster speaks is its own to say', controller => {
  const canaries = [{ id: 'next', service: { name: 'web', port: 80 }, weight: 10 }];
  expect(fault(() => loadBalancer({ controller, canaries, backendProtocol: BackendProtocol.grpc() }))).toMatchObject({ code: 'gateway-api.canary-protocol', got: '"web"' });
  expect(() => loadBalancer({ controller, canaries, backendProtocol: BackendProtocol.http() })).not.toThrow();
});
