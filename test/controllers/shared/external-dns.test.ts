import { Support } from '../../../src';
import { externalDnsRequirement, noteOnDns, TARGET } from '../../../src/controllers/shared/external-dns';
import { routeOf } from '../intent';

test('the annotation that external-dns reads', () => {
  expect(TARGET).toBe('external-dns.alpha.kubernetes.io/target');
});

test('a route without hosts gives it nothing to do', () => {
  expect(noteOnDns(routeOf({ hosts: ['a.example.com'] }))).toBeUndefined();
  expect(noteOnDns(routeOf())).toStrictEqual({ support: Support.NATIVE, note: expect.any(String) });
});

test('what must hold names the source, what it reads and the address', () => {
  const { id, where, what, why } = externalDnsRequirement('traefik-proxy', 'THIS', '10.254.18.55');
  expect([id, where]).toStrictEqual(['external-dns', 'external-dns']);
  expect(what).toContain('"traefik-proxy"');
  expect(why).toContain('THIS');
  expect(why).toContain('10.254.18.55');
});
