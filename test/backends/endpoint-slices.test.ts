import { Backends } from '../../src';
import { endpointSlices, sliceLabels } from '../../src/backends/endpoint-slices';

function ips(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `10.0.${Math.floor(i / 250)}.${i % 250 + 1}`);
}

test('a slice has one address for each endpoint, conditions, an explicit protocol and the port\'s name', () => {
  expect(endpointSlices(Backends.fromIps(['10.254.18.47', '10.254.18.46'], { port: 80 }))).toStrictEqual([{
    suffix: 'ipv4-80',
    fields: {
      addressType: 'IPv4',
      endpoints: [
        { addresses: ['10.254.18.47'], conditions: { ready: true } },
        { addresses: ['10.254.18.46'], conditions: { ready: true } },
      ],
      ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
    },
  }]);
});

test('each family and each port has a slice of its own', () => {
  const slices = endpointSlices(Backends.fromEndpoints([
    { ip: 'fd00::1', port: 80 },
    { ip: '10.0.0.1', port: 81 },
    { ip: '10.0.0.2', port: 80 },
    { ip: '10.0.0.3', port: 81 },
  ]));
  expect(slices.map(({ suffix, fields }: any) => ({
    suffix, type: fields.addressType, port: fields.ports[0].port, addresses: fields.endpoints.flatMap((e: any) => e.addresses),
  }))).toStrictEqual([
    { suffix: 'ipv4-81', type: 'IPv4', port: 81, addresses: ['10.0.0.1', '10.0.0.3'] },
    { suffix: 'ipv4-80', type: 'IPv4', port: 80, addresses: ['10.0.0.2'] },
    { suffix: 'ipv6-80', type: 'IPv6', port: 80, addresses: ['fd00::1'] },
  ]);
});

test('readiness and zone stand where they were given', () => {
  const [{ fields }] = endpointSlices(Backends.fromEndpoints([
    { ip: '10.0.0.1', ready: false },
    { ip: '10.0.0.2', ready: true, zone: 'eu-1a' },
  ]));
  expect((fields as any).endpoints).toStrictEqual([
    { addresses: ['10.0.0.1'], conditions: { ready: false, serving: false } },
    { addresses: ['10.0.0.2'], conditions: { ready: true }, zone: 'eu-1a' },
  ]);
});

test.each([
  [1000, [['ipv4-80', 1000]]],
  [1001, [['ipv4-80', 1000], ['ipv4-80-2', 1]]],
  [2000, [['ipv4-80', 1000], ['ipv4-80-2', 1000]]],
  [2001, [['ipv4-80', 1000], ['ipv4-80-2', 1000], ['ipv4-80-3', 1]]],
])('%d servers are split at the API\'s limit of 1000', (count, expected) => {
  const slices = endpointSlices(Backends.fromIps(ips(count), { port: 80 }));
  expect(slices.map(({ suffix, fields }: any) => [suffix, fields.endpoints.length])).toStrictEqual(expected);
  expect(slices.flatMap(({ fields }: any) => fields.endpoints.flatMap((e: any) => e.addresses))).toStrictEqual(ips(count));
});

test('a DNS name has no slices', () => {
  expect(endpointSlices(Backends.fromHostname('db.example.com', { port: 80 }))).toStrictEqual([]);
});

test('labels tie a slice to its Service and say who manages it', () => {
  expect(sliceLabels('zl-lb')).toStrictEqual({
    'kubernetes.io/service-name': 'zl-lb',
    'endpointslice.kubernetes.io/managed-by': 'cdk8s-external-load-balancer',
  });
});
