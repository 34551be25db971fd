import { spawnSync } from 'node:child_process';
import { Access } from './cluster';
import { programs } from './run';

export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs kubectl, of the same version as the API server. */
export function kubectl(access: Access, args: string[], input = ''): Result {
  const { status, stdout, stderr, error } = spawnSync(programs().cluster.path, ['kubectl', ...args], {
    input, encoding: 'utf8', timeout: 60_000, maxBuffer: 2 ** 28, env: { ...process.env, KUBECONFIG: access.kubeconfig },
  });
  if (error) {
    throw error;
  }
  return { code: status!, stdout, stderr };
}

/** Applies manifests as a careful user does. */
export function apply(access: Access, manifests: string): Result {
  return kubectl(access, ['apply', '--server-side', '--validate=strict', '-f', '-'], manifests);
}
