import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { withFolderAt } from './chroot';
import { Access } from './cluster';
import { apply } from './kubectl';
import { start } from './process';
import { inFolder, programs } from './run';
import { Stoppable } from './started';
import { until } from './wait';
import { get } from '../../test/nginx/support/http';

/** The namespace of Envoy Gateway, for Secrets of its own. */
export const ENVOY_GATEWAY_SYSTEM = 'envoy-gateway-system';

/** By this name a GatewayClass asks for it. */
export const ENVOY_GATEWAY_CONTROLLER = 'gateway.envoyproxy.io/gatewayclass-controller';

/** What describes how Envoy runs. */
export const ENVOY_PROXY = 'host';

const run = promisify(execFile);

/** Where Envoy Gateway itself tells whether it is ready. */
const HEALTH_PORT = 8081;

/** Starts Envoy Gateway, which starts an Envoy of its own for each Gateway, on this machine. */
export async function startEnvoyGateway(access: Access): Promise<Stoppable> {
  const { path } = programs().envoyGateway;
  const folder = inFolder('envoy-gateway');
  const paths = { configHome: join(folder, 'config'), dataHome: join(folder, 'data'), stateHome: join(folder, 'state'), runtimeDir: join(folder, 'run') };
  const env = { KUBECONFIG: access.kubeconfig };
  provideEnvoy(paths.dataHome);
  const { code, stderr } = apply(access, [NAMESPACE, proxy()].map(each => JSON.stringify(each)).join('\n---\n'));
  if (code !== 0) {
    throw new Error(stderr);
  }
  await Promise.all([
    // In the cluster it makes a secret to sign cookies with; the certificates are taken from the files.
    run(path, ['certgen', '--disable-topology-injector'], { env: { ...process.env, ...env } }),
    run(path, ['certgen', '--local', '--config-home', paths.configHome]),
  ]);

  const config = join(folder, 'envoy-gateway.json');
  writeFileSync(config, JSON.stringify(configuration(paths)));
  const root = join(folder, 'root');
  mkdirSync(root);
  const [program, ...args] = withFolderAt('/certs', join(paths.configHome, 'certs', 'envoy-gateway'), root, [path, 'server', '--config-path', config]);
  const running = start('envoy-gateway', program, args, env);
  await until('Envoy Gateway', async () => {
    running.check();
    return (await get(HEALTH_PORT, 'localhost', '/readyz')).status === 200 || undefined;
  }, 60);
  return running;
}

/** What the first Envoy says by its administration interface, whose address it writes down when it starts. */
export async function askEnvoy(path: string): Promise<any> {
  const folder = inFolder('envoy-gateway', 'run');
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().find(each => basename(each) === 'admin-address.txt')!;
  const [host, port] = readFileSync(join(folder, file), 'utf8').split(':');
  return JSON.parse((await get(Number(port), host, path, { address: host })).text);
}

const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: ENVOY_GATEWAY_SYSTEM } };

/** Puts Envoy where it is looked for, so that nothing is downloaded. */
function provideEnvoy(dataHome: string): void {
  const { path, version } = programs().envoy;
  const folder = join(dataHome, 'envoy-versions', version, 'bin');
  mkdirSync(folder, { recursive: true });
  symlinkSync(path, join(folder, 'envoy'));
}

function proxy() {
  return {
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'EnvoyProxy',
    metadata: { name: ENVOY_PROXY, namespace: ENVOY_GATEWAY_SYSTEM },
    // Several of them run on this machine.
    spec: { provider: { type: 'Host', host: { envoyVersion: programs().envoy.version } }, extraArgs: ['--use-dynamic-base-id'] },
  };
}

function configuration(host: object) {
  return {
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'EnvoyGateway',
    gateway: { controllerName: ENVOY_GATEWAY_CONTROLLER },
    logging: { level: { default: 'warn' } },
    provider: {
      type: 'Custom',
      custom: {
        resource: { type: 'Kubernetes', kubernetes: { leaderElection: { disable: true } } },
        infrastructure: { type: 'Host', host },
      },
    },
    // The patches give Envoy's listeners an address.
    extensionApis: { enableBackend: true, enableEnvoyPatchPolicy: true },
  };
}
