import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startLab } from './lab';
import { removeLab } from './remove-lab';

export default function setup(): void {
  const folder = mkdtempSync(join(tmpdir(), 'languages-'));
  process.env.LANGUAGES_FOLDER = folder;
  try {
    process.env.LANGUAGES_LAB = JSON.stringify(startLab(folder));
  } catch (e) {
    removeLab();
    throw e;
  }
}
