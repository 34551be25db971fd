import { Backends } from '../../src';
import { failure } from '../support';

describe('servers that share a port', () => {
  test('keep their order', () => {
    const backends = Backends.fromIps(['10.254.18.47', '10.254.18.46', 'fd00::46'], { port: 8080 });
    expect(backends.port).toBe(8080);
    expect(backends.dnsName).toBeUndefined();
    expect(backends._endpoints.map(({ ip, port, family }) => ({ ip, port, family }))).toStrictEqual([
      { ip: '10.254.18.47', port: 8080, family: 'IPv4' },
      { ip: '10.254.18.46', port: 8080, family: 'IPv4' },
      { ip: 'fd00::46', port: 8080, family: 'IPv6' },
    ]);
  });

  test.each<[string, () => Backends, string]>([
    ['none', () => Backends.fromIps([], { port: 80 }), 'Backends: got [], allowed is at least one server; pass the servers\' static IPs'],
    ['one without brackets', () => Backends.fromIps('10.0.0.1' as any, { port: 80 }),
      'ips of Backends.fromIps(): got "10.0.0.1", allowed is a list; put it in brackets'],
    ['no port', () => Backends.fromIps(['10.0.0.1'], undefined as any),
      'port of Backends.fromIps(): got undefined, allowed is a whole number from 1 to 65535; pass the port that the server listens on'],
    ['port 0', () => Backends.fromIps(['10.0.0.1'], { port: 0 }),
      'port of Backends.fromIps(): got 0, allowed is a whole number from 1 to 65535; pass the port that the server listens on'],
    ['a loopback address', () => Backends.fromIps(['10.0.0.1', '127.0.0.1'], { port: 80 }),
      'ips[1] of Backends.fromIps(): got "127.0.0.1", allowed is an address that a server outside the cluster can have, and this is a loopback address (127.0.0.0/8), which in a cluster is the controller itself; pass the server\'s static IP'],
    ['an object', () => Backends.fromIps([{ ip: '10.0.0.1' } as any], { port: 80 }),
      'ips[0] of Backends.fromIps(): got {"ip":{"ip":"10.0.0.1"},"port":80}, allowed is an IP address; Backends.fromIps() takes strings, Backends.fromEndpoints() objects with an ip'],
    ['one twice', () => Backends.fromIps(['10.0.0.1', '10.0.0.2', '10.0.0.1'], { port: 80 }),
      'Backends: got "10.0.0.1 port 80", allowed is each address and port once; a server that stands twice gets no more requests on most controllers; take one out'],
  ])('are refused: %s', (_, make, message) => {
    expect(failure(make)).toBe(message);
  });
});

describe('servers that differ', () => {
  test('have ports, readiness and zones of their own', () => {
    const backends = Backends.fromEndpoints([{ ip: '10.0.0.1', port: 8080 }, { ip: '10.0.0.2', ready: false }, { ip: '10.0.0.1', zone: 'a' }], { port: 81 });
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

  test.each<[string, () => Backends, string]>([
    ['none', () => Backends.fromEndpoints([]), 'Backends: got [], allowed is at least one server; pass the servers\' static IPs'],
    ['a shared port that is none', () => Backends.fromEndpoints([{ ip: '10.0.0.1', port: 80 }], { port: 65536 }),
      'port of Backends.fromEndpoints(): got 65536, allowed is a whole number from 1 to 65535; pass the port that the server listens on'],
    ['a port that is none', () => Backends.fromEndpoints([{ ip: '10.0.0.1' }, { ip: '10.0.0.1', port: 1.5 }]),
      'port of endpoints[1] of Backends.fromEndpoints(): got 1.5, allowed is a whole number from 1 to 65535; pass the port that the server listens on'],
    ['a text', () => Backends.fromEndpoints(['10.0.0.1' as any]),
      'endpoints[0] of Backends.fromEndpoints(): got {"0":"1","1":"0","2":".","3":"0","4":".","5":"0","6":".","7":"1","port":80}, allowed is an IP address; Backends.fromIps() takes strings, Backends.fromEndpoints() objects with an ip'],
    ['a DNS name', () => Backends.fromEndpoints([{ ip: 'db.example.com' }]),
      'endpoints[0] of Backends.fromEndpoints(): got "db.example.com", allowed is an IPv4 address like 10.254.18.46 or an IPv6 address like fd00::46; use Backends.fromHostname() for a DNS name'],
    ['readiness that is no boolean', () => Backends.fromEndpoints([{ ip: '10.0.0.1', ready: 'no' as any }]),
      'ready of endpoints[0] of Backends.fromEndpoints(): got "no", allowed is true or false; leave it out where the server takes requests'],
    ['one without brackets', () => Backends.fromEndpoints({ ip: '10.0.0.1' } as any),
      'endpoints of Backends.fromEndpoints(): got {"ip":"10.0.0.1"}, allowed is a list; put it in brackets'],
    ['an empty zone', () => Backends.fromEndpoints([{ ip: '10.0.0.1', zone: '' }]),
      'zone of endpoints[0] of Backends.fromEndpoints(): got "", allowed is the name of a zone, as nodes carry it in a label; leave it out where there are no zones'],
    ['a zone with a space', () => Backends.fromEndpoints([{ ip: '10.0.0.1', zone: 'a b' }]),
      'zone of endpoints[0] of Backends.fromEndpoints(): got "a b", allowed is the name of a zone, as nodes carry it in a label; leave it out where there are no zones'],
    ['one twice, its port once by default', () => Backends.fromEndpoints([{ ip: '10.0.0.1' }, { ip: '10.0.0.1', port: 80 }]),
      'Backends: got "10.0.0.1 port 80", allowed is each address and port once; a server that stands twice gets no more requests on most controllers; take one out'],
  ])('are refused: %s', (_, make, message) => {
    expect(failure(make)).toBe(message);
  });
});

describe('a server under a DNS name', () => {
  test('has no addresses', () => {
    const backends = Backends.fromHostname('db.example.com', { port: 5432 });
    expect({ ...backends }).toStrictEqual({ port: 5432, dnsName: 'db.example.com', _endpoints: [] });
  });

  test.each<[string, () => Backends, string]>([
    // Measured: an ExternalName with an IP answers 503.
    ['an IP address', () => Backends.fromHostname('10.254.18.46', { port: 80 }),
      'Backends.fromHostname(): got "10.254.18.46", allowed is a DNS name in lower case, like db.example.com; use Backends.fromIps() for an IP address'],
    // Measured: loopback is refused.
    ['the controller itself', () => Backends.fromHostname('localhost', { port: 80 }),
      'Backends.fromHostname(): got "localhost", allowed is a DNS name in lower case, like db.example.com; that is the controller itself; pass the name of the server outside the cluster'],
    ['no port', () => Backends.fromHostname('db.example.com', undefined as any),
      'port of Backends.fromHostname(): got undefined, allowed is a whole number from 1 to 65535; pass the port that the server listens on'],
  ])('is refused: %s', (_, make, message) => {
    expect(failure(make)).toBe(message);
  });
});

test('backends cannot be changed, also through the list that was passed', () => {
  const ips = ['10.0.0.1'];
  const backends = Backends.fromIps(ips, { port: 80 });
  ips.push('10.0.0.2');
  expect(backends._endpoints).toHaveLength(1);
  expect(Object.isFrozen(backends._endpoints)).toBe(true);
});
