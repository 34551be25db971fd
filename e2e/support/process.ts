import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { inFolder } from './run';

/** A program that runs beside the tests. */
export interface Running {
  /** What it has written, for messages. */
  readonly log: () => string;
  /** Throws if it has ended by itself. */
  readonly check: () => void;
  /** Ends it, at first by asking, and waits until it has. */
  readonly stop: () => Promise<void>;
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
  const log = () => readFileSync(path, 'utf8');
  return {
    log,
    check: () => {
      if (ended !== undefined) {
        throw new Error(`${name} ended with ${ended}:\n${log().slice(-2000)}`);
      }
    },
    stop: async () => {
      child.kill('SIGTERM');
      const impatient = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
      await exit;
      clearTimeout(impatient);
    },
  };
}
