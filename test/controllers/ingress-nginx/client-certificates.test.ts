import { onTraefik, PREFIX, prefixed, requirement } from './support';
import { RouteOptions, Tls } from '../../../src';
import { annotations, fault, loadBalancer } from '../../support';

const caSecret = 'clients-ca';
const SECURED: RouteOptions = { hosts: ['a.com'], tls: Tls.fromSecret('certificate') };
const BASE = { 'auth-tls-secret': 'wetwin/clients-ca', 'auth-tls-verify-client': 'on', 'force-ssl-redirect': 'true' };

test.each([
  ['required', {}, BASE],
  ['optional', { optional: true }, { ...BASE, 'auth-tls-verify-client': 'optional' }],
  ['of a depth', { verifyDepth: 2 }, { ...BASE, 'auth-tls-verify-depth': '2' }],
  ['forwarded', { forwardCertificate: true }, { ...BASE, 'auth-tls-pass-certificate-to-upstream': 'true' }],
])('%s, with a redirect that no setting of the controller switches off', (_, more, expected) => {
  expect(annotations({ ...SECURED, clientCertificates: { caSecret, ...more } })).toStrictEqual(prefixed(expected));
});

test.each(['auth-tls-secret', 'auth-tls-verify-client', 'force-ssl-redirect'])('the annotation %s beside them is refused', name => {
  const value = name === 'auth-tls-secret' ? 'wetwin/other' : name === 'force-ssl-redirect' ? 'true' : 'on';
  expect(fault(() => loadBalancer({ ...SECURED, clientCertificates: { caSecret }, annotations: { [PREFIX + name]: value } }))).toMatchObject({ code: 'annotations.rendered' });
});

test('ingress-nginx has to have the authority: without its key everybody gets in', () => {
  expect(requirement('client-authority', { ...SECURED, clientCertificates: { caSecret } })!.where).toContain('wetwin/clients-ca');
});

test('where Traefik reads them, the length of chains cannot be limited', () => {
  expect(fault(() => loadBalancer({ ...SECURED, controller: onTraefik(), clientCertificates: { caSecret, verifyDepth: 1 } }))).toMatchObject({ code: 'refused.clientCertificateDepth' });
});
