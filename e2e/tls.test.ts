import { ApiObject } from 'cdk8s';
import { Rewrite, RoutePath, Tls } from '../src';
import { makeCertificate, tlsSecret } from './support/certificate';
import { record } from './support/results';
import { ask, hostOf, loadBalancer, serve } from './support/scene';
import { until } from './support/wait';

const HOST = hostOf('tls');
const certificate = makeCertificate(HOST);

beforeAll(async () => serve('tls', chart => {
  new ApiObject(chart, 'Certificate', tlsSecret('certificate', certificate));
  loadBalancer(chart, { paths: [RoutePath.prefix('/lb')], rewrite: Rewrite.stripPrefix(), tls: Tls.fromSecret('certificate') });
}));

test('http is redirected, and https shows the certificate of the Secret', async () => {
  const plain = await ask(HOST, '/lb/x?y=1');
  const location = plain.headers.get('location')?.[0];
  // A request that trusts the authority of this run alone fails on any other certificate.
  const secure = await until('answer over TLS', async () => ask(HOST, '/lb/x?y=1', { port: 443, ca: certificate.ca }));
  record('TLS', 'http, then https with the authority of the run as the only trusted one', '308, then 200', `${plain.status} to ${location}, then ${secure.status}`);
  expect([plain.status, location]).toStrictEqual([308, `https://${HOST}/lb/x?y=1`]);
  expect([secure.status, secure.seen?.url, secure.seen?.headers['x-forwarded-proto']]).toStrictEqual([200, '/x?y=1', 'https']);
});

test('another authority is not what signed it', async () => {
  await expect(ask(HOST, '/lb/x', { port: 443, ca: makeCertificate(HOST).ca })).rejects.toThrow(/certificate|signature/);
});
