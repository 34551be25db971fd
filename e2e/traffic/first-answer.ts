import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { FAST_SERVERS } from './servers';
import { Backends, ExternalLoadBalancer } from '../../src';
import { Access } from '../support/cluster';
import { createNamespace } from '../support/namespaces';
import { inFolder, programs } from '../support/run';
import { Running } from '../support/running';
import { ask, manifests } from '../support/scene';

const run = promisify(execFile);

/** The hosts that are asked: with more, the asking itself would take the time. */
const ASKED = 20;
const PAUSE = 100;
const MOST_SECONDS = 600;

/** Seconds from the start of `kubectl apply`; infinitely many where that is given up. */
export interface FirstAnswers {
  /** To its end. */
  readonly applied: number;
  /** To the first right answer of half of the hosts, and of the last one. */
  readonly median: number;
  readonly last: number;
}

/** Applies load balancers as users do, and asks until they answer. */
export async function firstAnswers({ controller, target }: Running, count: number, namespace: string, access: Access): Promise<FirstAnswers> {
  await createNamespace(namespace);
  const hosts = Array.from({ length: count }, (_, i) => `h${i}.${namespace}.example.com`);
  const file = inFolder(`${namespace}.yaml`);
  writeFileSync(file, manifests(namespace, chart => hosts.forEach((host, i) => new ExternalLoadBalancer(chart, `Lb${i}`, {
    name: `lb-${i}`, controller, hosts: [host], backends: Backends.fromIps(FAST_SERVERS.slice(0, 2), { port: 80 }),
  }))));
  const asked = hosts.filter((_, i) => i % Math.ceil(count / ASKED) === 0 || i === count - 1);
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const [applied, times] = await Promise.all([
    run(programs().cluster.path, ['kubectl', 'apply', '-f', file], { env: { ...process.env, KUBECONFIG: access.kubeconfig }, maxBuffer: 2 ** 28, timeout: MOST_SECONDS * 1000 }).then(seconds),
    answerTimes(asked, target.address, seconds),
  ]);
  return { applied, median: times[Math.floor(times.length / 2)], last: times[times.length - 1] };
}

/** When each host answered first, sorted. */
async function answerTimes(hosts: readonly string[], address: string, seconds: () => number): Promise<number[]> {
  const answered = new Map<string, number>();
  while (answered.size < hosts.length && seconds() < MOST_SECONDS) {
    for (const host of hosts.filter(each => !answered.has(each))) {
      const answer = await ask(host, '/', { address }).catch(() => undefined);
      if (answer?.status === 200) {
        answered.set(host, seconds());
      }
    }
    await setTimeout(PAUSE);
  }
  return hosts.map(host => answered.get(host) ?? Infinity).sort((a, b) => a - b);
}
