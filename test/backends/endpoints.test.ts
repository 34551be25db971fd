import { Backends } from '../../src';
import { advice } from '../basics/advice';
import { fault, loadBalancer } from '../support';

const HTTP = { name: 'http', protocol: 'TCP' };

function subsets(backends: Backends): any[] {
  return loadBalancer({ backends }).endpoints!.toJson().subsets;
}

function ips(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `10.0.${Math.floor(i / 250)}.${i % 250 + 1}`);
}

test('servers on one port make one subset, in their order', () => {
  expect(subsets(Backends.fromIps(['10.254.18.47', '10.254.18.46'], { port: 80 }))).toStrictEqual([
    { addresses: [{ ip: '10.254.18.47' }, { ip: '10.254.18.46' }], ports: [{ ...HTTP, port: 80 }] },
  ]);
});

test('servers on several ports make one subset for each, so that no address meets another one\'s port', () => {
  const backends = Backends.fromEndpoints([{ ip: '10.0.0.1', port: 81 }, { ip: '10.0.0.2', port: 80 }, { ip: '10.0.0.3', port: 81 }, { ip: '10.0.0.1', port: 80 }], { severalPortsPerIp: true });
  expect(subsets(backends)).toStrictEqual([
    { addresses: [{ ip: '10.0.0.1' }, { ip: '10.0.0.3' }], ports: [{ ...HTTP, port: 81 }] },
    { addresses: [{ ip: '10.0.0.2' }, { ip: '10.0.0.1' }], ports: [{ ...HTTP, port: 80 }] },
  ]);
});

test('a server that is ready, as all are, needs nothing else', () => {
  expect(subsets(Backends.fromEndpoints([{ ip: '10.0.0.1', ready: true }]))).toHaveLength(1);
});

test.each([
  ['an IPv6 address', Backends.fromIps(['10.0.0.1', 'fd00::46'], { port: 80 }), 'fd00::46'],
  ['a server that is not ready', Backends.fromEndpoints([{ ip: '10.0.0.1', ready: false }]), '10.0.0.1'],
  ['two ports of a server', Backends.fromEndpoints([{ ip: '10.0.0.1', port: 80 }, { ip: '10.0.0.1', port: 81 }], { severalPortsPerIp: true }), '10.0.0.1'],
  ['two ports of several', Backends.fromEndpoints([1, 2, 3].flatMap(i => [{ ip: '10.0.0.3', port: 80 + i }, { ip: `10.0.0.${i < 3 ? 2 : 1}`, port: 80 + i }]), { severalPortsPerIp: true }), '10.0.0.3'],
  ['a zone', Backends.fromEndpoints([{ ip: '10.0.0.1', zone: 'a' }]), '10.0.0.1'],
  ['a zone', Backends.fromEndpoints([{ ip: '10.0.0.1', ready: true, zone: 'a' }]), '10.0.0.1'],
])('%s is refused with the advice to use slices', (_, backends, ip) => {
  const refusal = () => subsets(backends);
  expect(fault(refusal)).toStrictEqual({ code: 'backends.needs-slices', prop: 'backends', got: `"${ip}"`, place: 'zl/Lb' });
  expect(advice(refusal)).toBe('EndpointsApi.ENDPOINT_SLICE');
});

describe('the cluster mirrors no more than 1000 addresses of a subset', () => {
  test('as many are taken', () => {
    expect(subsets(Backends.fromIps(ips(1000), { port: 80 }))[0].addresses).toHaveLength(1000);
  });

  test('more are refused', () => {
    const refusal = () => subsets(Backends.fromIps(ips(1001), { port: 81 }));
    expect(fault(refusal)).toStrictEqual({ code: 'backends.too-many', prop: 'backends', got: '"1001 servers on port 81"', place: 'zl/Lb' });
    expect(advice(refusal)).toBe('EndpointsApi.ENDPOINT_SLICE');
  });

  test('more are taken on several ports', () => {
    const endpoints = ips(1200).map((ip, i) => ({ ip, port: 80 + i % 2 }));
    expect(subsets(Backends.fromEndpoints(endpoints)).map(subset => subset.addresses.length)).toStrictEqual([600, 600]);
  });
});
