import { execFileSync } from 'node:child_process';

/** Runs a command to its end; what it prints is part of the error if it fails. */
export function run([command, ...args]: string[], cwd: string, env: NodeJS.ProcessEnv = process.env): string {
  try {
    return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 256 * 1024 * 1024 });
  } catch (e) {
    const { code, stdout = '', stderr = '' } = e as { code?: string; stdout?: string; stderr?: string };
    throw new Error(code === 'ENOENT' ? `${command} is not installed` : `${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  }
}
