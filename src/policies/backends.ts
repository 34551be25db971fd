import { policy } from './policy';

/** Backends that not every controller reaches: under DNS names, or, where there are none, on several ports of an address. */
export const BACKENDS = policy({
  features: {
    hostnameBackends: 'Backends.fromHostname()',
    severalHostnames: 'Backends.fromHostnames()',
    severalPorts: 'Backends.fromEndpoints([...], { severalPortsPerIp: true })',
  },
  used: (dnsNames: string[]) => [dnsNames.length === 0 ? 'severalPorts' : dnsNames.length > 1 ? 'severalHostnames' : 'hostnameBackends'],
});
