import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { intentOf } from './intent';
import { objectsOf } from './support';
import { build } from '../../../e2e/external/build';
import { readCases } from '../../../e2e/external/case';
import { manifestsOf } from '../../../e2e/external/manifests';
import { place } from '../../../e2e/external/placed-case';
import { IngressController } from '../../../src';
import { importManifests } from '../../src/import/import';
import { Outcome } from '../../src/import/receipt/notes';
import { PREFIX } from '../../src/translation/ingress';

/** By default those of the suite in a real cluster; the file of all of them stands outside the repository. */
const FILE = process.env.EXTERNAL_CASES ?? join(__dirname, '..', '..', '..', 'e2e', 'external', 'sample.jsonl');
const CASES = readCases(FILE).map((given, i) => place(given, `x-${i}`, '127.0.0.1'));

const imported = CASES.map(placed => {
  const text = manifestsOf(placed).map(each => JSON.stringify(each)).join('\n---\n');
  const { defaultCertificate, forwardedHeaders } = placed;
  return { placed, ...importManifests([{ name: 'case.yaml', text }], { language: 'typescript', gateway: { name: 'gateway' }, assumed: { defaultCertificate, forwardedHeaders } }) };
});

const asLoadBalancers = imported.filter(({ receipt: { asObjects } }) => !asObjects.some(each => each.startsWith('Ingress')));

test('at least 85 % of the cases of others are imported without loss', () => {
  const without = asLoadBalancers.filter(({ receipt }) => receipt.withoutLoss);
  expect(without.length / CASES.length).toBeGreaterThanOrEqual(0.85);
});

// The suite in a real cluster compares the answers of these with those of ingress-nginx.
test('what is imported routes and asks for what the translation does, whose answers are measured', () => {
  const differing = asLoadBalancers.flatMap(({ placed, app, receipt }) => {
    // The headers of a ConfigMap work where the controller allows them, as the app says.
    const named = placed.ingresses.flatMap(({ metadata }) => metadata?.annotations?.[`${PREFIX}custom-headers`] ?? []);
    const allowedResponseHeaders = named.flatMap(name => Object.keys(placed.configMap(name) ?? {}));
    const built = build(placed, IngressController.ingressNginx({ allowedResponseHeaders }));
    // What never worked is meant for something, which the import says.
    const isWished = receipt.lines.some(({ outcome, by }) => outcome === Outcome.NEVER_WORKED && by !== undefined);
    if ('kind' in built || isWished) {
      return [];
    }
    // An annotation that the translation leaves out because it changes little stays in the app.
    const left = new Set(receipt.lines.filter(({ by }) => by === 'annotations').flatMap(({ field }) => /^metadata\.annotations\["(.*)"\]$/.exec(field)?.[1] ?? []));
    const expected = intentOf(parseAllDocuments(built.yaml).map(each => each.toJS()), left);
    const found = intentOf(objectsOf(app), left);
    return JSON.stringify(found) === JSON.stringify(expected) ? [] : [{ id: placed.given.id, found, expected }];
  });
  expect(differing).toStrictEqual([]);
});
