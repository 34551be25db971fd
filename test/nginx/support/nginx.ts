import { ChildProcess, spawn, spawnSync } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { AddressInfo, createServer } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { get } from './http';
import { findInstallation } from './installation';

/** What stands in the http block, for a server that listens on the given address. */
export type HttpBlock = (listen: string) => string;

const DEADLINE = 15_000;
const POLL = 5;

/** Whether nginx takes the configuration: its complaint where it does not. */
export function complaintOf(http: HttpBlock): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-test-'));
  try {
    const { nginx } = findInstallation();
    // Nothing listens in a test of the configuration, so any port will do.
    const { status, stderr, error } = spawnSync(nginx, ['-t', ...write(folder, http('127.0.0.1:8080'))], { encoding: 'utf8' });
    if (error) {
      throw error;
    }
    return status === 0 ? undefined : stderr;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts an nginx, waits until it answers, and ends it whatever happens in between. */
export async function withNginx<T>(http: HttpBlock, use: (port: number) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-test-'));
  try {
    for (let attempt = 1; ; attempt++) {
      const port = await freePort();
      const nginx = start(folder, port, http);
      try {
        await nginx.ready;
        return await use(port);
      } catch (e) {
        // Another process may have taken the port in between.
        if (attempt === 3 || !/bind\(\)|Address already in use/.test((e as Error).message)) {
          throw e;
        }
      } finally {
        await nginx.stop();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(folder: string, port: number, http: HttpBlock): { readonly ready: Promise<void>; readonly stop: () => Promise<void> } {
  const listen = `127.0.0.1:${port}`;
  const marker = `started-${process.pid}-${port}-${Date.now()}`;
  const block = `${http(listen)}\nserver {\n  listen ${listen};\n  server_name marker.invalid;\n  return 200 "${marker}";\n}`;
  const child = spawn(findInstallation().nginx, write(folder, block), { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', text => complaint += text);
  const closed = new Promise<void>(resolve => child.once('close', () => resolve()).once('error', e => {
    complaint += e.message;
    resolve();
  }));
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    ready: untilItAnswers(child, port, marker, () => complaint),
    stop: async () => {
      process.removeListener('exit', kill);
      // A single process without a master: killing it leaves nothing behind.
      kill();
      await closed;
    },
  };
}

async function untilItAnswers(child: ChildProcess, port: number, marker: string, complaint: () => string): Promise<void> {
  const deadline = Date.now() + DEADLINE;
  while (await answer(port) !== marker) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      throw new Error(`nginx did not start: ${complaint()}`);
    }
    if (Date.now() > deadline) {
      throw new Error(`nginx did not answer within ${DEADLINE} ms: ${complaint()}`);
    }
    await new Promise(resolve => setTimeout(resolve, POLL));
  }
}

async function answer(port: number): Promise<string | undefined> {
  try {
    return (await get(port, 'marker.invalid', '/')).text;
  } catch {
    return undefined;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** Writes the configuration; gives the arguments that make nginx read it and touch nothing outside the folder. */
function write(folder: string, http: string): string[] {
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `  ${name}_temp_path ${folder}/${name};`);
  const conf = join(folder, 'nginx.conf');
  writeFileSync(conf, [
    `load_module ${findInstallation().headersMore};`,
    `pid ${folder}/nginx.pid;`,
    'error_log stderr crit;',
    'daemon off;',
    'master_process off;',
    'pcre_jit on;',
    'events { worker_connections 1024; }',
    'http {',
    ...temp,
    '  access_log off;',
    '  server_names_hash_bucket_size 256;',
    '  server_names_hash_max_size 8192;',
    '  variables_hash_max_size 2048;',
    '  keepalive_requests 100000;',
    // As in the controller's template: the only way to write a dollar sign that is no variable.
    '  geo $literal_dollar { default "$"; }',
    http,
    '}',
    '',
  ].join('\n'));
  return ['-p', folder, '-e', 'stderr', '-c', conf];
}
