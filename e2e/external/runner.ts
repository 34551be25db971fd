import { ask, cannotAsk } from './ask';
import { build, Built, NotBuilt } from './build';
import { ExternalCase } from './case';
import { directly } from './client';
import { Difference } from './compare';
import { announcementOf } from './declared';
import { buildByImport } from './import';
import { Outcome } from './outcome';
import { isBehindTerminator, obstacleTo, place, PlacedCase } from './placed-case';
import { objectsBeside } from './secrets';
import { TERMINATOR } from '../support/addresses';
import { apply } from '../support/apply';
import { access } from '../support/cluster';
import { kubectl } from '../support/kubectl';
import { behindTerminator, listenerBehindTerminator, nameOf, Running } from '../support/running';

/** So many cases are waited for, or asked, at a time. */
const AT_ONCE = 6;

/** How often a case is waited for. */
const MOST_TRIES = 5;

/** Servers that count requests, so that one case at a time may ask them. */
const COUNTING = 'flaky-backend';

interface Standing extends Built {
  readonly placed: PlacedCase;
  readonly manifests: string;
}

/** How cases become what is applied. */
export type Way = 'translation' | 'import';

/** Runs cases on a controller: those that can be said are applied together and asked one by one. */
export async function runOn(running: Running, cases: readonly ExternalCase[], ca: { readonly [kind: string]: string }, way: Way): Promise<Outcome[]> {
  const { short, target } = running;
  const base = ({ id, feature }: ExternalCase) => ({ id, feature, controller: nameOf(running) });
  const outcomes: Outcome[] = [];
  const standing: Standing[] = [];
  for (const [i, given] of cases.entries()) {
    const namespace = `${PREFIXES[way]}-${short}-${i}`;
    const placed = place(given, namespace, target.address);
    const obstacle = obstacleTo(given) ?? cannotAsk(given);
    const built = buildFor(placed, running, way);
    if ('kind' in built) {
      outcomes.push({ ...base(given), ...built });
    } else if (obstacle !== undefined) {
      outcomes.push({ ...base(given), kind: 'not run', why: [obstacle] });
    } else {
      const beside = [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }, ...objectsBeside(placed.own, namespace, ca, running)];
      standing.push({ ...built, placed, manifests: [...beside.map(each => JSON.stringify(each)), built.yaml].join('\n---\n') });
    }
  }
  const servesAll = ({ placed: { ingresses } }: Standing) => ingresses.some(({ spec }) => (spec?.rules ?? []).some(({ host }) => host === undefined));
  // What serves every host would answer for others.
  for (const alone of standing.filter(servesAll)) {
    outcomes.push(...await judge(running, [alone]));
  }
  outcomes.push(...await judge(running, standing.filter(each => !servesAll(each))));
  return outcomes;
}

const PREFIXES: { readonly [way in Way]: string } = { translation: 'x', import: 'i' };

/** What is applied of a case. */
function buildFor(placed: PlacedCase, running: Running, way: Way): Built | NotBuilt {
  const isProxied = isBehindTerminator(placed.given);
  if (way === 'translation') {
    return build(placed, isProxied ? behindTerminator(running).controller : running.controller);
  }
  const { target: { gateway }, importedFor: controller } = running;
  const listener = isProxied ? { httpListener: listenerBehindTerminator(running) } : {};
  return buildByImport(placed, { controller, gateway: gateway && { ...gateway, ...listener } });
}

/** Applies cases, waits until the controller has them, asks, and takes them away again. */
async function judge(running: Running, standing: readonly Standing[]): Promise<Outcome[]> {
  const wrong = await applied(standing);
  try {
    const served = standing.filter(each => !wrong.has(each));
    await inParallel(served, async each => {
      await routed(running, each.placed.namespace).catch((e: Error) => wrong.set(each, `not served: ${e.message}`));
    });
    const outcomes = new Map<Standing, Outcome>();
    const judged = async (each: Standing) => {
      outcomes.set(each, await outcomeOf(running, each, wrong.get(each)));
    };
    const counts = ({ placed: { given: { backend } } }: Standing) => backend.kind === COUNTING;
    await inParallel(standing.filter(each => !counts(each)), judged);
    for (const each of standing.filter(counts)) {
      await judged(each);
    }
    return standing.map(each => outcomes.get(each)!);
  } finally {
    kubectl(access(), ['delete', '--ignore-not-found', '--wait=false', '-f', '-'], standing.map(({ yaml }) => yaml).join('\n---\n'));
  }
}

/** Waits until a controller serves a namespace: the cluster copies addresses late when it has just lost those of hundreds of cases. */
async function routed({ target }: Running, namespace: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await target.routed(namespace);
    } catch (e) {
      if (tries === MOST_TRIES) {
        throw e;
      }
    }
  }
}

/** Applies cases; gives why the API server does not take some. */
async function applied(standing: readonly Standing[]): Promise<Map<Standing, string>> {
  const wrong = new Map<Standing, string>();
  await inParallel(standing, async each => {
    await apply(each.manifests).catch((e: Error) => wrong.set(each, e.message));
  });
  return wrong;
}

async function outcomeOf(running: Running, { placed, verdicts, changed, lost = [] }: Standing, wrong: string | undefined): Promise<Outcome> {
  const { given: { id, feature }, own } = placed;
  const base = { id, feature, controller: nameOf(running) };
  if (wrong !== undefined) {
    return { ...base, kind: 'fault', why: [wrong], differences: [] };
  }
  if (own.requests.length === 0) {
    return lost.length > 0 ? { ...base, kind: 'lost', why: lost, differences: [] } : { ...base, kind: 'rendered' };
  }
  const { address } = running.target;
  const way = isBehindTerminator(placed.given) ? { address, localAddress: TERMINATOR, httpPort: behindTerminator(running).port } : directly(address);
  const found = await ask(own, way);
  const announced = (each: Difference) => announcementOf(each, { request: own.requests[each.request], verdicts, changed }) ?? lost[0];
  const differences = found.map(each => ({ ...each, declaredBy: announced(each) }));
  return differences.some(({ declaredBy }) => declaredBy === undefined) ? { ...base, kind: 'fault', why: lost, differences }
    : lost.length > 0 ? { ...base, kind: 'lost', why: lost, differences }
      : differences.length === 0 ? { ...base, kind: 'equal' } : { ...base, kind: 'declared', differences };
}

async function inParallel<T>(values: readonly T[], use: (value: T) => Promise<void>): Promise<void> {
  const left = [...values];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      await use(next);
    }
  }));
}
