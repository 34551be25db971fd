import { policy } from './policy';

/** Backends under a DNS name, which not every controller looks up. */
export const BACKENDS = policy({
  features: { hostnameBackends: 'Backends.fromHostname()' },
  used: (_dnsName: string) => ['hostnameBackends'],
});
