import { readdirSync, readFileSync } from 'node:fs';
import { inFolder } from './run';
import { GATEWAY_API_ON_ENVOY, Target } from './targets';
import { Answer, askTimes } from '../../test/dossiers/proof';

/** What tells the program behind a target by its command line: Gateways of other tests have an Envoy of their own, which comes and goes. */
export function programOf(target: Target): string {
  return target === GATEWAY_API_ON_ENVOY ? `${target.gateway!.namespace}/${target.gateway!.name}` : `--entrypoints.web.address=${target.address}:`;
}

/** The processes of this run whose command line has a text, and that are no wrapper of another one. */
export function processesWith(text: string): string[] {
  const pids = readdirSync('/proc').filter(name => /^\d+$/.test(name)).filter(pid => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      return command.includes(text) && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(inFolder());
    } catch {
      return false;
    }
  });
  if (pids.length === 0) {
    throw new Error(`no process has ${text} in its command line`);
  }
  return pids;
}

/** Clock ticks a second, as Linux counts them for programs. */
const TICKS = 100;

/** What comes of something, and the milliseconds of CPU that it costs programs of this run. */
export async function cpuDuring<T>(text: string, happening: () => Promise<T>): Promise<{ readonly found: T; readonly cpu: number }> {
  const before = cpuOf(text);
  const found = await happening();
  return { found, cpu: cpuOf(text) - before };
}

/** The milliseconds of CPU that programs of this run have taken so far. */
function cpuOf(text: string): number {
  return processesWith(text).reduce((sum, pid) => {
    // Behind the name, which may hold anything, user and system time are the 12th and the 13th field.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
    return sum + (Number(fields[11]) + Number(fields[12])) * 1000 / TICKS;
  }, 0);
}

/** The answers to requests one after the other, and the milliseconds of CPU that each costs a program of this run. */
export async function costing(
  text: string, times: number, request: (i: number) => Promise<Answer>,
): Promise<{ readonly found: readonly Answer[]; readonly each: number }> {
  const { found, cpu } = await cpuDuring(text, async () => askTimes(times, request));
  return { found, each: cpu / times };
}
