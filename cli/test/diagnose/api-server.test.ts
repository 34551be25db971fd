import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../../src/diagnose/diagnose';

interface Measured {
  readonly case: string;
  readonly verdict: 'accept' | 'reject';
  readonly manifest: string;
}

/** What a real API server made of manifests. */
const MEASURED = readFileSync(join(__dirname, '..', '..', '..', 'test', 'cases', 'api-server-verdicts.jsonl'), 'utf8').trim().split('\n')
  .map(line => JSON.parse(line) as Measured);

/** What another cluster takes: a namespace that exists there, its families of addresses, its range of cluster IPs. */
const OF_THE_CLUSTER = /namespace-no-such|requiredualstack$|ipv6-on-v4|clusterip-(out-of-range|ipv6|broadcast)/;

test('there are hundreds', () => {
  expect(MEASURED.length).toBeGreaterThan(300);
});

test.each(MEASURED.filter(({ case: name, verdict }) => verdict === 'accept' || !OF_THE_CLUSTER.test(name)).map(each => [each.case, each] as const))('%s', (_name, { verdict, manifest }) => {
  const refused = diagnose([{ name: 'f.yaml', text: manifest }]).filter(({ rule }) => rule.startsWith('api-server.'));
  expect(refused.length > 0 ? 'reject' : 'accept').toBe(verdict);
  expect(refused.every(({ severity }) => severity === 'error')).toBe(true);
});
