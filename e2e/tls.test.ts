import { ApiObject } from 'cdk8s';
import { Rewrite, RoutePath, Tls } from '../src';
import { makeCertificate, tlsSecret } from './support/certificate';
import { record } from './support/results';
import { nameOf, RUNNING } from './support/running';
import { ask, hostOf, loadBalancer, serve } from './support/scene';
import { defaultCa, TRAEFIK_RESOURCES } from './support/targets';
import { until } from './support/wait';

const HOST = hostOf('tls');
const certificate = makeCertificate(HOST);

/** The controllers, by their names. */
const ALL = RUNNING.map(running => [nameOf(running), running] as const);

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

describe.each([
  ['a Secret', Tls.fromSecret('certificate')],
  ['the controller', Tls.controllerDefault()],
])('a host has the certificate of %s', (source, tls) => {
  test.each(ALL)('on %s, TLS belongs to a host: a route without tls is served like the one with it', async (name, running) => {
    const { short, controller, target } = running;
    const namespace = `tls-of-${tls.secretName ?? 'default'}-${short}`;
    const host = hostOf(namespace);
    const own = makeCertificate(host);
    await serve(namespace, chart => {
      new ApiObject(chart, 'Certificate', tlsSecret('certificate', own));
      const lb = loadBalancer(chart, { controller, paths: [RoutePath.prefix('/with')], tls });
      lb.addRoute('without', { hosts: [host], paths: [RoutePath.prefix('/without')] });
    }, target);
    // A Gateway has a certificate of its own.
    const ca = target.gateway || tls.secretName === undefined ? defaultCa(target) : own.ca;
    const found = await Promise.all(['/with', '/without'].map(async path => {
      const secure = await until(`answer to ${path} over TLS`, async () => ask(host, path, { address: target.address, port: 443, ca }));
      const plain = await ask(host, path, { address: target.address });
      return [secure.status, secure.seen?.url, plain.status, plain.headers.get('location')?.[0]];
    }));
    const redirect = target === TRAEFIK_RESOURCES ? 301 : 308;
    record('TLS', `${name}: a route with the certificate of ${source}, and another one of its host without tls`, `200, and ${redirect} from http; the same`,
      found.map(([secure, , plain]) => `${secure}, and ${plain} from http`).join('; '));
    expect(found).toStrictEqual([[200, '/with', redirect, `https://${host}/with`], [200, '/without', redirect, `https://${host}/without`]]);
  });
});

test.each(ALL)('on %s, every host can have the certificate of the controller', async (name, { short, controller, target }) => {
  const namespace = `tls-of-every-host-${short}`;
  const [path, host] = [`/${namespace}`, hostOf(`any-host-${short}`)];
  const props = { controller, hosts: undefined, paths: [RoutePath.prefix(path)], tls: Tls.controllerDefault() };
  await serve(namespace, chart => loadBalancer(chart, props), target);
  // Other Gateways on the same addresses have the connections of all hosts while they stand.
  const secure = await until('answer over TLS', async () => ask(host, path, { address: target.address, port: 443, ca: defaultCa(target) }), 100);
  const plain = await ask(host, path, { address: target.address });
  const redirect = target === TRAEFIK_RESOURCES ? 301 : 308;
  const found = [secure.status, plain.status, plain.headers.get('location')?.[0]];
  record('TLS', `${name}: a route of every host with the certificate of the controller, https and http`, `200, ${redirect}`, found.slice(0, 2).join(', '));
  expect(found).toStrictEqual([200, redirect, `https://${host}${path}`]);
});

test('on Traefik, reading annotations of ingress-nginx, a route of every host shows the certificate of a Secret', async () => {
  const namespace = 'tls-of-open-hosts';
  const [path, host] = [`/${namespace}`, hostOf('open-host')];
  const own = makeCertificate(host);
  await serve(namespace, chart => {
    new ApiObject(chart, 'Certificate', tlsSecret('certificate', own));
    loadBalancer(chart, { hosts: undefined, paths: [RoutePath.prefix(path)], tls: Tls.fromSecret('certificate', { hosts: [host] }) });
  });
  const secure = await until('answer over TLS', async () => ask(host, path, { port: 443, ca: own.ca }));
  expect([secure.status, (await ask(host, path)).status]).toStrictEqual([200, 308]);
});
