import { Messages } from './support';
import { Backends, EndpointsApi } from '../../src';
import { addressSourceOf } from '../../src/backends/addresses';
import { endpointSubsets } from '../../src/backends/endpoints';
import { checkServiceLabels } from '../../src/backends/service';

/** Errors of the servers outside the cluster. */
export const BACKENDS_MESSAGES: Messages = {
  'backends.needs-slices': [
    [
      () => endpointSubsets(Backends.fromIps(['fd00::46'], { port: 80 })),
      'backends: got "fd00::46", allowed is IPv4 addresses of ready servers without a zone, and no two ports with the same servers, with EndpointsApi.ENDPOINTS, and this is an IPv6 address; set endpointsApi to EndpointsApi.ENDPOINT_SLICE [backends.needs-slices]',
    ],
    [
      () => endpointSubsets(Backends.fromEndpoints([{ ip: '10.0.0.1', ready: false }])),
      'backends: got "10.0.0.1", allowed is IPv4 addresses of ready servers without a zone, and no two ports with the same servers, with EndpointsApi.ENDPOINTS, and this is a server that is not ready; set endpointsApi to EndpointsApi.ENDPOINT_SLICE [backends.needs-slices]',
    ],
    [
      () => endpointSubsets(Backends.fromEndpoints([{ ip: '10.0.0.1', zone: 'a' }])),
      'backends: got "10.0.0.1", allowed is IPv4 addresses of ready servers without a zone, and no two ports with the same servers, with EndpointsApi.ENDPOINTS, and this is a server with a zone; set endpointsApi to EndpointsApi.ENDPOINT_SLICE [backends.needs-slices]',
    ],
  ],
  'backends.none': [
    [
      () => Backends.fromIps([], { port: 80 }),
      'Backends: got [], allowed is at least one server; pass the servers\' static IPs [backends.none]',
    ],
    [
      () => Backends.fromHostnames([], { port: 80 }),
      'Backends: got [], allowed is at least one server; pass the DNS names of the servers [backends.none]',
    ],
  ],
  'backends.ready': [
    [
      () => Backends.fromEndpoints([{ ip: '10.0.0.1', ready: 'no' as any }]),
      'ready of endpoints[0] of Backends.fromEndpoints(): got "no", allowed is true or false; leave it out where the server takes requests [backends.ready]',
    ],
  ],
  'backends.too-many': [
    [
      () => endpointSubsets(Backends.fromIps(Array.from({ length: 1001 }, (_, i) => '10.0.' + Math.floor(i / 250) + '.' + (i % 250 + 1)), { port: 81 })),
      'backends: got "1001 servers on port 81", allowed is at most 1000 on a port with EndpointsApi.ENDPOINTS (the cluster mirrors no more); set endpointsApi to EndpointsApi.ENDPOINT_SLICE [backends.too-many]',
    ],
  ],
  'backends.several-ports': [
    [
      () => Backends.fromEndpoints([{ ip: '10.0.0.1', port: 9000 }, { ip: '10.0.0.1', port: 9001 }]),
      'endpoints of Backends.fromEndpoints(): got "10.0.0.1 port 9000, 10.0.0.1 port 9001", allowed is one port of each server, since requests are spread over all that are listed; make a load balancer of its own for each program, or set severalPortsPerIp to true where the same one answers on these ports [backends.several-ports]',
    ],
  ],
  'backends.twice': [
    [
      () => Backends.fromIps(['10.0.0.1', '10.0.0.1'], { port: 80 }),
      'Backends: got "10.0.0.1 port 80", allowed is each address and port once (listing a server again gives it no larger share on most controllers); take one out [backends.twice]',
    ],
    [
      () => Backends.fromHostnames(['a.example.com', 'a.example.com.'], { port: 80 }),
      'Backends: got "a.example.com.", allowed is each DNS name once (listing a server again gives it no larger share on most controllers); take one out [backends.twice]',
    ],
  ],
  'backends.zone': [
    [
      () => Backends.fromEndpoints([{ ip: '10.0.0.1', zone: 'a b' }]),
      'zone of endpoints[0] of Backends.fromEndpoints(): got "a b", allowed is the name of a zone, as nodes carry it in a label; leave it out where there are no zones [backends.zone]',
    ],
  ],
  'endpoints-api.with-hostname': [
    [
      () => addressSourceOf(Backends.fromHostname('db.example.com', { port: 80 }), EndpointsApi.ENDPOINTS),
      'endpointsApi: got "ENDPOINTS", allowed is nothing with Backends.fromHostname() and Backends.fromHostnames(), which have no addresses to write; leave it out [endpoints-api.with-hostname]',
    ],
  ],
  'input.wrong-type': [
    [
      () => Backends.fromIps([{ ip: '10.0.0.1' } as any], { port: 80 }),
      'ips[0] of Backends.fromIps(): got {"ip":{"ip":"10.0.0.1"},"port":80}, allowed is an IP address; pass strings to Backends.fromIps(), and objects with an ip to Backends.fromEndpoints() [input.wrong-type]',
    ],
  ],
  'label.reserved': [
    [
      () => checkServiceLabels('labels', { 'kubernetes.io/service-name': 'x' }),
      'key of labels: got "kubernetes.io/service-name", allowed is a label that the cluster does not act on; take it out: it decides which addresses belong to a Service [label.reserved]',
    ],
  ],
};
