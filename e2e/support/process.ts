import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { inFolder } from './run';
import { Stoppable } from './started';

/** A program that runs beside the tests. */
export interface Running extends Stoppable {
  /** Throws if it has ended by itself. */
  readonly check: () => void;
}

const PATIENCE = 20_000;

/** Starts a program that ends with this process at the latest, however that ends. */
export function start(name: string, program: string, args: string[], env: NodeJS.ProcessEnv = {}): Running {
  const path = inFolder(`${name}.log`);
  const fd = openSync(path, 'w');
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], { env: { ...process.env, ...env }, stdio: ['pipe', fd, fd] });
  closeSync(fd);
  let ended: string | undefined;
  const exit = new Promise<void>(resolve => child.once('error', e => {
    ended = e.message;
    resolve();
  }).once('exit', (code, signal) => {
    ended = `exit code ${code ?? signal}`;
    resolve();
  }));
  return {
    check: () => {
      if (ended !== undefined) {
        throw new Error(`${name} ended with ${ended}:\n${readFileSync(path, 'utf8').slice(-2000)}`);
      }
    },
    // At first by asking.
    stop: async () => {
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
      await exit;
      clearTimeout(impatient);
    },
  };
}
