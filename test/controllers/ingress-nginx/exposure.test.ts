import { Support, Tls } from '../../../src';
import { failure, loadBalancer, rendered } from '../../support';

const HOSTS = ['a.example.com', 'b.example.com'];

test('a Secret\'s certificate is shown for the hosts of the route', () => {
  const object = rendered({ hosts: HOSTS, tls: Tls.fromSecret('xxx.com') });
  expect(object.spec.tls).toStrictEqual([{ hosts: HOSTS, secretName: 'xxx.com' }]);
  expect(object.metadata.annotations).toBeUndefined();
});

test('a certificate may be shown for hosts of its own', () => {
  expect(rendered({ hosts: HOSTS, tls: Tls.fromSecret('xxx.com', { hosts: ['*.example.com'] }) }).spec.tls)
    .toStrictEqual([{ hosts: ['*.example.com'], secretName: 'xxx.com' }]);
});

test('without a certificate there is no empty field', () => {
  expect(rendered({ hosts: HOSTS }).spec).not.toHaveProperty('tls');
});

test.each([
  ['a ClusterIssuer', Tls.certManager({ clusterIssuer: 'letsencrypt' }), 'zl-lb-tls', { 'cert-manager.io/cluster-issuer': 'letsencrypt' }],
  ['an Issuer', Tls.certManager({ issuer: 'ours' }), 'zl-lb-tls', { 'cert-manager.io/issuer': 'ours' }],
  ['a Secret of another name', Tls.certManager({ issuer: 'ours', secretName: 'cert' }), 'cert', { 'cert-manager.io/issuer': 'ours' }],
])('cert-manager is asked: %s', (_, tls, secretName, annotations) => {
  const object = rendered({ hosts: HOSTS, tls });
  expect(object.spec.tls).toStrictEqual([{ hosts: HOSTS, secretName }]);
  expect(object.metadata.annotations).toStrictEqual(annotations);
});

test.each([
  ['a Secret', Tls.fromSecret('xxx.com'), 'xxx.com'],
  ['cert-manager', Tls.certManager({ issuer: 'ours' }), 'cert-manager'],
])('%s needs a route with hosts', (_, tls, got) => {
  expect(failure(() => loadBalancer({ tls })))
    .toBe(`zl/Lb: tls: got "${got}", allowed is a route with hosts (for other requests the controller shows its default certificate); name the hosts of the route`);
});

test('hosts of the certificate\'s own do for a route without', () => {
  expect(rendered({ tls: Tls.fromSecret('xxx.com', { hosts: ['a.example.com'] }) }).spec.tls).toStrictEqual([{ hosts: ['a.example.com'], secretName: 'xxx.com' }]);
});

test.each([
  [249, true],
  [250, false],
])('a name of %d characters leaves room for "-tls" behind it: %s', (length, fits) => {
  const make = () => loadBalancer({ hosts: HOSTS, ingressName: Array.from({ length: 5 }, () => 'a'.repeat(50)).join('.').slice(0, length - 1) + 'z', tls: Tls.certManager({ issuer: 'x' }) });
  if (fits) {
    expect(make).not.toThrow();
  } else {
    expect(failure(make)).toMatch(/^zl\/Lb: secretName of tls: got ".*, allowed is a DNS-1123 subdomain of at most 253 characters/);
  }
});

describe('the report', () => {
  const redirect = 'requests over http are redirected with 308';

  test('on a Secret', () => {
    const { verdicts, requirements } = loadBalancer({ hosts: HOSTS, tls: Tls.fromSecret('xxx.com') }).report;
    expect(verdicts[1]).toStrictEqual({ route: 'zl/Lb', policy: 'tls', support: Support.NATIVE, rendered: 'spec.tls: xxx.com', note: redirect });
    expect(requirements.find(requirement => requirement.id === 'tls-secret')).toStrictEqual({
      id: 'tls-secret',
      where: 'the Secret xxx.com, in the namespace of the Ingress',
      what: 'it is of type kubernetes.io/tls and holds a certificate for a.example.com, b.example.com',
      why: 'without it the controller shows its default certificate, which no client trusts',
    });
    expect(requirements.map(requirement => requirement.id)).not.toContain('cert-manager');
  });

  test.each([
    [Tls.certManager({ clusterIssuer: 'letsencrypt' }), 'ClusterIssuer letsencrypt'],
    [Tls.certManager({ issuer: 'ours' }), 'Issuer ours'],
  ])('on cert-manager: %j', (tls, issuer) => {
    const { verdicts, requirements } = loadBalancer({ hosts: HOSTS, tls }).report;
    expect(verdicts[1]).toStrictEqual({ route: 'zl/Lb', policy: 'tls', support: Support.NATIVE, rendered: `spec.tls: zl-lb-tls by ${issuer}`, note: redirect });
    expect(requirements.find(requirement => requirement.id === 'cert-manager')).toStrictEqual({
      id: 'cert-manager',
      where: 'cert-manager',
      what: `it runs, and the ${issuer} can issue for a.example.com, b.example.com`,
      why: 'until the Secret zl-lb-tls holds a certificate, the controller shows its default certificate, which no client trusts',
    });
    expect(requirements.map(requirement => requirement.id)).not.toContain('tls-secret');
  });
});
