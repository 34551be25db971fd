// Renders the example of one language with the package that is made from this checkout: `example.ts python`.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LANGUAGES } from './support/languages';
import { makePackages } from './support/packages';
import { exampleOf, synth } from './support/synth';

const wanted = process.argv[2];
const language = LANGUAGES.find(({ name }) => name.toLowerCase() === wanted);
if (language === undefined) {
  throw new Error(`${wanted} is none of ${LANGUAGES.map(({ name }) => name.toLowerCase()).join(', ')}`);
}
const folder = mkdtempSync(join(tmpdir(), 'example-'));
try {
  process.stderr.write('making the package, unless it is there already ...\n');
  makePackages(language.target);
  process.stderr.write('installing it ...\n');
  synth(language, language.install(folder), 'inherit');
  const dist = join(exampleOf(language), 'dist');
  process.stdout.write(`${readdirSync(dist).map(file => join('examples', wanted, 'dist', file)).join('\n')}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
