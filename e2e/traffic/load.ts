import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What requests that are sent as fast as they are answered came to. */
export interface Load {
  readonly requests: number;
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Where requests go. */
export interface Route {
  readonly address: string;
  readonly host: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
}

const CONNECTIONS = 16;

/** @throws unless every request succeeds */
export async function load({ address, host, path, headers }: Route, seconds: number): Promise<Load> {
  const given = Object.entries({ Host: host, ...headers }).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { stdout } = await run('wrk', ['-t', '1', '-c', String(CONNECTIONS), '-d', `${seconds}s`, '--latency', ...given, `http://${address}${path}`]);
  if (/Non-2xx or 3xx responses|Socket errors/.test(stdout)) {
    throw new Error(`not every request to ${host}${path} succeeds:\n${stdout}`);
  }
  const [, requests] = /^\s*(\d+) requests in /m.exec(stdout)!;
  const [, perSecond] = /^Requests\/sec:\s*([\d.]+)/m.exec(stdout)!;
  return { requests: Number(requests), requestsPerSecond: Number(perSecond), p50: latency(stdout, 50), p99: latency(stdout, 99) };
}

const UNITS: { readonly [unit: string]: number } = { us: 0.001, ms: 1, s: 1000 };

function latency(text: string, percent: number): number {
  const [, value, unit] = new RegExp(`^\\s*${percent}%\\s+([\\d.]+)(us|ms|s)$`, 'm').exec(text)!;
  return Number(value) * UNITS[unit];
}
