import { Backends } from '../../src';
import { fault } from '../support';

describe('servers that share a port', () => {
  test('keep their order', () => {
    const backends = Backends.fromIps(['10.254.18.47', '10.254.18.46', 'fd00::46'], { port: 8080 });
    expect(backends.port).toBe(8080);
    expect(backends.dnsNames).toBeUndefined();
    expect(backends._endpoints.map(({ ip, port, family }) => ({ ip, port, family }))).toStrictEqual([
      { ip: '10.254.18.47', port: 8080, family: 'IPv4' },
      { ip: '10.254.18.46', port: 8080, family: 'IPv4' },
      { ip: 'fd00::46', port: 8080, family: 'IPv6' },
    ]);
  });

  test.each<[string, () => Backends, string, string, string]>([
    ['none', () => Backends.fromIps([], { port: 80 }), 'backends.none', 'Backends', '[]'],
    ['one without brackets', () => Backends.fromIps('10.0.0.1' as any, { port: 80 }),
      'input.not-a-list', 'ips of Backends.fromIps()', '"10.0.0.1"'],
    ['no port', () => Backends.fromIps(['10.0.0.1'], undefined as any),
      'port.out-of-range', 'port of Backends.fromIps()', 'undefined'],
    ['port 0', () => Backends.fromIps(['10.0.0.1'], { port: 0 }),
      'port.out-of-range', 'port of Backends.fromIps()', '0'],
    ['a loopback address', () => Backends.fromIps(['10.0.0.1', '127.0.0.1'], { port: 80 }),
      'ip.unusable', 'ips[1] of Backends.fromIps()', '"127.0.0.1"'],
    ['an object', () => Backends.fromIps([{ ip: '10.0.0.1' } as any], { port: 80 }),
      'input.wrong-type', 'ips[0] of Backends.fromIps()', '{"ip":{"ip":"10.0.0.1"},"port":80}'],
    ['one twice', () => Backends.fromIps(['10.0.0.1', '10.0.0.2', '10.0.0.1'], { port: 80 }),
      'backends.twice', 'Backends', '"10.0.0.1 port 80"'],
  ])('are refused: %s', (_, make, code, prop, got) => {
    expect(fault(make)).toStrictEqual({ code, prop, got });
  });
});

describe('servers that differ', () => {
  test('have ports, readiness and zones of their own', () => {
    const backends = Backends.fromEndpoints([{ ip: '10.0.0.1', port: 8080 }, { ip: '10.0.0.2', ready: false }, { ip: '10.0.0.1', zone: 'a' }], { port: 81, severalPortsPerIp: true });
    expect(backends.port).toBe(8080);
    expect(backends._endpoints).toStrictEqual([
      { ip: '10.0.0.1', port: 8080, ready: undefined, zone: undefined, family: 'IPv4' },
      { ip: '10.0.0.2', port: 81, ready: false, zone: undefined, family: 'IPv4' },
      { ip: '10.0.0.1', port: 81, ready: undefined, zone: 'a', family: 'IPv4' },
    ]);
  });

  test('listen on port 80 unless told otherwise', () => {
    expect(Backends.fromEndpoints([{ ip: '10.0.0.1' }])._endpoints[0].port).toBe(80);
  });

  test.each<[string, () => Backends, string, string, string]>([
    ['none', () => Backends.fromEndpoints([]), 'backends.none', 'Backends', '[]'],
    ['a shared port that is none', () => Backends.fromEndpoints([{ ip: '10.0.0.1', port: 80 }], { port: 65536 }),
      'port.out-of-range', 'port of Backends.fromEndpoints()', '65536'],
    ['a port that is none', () => Backends.fromEndpoints([{ ip: '10.0.0.1' }, { ip: '10.0.0.1', port: 1.5 }]),
      'port.out-of-range', 'port of endpoints[1] of Backends.fromEndpoints()', '1.5'],
    ['a text', () => Backends.fromEndpoints(['10.0.0.1' as any]),
      'input.wrong-type', 'endpoints[0] of Backends.fromEndpoints()', '{"0":"1","1":"0","2":".","3":"0","4":".","5":"0","6":".","7":"1","port":80}'],
    ['a DNS name', () => Backends.fromEndpoints([{ ip: 'db.example.com' }]),
      'ip.not-an-address', 'endpoints[0] of Backends.fromEndpoints()', '"db.example.com"'],
    ['readiness that is no boolean', () => Backends.fromEndpoints([{ ip: '10.0.0.1', ready: 'no' as any }]),
      'backends.ready', 'ready of endpoints[0] of Backends.fromEndpoints()', '"no"'],
    ['one without brackets', () => Backends.fromEndpoints({ ip: '10.0.0.1' } as any),
      'input.not-a-list', 'endpoints of Backends.fromEndpoints()', '{"ip":"10.0.0.1"}'],
    ['an empty zone', () => Backends.fromEndpoints([{ ip: '10.0.0.1', zone: '' }]),
      'backends.zone', 'zone of endpoints[0] of Backends.fromEndpoints()', '""'],
    ['a zone with a space', () => Backends.fromEndpoints([{ ip: '10.0.0.1', zone: 'a b' }]),
      'backends.zone', 'zone of endpoints[0] of Backends.fromEndpoints()', '"a b"'],
    ['a zone that the cluster reads as a number', () => Backends.fromEndpoints([{ ip: '10.0.0.1', zone: '0o17' }]),
      'yaml.number', 'zone of endpoints[0] of Backends.fromEndpoints()', '"0o17"'],
    ['two ports of one server, whose programs would answer in turn', () => Backends.fromEndpoints([{ ip: '10.0.0.1', port: 9000 }, { ip: '10.0.0.2' }, { ip: '10.0.0.1', port: 9001 }]),
      'backends.several-ports', 'endpoints of Backends.fromEndpoints()', '"10.0.0.1 port 9000, 10.0.0.1 port 9001"'],
    ['two ports of one server, of which one is the common one', () => Backends.fromEndpoints([{ ip: 'fd00::1' }, { ip: 'fd00::1', port: 9001 }], { port: 9000 }),
      'backends.several-ports', 'endpoints of Backends.fromEndpoints()', '"fd00::1 port 9000, fd00::1 port 9001"'],
    ['one twice, its port once by default', () => Backends.fromEndpoints([{ ip: '10.0.0.1' }, { ip: '10.0.0.1', port: 80 }]),
      'backends.twice', 'Backends', '"10.0.0.1 port 80"'],
  ])('are refused: %s', (_, make, code, prop, got) => {
    expect(fault(make)).toStrictEqual({ code, prop, got });
  });
});

describe('a server under a DNS name', () => {
  test('has no addresses', () => {
    const backends = Backends.fromHostname('db.example.com', { port: 5432 });
    expect({ ...backends }).toStrictEqual({ port: 5432, dnsNames: ['db.example.com'], _endpoints: [] });
  });

  test.each<[string, () => Backends, string, string, string]>([
    // Measured: an ExternalName with an IP answers 503.
    ['an IP address', () => Backends.fromHostname('10.254.18.46', { port: 80 }),
      'external-name.not-a-dns-name', 'Backends.fromHostname()', '"10.254.18.46"'],
    // Measured: loopback is refused.
    ['the controller itself', () => Backends.fromHostname('localhost', { port: 80 }),
      'external-name.not-a-dns-name', 'Backends.fromHostname()', '"localhost"'],
    ['no port', () => Backends.fromHostname('db.example.com', undefined as any),
      'port.out-of-range', 'port of Backends.fromHostname()', 'undefined'],
  ])('is refused: %s', (_, make, code, prop, got) => {
    expect(fault(make)).toStrictEqual({ code, prop, got });
  });
});

describe('servers under several DNS names', () => {
  test('one in the list is the same as one by itself', () => {
    expect(Backends.fromHostnames(['db.example.com'], { port: 5432 })).toStrictEqual(Backends.fromHostname('db.example.com', { port: 5432 }));
  });

  test('keep their order', () => {
    const backends = Backends.fromHostnames(['b.example.com', 'a.example.com.'], { port: 80 });
    expect(backends.dnsNames).toStrictEqual(['b.example.com', 'a.example.com.']);
    expect(backends.dnsName).toBe('b.example.com');
  });

  test.each<[string, any, string, string, string]>([
    ['none', [], 'backends.none', 'Backends', '[]'],
    ['no list', 'a.example.com', 'input.not-a-list', 'dnsNames of Backends.fromHostnames()', '"a.example.com"'],
    ['one twice', ['a.example.com', 'b.example.com', 'a.example.com'], 'backends.twice', 'Backends', '"a.example.com"'],
    ['one twice, with a dot at its end', ['a.example.com', 'a.example.com.'], 'backends.twice', 'Backends', '"a.example.com."'],
    ['an IP address', ['a.example.com', '10.254.18.46'], 'external-name.not-a-dns-name', 'dnsNames[1] of Backends.fromHostnames()', '"10.254.18.46"'],
    ['a wildcard', ['*.example.com'], 'external-name.not-a-dns-name', 'dnsNames[0] of Backends.fromHostnames()', '"*.example.com"'],
    ['no text', [null], 'external-name.not-a-dns-name', 'dnsNames[0] of Backends.fromHostnames()', 'null'],
  ])('are refused: %s', (_, names, code, prop, got) => {
    expect(fault(() => Backends.fromHostnames(names, { port: 80 }))).toStrictEqual({ code, prop, got });
  });

  test('need a port', () => {
    expect(fault(() => Backends.fromHostnames(['a.example.com'], undefined as any))).toMatchObject({ code: 'port.out-of-range', prop: 'port of Backends.fromHostnames()' });
  });
});

test('backends cannot be changed, also through the list that was passed', () => {
  const ips = ['10.0.0.1'];
  const backends = Backends.fromIps(ips, { port: 80 });
  ips.push('10.0.0.2');
  expect(backends._endpoints).toHaveLength(1);
  expect(Object.isFrozen(backends._endpoints)).toBe(true);
});
