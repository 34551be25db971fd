import type { ControllerName } from '../controllers';
import { readManifests, readSources } from '../manifests';
import { diagnoseManifests } from './diagnose';
import { FORMATS } from './formats';
import type { Severity } from './rule';
import { fails } from './severities';

export interface RunOptions {
  readonly controller?: ControllerName;
  readonly format: string;
  readonly failOn: Severity | 'never';
}

/** Reads, diagnoses and reports; answers the exit code. */
export async function run(files: readonly string[], { controller, format, failOn }: RunOptions): Promise<number> {
  const read = readManifests(await readSources(files));
  const findings = diagnoseManifests(read, controller, progress());
  await write(FORMATS[format]({ findings, objects: read.manifests.length, colours: isColoured() }));
  return fails(findings, failOn) ? 1 : 0;
}

/** A line that stays the same while work goes on, where somebody looks. */
function progress(): (done: number, all: number) => void {
  const start = Date.now();
  let last = start;
  return (done, all) => {
    if (process.stderr.isTTY && Date.now() - last > 500) {
      last = Date.now();
      process.stderr.write(`\r${done} of ${all} objects`);
    }
    if (done === all && last !== start) {
      process.stderr.write('\r\u001b[K');
    }
  };
}

function isColoured(): boolean {
  return process.stdout.isTTY === true && process.env.NO_COLOR === undefined && process.env.TERM !== 'dumb';
}

/** A pipe takes a long report in pieces: the process must not end before, nor fail where its reader has seen enough. */
function write(report: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (error?: Error | null) => error && (error as NodeJS.ErrnoException).code !== 'EPIPE' ? reject(error) : resolve();
    process.stdout.once('error', settle);
    process.stdout.write(report, settle);
  });
}
