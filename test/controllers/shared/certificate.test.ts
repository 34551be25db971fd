import { Tls } from '../../../src';
import { certificateObject, certificateRequirement, solverRequirement } from '../../../src/controllers/shared/certificate';
import { ownCertificate, sourceOf } from '../../../src/intent/certificate';
import { fault } from '../../support';
import { routeOf } from '../intent';

const HOSTS = ['a.example.com', 'b.example.com'];
const certificateOf = (tls: Tls) => ownCertificate(routeOf({ hosts: HOSTS, tls }))!;
const SECRET = certificateOf(Tls.fromSecret('a'));
const ISSUED = certificateOf(Tls.certManager({ clusterIssuer: 'all' }));

test('where it comes from', () => {
  expect(sourceOf(SECRET)).toBe('a');
  expect(sourceOf(ISSUED)).toBe('zl-lb-tls by ClusterIssuer all');
  expect(sourceOf(certificateOf(Tls.certManager({ issuer: 'ours', secretName: 'b' })))).toBe('b by Issuer ours');
});

test('the request to cert-manager', () => {
  expect(certificateObject(routeOf(), ISSUED)).toStrictEqual({
    id: 'Certificate',
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    name: 'zl-lb-tls',
    fields: { spec: { secretName: 'zl-lb-tls', dnsNames: HOSTS, issuerRef: { name: 'all', kind: 'ClusterIssuer' } } },
  });
});

test('a name that leaves no room for that of the request is refused', () => {
  const name = Array.from({ length: 5 }, () => 'a'.repeat(50)).join('.').slice(0, 250);
  expect(fault(() => certificateObject(routeOf({}, { name }), ISSUED))).toMatchObject({ code: 'name.not-dns-1123-subdomain', prop: 'name of the Certificate of tls' });
});

test('what must hold before it is shown', () => {
  const [secret, issued] = [SECRET, ISSUED].map(certificate => certificateRequirement(certificate, 'IngressRoute', 'NOTHING'));
  expect(secret).toMatchObject({ id: 'tls-secret', where: 'the Secret a, in the namespace of the IngressRoute' });
  expect(issued).toMatchObject({ id: 'cert-manager', where: 'cert-manager' });
  for (const { what, why } of [secret, issued]) {
    HOSTS.forEach(host => expect(what).toContain(host));
    expect(why).toContain('NOTHING');
  }
  expect(issued.what).toContain('ClusterIssuer all');
  expect(issued.why).toContain('zl-lb-tls');
});

test('a solver is needed where cert-manager issues it', () => {
  expect(solverRequirement(SECRET, 'WHAT')).toStrictEqual([]);
  expect(solverRequirement(ISSUED, 'WHAT')).toMatchObject([{ id: 'acme-solver', what: 'WHAT' }]);
  expect(solverRequirement(ISSUED, 'WHAT')[0]).not.toHaveProperty('settings');
  expect(solverRequirement(ISSUED, 'WHAT', { a: 'b' })[0].settings).toStrictEqual({ a: 'b' });
});
