import { readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { processesWith } from './processes';

/** What a program held at most, in MiB. */
export interface Peak {
  /** By which its memory grew. */
  readonly memory: number;
  /** In temporary files. */
  readonly files: number;
}

const MIB = 2 ** 20;

/** A program that holds bodies in files writes for longer than this. */
const INTERVAL = 25;

/** Watches programs of this run while something happens: those whose command line has a text. */
export async function peakOf(text: string, happening: () => Promise<void>): Promise<Peak> {
  const pids = processesWith(text);
  const before = pids.map(pid => {
    // From here on the kernel counts anew.
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return memoryOf(pid, 'VmRSS');
  });
  let files = 0;
  const watch = setInterval(() => files = Math.max(files, ...pids.map(temporaryFiles)), INTERVAL);
  try {
    await happening();
  } finally {
    clearInterval(watch);
  }
  return { memory: Math.max(...pids.map((pid, i) => memoryOf(pid, 'VmHWM') - before[i])), files: Math.round(files / MIB) };
}

/** In MiB. */
function memoryOf(pid: string, field: 'VmRSS' | 'VmHWM'): number {
  return Math.round(Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024);
}

/** The size of the temporary files that a process has open, in bytes. */
function temporaryFiles(pid: string): number {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).reduce((sum, fd) => {
    try {
      const file = `${folder}/${fd}`;
      return /multibuf/.test(readlinkSync(file)) ? sum + statSync(file).size : sum;
    } catch {
      // Closed in the meantime.
      return sum;
    }
  }, 0);
}
