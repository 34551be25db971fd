import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASES } from './corpus';
import { driverIn, Language } from './language';
import { ROOT } from './packages';
import { programOf } from '../program/program';
import { readings } from '../program/readings';
import { SYNTAXES } from '../syntax';

/** Copies the driver of a language into its folder, and writes beside it the corpus in that language. */
export function writeDriver({ name }: Language, folder: string): void {
  const syntax = SYNTAXES[name];
  const driver = driverIn(folder);
  cpSync(join(ROOT, 'languages', 'driver', name.toLowerCase()), driver, { recursive: true });
  writeFileSync(join(driver, syntax.file), syntax.write(CASES.map(programOf)));
  writeFileSync(join(driver, 'readings.json'), JSON.stringify(readings(syntax)));
}
