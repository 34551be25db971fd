import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, JsonPatch } from 'cdk8s';
import { BackendProtocol, Backends, BackendTls, CheckType, EndpointsApi, ExternalLoadBalancer, IngressController, Requirement } from '../src';
import { Objects } from './preflight/cluster-state';
import { Case, CASES } from './preflight/requirements';
import { REFUSING_SERVER, SERVERS } from './support/addresses';
import { ApiServer } from './support/api-server';
import { defineCertificates } from './support/cert-manager';
import { Cluster, startCluster } from './support/cluster';
import { defineResources } from './support/crds';
import { kubectl } from './support/kubectl';
import { inFolder, programs } from './support/run';
import { loadBalancer } from './support/scene';
import { until } from './support/wait';
import { preflight, State } from '../cli/src/preflight';
import { Building } from '../test/building';

/** The kubectl of the cluster, as a program of its own. */
let program: string;

/** A cluster of its own: in the shared one other routes stand beside these, and controllers would serve these Gateways. */
let cluster: Cluster;

let api: ApiServer;

beforeAll(async () => {
  cluster = await startCluster(undefined, 'preflight');
  api = new ApiServer(cluster.access);
  await defineResources(cluster.access, [programs().traefik, programs().envoyGateway]);
  defineCertificates(cluster.access);
  // Where Envoy Gateway is installed as a rule.
  await createNamespace('envoy-gateway-system');
  program = inFolder('kubectl');
  writeFileSync(program, `#!/bin/sh\nexec ${programs().cluster.path} kubectl "$@"\n`);
  chmodSync(program, 0o755);
});

afterAll(async () => {
  api?.close();
  await cluster?.stop();
});

/** What an app renders for a namespace, with its report, in files. */
class Rendered {
  public readonly yaml: string;
  private readonly folder: string;
  private readonly report: { readonly requirements: readonly Requirement[] };

  public constructor(
    private readonly namespace: string, props: Partial<Building>, change: (lb: ExternalLoadBalancer) => void = () => {},
  ) {
    const app = new App();
    const lb = loadBalancer(new Chart(app, 'chart', { namespace }), props);
    change(lb);
    this.yaml = app.synthYaml();
    this.folder = inFolder(`preflight-${namespace}`);
    mkdirSync(this.folder);
    writeFileSync(join(this.folder, 'app.yaml'), this.yaml);
    this.report = JSON.parse(lb.report.toJson());
  }

  /** What its checks of a requirement say, in a state each. */
  public async states(id: string): Promise<readonly State[]> {
    return (await this.findings(id)).map(({ state }) => state);
  }

  /** Only this requirement is checked: each question costs a start of kubectl. */
  public async findings(id: string, as?: string) {
    const file = join(this.folder, `${id}.json`);
    writeFileSync(file, JSON.stringify({ ...this.report, requirements: this.report.requirements.filter(requirement => requirement.id === id) }));
    const { kubeconfig } = cluster.access;
    const { judged } = await preflight([join(this.folder, 'app.yaml')], { program, kubeconfig, as, namespace: this.namespace, reports: [file] });
    return judged.flatMap(({ findings }) => findings);
  }
}

function run(args: string[], input = ''): string {
  const { code, stdout, stderr } = kubectl(cluster.access, args, input);
  if (code !== 0) {
    throw new Error(stderr);
  }
  return stdout;
}

async function createNamespace(name: string): Promise<void> {
  await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
}

/** Applies objects, and the status of those that have one. */
async function place(namespace: string, objects: Objects): Promise<void> {
  for (const { status, ...object } of objects) {
    await api.apply(object, { namespace, force: true });
    if (status !== undefined) {
      await api.setStatus({ ...object, status }, namespace);
    }
  }
}

async function remove(namespace: string, objects: Objects): Promise<void> {
  for (const object of objects) {
    await api.delete(object, { namespace, ifThere: true });
  }
}

const named = CASES.map((each, i): [string, string, Case] => [each.id, `preflight-${i}`, each]);

test.each(named)('%s holds, and then it does not (%s)', async (id, namespace, { props, held, broken, looksAt }) => {
  await createNamespace(namespace);
  const [right, wrong] = [held(namespace), broken(namespace)];
  const rendered = new Rendered(namespace, props(namespace));
  try {
    await place(namespace, right);
    const before = await rendered.findings(id);
    // Where nothing takes the place of what is right, it goes.
    await (wrong.length > 0 ? place : remove)(namespace, wrong.length > 0 ? wrong : right.filter(({ kind }) => kind !== 'Namespace'));
    const after = await rendered.findings(id);
    expect({ before: before.filter(({ state }) => state !== State.HOLDS), checks: before.length > 0 }).toStrictEqual({ before: [], checks: true });
    expect(after.map(({ state }) => state)).toContain(looksAt ? State.CANNOT_BE_TOLD : State.DOES_NOT_HOLD);
  } finally {
    await remove(namespace, [...right, ...wrong]);
  }
});

test('addresses are mirrored, unless the cluster is told otherwise', async () => {
  const namespace = 'preflight-mirror';
  await createNamespace(namespace);
  const rendered = new Rendered(namespace, {});
  expect(await rendered.states('endpoints-mirroring')).toStrictEqual([State.CANNOT_BE_TOLD]);
  run(['apply', '--server-side', '-f', '-'], rendered.yaml);
  await until('mirror', async () => (await rendered.states('endpoints-mirroring'))[0] === State.HOLDS || undefined);
  run(['label', 'endpoints', namespace, '-n', namespace, 'endpointslice.kubernetes.io/skip-mirror=true']);
  await until('no mirror', async () => (await rendered.states('endpoints-mirroring'))[0] === State.DOES_NOT_HOLD || undefined);
  expect(await rendered.states('endpoints-deprecated')).toStrictEqual([State.HOLDS]);
  expect(await rendered.states('write-addresses')).toStrictEqual([State.HOLDS]);
});

test.each([
  ['Endpoints', EndpointsApi.ENDPOINTS, '', 'endpoints'],
  ['EndpointSlices', EndpointsApi.ENDPOINT_SLICE, 'discovery.k8s.io', 'endpointslices'],
])('whoever may write %s, and who may not', async (_kind, endpointsApi, apiGroup, resource) => {
  const namespace = `preflight-${resource}`;
  const user = `${resource}-writer`;
  await createNamespace(namespace);
  const rendered = new Rendered(namespace, { endpointsApi });
  const states = async () => (await rendered.findings('write-addresses', user)).map(({ state }) => state);
  await api.apply({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: user, namespace }, rules: [{ apiGroups: [apiGroup], resources: [resource], verbs: ['*'] }] });
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: user, namespace },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: user },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: user }],
  };
  expect(await states()).toStrictEqual([State.DOES_NOT_HOLD]);
  await api.apply(binding);
  await until('role', async () => (await states())[0] === State.HOLDS || undefined);
  await api.delete(binding);
  await until('refusal', async () => (await states())[0] === State.DOES_NOT_HOLD || undefined);
});

test.each([
  ['plain-http-backends', BackendProtocol.http()],
  ['http2-backends', BackendProtocol.grpc()],
  ['tls-backends', BackendProtocol.https(BackendTls.unverified())],
])('servers take connections from here, or refuse them: %s', async (id, backendProtocol) => {
  const [takes, refuses] = [`${id}-taken`, `${id}-refused`];
  await createNamespace(takes);
  await createNamespace(refuses);
  const taken = new Rendered(takes, { backendProtocol, backends: Backends.fromIps(SERVERS, { port: 80 }) });
  const refused = new Rendered(refuses, { backendProtocol, backends: Backends.fromIps([SERVERS[0], REFUSING_SERVER], { port: 80 }) });
  expect(await taken.states(id)).toStrictEqual([State.HOLDS]);
  expect(await refused.states(id)).toStrictEqual([State.DOES_NOT_HOLD]);
});

test.each([
  ['traefik-crds', IngressController.traefik()],
  ['gateway-api-crds', IngressController.gatewayApi({ gateway: { name: 'edge' } })],
])('%s hold, but for a field that they do not have', async (id, controller) => {
  const [right, wrong] = [`preflight-${id}`, `preflight-${id}-new`];
  const known = new Rendered(right, { controller, endpointsApi: EndpointsApi.ENDPOINT_SLICE });
  const unknown = new Rendered(wrong, { controller }, lb => lb.routes[0].addJsonPatch(JsonPatch.add('/spec/inventedField', 'x')));
  expect(new Set(await known.states(id))).toStrictEqual(new Set([State.HOLDS]));
  expect((await unknown.findings(id)).filter(({ state }) => state === State.DOES_NOT_HOLD).map(({ type }) => type)).toStrictEqual([CheckType.SERVED]);
});

test('definitions of Gateway API hold, and older ones do not', async () => {
  const rendered = new Rendered('preflight-older', { controller: IngressController.gatewayApi({ gateway: { name: 'edge' } }) });
  const annotation = 'gateway.networking.k8s.io/bundle-version';
  const crd = 'crd/httproutes.gateway.networking.k8s.io';
  const version = run(['get', crd, '-o', `jsonpath={.metadata.annotations['${annotation.replace(/\./g, '\\.')}']}`]);
  run(['annotate', crd, '--overwrite', `${annotation}=v1.4.0`]);
  try {
    expect((await rendered.findings('gateway-api-crds')).filter(({ state }) => state === State.DOES_NOT_HOLD).map(({ type }) => type)).toStrictEqual([CheckType.AT_LEAST]);
  } finally {
    run(['annotate', crd, '--overwrite', `${annotation}=${version}`]);
  }
  expect(new Set(await rendered.states('gateway-api-crds'))).toStrictEqual(new Set([State.HOLDS]));
});

test('nothing is changed by a look', async () => {
  await createNamespace('preflight-reads');
  const rendered = new Rendered('preflight-reads', {});
  const version = () => run(['get', 'all,secrets,configmaps,endpoints,ingress', '-n', 'preflight-reads', '-o', 'name']);
  const before = version();
  expect(await rendered.states('write-addresses')).toStrictEqual([State.HOLDS]);
  expect(version()).toBe(before);
});
