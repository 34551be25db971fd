import { judged, object, StandIn, workload } from './support';
import { CheckType, ConfiguredProgram, RequirementCheck } from '../../../src';
import { State } from '../../src/preflight/finding';

const { HOLDS, DOES_NOT_HOLD: FAILS, CANNOT_BE_TOLD: UNTOLD } = State;

async function stateOf(check: RequirementCheck, objects: StandIn['objects']): Promise<State> {
  return (await judged([check], { objects })).state;
}

describe('Traefik', () => {
  const traefik = (type: CheckType, path: string, ...values: string[]): RequirementCheck => (
    { type, program: ConfiguredProgram.TRAEFIK, path, values });
  const CRD = traefik(CheckType.PRESENT, 'providers.kubernetesCRD');
  const ALLOWED = traefik(CheckType.VALUE, 'providers.kubernetesCRD.allowCrossNamespace', 'true');
  const NAMESPACES = traefik(CheckType.UNSET_OR_LISTS, 'providers.kubernetesCRD.namespaces', 'app');
  const REDIRECTS = traefik(CheckType.ABSENT, 'entryPoints.web.http.redirections');

  test.each<readonly [RequirementCheck, State, readonly string[]]>([
    [CRD, HOLDS, ['--providers.kubernetescrd']],
    [CRD, HOLDS, ['--providers.kubernetesCRD.ingressClass=x']],
    [CRD, FAILS, ['--providers.kubernetescrd=false']],
    [CRD, FAILS, ['--providers.kubernetescrdother=true']],
    [CRD, FAILS, ['--api']],
    [ALLOWED, HOLDS, ['--providers.kubernetescrd.allowCrossNamespace=true']],
    [ALLOWED, HOLDS, ['--providers.kubernetescrd.allowcrossnamespace']],
    [ALLOWED, HOLDS, ['--providers.kubernetescrd.allowcrossnamespace', 'true']],
    [ALLOWED, FAILS, ['--providers.kubernetescrd.allowcrossnamespace=false']],
    [ALLOWED, FAILS, ['--providers.kubernetescrd']],
    [NAMESPACES, HOLDS, ['--providers.kubernetescrd']],
    [NAMESPACES, HOLDS, ['--providers.kubernetescrd.namespaces=a,app']],
    [NAMESPACES, HOLDS, ['--providers.kubernetescrd.namespaces[0]=a', '--providers.kubernetescrd.namespaces[1]=app']],
    [NAMESPACES, FAILS, ['--providers.kubernetescrd.namespaces=a']],
    [REDIRECTS, HOLDS, ['--entryPoints.web.address=:8000/tcp']],
    [REDIRECTS, FAILS, ['--entryPoints.web.http.redirections.entryPoint.to=websecure']],
  ])('%j: %s with %j', async (check, state, args) => {
    expect(await stateOf(check, [workload('docker.io/library/traefik:v3.7.1', args)])).toBe(state);
  });

  test('is not known where there is none, or several that differ', async () => {
    const one = workload('traefik:v3.7', ['--providers.kubernetescrd'], { name: 'one' });
    const other = workload('my/traefik', ['--api'], { name: 'other', kind: 'DaemonSet' });
    expect(await stateOf(CRD, [])).toBe(UNTOLD);
    expect(await stateOf(CRD, [workload('my/traefik-mesh:1', ['--providers.kubernetescrd'])])).toBe(UNTOLD);
    expect(await stateOf(CRD, [one, other])).toBe(UNTOLD);
    expect(await stateOf(ALLOWED, [one, other])).toBe(FAILS);
  });

  const inFile = (args: readonly string[], mountPath: string) => workload('traefik', args, {
    container: { volumeMounts: [{ name: 'conf', mountPath }] }, pod: { volumes: [{ name: 'conf', configMap: { name: 'traefik-conf' } }] },
  });
  const file = (key: string, text: string) => object('v1', 'ConfigMap', 'traefik-conf', { data: { [key]: text } });

  test.each<readonly [string, State, readonly any[]]>([
    ['where it looks by itself', HOLDS, [inFile([], '/etc/traefik'), file('traefik.yml', 'providers: { kubernetesCRD: { allowCrossNamespace: true } }')]],
    ['where a flag says', HOLDS, [inFile(['--configFile=/conf/t.yaml'], '/conf'), file('t.yaml', 'providers: { KubernetesCRD: { allowCrossNamespace: true } }')]],
    ['without the setting, whatever the flags say', FAILS, [
      inFile(['--configfile=/conf/t.yaml', '--providers.kubernetescrd.allowcrossnamespace'], '/conf'), file('t.yaml', 'providers: { kubernetesCRD: {} }'),
    ]],
    ['in TOML', UNTOLD, [inFile(['--configfile=/conf/t.toml'], '/conf'), file('t.toml', 'x = 1')]],
    ['that nobody sees', UNTOLD, [workload('traefik', ['--configfile=/conf/t.yaml'])]],
  ])('reads a file %s', async (_, state, objects) => {
    expect(await stateOf(ALLOWED, objects)).toBe(state);
  });

  test('reads an empty provider in a file as one that is on', async () => {
    expect(await stateOf(CRD, [inFile([], '/etc/traefik'), file('traefik.yml', 'providers: { kubernetesCRD: {} }')])).toBe(HOLDS);
  });

  test('reads variables where there are no flags', async () => {
    const container = { env: [{ name: 'TRAEFIK_PROVIDERS_KUBERNETESCRD_ALLOWCROSSNAMESPACE', value: 'true' }] };
    expect(await stateOf(ALLOWED, [workload('traefik', [], { container })])).toBe(HOLDS);
    expect(await stateOf(ALLOWED, [workload('traefik', ['--api'], { container })])).toBe(FAILS);
  });
});

describe('ingress-nginx', () => {
  const IMAGE = 'registry.k8s.io/ingress-nginx/controller:v1.15.0';
  const SNIPPETS: RequirementCheck = {
    type: CheckType.VALUE,
    program: ConfiguredProgram.INGRESS_NGINX,
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace: 'ingress-nginx',
    name: 'ingress-nginx-controller',
    path: "data['allow-snippet-annotations']",
    values: ['true'],
  };
  const configMap = (namespace: string, name: string, value?: string) => object('v1', 'ConfigMap', name, { data: { 'allow-snippet-annotations': value } }, { namespace });

  test.each<readonly [string, State, readonly any[]]>([
    ['the one of the rule, which nobody is seen to read', UNTOLD, [configMap('ingress-nginx', 'ingress-nginx-controller', 'true')]],
    ['the one of the rule, without the setting', FAILS, [configMap('ingress-nginx', 'ingress-nginx-controller')]],
    ['none', UNTOLD, []],
    ['that of a flag', HOLDS, [workload(IMAGE, ['--configmap=$(POD_NAMESPACE)/mine']), configMap('app', 'mine', 'true'), configMap('ingress-nginx', 'ingress-nginx-controller', 'false')]],
    ['that of a flag, without the setting', FAILS, [workload(IMAGE, ['--configmap=edge/mine']), configMap('edge', 'mine', 'false'), configMap('ingress-nginx', 'ingress-nginx-controller', 'true')]],
    ['that of a flag, which is missing', UNTOLD, [workload(IMAGE, ['--configmap=edge/mine'])]],
    ['without a flag', UNTOLD, [workload(IMAGE, []), configMap('ingress-nginx', 'ingress-nginx-controller', 'true')]],
  ])('reads the ConfigMap: %s', async (_, state, objects) => {
    expect(await stateOf(SNIPPETS, objects)).toBe(state);
  });

  test.each<readonly [State, readonly string[]]>([
    [HOLDS, ['/nginx-ingress-controller', '--enable-ssl-passthrough']],
    [HOLDS, ['--enable-ssl-passthrough=true']],
    [FAILS, ['--enable-ssl-passthrough=false']],
    [FAILS, ['/nginx-ingress-controller']],
  ])('has flags: %s with %j', async (state, args) => {
    expect(await stateOf({ type: CheckType.VALUE, program: ConfiguredProgram.INGRESS_NGINX, path: '--enable-ssl-passthrough', values: ['true'] }, [workload(IMAGE, args)])).toBe(state);
  });

  const settings = (value?: string) => [workload(IMAGE, ['--configmap=app/mine']), configMap('app', 'mine', value)];

  test('has lists in its ConfigMap', async () => {
    const check = { ...SNIPPETS, type: CheckType.LISTS, values: ['X-A', 'X-B'] };
    expect(await stateOf(check, settings('X-B, X-A,X-C'))).toBe(HOLDS);
    expect(await stateOf(check, settings('X-B,x-a'))).toBe(FAILS);
  });

  test('has settings that must not be', async () => {
    const check = { ...SNIPPETS, type: CheckType.NOT_VALUE };
    expect(await stateOf(check, settings())).toBe(HOLDS);
    expect(await stateOf(check, settings('true'))).toBe(FAILS);
  });

  test('that does not run is not asked', async () => {
    const [stopped, ...others] = settings('true');
    stopped.spec.replicas = 0;
    expect(await stateOf(SNIPPETS, [stopped, ...others])).toBe(UNTOLD);
  });
});

test.each<readonly [string, State, string | undefined]>([
  ['on', HOLDS, 'extensionApis: { enableBackend: true }'],
  ['off', FAILS, 'extensionApis: {}'],
  ['unknown', UNTOLD, undefined],
])('Envoy Gateway has its configuration in a ConfigMap: %s', async (_, state, text) => {
  const objects = text === undefined ? [] : [object('v1', 'ConfigMap', 'envoy-gateway-config', { data: { 'envoy-gateway.yaml': text } }, { namespace: 'envoy-gateway-system' })];
  expect(await stateOf({
    type: CheckType.VALUE,
    program: ConfiguredProgram.ENVOY_GATEWAY,
    apiVersion: 'v1',
    kind: 'ConfigMap',
    namespace: 'envoy-gateway-system',
    name: 'envoy-gateway-config',
    path: 'extensionApis.enableBackend',
    values: ['true'],
  }, objects)).toBe(state);
});

test.each<readonly [State, readonly string[]]>([
  [HOLDS, ['--source=service', '--source=ingress']],
  [FAILS, ['--source=service']],
])('external-dns has sources: %s with %j', async (state, args) => {
  expect(await stateOf({ type: CheckType.LISTS, program: ConfiguredProgram.EXTERNAL_DNS, path: '--source', values: ['ingress'] },
    [workload('registry.k8s.io/external-dns/external-dns:v0.19', args)])).toBe(state);
});
