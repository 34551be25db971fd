import * as fc from 'fast-check';
import { domain, ipv4, oddHost, oddIp } from './arbitraries';
import { caseOf } from './corpus';
import { dossier } from './dossier';

export const EXTERNAL_ADDRESS = dossier<'externalAddress'>()<string>({
  features: {
    externalAddress: { asking: { externalAddress: '10.254.18.55' }, proof: 'read by others' },
  },
  random: {
    by: 'load balancer',
    plausible: () => fc.oneof(ipv4, domain),
    odd: [fc.oneof(oddIp, oddHost).map(address => () => address)],
    make: address => address,
    byHand: { anywhere: address => ({ 'external-dns.alpha.kubernetes.io/target': address }) },
    refusals: {
      'external-address.wildcard': 'external-dns takes an IP address or a DNS name',
      'envoy-gateway.external-address': 'Envoy Gateway can request no DNS name, and puts cluster IPs into the status of the Gateway',
    },
  },
  corpus: {
    renders: [
      caseOf('DNS for an IPv4 address', { hosts: ['h.example.com'], externalAddress: '203.0.113.55' }),
    ],
    refused: [
      caseOf('a loopback address as exit', { externalAddress: '127.0.0.1' }),
      caseOf('half an address as exit', { externalAddress: '10.1.1' }),
      caseOf('a star as exit', { externalAddress: '*.example.com' }),
      caseOf('an exit in capitals', { externalAddress: 'Exit.example.com' }),
      caseOf('an empty exit', { externalAddress: '' }),
      caseOf('an exit with a port', { externalAddress: 'exit.example.com:443' }),
    ],
  },
});
