import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imported, RECIPE, rendered, syntaxFaults } from './support';
import { Outcome } from '../../src/import/receipt/notes';
import { receiptText } from '../../src/import/receipt/receipt';
import { LANGUAGES } from '../../src/import/writers';

const EXAMPLE = readFileSync(join(__dirname, '..', '..', '..', 'examples', 'typescript', 'main.ts'), 'utf8');

test('the recipe becomes the example of the library', () => {
  const { app } = imported(RECIPE);
  expect(syntaxFaults(app)).toStrictEqual([]);
  expect(rendered(app)).toBe(rendered(EXAMPLE));
});

test.each(LANGUAGES)('the app in %s', language => {
  expect(imported(RECIPE, { language }).app).toMatchSnapshot();
});

test('the receipt has every line that is not blank', () => {
  const { receipt } = imported(RECIPE);
  const lines = RECIPE.split('\n').flatMap((text, i) => text.trim() === '' ? [] : [i + 1]);
  const covered = new Set(receipt.lines.flatMap(({ line, endLine }) => Array.from({ length: endLine - line + 1 }, (_, i) => line + i)));
  expect(lines.filter(line => !covered.has(line))).toStrictEqual([]);
  expect(receiptText(receipt)).toMatchSnapshot();
});

test('what never worked is said, and by which prop it does', () => {
  const { receipt } = imported(RECIPE);
  const never = receipt.lines.filter(({ outcome }) => outcome === Outcome.NEVER_WORKED).map(({ field, by }) => [field.replace(/.*\//, '').replace(/"]$/, ''), by]);
  expect(never).toStrictEqual([
    ['load-balancing-scheme', 'loadBalancing'],
    ['real-ip-header', 'responseHeaders'],
    ['service-name-header', 'responseHeaders'],
    ['spec.rules[0].http.paths[0].pathType', 'paths'],
    ['status.loadBalancer.ingress[0].ip', 'externalAddress'],
  ]);
  expect(receipt.withoutLoss).toBe(true);
});

test('an address as an external name never worked, and becomes a backend', () => {
  const { app, receipt } = imported(RECIPE.replace('type: ClusterIP', 'type: ExternalName, externalName: "10.254.18.46"').replace('  type: ExternalName, externalName: "10.254.18.46"', '  type: ExternalName\n  externalName: "10.254.18.46"'));
  expect(app).toContain('Backends.fromIps([\'10.254.18.46\'], { port: 80 })');
  expect(receipt.lines.find(({ field }) => field === 'spec.externalName')).toMatchObject({ outcome: Outcome.NEVER_WORKED, by: 'backends' });
});
