import { onTraefik, reportOn, verdictOf } from './support';
import { Backends, HashKey, HealthCheck, LoadBalancing, RoutePath, Support, Tls } from '../../../src';
import { fault, made } from '../../support';

const NAMES = Backends.fromHostnames(['a.example.com', 'b.example.com'], { port: 8080 });

const external = (name: string, externalName: string) => ({
  name, spec: { type: 'ExternalName', externalName, ports: [{ name: 'http', port: 8080, protocol: 'TCP', targetPort: 8080 }] },
});

test('each name is a Service, of each route its own', () => {
  const { chart, lb } = onTraefik({ backends: NAMES, ingressName: 'legacy.example.com' });
  lb.addRoute('Other', { paths: [RoutePath.prefix('/b')] });
  const services = made(chart).filter(({ kind }) => kind === 'Service').map(({ metadata: { name }, spec }) => ({ name, spec }));
  expect(services).toEqual([
    external('zl-lb', 'a.example.com'),
    external('zl-lb-1', 'a.example.com'), external('zl-lb-2', 'b.example.com'),
    external('zl-lb-other-1', 'a.example.com'), external('zl-lb-other-2', 'b.example.com'),
  ]);
  const used = lb.routes.map(route => route.toJson().spec.routes.map((entry: any) => entry.services));
  // None is left out for its failures: a Service whose only server is answers its share of the requests with 503.
  const both = (name: string, serversTransport: string) => [1, 2].map(number => ({ name: `${name}-${number}`, port: 8080, serversTransport }));
  const first = both('zl-lb', 'legacy.example.com-backends');
  expect(used).toStrictEqual([[first, first], [both('zl-lb-other', 'zl-lb-other-backends')]]);
});

test('what Traefik answers by itself needs one', () => {
  const { lb } = onTraefik({ backends: NAMES, hosts: ['a.com'], paths: [RoutePath.prefix('/a')], appRoot: '/a', tls: Tls.fromSecret('s') });
  expect(lb.routes[0].toJson().spec.routes.map(({ services }: any) => services.length)).toStrictEqual([1, 2]);
});

test('requests that reach no server are sent to the next one', () => {
  expect(verdictOf('backends', { backends: NAMES })).toMatchObject({ support: Support.NATIVE, rendered: 'Services of type ExternalName: a.example.com, b.example.com' });
  const { verdicts, requirements } = reportOn({ backends: NAMES });
  expect(verdicts.map(({ policy }) => policy)).toContain('retries');
  expect(requirements.map(({ id }) => id)).toEqual(expect.arrayContaining(['external-name', 'no-health-checks', 'first-hostname']));
});

test.each([
  ['latency', { loadBalancing: LoadBalancing.peakEwma() }, 'loadBalancing'],
  ['a hash', { loadBalancing: LoadBalancing.consistentHash(HashKey.clientIp()) }, 'loadBalancing'],
  ['a cookie', { loadBalancing: LoadBalancing.stickyCookie() }, 'loadBalancing'],
  ['a passive check', { healthChecks: [HealthCheck.passive()] }, 'healthChecks'],
  ['an active check', { healthChecks: [HealthCheck.active('/')] }, 'healthChecks'],
])('%s is refused: Services have none', (_, props, prop) => {
  expect(fault(() => onTraefik({ backends: NAMES, ...props }))).toMatchObject({ code: 'traefik.several-hostnames', prop });
  expect(() => onTraefik({ backends: NAMES, loadBalancing: LoadBalancing.roundRobin() })).not.toThrow();
});

test('a route whose name is no label is refused', () => {
  expect(fault(() => onTraefik({ backends: NAMES }).lb.addRoute('b.c', { paths: [RoutePath.prefix('/b')] })))
    .toMatchObject({ code: 'name.not-dns-1035-label', prop: 'name of a Service for a DNS name' });
});
