import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { start } from './process';
import { inFolder, programs } from './run';
import { Stoppable } from './started';
import { until } from './wait';

/** How to reach a cluster. */
export interface Access {
  readonly kubeconfig: string;
  readonly server: string;
  readonly token: string;
  readonly ca: string;
}

export interface Cluster extends Stoppable {
  readonly access: Access;
}

/** How tests reach the cluster of the run. */
export function access(): Access {
  return JSON.parse(process.env.E2E_ACCESS!);
}

/** Starts a control plane, with the rules of an older version where one is named. */
export async function startCluster(emulatedVersion?: string, purpose = 'shared'): Promise<Cluster> {
  const name = `cluster-${purpose}-${emulatedVersion ?? 'current'}`;
  const folder = inFolder(name);
  const running = start(name, programs().cluster.path, ['start', '--dir', folder, ...emulatedVersion === undefined ? [] : ['--emulated-version', emulatedVersion]]);
  const kubeconfig = `${folder}/kubeconfig`;
  const text = await until('API server', () => {
    running.check();
    return readFileSync(kubeconfig, 'utf8');
  }, 120);
  const { clusters: [{ cluster }], users: [{ user }] } = parse(text);
  return {
    access: { kubeconfig, server: cluster.server, token: user.token, ca: Buffer.from(cluster['certificate-authority-data'], 'base64').toString() },
    stop: running.stop,
  };
}
