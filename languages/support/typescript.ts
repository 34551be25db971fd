import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language } from './language';
import { packageFile, PACKAGES, VERSIONS } from './packages';
import { run } from './run';

/** The package of npm, installed beside its peers. */
export const typescript: Language = {
  name: 'TypeScript',
  target: 'js',

  install(folder) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
    const packages = [packageFile(PACKAGES.js, '.tgz'), `cdk8s@${VERSIONS.cdk8s}`, `constructs@${VERSIONS.constructs}`];
    run(['npm', 'install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], folder);
    return process.env;
  },

  command: (program, args) => ['node', `${program}.js`, ...args],
};
