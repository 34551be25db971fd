import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run';

export const ROOT = join(__dirname, '..', '..');
const DIST = join(ROOT, 'dist');
/** What the packages were made from. Beside the bindings of peers, which are gone with them when all is installed anew. */
const STAMPS = join(ROOT, 'node_modules', '.cache', 'packages');

/** The packages that are published, one folder for each language. */
export const PACKAGES = {
  js: join(DIST, 'js'),
  python: join(DIST, 'python'),
  java: join(DIST, 'java'),
  go: join(DIST, 'go'),
  dotnet: join(DIST, 'dotnet'),
};

/** What jsii-pacmak makes a package for. */
export type Target = keyof typeof PACKAGES;

/** All of them. */
export const TARGETS = Object.keys(PACKAGES) as Target[];

const manifest = read('package.json');
export const JSII = manifest.jsii;

/** The versions of what the packages depend on, the same in each language, so that their outputs can be compared. */
export const VERSIONS = {
  cdk8s: manifest.devDependencies.cdk8s as string,
  constructs: manifest.devDependencies.constructs as string,
  jsii: read('node_modules/jsii-pacmak/package.json').version as string,
};

/** Makes packages, but for those that have been made from the library as it is compiled now. */
export function makePackages(...targets: readonly Target[]): void {
  const source = fingerprint();
  for (const target of targets) {
    const stamp = join(STAMPS, target);
    if (existsSync(stamp) && existsSync(PACKAGES[target]) && readFileSync(stamp, 'utf8') === source) {
      continue;
    }
    rmSync(PACKAGES[target], { recursive: true, force: true });
    run(['npx', 'projen', `package:${target}`], ROOT);
    mkdirSync(STAMPS, { recursive: true });
    writeFileSync(stamp, source);
  }
}

/** The one file of a folder that has an ending. */
export function packageFile(folder: string, ending: string): string {
  const [file, ...others] = readdirSync(folder).filter(name => name.endsWith(ending));
  if (file === undefined || others.length > 0) {
    throw new Error(`${folder}: expected one file *${ending}, found ${[file, ...others].join(', ') || 'none'}`);
  }
  return join(folder, file);
}

/** Changes with whatever lands in a package. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const compiled = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' }).filter(name => /\.(js|d\.ts)$/.test(name)).sort();
  for (const file of [...compiled.map(name => join('lib', name)), '.jsii', 'package.json', '.npmignore', 'README.md', 'API.md', 'LICENSE']) {
    hash.update(`${file}\n`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

function read(file: string): any {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}
