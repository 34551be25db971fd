import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { ApiObject } from 'cdk8s';
import { byHand } from './by-hand';
import { TRAFFIC_CASES, TrafficCase } from './cases';
import { FirstAnswers, firstAnswers } from './first-answer';
import { load, Load, Route } from './load';
import { FAST_SERVERS, startFastServers } from './servers';
import { Backends } from '../../src';
import { startLab } from '../support/lab';
import { clearNamespaces } from '../support/namespaces';
import { cpuDuring, programOf } from '../support/processes';
import { codeOfRefusal } from '../support/refusal';
import { inFolder, programs } from '../support/run';
import { nameOf, Running, RUNNING } from '../support/running';
import { ask, loadBalancer, serve } from '../support/scene';
import { closeApi } from '../support/shared-api';
import { Started } from '../support/started';
import { until } from '../support/wait';

/** The controllers that do not do the same as another one. */
const MEASURED = RUNNING.filter(({ short }) => ['reader', 'traefik', 'envoy'].includes(short));

/** All, or those of which the caller names a part. */
const CASES = TRAFFIC_CASES.filter(({ what }) => what.includes(process.argv[2] ?? ''));

/** How many load balancers are applied at once; none where the caller looks at some cases alone. */
const APPLIED = process.argv[2] === undefined ? [1, 100, 1000] : [];

const PAIRS = 15;
const SECONDS = 1;

/** What the requests of a route came to. */
interface Spent extends Omit<Load, 'requests'> {
  /** Microseconds that a request takes the controller on a processor. */
  readonly cpu: number;
}

/** The cost of a case on a controller, beside the least by hand. */
interface Cost {
  readonly ratio: number;
  readonly spread: readonly [number, number];
  readonly hand: Spent;
  readonly library: Spent;
}

const started = new Started();

async function main(): Promise<void> {
  started.keep(startFastServers());
  const lab = started.keep(await startLab());
  process.env.E2E_ACCESS = JSON.stringify(lab.access);
  const costs = new Map<TrafficCase, (Cost | string)[]>(CASES.map(each => [each, []]));
  const answers = new Map<number, FirstAnswers[]>(APPLIED.map(count => [count, []]));
  for (const running of MEASURED) {
    for (const [i, given] of CASES.entries()) {
      const cost = await costOf(running, given, `traffic-${running.short}-${i}`);
      costs.get(given)!.push(cost);
      process.stderr.write(`${nameOf(running)}, ${given.what}: ${typeof cost === 'string' ? cost : `${cost.ratio.toFixed(2)}, on a processor ${onProcessor(cost)}`}\n`);
      await clearNamespaces();
    }
    for (const count of APPLIED) {
      const times = await firstAnswers(running, count, `applied-${running.short}-${count}`, lab.access);
      answers.get(count)!.push(times);
      process.stderr.write(`${nameOf(running)}, ${count} applied: ${Object.entries(times).map(([name, seconds]) => `${name} ${seconds.toFixed(1)} s`).join(', ')}\n`);
      await clearNamespaces();
    }
  }
  writeFileSync(inFolder('TRAFFIC.md'), report(costs, answers));
}

/** Serves both routes, and measures them in turn. A controller may refuse the case. */
async function costOf(running: Running, { props, beside, path = '/', headers = {} }: TrafficCase, namespace: string): Promise<Cost | string> {
  const { controller, target } = running;
  const host = `hand.${namespace}.example.com`;
  const hosts = props.hosts ?? [`${namespace}.example.com`];
  try {
    await serve(namespace, chart => {
      [...byHand(running, host), ...beside?.(running) ?? []].forEach((object: any, i) => new ApiObject(chart, `Beside${i}`, object));
      return loadBalancer(chart, { controller, backends: Backends.fromIps(FAST_SERVERS, { port: 80 }), ...props, hosts });
    }, target);
  } catch (e) {
    const code = codeOfRefusal(e);
    if (code === undefined) {
      throw e;
    }
    return `refused (${code})`;
  }
  const routes: { readonly [way in 'hand' | 'library']: Route } = {
    hand: { address: target.address, host, path, headers },
    library: { address: target.address, host: hosts[hosts.length - 1], path, headers },
  };
  for (const route of Object.values(routes)) {
    await until(`answer to ${route.host}${path}`, async () => (await ask(route.host, path, { address: target.address, headers })).status === 200 || undefined, 60);
    await load(route, SECONDS);
  }
  const found: { readonly [way in keyof typeof routes]: Load[] } = { hand: [], library: [] };
  const cpu = { hand: 0, library: 0 };
  const program = programOf(target);
  for (let pair = 0; pair < PAIRS; pair++) {
    for (const way of pair % 2 === 0 ? ['hand', 'library'] as const : ['library', 'hand'] as const) {
      const loaded = await cpuDuring(program, async () => load(routes[way], SECONDS));
      found[way].push(loaded.found);
      cpu[way] += loaded.cpu;
    }
  }
  const ratios = found.library.map(({ requestsPerSecond }, i) => requestsPerSecond / found.hand[i].requestsPerSecond).sort((a, b) => a - b);
  const [hand, library] = (['hand', 'library'] as const).map(way => spent(found[way], cpu[way]));
  return { ratio: median(ratios), spread: [ratios[0], ratios[PAIRS - 1]], hand, library };
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The middle of loads, which took the controller some milliseconds on a processor. */
function spent(loads: readonly Load[], cpu: number): Spent {
  const of = (name: keyof Load) => median(loads.map(each => each[name]));
  const requests = loads.reduce((sum, each) => sum + each.requests, 0);
  return { requestsPerSecond: of('requestsPerSecond'), p50: of('p50'), p99: of('p99'), cpu: cpu * 1000 / requests };
}

function onProcessor({ hand, library }: Cost): string {
  return `${(library.cpu / hand.cpu).toFixed(2)} (${hand.cpu.toFixed(0)} → ${library.cpu.toFixed(0)})`;
}

function report(costs: ReadonlyMap<TrafficCase, readonly (Cost | string)[]>, answers: ReadonlyMap<number, readonly FirstAnswers[]>): string {
  const { traefik, envoyGateway, envoy } = programs();
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cell = (cost: Cost | string) => typeof cost === 'string' ? cost : `${cost.ratio.toFixed(2)} (${cost.spread.map(each => each.toFixed(2)).join(' to ')})`;
  const times = ({ p50, p99 }: Spent) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
  const detail = (cost: Cost | string) => typeof cost === 'string' ? cost
    : `${cost.hand.requestsPerSecond.toFixed(0)} → ${cost.library.requestsPerSecond.toFixed(0)}; ${times(cost.hand)} → ${times(cost.library)}`;
  const cpu = (cost: Cost | string) => typeof cost === 'string' ? cost : onProcessor(cost);
  const names = MEASURED.map(nameOf);
  const table = (of: (cost: Cost | string) => string) => [
    line(['the route has', ...names]), line(['---', ...names.map(() => '---')]), ...[...costs].map(([{ what }, row]) => line([what, ...row.map(of)])),
  ];
  return [
    '# What a rendered route costs in traffic',
    '',
    '<!-- Written by "npm run bench:traffic". -->',
    'Requests a second of a route that the library renders, over those of the least that leads to the same servers by hand, on the same',
    `controller: median of ${PAIRS} pairs in turn (and the extremes). wrk with 16 connections, ${FAST_SERVERS.length} servers in one nginx, all on ${cpus().length} processors (${cpus()[0].model.trim()});`,
    `Traefik ${traefik.version}, Envoy Gateway ${envoyGateway.version} with Envoy ${envoy.version}. Where TLS leads to the servers, the route by hand speaks plain HTTP.`,
    'Reading annotations, Traefik keeps two idle connections to a server. With so many servers it opens few others, which would cost more than what is compared here.',
    '',
    ...table(cell),
    '',
    '## What a request takes the controller itself',
    '',
    'Its time on a processor over that of the route by hand, in all pairs together (microseconds a request, by hand → rendered). This swings less than requests a second,',
    'of which the servers and wrk take a part.',
    '',
    ...table(cpu),
    '',
    '## Requests a second, and milliseconds of half and of 99 % of the requests',
    '',
    'By hand → rendered.',
    '',
    ...table(detail),
    '',
    '## From `kubectl apply` to the first right answer',
    '',
    'Seconds from the start of the command: to its end, to the answer of half of the hosts, to that of the last one.',
    '',
    line(['load balancers', ...names]), line(['---', ...names.map(() => '---')]),
    ...[...answers].map(([count, row]) => line([count.toLocaleString('en'), ...row.map(({ applied, median: half, last }) => [applied, half, last].map(each => each.toFixed(1)).join(' / '))])),
    '',
  ].join('\n');
}

main().catch((e: Error) => {
  process.stderr.write(`${e.stack}\n`);
  process.exitCode = 1;
}).finally(async () => {
  closeApi();
  await started.stop();
});
