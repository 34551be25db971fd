import * as fc from 'fast-check';
import { cases } from './cases';
import { CONTROLLERS } from './controllers';
import { Judge } from './judge';
import { ApiServer } from '../support/api-server';
import { Cluster, startCluster } from '../support/cluster';
import { defineResources } from '../support/crds';
import { record } from '../support/results';
import { programs } from '../support/run';

const CASES = Number(process.env.E2E_CASES ?? 2000);
const SEED = Number(process.env.E2E_SEED ?? Date.now() % 2 ** 31);

/** The first of them, by its number among those of the seed: where an earlier run has ended. */
const FROM = Number(process.env.E2E_FROM ?? 0);

/** One case in so many is created for real as well. */
const FOR_REAL = 20;

describe.each([
  { rules: programs().cluster.version },
  { rules: 'v1.34', emulatedVersion: '1.34' },
])('with the rules of Kubernetes $rules', ({ rules, emulatedVersion }) => {
  let cluster: Cluster;

  beforeAll(async () => {
    cluster = await startCluster(emulatedVersion, 'differential');
    const definers = Object.values(CONTROLLERS).flatMap(({ definedBy }) => definedBy === undefined ? [] : programs()[definedBy]);
    await defineResources(cluster.access, definers);
  });

  afterAll(async () => cluster?.stop());

  test(`${CASES} random cases: what the library renders, the API server takes; what that rejects, the library refuses`, async () => {
    process.stdout.write(`differential test, rules ${rules}: to repeat it, npm run e2e -- differential --cases ${CASES} --seed ${SEED}\n`);
    const api = new ApiServer(cluster.access);
    const judge = new Judge(api);
    try {
      await judge.prepare();
      let count = 0;
      const property = fc.asyncProperty(cases, async given => judge.judge(given, ++count % FOR_REAL === 0));
      await fc.assert(property, { numRuns: CASES, seed: SEED, ...FROM > 0 && { path: String(FROM) } });
    } finally {
      api.close();
    }
    const { rendered, objects, created, refusedAlike, refusedNevertheless } = judge.tally;
    const all = [...rendered.values()].reduce((sum, count) => sum + count, 0);
    const nevertheless = [...refusedNevertheless.values()].reduce((sum, count) => sum + count, 0);
    record('Differential test', `${CASES} random cases, seed ${SEED}, rules of Kubernetes ${rules}`, '0 disagreements',
      `0 disagreements: ${all} rendered (${objects} objects taken, ${created} cases created for real), ${refusedAlike} refused by both, ${nevertheless} refused by the library alone for a written reason`);
    record('Differential test', `of which refused by the library alone, rules of Kubernetes ${rules}`, 'for a written reason',
      [...refusedNevertheless].sort((a, b) => b[1] - a[1]).map(([why, times]) => `${times}: ${why}`).join('\n'));
    record('Differential test', `rendered, by the controller, rules of Kubernetes ${rules}`, 'each of them',
      [...rendered].map(([factory, times]) => `${times}: IngressController.${factory}()`).join('\n'));
    expect(all + refusedAlike + nevertheless).toBe(CASES);
    expect(all).toBeGreaterThan(CASES / 5);
    // No controller may drop out because its cases are all refused.
    expect(Object.keys(CONTROLLERS).filter(factory => (rendered.get(factory) ?? 0) <= CASES / 50)).toEqual([]);
  }, 3_600_000);
});
