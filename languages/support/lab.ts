import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Case, REFUSED, RENDERS, Result } from './corpus';
import { Language } from './language';
import { LANGUAGES, REFERENCE } from './languages';
import { makePackages, ROOT, TARGETS } from './packages';
import { run } from './run';

/** What all tests share: the folder of the run, and the environment of each language. */
export interface Lab {
  readonly folder: string;
  readonly environments: { [language: string]: NodeJS.ProcessEnv };
}

/** Makes and installs the packages, and has every driver build the corpus. */
export function startLab(folder: string): Lab {
  TARGETS.forEach(target => step(`the package for ${target}`, () => makePackages(target)));
  const corpus = join(folder, 'corpus.json');
  writeFileSync(corpus, JSON.stringify({ renders: RENDERS, refused: REFUSED }));
  const environments: Lab['environments'] = {};
  for (const language of [REFERENCE, ...LANGUAGES]) {
    const env = step(`${language.name}: the package is installed`, () => language.install(join(folder, language.name)));
    environments[language.name] = env;
    const driver = join(ROOT, 'languages', 'driver', language.name.toLowerCase());
    step(`${language.name}: the corpus is built`, () => run(language.command('driver', [corpus, resultsOf(folder, language)]), driver, env));
  }
  return { folder, environments };
}

/** The lab of this run. */
export function lab(): Lab {
  return JSON.parse(process.env.LANGUAGES_LAB!);
}

/** What a language made of a case. */
export function resultOf(language: Language, { name }: Case): Result {
  const results: Result[] = JSON.parse(readFileSync(resultsOf(lab().folder, language), 'utf8'));
  const result = results.find(each => each.name === name);
  if (result === undefined) {
    throw new Error(`${language.name} says nothing of "${name}"`);
  }
  return result;
}

function resultsOf(folder: string, language: Language): string {
  return join(folder, `${language.name}.json`);
}

/** Runs a step, and prints how long it took. */
function step<T>(what: string, work: () => T): T {
  const started = Date.now();
  const result = work();
  process.stdout.write(`${what} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  return result;
}
