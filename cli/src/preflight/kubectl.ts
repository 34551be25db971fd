import { spawn } from 'node:child_process';
import { Untold } from './finding';

/** How kubectl is called, beside what is asked. */
export interface KubectlOptions {
  readonly context?: string;
  readonly kubeconfig?: string;
  /** The user that is asked for. */
  readonly as?: string;
  /** The program. */
  readonly program?: string;
  /** How long one call may take, in milliseconds. */
  readonly timeout?: number;
}

/** What kubectl has answered. */
export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** An answer of the API server is some megabytes at most. */
const MAX_OUTPUT = 256 * 1024 * 1024;

/** No kubectl, or none that answers: nothing can be told at all. */
export class KubectlError extends Error {}

/** The user's kubectl, which reads alone: `get`, `auth can-i`, and `config view` for the namespace. It is started without a shell. */
export class Kubectl {
  public constructor(private readonly options: KubectlOptions = {}) {}

  public async run(args: readonly string[]): Promise<Answer> {
    const { context, kubeconfig, as, program = 'kubectl', timeout = 20_000 } = this.options;
    const own = Object.entries({ context, kubeconfig, as }).flatMap(([name, value]) => value === undefined ? [] : [`--${name}=${value}`]);
    return new Promise((resolve, reject) => {
      const child = spawn(program, [...args, ...own, `--request-timeout=${Math.ceil(timeout / 2000)}s`], { stdio: ['ignore', 'pipe', 'pipe'] });
      const chunks: { stdout: Buffer[]; stderr: Buffer[] } = { stdout: [], stderr: [] };
      let size = 0;
      const timer = setTimeout(() => end(new KubectlError(`kubectl has not answered within ${timeout / 1000} s`)), timeout);
      const end = (error: Error) => {
        clearTimeout(timer);
        child.kill('SIGKILL');
        reject(error);
      };
      for (const name of ['stdout', 'stderr'] as const) {
        child[name].on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > MAX_OUTPUT) {
            end(new KubectlError(`kubectl has answered with more than ${MAX_OUTPUT} bytes`));
          }
          chunks[name].push(chunk);
        });
      }
      child.on('error', error => end(new KubectlError((error as NodeJS.ErrnoException).code === 'ENOENT' ? `there is no "${program}" in PATH` : error.message)));
      child.on('close', code => {
        clearTimeout(timer);
        resolve({ code: code ?? 1, stdout: Buffer.concat(chunks.stdout).toString(), stderr: Buffer.concat(chunks.stderr).toString().trim() });
      });
    });
  }

  /**
   * What the API server has at a path of its own, as JSON; undefined where there is nothing.
   *
   * @throws Untold where it may not be read
   */
  public async get(path: string): Promise<any> {
    const { code, stdout, stderr } = await this.run(['get', '--raw', path]);
    if (code !== 0) {
      if (/\(NotFound\)|the server could not find the requested resource/.test(stderr)) {
        return undefined;
      }
      throw new Untold(firstLine(stderr) || `kubectl get --raw ${path} ended with ${code}`);
    }
    try {
      return JSON.parse(stdout);
    } catch {
      throw new Untold(`kubectl get --raw ${path} has not answered with JSON`);
    }
  }
}

export function firstLine(text: string): string {
  return text.split('\n')[0].slice(0, 300);
}
