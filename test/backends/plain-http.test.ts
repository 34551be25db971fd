import { Backends } from '../../src';
import { plainHttpRequirement, plainHttpWarning } from '../../src/backends/plain-http';

const PROTOCOL = 'nginx.ingress.kubernetes.io/backend-protocol';

test.each<[string, Backends, string[]]>([
  ['addresses', Backends.fromIps(['10.0.0.1', '10.0.0.2'], { port: 8080 }), ['8080']],
  ['a DNS name', Backends.fromHostname('nas.lan', { port: 5001 }), ['5001']],
  ['unlike ports', Backends.fromEndpoints([{ ip: '10.0.0.1', port: 80 }, { ip: '10.0.0.2', port: 8443 }]), ['80', '8443']],
])('every port gets plain HTTP, which is said: %s', (_, backends, ports) => {
  const { what, why } = plainHttpRequirement(backends);
  expect(what.match(/\d+/g)).toStrictEqual(ports);
  expect(why).not.toBe('');
});

test.each([443, 5001, 8006, 8443, 9443])('a port of https by custom is warned of: %d', port => {
  expect(plainHttpWarning(Backends.fromIps(['10.0.0.1'], { port }))).toContain(String(port));
  expect(plainHttpWarning(Backends.fromHostname('nas.lan', { port }))).toContain(String(port));
  expect(plainHttpWarning(Backends.fromEndpoints([{ ip: '10.0.0.1', port: 80 }, { ip: '10.0.0.2', port }]))).toContain(String(port));
});

test.each([80, 8080, 3000, 8081, 65535])('another one is not: %d', port => {
  expect(plainHttpWarning(Backends.fromIps(['10.0.0.1'], { port }))).toBeUndefined();
});

test.each([
  [{ [PROTOCOL]: 'HTTPS' }, false],
  [{ 'nginx.ingress.kubernetes.io/ssl-passthrough': 'true' }, false],
  [{ 'nginx.ingress.kubernetes.io/proxy-read-timeout': '60' }, true],
])('an annotation that says what the servers speak ends the warning: %j', (annotations, isWarned) => {
  expect(plainHttpWarning(Backends.fromIps(['10.0.0.1'], { port: 8443 }), annotations as { [key: string]: string }) !== undefined).toBe(isWarned);
});
