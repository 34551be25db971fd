import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules, nameOf } from './support/go';
import { lab } from './support/lab';
import { ROOT } from './support/packages';
import { run } from './support/run';

/** Checks every example that the documentation shows in a language, in an environment that holds its package. */
function check(language: string, environment: string, env: NodeJS.ProcessEnv): string {
  return run([process.execPath, join(ROOT, 'languages', 'snippets', 'check.js'), language, environment], ROOT, env);
}

test('every example in Python runs', () => {
  const env = lab().environments.Python;
  expect(check('python', join(env.VIRTUAL_ENV!, 'bin', 'python'), env)).toMatch(/^\d\d+ examples in python work\n$/);
});

test('every example in Java compiles', () => {
  const env = lab().environments.Java;
  const output = join(lab().folder, 'class-path.txt');
  run(['mvn', '--batch-mode', '--quiet', 'dependency:build-classpath', `-Dmdep.outputFile=${output}`], join(ROOT, 'languages', 'driver', 'java'), env);
  expect(check('java', readFileSync(output, 'utf8').trim(), env)).toMatch(/^\d\d+ examples in java work\n$/);
});

test('every example in Go compiles', () => {
  const folder = join(lab().folder, 'snippets');
  mkdirSync(folder);
  writeFileSync(join(folder, 'go.mod'), ['module example.com/snippets', 'go 1.25', ...modules().map(replacement), ''].join('\n'));
  expect(check('go', folder, { ...process.env, GOFLAGS: '-mod=mod' })).toMatch(/^\d\d+ examples in go work\n$/);
});

/** The lines by which a module is taken from a folder, whatever its version. */
function replacement(folder: string): string {
  const name = nameOf(folder);
  const major = /\/v(\d+)$/.exec(name)?.[1] ?? '0';
  return `require ${name} v${major}.0.0\nreplace ${name} => ${folder}`;
}
