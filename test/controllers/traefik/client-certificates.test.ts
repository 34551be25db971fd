import { Testing } from 'cdk8s';
import { middlewaresOf, named, objectsIn, objectsOf, onTraefik } from './support';
import { ClientCertificates, RouteOptions, RoutePath, Tls } from '../../../src';
import { fault } from '../../support';

const asked = (more: Partial<ClientCertificates> = {}): RouteOptions => (
  { hosts: ['a.com'], tls: Tls.fromSecret('certificate'), clientCertificates: { caSecret: 'clients-ca', ...more } }
);

const find = (objects: any[], kind: string, end = '') => objects.filter(each => each.kind === kind && each.metadata.name.endsWith(end));

test.each([[false, 'RequireAndVerifyClientCert'], [true, 'VerifyClientCertIfGiven']])('by a TLSOption, optional: %s', (optional, clientAuthType) => {
  const objects = objectsOf(asked({ optional }));
  expect(find(objects, 'TLSOption')[0]).toMatchObject({ metadata: { name: 'zl-lb-clients' }, spec: { clientAuth: { secretNames: ['clients-ca'], clientAuthType } } });
  expect(find(objects, 'IngressRoute')[0].spec.tls).toStrictEqual({ secretName: 'certificate', options: { name: 'zl-lb-clients' } });
});

test('the certificate is forwarded by a Middleware', () => {
  expect(middlewaresOf(asked({ forwardCertificate: true }))['client-certificate']).toStrictEqual({ passTLSClientCert: { pem: true } });
});

test('what passes the redirect of http, since a proxy is believed, goes no further', () => {
  const [redirect] = find(objectsOf(asked({ forwardCertificate: true })), 'IngressRoute', 'https-redirect');
  redirect.spec.routes.forEach((route: any) => expect(route.middlewares).toStrictEqual(named('to-https', 'deny')));
  expect(middlewaresOf(asked())).toHaveProperty('deny');
});

test('all routes of a host name the TLSOption of the first one: where they differ, Traefik lets everybody in', () => {
  const { chart, lb } = onTraefik(asked());
  lb.addRoute('b', { ...asked(), hosts: ['a.com', 'b.com'], paths: [RoutePath.prefix('/b')] });
  lb.addRoute('c', { ...asked(), hosts: ['c.com'], paths: [RoutePath.prefix('/c')] });
  Testing.synth(chart);
  const options = find(objectsIn(chart), 'IngressRoute').filter(({ spec }) => spec.tls).map(({ metadata, spec }) => [metadata.name, spec.tls.options.name]);
  expect(options).toStrictEqual([['zl-lb', 'zl-lb-clients'], ['zl-lb-b', 'zl-lb-clients'], ['zl-lb-c', 'zl-lb-c-clients']]);
});

test.each<[RouteOptions, string]>([
  [{ ...asked(), hosts: ['*.a.com'] }, 'traefik.client-certificates-wildcard'],
  [asked({ verifyDepth: 2 }), 'refused.clientCertificateDepth'],
])('%j is refused, which Traefik would let pass', (props, code) => {
  expect(fault(() => onTraefik(props))).toMatchObject({ code });
});
