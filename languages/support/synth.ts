import { execFileSync, StdioOptions } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Language } from './language';
import { ROOT } from './packages';

/** Renders the example of a language with the cdk8s CLI, as its user does. */
export function synth(language: Language, env: NodeJS.ProcessEnv, stdio: StdioOptions): void {
  const folder = exampleOf(language);
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  execFileSync(join(ROOT, 'node_modules', '.bin', 'cdk8s'), ['synth', '--no-check-upgrade'], { cwd: folder, env, stdio });
}

/** Where the example of a language stands. */
export function exampleOf(language: Language): string {
  return join(ROOT, 'examples', language.name.toLowerCase());
}
