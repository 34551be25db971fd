import { ApiObject, Chart } from 'cdk8s';
import { GatewayImplementation, IngressController, RoutePath, Tls } from '../src';
import { OWN_ENVOY_GATEWAY, TRAEFIK_GATEWAY } from './support/addresses';
import { makeCertificate, tlsSecret } from './support/certificate';
import { addressOfEnvoy, ENVOY, TRAEFIK } from './support/gateways';
import { kubectl } from './support/kubectl';
import { record } from './support/results';
import { access, applyCleanly, ask, createNamespace, loadBalancer, manifests } from './support/scene';
import { until } from './support/wait';

/** A Gateway that the library makes: of which class, and where clients reach it. */
interface Own {
  readonly name: string;
  readonly namespace: string;
  readonly gatewayClassName: string;
  readonly address: string;
  readonly implementation?: GatewayImplementation;
}

const OWN: readonly Own[] = [
  { name: 'Traefik', namespace: 'own-traefik', gatewayClassName: TRAEFIK, address: TRAEFIK_GATEWAY },
  { name: 'Envoy Gateway', namespace: 'own-envoy', gatewayClassName: ENVOY, address: OWN_ENVOY_GATEWAY, implementation: GatewayImplementation.envoyGateway() },
];

test.each(OWN.map(own => [own.name, own] as const))('a Gateway of its own on %s: two routes, each with a host and a certificate of its own', async (name, own) => {
  const { namespace, gatewayClassName, address, implementation } = own;
  const hosts = ['a', 'b'].map(host => `${host}.${namespace}.example.com`);
  const certificates = hosts.map(makeCertificate);
  createNamespace(namespace);
  if (implementation) {
    applyCleanly(JSON.stringify(addressOfEnvoy(namespace, namespace, ['http', `https.${hosts[0]}`], address)));
  }
  applyCleanly(manifests(namespace, (chart: Chart) => {
    certificates.forEach((certificate, i) => new ApiObject(chart, `Certificate${i}`, tlsSecret(`certificate-${i}`, certificate)));
    const controller = IngressController.gatewayApi({ gatewayClassName, implementation });
    loadBalancer(chart, { controller, hosts: [hosts[0]], tls: Tls.fromSecret('certificate-0'), paths: [RoutePath.prefix('/a')] })
      .addRoute('b', { hosts: [hosts[1]], tls: Tls.fromSecret('certificate-1') });
  }));
  const secure = async (i: number, path: string) => ask(hosts[i], path, { address, port: 443, ca: certificates[i].ca });
  const plain = async (i: number, path: string) => ask(hosts[i], path, { address });
  for (const i of [0, 1]) {
    await until(`answer of ${hosts[i]}`, async () => (await secure(i, '/a')).status === 200 || undefined, 60);
    await until(`redirect of ${hosts[i]}`, async () => (await plain(i, '/a')).status === 308 || undefined, 60);
  }
  const answers = await Promise.all([
    secure(0, '/a/x%2Fy'), secure(0, '/b'), secure(1, '/b'), plain(0, '/a/x?y=1'), plain(1, '/'),
  ]);
  const seen = answers.map(({ status, seen: server, headers }) => `${status} ${server?.url ?? headers.get('location')?.[0] ?? ''}`.trim());
  record('Other controllers', `a Gateway of its own on ${name}: two hosts over TLS, another path, http`, 'each with its own certificate; 404; 308', seen.join(', '));
  expect(seen).toStrictEqual(['200 /a/x%2Fy', '404', '200 /b', `308 https://${hosts[0]}/a/x?y=1`, `308 https://${hosts[1]}/`]);
  expect(kubectl(access(), ['delete', 'gateway', '-n', namespace, namespace]).code).toBe(0);
});
