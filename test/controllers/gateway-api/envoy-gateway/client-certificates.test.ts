import { Testing } from 'cdk8s';
import { RouteOptions, RoutePath, Tls } from '../../../../src';
import { fault } from '../../../support';
import { MADE, MADE_ON_ENVOY, onGatewayApi, specsIn, specsOf, THERE, THERE_ON_ENVOY } from '../support';

const ASKED: RouteOptions = { hosts: ['a.com', 'b.com'], tls: Tls.fromSecret('certificate'), clientCertificates: { caSecret: 'clients-ca' } };

test('by a policy for the listeners of the hosts alone', () => {
  const spec = specsOf('ClientTrafficPolicy', ASKED, MADE_ON_ENVOY)['zl-lb-clients'];
  expect(spec.targetRefs.map(({ name, sectionName }: any) => [name, sectionName])).toStrictEqual([['zl-lb', 'https.a.com'], ['zl-lb', 'https.b.com']]);
  expect(spec).toMatchObject({ path: { escapedSlashesAction: 'KeepUnchanged' }, tls: { clientValidation: { caCertificateRefs: [{ group: '', kind: 'Secret', name: 'clients-ca' }] } } });
  expect(spec.tls.clientValidation).not.toHaveProperty('optional');
  expect(spec).not.toHaveProperty('headers');
});

test('optional, and forwarded', () => {
  const clientCertificates = { caSecret: 'clients-ca', optional: true, forwardCertificate: true };
  const spec = specsOf('ClientTrafficPolicy', { ...ASKED, clientCertificates }, MADE_ON_ENVOY)['zl-lb-clients'];
  expect(spec.tls.clientValidation.optional).toBe(true);
  expect(spec.headers).toStrictEqual({ xForwardedClientCert: { mode: 'SanitizeSet', certDetailsToAdd: ['Cert'] } });
});

test('the length of chains cannot be limited', () => {
  expect(fault(() => onGatewayApi({ ...ASKED, clientCertificates: { caSecret: 'clients-ca', verifyDepth: 1 } }, MADE_ON_ENVOY))).toMatchObject({ code: 'refused.clientCertificateDepth' });
});

test.each([['that exists', THERE], ['that exists, on Envoy Gateway', THERE_ON_ENVOY], ['that is generated for any program', MADE]])('a Gateway %s refuses them', (_, options) => {
  expect(fault(() => onGatewayApi(ASKED, options))).toMatchObject({ code: 'refused.clientCertificateRequired' });
});

test.each<[string, RouteOptions]>([
  ['a wildcard', { hosts: ['*.com'], tls: Tls.fromSecret('certificate') }],
  ['every host', { tls: Tls.fromSecret('certificate', { hosts: ['a.com'] }), paths: [RoutePath.prefix('/b')] }],
])('a route for %s would let others in, and is refused', (_, options) => {
  const { chart, lb } = onGatewayApi(ASKED, MADE_ON_ENVOY);
  lb.addRoute('wide', options);
  expect(() => Testing.synth(chart)).toThrow('[envoy-gateway.client-certificates-within]');
});

test('a route for a wildcard that asks for the same is taken', () => {
  const { chart, lb } = onGatewayApi(ASKED, MADE_ON_ENVOY);
  lb.addRoute('wide', { ...ASKED, hosts: ['*.com'] });
  expect(specsIn(chart, 'ClientTrafficPolicy')).toHaveProperty('zl-lb-wide-clients');
});
