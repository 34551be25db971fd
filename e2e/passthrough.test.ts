import { ApiObject, Chart } from 'cdk8s';
import { Backends, GatewayImplementation, IngressController, RoutePath, Tls } from '../src';
import { CLIENT, PASSING_ENVOY_GATEWAY, SERVERS, TRAEFIK_GATEWAY } from './support/addresses';
import { makeCertificate, tlsSecret } from './support/certificate';
import { addressOfEnvoy, ENVOY, TRAEFIK } from './support/gateways';
import { kubectl } from './support/kubectl';
import { record } from './support/results';
import { RUNNING } from './support/running';
import { access, applyCleanly, ask, createNamespace, loadBalancer, manifests } from './support/scene';
import { startSecureServer } from './support/secure-server';
import { Started } from './support/started';
import { gatewayCa, INGRESS_NGINX_ON_TRAEFIK, TRAEFIK_RESOURCES } from './support/targets';
import { until } from './support/wait';

const started = new Started();

afterEach(async () => {
  await started.stop();
});

/** A server that ends TLS for a name. */
async function endingTls(name: string, port: number) {
  const certificate = makeCertificate(name);
  started.keep(await startSecureServer(SERVERS[0], port, certificate));
  return { ca: certificate.ca, backends: Backends.fromIps([SERVERS[0]], { port }) };
}

test('on Traefik, a wildcard stands for one label, and an exact host comes before it, whether its TLS ends at Traefik or not', async () => {
  const wild = await endingTls('*.unread.example.com', 8451);
  const exact = await endingTls('exact.unread.example.com', 8452);
  const { address } = TRAEFIK_RESOURCES;
  await createNamespace('passthrough-wildcard');
  const own = makeCertificate('ended.unread.example.com');
  await applyCleanly(manifests('passthrough-wildcard', chart => {
    const common = { controller: IngressController.traefik() };
    const inner = (id: string) => new Chart(chart, id, { namespace: chart.namespace });
    new ApiObject(chart, 'Certificate', tlsSecret('ended', own));
    loadBalancer(chart, { ...common, hosts: ['*.unread.example.com'], backends: wild.backends, tls: Tls.passthrough() });
    loadBalancer(inner('exact'), { ...common, name: 'exact', hosts: ['exact.unread.example.com'], backends: exact.backends, tls: Tls.passthrough() });
    loadBalancer(inner('ended'), { ...common, name: 'ended', hosts: ['ended.unread.example.com'], tls: Tls.fromSecret('ended') });
  }));
  const get = async (host: string, ca: string) => ask(host, '/x', { address, port: 443, ca })
    .then(({ status, seen }) => `${status} ${seen?.backend === 'secure' ? 'by the server' : 'by Traefik'}`, () => 'another certificate');
  await until('answer for the wildcard', async () => await get('any.unread.example.com', wild.ca) === '200 by the server' || undefined);
  await until('answer for the exact host', async () => await get('exact.unread.example.com', exact.ca) === '200 by the server' || undefined);
  await until('answer of Traefik', async () => (await get('ended.unread.example.com', own.ca)).startsWith('200') || undefined);
  const answers = [await get('exact.unread.example.com', wild.ca), await get('a.b.unread.example.com', wild.ca), await get('ended.unread.example.com', own.ca)];
  const plain = await ask('any.unread.example.com', '/x', { address });
  record('TLS', 'TLS of the backends for a wildcard on Traefik: exact host, two labels, a host that Traefik ends TLS for, http', 'none of them, 404', [...answers, plain.status].join(', '));
  expect([...answers, plain.status]).toStrictEqual(['another certificate', 'another certificate', '200 by Traefik', 404]);
});

test('on Traefik, reading annotations of ingress-nginx, requests over http are redirected', async () => {
  const { backends, ca } = await endingTls('reader.passthrough.example.com', 8453);
  const { address } = INGRESS_NGINX_ON_TRAEFIK;
  await createNamespace('passthrough-reader');
  await applyCleanly(manifests('passthrough-reader', chart => loadBalancer(chart, { hosts: ['reader.passthrough.example.com'], backends, tls: Tls.passthrough() })));
  await until('answer over TLS', async () => (await ask('reader.passthrough.example.com', '/x', { address, port: 443, ca })).status === 200 || undefined);
  const plain = await ask('reader.passthrough.example.com', '/x', { address, localAddress: CLIENT });
  expect([plain.status, plain.headers.get('location')]).toStrictEqual([308, ['https://reader.passthrough.example.com/x']]);
});

test.each([
  ['Traefik', 'passing-traefik', TRAEFIK, TRAEFIK_GATEWAY, undefined, 8454],
  ['Envoy Gateway', 'passing-envoy', ENVOY, PASSING_ENVOY_GATEWAY, GatewayImplementation.envoyGateway(), 8455],
])('a Gateway of its own on %s passes TLS on for one host, and ends it for another', async (name, namespace, gatewayClassName, address, implementation, port) => {
  const [passed, ended] = [`passed.${namespace}.example.com`, `ended.${namespace}.example.com`];
  const { backends, ca } = await endingTls(passed, port);
  const own = makeCertificate(ended);
  await createNamespace(namespace);
  if (implementation) {
    await applyCleanly(JSON.stringify(addressOfEnvoy(namespace, namespace, ['http', `https.${ended}`], address)));
  }
  await applyCleanly(manifests(namespace, chart => {
    new ApiObject(chart, 'Certificate', tlsSecret('certificate', own));
    const controller = IngressController.gatewayApi({ gatewayClassName, implementation });
    loadBalancer(chart, { controller, hosts: [passed], backends, tls: Tls.passthrough() })
      .addRoute('ended', { hosts: [ended], paths: [RoutePath.prefix('/a')], tls: Tls.fromSecret('certificate') });
  }));
  const get = async (host: string, trusted: string) => ask(host, '/a', { address, port: 443, ca: trusted });
  await until('answer of the server', async () => (await get(passed, ca)).status === 200 || undefined, 60);
  // The servers expect TLS, which shows that the Gateway has ended it.
  const status = await until('answer of the Gateway', async () => (await get(ended, own.ca)).status, 60);
  record('TLS', `a Gateway of its own on ${name}: a host whose TLS the backends end, and one whose TLS it ends`, '200 from the server; an answer with its own certificate', `200, ${status}`);
  expect(kubectl(access(), ['delete', 'gateway', '-n', namespace, namespace]).code).toBe(0);
});

test('on Traefik, while a Gateway passes TLS on for some host, a client that offers no protocol in TLS reaches hosts that a route names in full', async () => {
  const { controller, target: { address, ...target } } = RUNNING.find(({ short }) => short === 'any-traefik')!;
  const { backends } = await endingTls('offered.passthrough.example.com', 8456);
  const exact = 'offered.example.com';
  const paths = { exact: '/offered-exact', wildcard: '/offered-wildcard', every: '/offered-every' };
  await createNamespace('offered');
  await applyCleanly(manifests('offered', chart => {
    loadBalancer(chart, { controller, hosts: ['offered.passthrough.example.com'], backends, tls: Tls.passthrough() });
    const lb = loadBalancer(new Chart(chart, 'open', { namespace: 'offered' }), {
      controller, name: 'open', hosts: [exact], paths: [RoutePath.prefix(paths.exact)], tls: Tls.controllerDefault(),
    });
    lb.addRoute('wildcard', { hosts: ['*.example.com'], paths: [RoutePath.prefix(paths.wildcard)], tls: Tls.controllerDefault() });
    lb.addRoute('every', { hosts: undefined, paths: [RoutePath.prefix(paths.every)], tls: Tls.controllerDefault() });
  }));
  await target.routed('offered');
  const answers = async (protocols?: readonly string[]) => Promise.all(Object.values(paths).map(async (path, i) => (
    ask(i === 0 ? exact : 'another.example.com', path, { address, port: 443, ca: gatewayCa(), protocols }).then(({ status }) => status, () => 'no connection')
  )));
  await until('answer for every host', async () => (await answers()).every(status => status === 200) || undefined);
  const found = [await answers(), await answers([])];
  record('TLS', 'Gateway API alone on Traefik, beside a TLSRoute: a client that offers HTTP/1.1 in TLS, and one that offers nothing, to an exact host, a wildcard, every host', 'the report says it',
    found.map(each => each.join(', ')).join('; '));
  expect(found).toStrictEqual([[200, 200, 200], [200, 'no connection', 'no connection']]);
});
