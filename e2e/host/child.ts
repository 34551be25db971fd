import { spawn, StdioOptions } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export interface ChildOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Called with each line that the child writes to its standard error; without it, all streams are shared. */
  readonly onLine?: (line: string) => void;
}

/**
 * Runs a command to its end and gives its exit code. It ends with this process at the latest, however that ends; a signal
 * to this process ends the command first, so that whoever waits for it can clean up.
 */
export async function runChild(command: string[], { cwd, env = process.env, onLine }: ChildOptions = {}): Promise<number> {
  const stdio: StdioOptions = onLine ? ['ignore', 'ignore', 'pipe'] : 'inherit';
  // A group of its own can be ended as a whole; but the suite and the demo belong to the terminal.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], { cwd, env, stdio, detached: onLine !== undefined });
  if (onLine) {
    createInterface({ input: child.stderr! }).on('line', onLine);
  }
  // Not by the signal that came: the first process of a namespace passes over what it does not handle.
  const stop = () => onLine ? process.kill(-child.pid!, 'SIGKILL') : child.kill('SIGKILL');
  SIGNALS.forEach(signal => process.once(signal, stop));
  try {
    return await new Promise<number>((resolve, reject) => child.once('error', reject)
      .once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal!])));
  } finally {
    SIGNALS.forEach(signal => process.removeListener(signal, stop));
  }
}
