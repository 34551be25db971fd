import { Chart } from 'cdk8s';
import { Backends, EndpointsApi, GatewayImplementation, HeaderValue, HealthCheck, IngressController } from '../src';
import { loadBalancer as scenarioIn, SCENARIO } from '../test/support';
import { SECOND_SERVER_NAME, SERVER_NAME, SERVERS, SERVERS_V6 } from './support/addresses';
import { apply, kubectl } from './support/kubectl';
import { record } from './support/results';
import { access, createNamespace, loadBalancer, manifests } from './support/scene';

const implementation = GatewayImplementation.envoyGateway();
const CHECKED = { healthChecks: [HealthCheck.active('/healthz'), HealthCheck.passive()] };

const CHARTS: { [name: string]: (chart: Chart) => unknown } = {
  'the scenario': chart => scenarioIn(SCENARIO, chart),
  'dual-stack slices': chart => loadBalancer(chart, {
    backends: Backends.fromIps([...SERVERS, ...SERVERS_V6], { port: 8090 }), endpointsApi: EndpointsApi.ENDPOINT_SLICE,
  }),
  'a DNS name': chart => loadBalancer(chart, { backends: Backends.fromHostname(SERVER_NAME, { port: 80 }) }),
  'headers in a ConfigMap': chart => loadBalancer(chart, {
    responseHeaders: { 'X-Served-By': HeaderValue.literal('zl') }, controller: IngressController.ingressNginx({ allowedResponseHeaders: ['X-Served-By'] }),
  }),
  'several routes': chart => {
    const lb = loadBalancer(chart);
    lb.addRoute('a', { hosts: ['a.example.com'] });
    lb.addRoute('b', { hosts: ['b.example.com'], appRoot: '/b' });
  },
  'the scenario on Traefik': chart => scenarioIn({ ...SCENARIO, controller: IngressController.traefik() }, chart),
  'existing Middlewares and several DNS names on Traefik': chart => loadBalancer(chart, {
    backends: Backends.fromHostnames([SERVER_NAME, SECOND_SERVER_NAME], { port: 80 }),
    controller: IngressController.traefik({ middlewares: [{ name: 'sso', namespace: 'traefik' }, { name: 'limits' }] }),
  }),
  'several DNS names on Envoy Gateway': chart => loadBalancer(chart, {
    backends: Backends.fromHostnames([SERVER_NAME, SECOND_SERVER_NAME], { port: 80 }), controller: IngressController.gatewayApi({ gateway: { name: 'edge' }, implementation }),
  }),
  'the scenario on Envoy Gateway': chart => scenarioIn({ ...SCENARIO, ...CHECKED, controller: IngressController.gatewayApi({ gateway: { name: 'edge' }, implementation }) }, chart),
  'the scenario with a Gateway of its own': chart => scenarioIn({ ...SCENARIO, controller: IngressController.gatewayApi({ gatewayClassName: 'nobody', implementation }) }, chart),
};

/** Kinds of the cluster, and of controllers, which write into the status of theirs. */
const KINDS: { readonly [kinds: string]: string } = {
  'service,endpoints,endpointslice,ingress,configmap': 'resourceVersion',
  'ingressroute.traefik.io,middleware.traefik.io,httproute,gateway,backendtrafficpolicy,clienttrafficpolicy,httproutefilter,backend.gateway.envoyproxy.io': 'generation',
};

/** What the cluster counts up when an object changes. */
function generations(namespace: string): string {
  return Object.entries(KINDS).map(([kinds, counter]) => kubectl(access(), ['get', kinds, '-n', namespace, '-o',
    `jsonpath={range .items[*]}{.kind} {.metadata.name} {.metadata.${counter}}{"\\n"}{end}`]).stdout).join('');
}

/** Applies manifests as a careful user does; gives what kubectl says, which warns of Endpoints alone. */
function applied(yaml: string): string {
  const { code, stdout, stderr } = apply(access(), yaml);
  const complaints = stderr.replace(/^Warning: v1 Endpoints is deprecated in v1\.33\+; use discovery\.k8s\.io\/v1 EndpointSlice\n/gm, '');
  expect({ code, complaints }).toStrictEqual({ code: 0, complaints: '' });
  return stdout;
}

test.each(Object.entries(CHARTS))('%s: taken without a warning, and a second time without a change', async (name, build) => {
  const namespace = `apply-${name.toLowerCase().replace(/ /g, '-')}`;
  await createNamespace(namespace);
  const yaml = manifests(namespace, build);
  const first = applied(yaml);
  const before = generations(namespace);
  const second = applied(yaml);
  const diff = kubectl(access(), ['diff', '--server-side', '-f', '-'], yaml);

  const objects = first.trim().split('\n').length;
  const changed = generations(namespace) === before ? 'nothing changes' : 'something changes';
  record('Apply', `${name}, twice`, 'no warning but that of Endpoints; second apply changes nothing; diff is empty',
    `${objects} objects, no other warning; ${changed}; diff ${diff.stdout === '' ? 'is empty' : diff.stdout}`);
  expect(before).not.toBe('');
  expect(changed).toBe('nothing changes');
  expect(second).toBe(first);
  expect([diff.code, diff.stdout]).toStrictEqual([0, '']);
});
