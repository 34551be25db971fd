import { appendFileSync, readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { startServer } from './server';
import { Table } from './table';
import { get, RequestOptions } from '../../test/nginx/support/http';
import { progress } from '../host/progress';
import { CLIENT, FRONT_DOOR, SERVERS } from '../support/addresses';
import { makeCertificate, tlsSecret } from '../support/certificate';
import { startCluster } from '../support/cluster';
import { apply, kubectl, Result } from '../support/kubectl';
import { createIngressClass } from '../support/lab';
import { inFolder, programs } from '../support/run';
import { Started } from '../support/started';
import { startTraefik } from '../support/traefik';
import { until } from '../support/wait';

const HOST = 'xxx.your-domain.com';
const PATH = '/lb/zl/a/b?x=1';
const NAMESPACE = 'wetwin';
const BROWSER = 'Mozilla/5.0';
const LIMIT = 500 * 2 ** 20;

const MANIFEST = join(__dirname, '..', '..', 'examples', 'typescript', 'dist', 'zl.k8s.yaml');

/** Prints a line, and keeps it for the README. */
function print(line: string): void {
  process.stdout.write(`${line}\n`);
  appendFileSync(inFolder('output.txt'), `${line}\n`);
}

function must({ code, stdout, stderr }: Result): string {
  if (code !== 0) {
    throw new Error(stderr);
  }
  return stdout.trim();
}

const started = new Started();

async function main(): Promise<void> {
  const { ca, applied, servers } = await start();
  print(`A cluster (Kubernetes ${programs().cluster.version}), a controller in it (Traefik ${programs().traefik.version}, reading the annotations of ingress-nginx)`);
  print(`on the exit IP ${FRONT_DOOR}, and two servers outside it on ${SERVERS.join(' and ')}.`);
  print('');
  print('$ kubectl apply --server-side --validate=strict -f examples/typescript/dist/zl.k8s.yaml');
  applied.split('\n').forEach(print);
  print('');

  const table = new Table([['request', 48], ['status', 6], ['server', 12], ['path it saw', 11], ['X-Real-IP', 12], ['Backend-Pod', 14]], print);
  const https = { port: 443, ca };
  const ask = async (what: string, path: string, options: RequestOptions & { readonly port?: number } = https) => {
    const { port = 443, ...rest } = options;
    const { status, headers } = await get(port, HOST, path, { address: FRONT_DOOR, localAddress: CLIENT, ...rest, headers: { 'user-agent': BROWSER, ...rest.headers } });
    const header = (name: string) => headers.get(name)?.[0] ?? '';
    table.row(what, String(status), header('x-server'), header('x-path-seen'), header('x-real-ip'), header('backend-pod'));
    return header('x-server');
  };
  const times = async (count: number) => {
    const answering: string[] = [];
    for (let i = 0; i < count; i++) {
      answering.push(await ask(`GET ${PATH}`, PATH));
    }
    return answering;
  };

  await times(4);
  await ask('GET the same over http, redirected to https', PATH, { port: 80 });
  await ask('GET /elsewhere', '/elsewhere');
  await ask('GET as Scrapy/2.11', PATH, { ...https, headers: { 'user-agent': 'Scrapy/2.11' } });
  await ask('GET as curl/8.5', PATH, { ...https, headers: { 'user-agent': 'curl/8.5' } });
  table.row('POST of 500 MiB and one byte', String(await statusOfPost(ca, LIMIT + 1)));

  table.note(`${SERVERS[1]} goes down:`);
  await servers[1].stop();
  await times(4);
  table.note(`${SERVERS[1]} comes back:`);
  started.keep(await startServer(SERVERS[1]));
  await times(4);
  table.note('Traefik differs from ingress-nginx in two of these: it has no $upstream_addr, which there is the address of the server,\n'
    + 'and it limits bodies only with the annotation proxy-request-buffering: "on", which was added here.');
}

/** Brings everything up, until the first request is answered. */
async function start() {
  const bar = progress('starting', 6, 'steps');
  try {
    const servers = await Promise.all(SERVERS.map(async address => started.keep(await startServer(address))));
    bar.update(1);
    const { access } = started.keep(await startCluster());
    bar.update(2);
    createIngressClass(access);
    must(kubectl(access, ['create', 'namespace', NAMESPACE]));
    const certificate = makeCertificate(HOST);
    must(kubectl(access, ['apply', '-n', NAMESPACE, '-f', '-'], JSON.stringify(tlsSecret('xxx.com', certificate))));
    bar.update(3);
    started.keep(await startTraefik(access, { address: FRONT_DOOR, snippets: true }));
    bar.update(4);
    const applied = must(apply(access, readFileSync(MANIFEST, 'utf8')));
    must(kubectl(access, ['annotate', 'ingress', HOST, '-n', NAMESPACE, 'nginx.ingress.kubernetes.io/proxy-request-buffering=on']));
    bar.update(5);
    await until('answer from both servers', async () => bothAnswer(certificate.ca), 60);
    bar.update(6);
    return { ca: certificate.ca, applied, servers };
  } finally {
    bar.stop();
  }
}

/** Whether both servers take turns, the first one's is next, and the limit holds. */
async function bothAnswer(ca: string): Promise<true | undefined> {
  const answering: (string | undefined)[] = [];
  // An odd number, so that another turn is next each time.
  for (let i = 0; i < 5; i++) {
    answering.push((await get(443, HOST, PATH, { address: FRONT_DOOR, ca, headers: { 'user-agent': BROWSER } })).headers.get('x-server')?.[0]);
  }
  return answering[3] === SERVERS[0] && answering[4] === SERVERS[1] && await statusOfPost(ca, LIMIT + 1) === 413 || undefined;
}

/** The answer to the announcement of a body, of which nothing is sent. */
async function statusOfPost(ca: string, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request({
      host: FRONT_DOOR, port: 443, servername: HOST, ca, agent: false, method: 'POST', path: PATH, timeout: 10_000, headers: { 'host': HOST, 'user-agent': BROWSER, 'content-length': bytes },
    }, response => {
      resolve(response.statusCode!);
      sent.destroy();
    });
    sent.on('error', reject).on('timeout', () => sent.destroy(new Error('no answer to the announcement of a body'))).flushHeaders();
  });
}

void (async () => {
  try {
    await main();
  } catch (e) {
    process.stderr.write(`${(e as Error).message}\n`);
    process.exitCode = 1;
  } finally {
    await started.stop();
  }
})();
