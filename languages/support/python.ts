import { delimiter, join } from 'node:path';
import { Language } from './language';
import { packageFile, PACKAGES, VERSIONS } from './packages';
import { run } from './run';

/** The wheel of PyPI, in a virtual environment of its own. */
export const python: Language = {
  name: 'Python',
  target: 'python',

  install(folder) {
    run(['python3', '-m', 'venv', folder], process.cwd());
    const packages = [packageFile(PACKAGES.python, '.whl'), ...Object.entries(VERSIONS).map(([name, version]) => `${name}==${version}`)];
    run([join(folder, 'bin', 'pip'), 'install', '--quiet', '--disable-pip-version-check', ...packages], folder);
    return { ...process.env, VIRTUAL_ENV: folder, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` };
  },

  command: (program, args) => ['python', `${program}.py`, ...args],
};
