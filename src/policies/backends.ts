import { policy } from './policy';

/** Backends under DNS names, which not every controller looks up. */
export const BACKENDS = policy({
  features: { hostnameBackends: 'Backends.fromHostname()', severalHostnames: 'Backends.fromHostnames()' },
  used: (dnsNames: string[]) => [dnsNames.length > 1 ? 'severalHostnames' : 'hostnameBackends'],
});
