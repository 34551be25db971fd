import * as fc from 'fast-check';
import { domain, ipv4, oddHost, oddIp } from './arbitraries';
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
    refusals: { 'external-address.wildcard': 'external-dns takes an IP address or a DNS name' },
  },
  corpus: { renders: [], refused: [] },
});
