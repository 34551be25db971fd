import { rmSync } from 'node:fs';

/** Removes all that the run installed and wrote. */
export function removeLab(): void {
  rmSync(process.env.LANGUAGES_FOLDER!, { recursive: true, force: true });
}
