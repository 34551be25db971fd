import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './child';
import { ADDRESSES, CLUSTER_IPS, HOSTNAMES, TRUSTED_CERTIFICATES } from '../support/addresses';

/** All processes of a run: once the first one has ended, the kernel ends the others. */
const PROCESSES = ['--pid', '--fork', '--kill-child', '--mount-proc'];

/** Ways to a network of one's own, the best first: as root or not; containers often forbid to mount /proc. */
const NAMESPACES = [
  ['unshare', '--net', '--mount', ...PROCESSES],
  ['unshare', '--map-root-user', '--net', '--mount', ...PROCESSES],
  ['unshare', '--net', '--mount'],
  ['unshare', '--map-root-user', '--net', '--mount'],
];

/** What stands at a cluster IP is at hand like the servers: there is no kube-proxy. */
const CLUSTER_IPS_ON_LOOPBACK = `local ${CLUSTER_IPS} dev lo`;

const ADD = [...ADDRESSES.map(address => `ip address add ${address} dev lo${address.includes(':') ? ' nodad' : ''}`), `ip route add ${CLUSTER_IPS_ON_LOOPBACK}`];
const DELETE = [...ADDRESSES.map(address => `ip address delete ${address} dev lo`), `ip route delete ${CLUSTER_IPS_ON_LOOPBACK}`];

/** There is one loopback device, so runs wait for each other. */
const LOCK = '/run/lock/cdk8s-external-load-balancer-e2e';

/** Shows processes the names of the servers and an authority to trust, and nobody else. */
const MOUNT = ['mount --bind "$E2E_FOLDER/hosts" /etc/hosts', `mount --bind "$E2E_FOLDER/authorities" ${TRUSTED_CERTIFICATES}`].join('\n');

/**
 * Runs a command with addresses of its own for the servers and the controller, and gives its exit code: in a network
 * namespace where the kernel allows one, else on the loopback device of the machine, for as long as the command runs.
 */
export async function withOwnAddresses(command: string[], folder: string, env: NodeJS.ProcessEnv): Promise<number> {
  const names = HOSTNAMES.map(([name]) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice !== undefined) {
    throw new Error(`${twice} has two addresses in e2e/support/addresses.ts: a controller would send every other request to each`);
  }
  writeFileSync(join(folder, 'hosts'), ['127.0.0.1 localhost', ...HOSTNAMES.map(([name, address]) => `${address} ${name}`), ''].join('\n'));
  if (!existsSync(TRUSTED_CERTIFICATES)) {
    throw new Error(`there is no ${TRUSTED_CERTIFICATES}: install the package ca-certificates`);
  }
  writeFileSync(join(folder, 'authorities'), readFileSync(TRUSTED_CERTIFICATES));
  const namespace = env.E2E_NETWORK === 'loopback' ? undefined : NAMESPACES.find(works);
  if (namespace) {
    return runChild([...namespace, 'sh', '-ec', ['ip link set lo up', ...ADD, MOUNT, 'exec "$0" "$@"'].join('\n'), ...command], { env });
  }
  if (!works(['unshare', '--mount'])) {
    throw new Error('the kernel gives out no network namespace (unshare --map-root-user --net), and only root may add addresses to the loopback device: '
      + 'run this as root, or allow user namespaces, for example with "sysctl kernel.unprivileged_userns_clone=1"');
  }
  try {
    // What a killed run has left there goes first.
    const script = [...DELETE.map(line => `${line} 2>/dev/null || true`), ...ADD, 'exec unshare --mount sh -ec "$RUN" "$0" "$@"'].join('\n');
    return await runChild(['flock', '--no-fork', LOCK, 'sh', '-ec', script, ...command], { env: { ...env, RUN: `${MOUNT}\nexec "$0" "$@"` } });
  } finally {
    // Where another run holds the lock, the addresses are that one's.
    spawnSync('flock', ['--timeout', '10', LOCK, 'sh', '-c', DELETE.join('\n')]);
  }
}

function works([tool, ...args]: string[]): boolean {
  return spawnSync(tool, [...args, 'true']).status === 0;
}
