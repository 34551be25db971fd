import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Case, CASES, Result } from './corpus';
import { writeDriver } from './driver';
import { driverIn, Language } from './language';
import { LANGUAGES, REFERENCE } from './languages';
import { makePackages, TARGETS } from './packages';
import { run } from './run';

/** What all tests share: the folder of the run, and the environment of each language. */
export interface Lab {
  readonly folder: string;
  readonly environments: { [language: string]: NodeJS.ProcessEnv };
}

/** Makes and installs the packages, and has every driver build the corpus. */
export function startLab(folder: string): Lab {
  TARGETS.forEach(target => step(`the package for ${target}`, () => makePackages(target)));
  const environments: Lab['environments'] = {};
  for (const language of [REFERENCE, ...LANGUAGES]) {
    const home = join(folder, language.name);
    writeDriver(language, home);
    const env = step(`${language.name}: the package is installed`, () => language.install(home));
    environments[language.name] = env;
    step(`${language.name}: the corpus is built`, () => run(language.command('driver', []), driverIn(home), env));
  }
  return { folder, environments };
}

/** The lab of this run. */
export function lab(): Lab {
  return JSON.parse(process.env.LANGUAGES_LAB!);
}

/** What a language made of a case. */
export function resultOf(language: Language, each: Case): Result {
  const results: Result[] = JSON.parse(readFileSync(join(driverIn(join(lab().folder, language.name)), 'results.json'), 'utf8'));
  if (results.length !== CASES.length) {
    throw new Error(`${language.name} has ${results.length} results for ${CASES.length} cases`);
  }
  return results[CASES.indexOf(each)];
}

/** Runs a step, and prints how long it took. */
function step<T>(what: string, work: () => T): T {
  const started = Date.now();
  const result = work();
  process.stdout.write(`${what} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  return result;
}
