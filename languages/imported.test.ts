import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { modules, nameOf } from './support/go';
import { lab } from './support/lab';
import { Language } from './support/language';
import { LANGUAGES, REFERENCE } from './support/languages';
import { ROOT } from './support/packages';
import { run } from './support/run';
import { importManifests } from '../cli/src/import/import';
import { MAIN, projectFiles } from '../cli/src/import/project';
import { Language as Written } from '../cli/src/import/writers';

/** Manifests that are imported: the recipe, several objects of all kinds, and texts that would like to be code. */
const INPUTS = ['recipe', 'appliances', 'hostile'];

const text = (input: string) => readFileSync(join(ROOT, 'cli', 'test', 'import', `${input}.yaml`), 'utf8');

/**
 * Writes what is imported as a project of a language, runs it, and returns the objects that it renders. What is patched into an object has the
 * order of the language's maps.
 */
function rendered(language: Language, input: string): unknown[] {
  const written = language.name.toLowerCase() as Written;
  const home = join(lab().folder, language.name, `imported-${input}`);
  const { app } = importManifests([{ name: `${input}.yaml`, text: text(input) }], { language: written, gateway: { name: 'gateway' } });
  for (const [file, content] of Object.entries({ ...projectFiles(written), [MAIN[written]]: app })) {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeFileSync(join(home, file), content);
  }
  run(commandOf(language), home, environmentOf(language, home));
  const dist = join(home, 'dist');
  return readdirSync(dist).flatMap(file => parseAllDocuments(readFileSync(join(dist, file), 'utf8')).map(each => each.toJS()));
}

function commandOf(language: Language): string[] {
  return language === REFERENCE ? [join(ROOT, 'node_modules', '.bin', 'tsx'), 'main.ts'] : language.command('main', []);
}

/** Go finds the package by a workspace, which names the program as well. */
function environmentOf(language: Language, home: string): NodeJS.ProcessEnv {
  const env = lab().environments[language.name];
  if (language.name !== 'Go') {
    return env;
  }
  const workspace = join(home, 'go.work');
  writeFileSync(workspace, ['go 1.25', 'use .', ...modules().map(module => `replace ${nameOf(module)} => ${module}`), ''].join('\n'));
  return { ...env, GOWORK: workspace };
}

describe.each(INPUTS)('the app that is imported from %s', input => {
  test.each(LANGUAGES.map(language => [language.name, language] as const))('renders in %s what it does in TypeScript', (_, language) => {
    const expected = rendered(REFERENCE, input);
    expect(expected.length).toBeGreaterThan(0);
    expect(rendered(language, input)).toStrictEqual(expected);
  });
});
