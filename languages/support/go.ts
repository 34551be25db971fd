import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { driverIn, Language } from './language';
import { PACKAGES, ROOT } from './packages';

/** The programs of this project that use the package, beside the driver. */
const PROGRAMS = ['examples/go', 'bench/go'].map(program => join(ROOT, program));

/** The Go module, by a workspace that has it in place of what a proxy serves. */
export const go: Language = {
  name: 'Go',
  target: 'go',

  install(folder) {
    mkdirSync(folder, { recursive: true });
    const workspace = join(folder, 'go.work');
    writeFileSync(workspace, [
      'go 1.25',
      ...[...PROGRAMS, driverIn(folder)].filter(existsSync).map(program => `use ${program}`),
      ...modules().map(module => `replace ${nameOf(module)} => ${module}`),
      '',
    ].join('\n'));
    return { ...process.env, GOWORK: workspace };
  },

  command: (_, args) => ['go', 'run', '.', ...args],
};

/** The package, and bindings of its peers where they were made beside it. */
export function modules(): string[] {
  const made = ['cdk8s', 'constructs'].map(peer => join(ROOT, 'node_modules', peer, 'dist', 'go')).filter(existsSync);
  return [PACKAGES.go, ...made].flatMap(folder => readdirSync(folder).map(name => join(folder, name)));
}

/** The name of the module in a folder. */
export function nameOf(module: string): string {
  return /^module (\S+)/m.exec(readFileSync(join(module, 'go.mod'), 'utf8'))![1];
}
