import { named, objectsOf, onTraefik, reportOn } from './support';
import { Backends, RoutePath, Tls } from '../../../src';
import { failure } from '../../support';

const PROPS = { backends: Backends.fromIps(['10.254.18.46'], { port: 80 }), hosts: ['a.example.com'], paths: [RoutePath.exact('/a')] };
const ENTRY = { match: 'Host(`a.example.com`) && Path(`/a`)', priority: 81928, services: [{ name: 'zl-lb', port: 80 }] };
const API = { apiVersion: 'traefik.io/v1alpha1' };

test('a Secret\'s certificate is shown, and requests over http are redirected', () => {
  expect(objectsOf({ ...PROPS, tls: Tls.fromSecret('xxx.com') }, { ingressClassName: 'a', entryPoints: ['http'], tlsEntryPoints: ['https'] })).toStrictEqual([
    { ...API, kind: 'IngressRoute', metadata: { name: 'zl-lb' }, spec: { ingressClassName: 'a', entryPoints: ['https'], routes: [ENTRY], tls: { secretName: 'xxx.com' } } },
    {
      ...API,
      kind: 'IngressRoute',
      metadata: { name: 'zl-lb-https-redirect' },
      spec: { ingressClassName: 'a', entryPoints: ['http'], routes: [{ ...ENTRY, middlewares: named('to-https') }] },
    },
    { ...API, kind: 'Middleware', metadata: { name: 'zl-lb-to-https' }, spec: { redirectScheme: { scheme: 'https', permanent: true } } },
  ]);
});

test('whatever a request would go through comes behind the redirect', () => {
  const [, redirect] = objectsOf({ ...PROPS, appRoot: '/b', blockedUserAgents: ['curl'], tls: Tls.fromSecret('a') });
  expect(redirect.spec.routes.map(({ middlewares }: any) => middlewares)).toStrictEqual([named('to-https', 'app-root'), named('to-https', 'deny'), named('to-https')]);
});

test.each([
  ['an Issuer', Tls.certManager({ issuer: 'ours' }), 'zl-lb-tls', ['a.example.com'], { name: 'ours', kind: 'Issuer' }],
  ['a ClusterIssuer', Tls.certManager({ clusterIssuer: 'all', secretName: 'b', hosts: ['*.example.com'] }), 'b', ['*.example.com'], { name: 'all', kind: 'ClusterIssuer' }],
])('cert-manager is asked by an object of its own: %s', (_, tls, secretName, dnsNames, issuerRef) => {
  const objects = objectsOf({ ...PROPS, tls });
  expect(objects[0].spec.tls).toStrictEqual({ secretName });
  expect(objects.slice(3)).toStrictEqual([
    { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'zl-lb-tls' }, spec: { secretName, dnsNames, issuerRef } },
  ]);
});

test('a certificate needs hosts', () => {
  expect(failure(() => onTraefik({ tls: Tls.fromSecret('a') }))).toMatch(/^zl\/Lb: tls: got "a", allowed is a route with hosts/);
});

test.each([
  [Tls.fromSecret('a'), 'spec.tls: a', { id: 'tls-secret', where: 'the Secret a, in the namespace of the IngressRoute' }],
  [Tls.certManager({ issuer: 'ours' }), 'spec.tls: zl-lb-tls by Issuer ours', { id: 'cert-manager', where: 'cert-manager' }],
])('the report tells of %j', (tls, rendered, requirement) => {
  const { verdicts, requirements } = reportOn({ ...PROPS, tls });
  expect(verdicts[1]).toMatchObject({ policy: 'tls', rendered });
  expect(requirements).toContainEqual(expect.objectContaining(requirement));
  expect(requirements.find(({ id }) => id === 'entry-points')!.what).toBe('the entry points web, websecure exist');
});
