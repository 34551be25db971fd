import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lab } from './support/lab';
import { Language } from './support/language';
import { LANGUAGES, REFERENCE } from './support/languages';
import { ROOT } from './support/packages';
import { exampleOf, synth } from './support/synth';

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'link-examples.js')]);
  synth(REFERENCE, process.env, 'ignore');
});

test.each(LANGUAGES.map(language => [language.name, language] as const))('the example in %s renders what that in TypeScript does', (name, language) => {
  synth(language, lab().environments[name], 'ignore');
  const expected = rendered(REFERENCE);
  expect(expected).toContain('kind: Ingress');
  expect(rendered(language)).toBe(expected);
});

function rendered(language: Language): string {
  return readFileSync(join(exampleOf(language), 'dist', 'zl.k8s.yaml'), 'utf8');
}
