import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { cacheFolder } from './cache';
import { runChild } from './child';
import { progress } from './progress';
import type { Binary, Controller } from '../support/run';

/** A workspace or flags of the user's are not for these modules. */
const GO_ENV = { ...process.env, GOWORK: 'off', GOFLAGS: '' };

/** A Go program that is built from the module proxy, once for each state of its module. */
export interface GoProgram {
  readonly name: string;
  /** The source file that says how it is built. */
  readonly definedIn: string;
  /** The folder of its module. */
  readonly module: string;
  /** The package to build, and the module whose version it has. */
  readonly main: string;
  readonly versionOf: string;
  /** The variables that tell the program its version. */
  readonly versionVariables: (version: string) => { [variable: string]: string };
  /** Adds what the module takes from elsewhere to a copy of it. */
  readonly complete?: (module: string) => void;
}

/** A controller brings the definitions of its resources: files and folders of the module whose version it has. */
export interface GoController extends GoProgram {
  readonly crds: readonly string[];
}

/** Builds a program that is not in the cache yet, with all cores. */
export async function buildProgram(program: GoProgram): Promise<Binary> {
  const version = versionIn(program);
  const path = join(cacheFolder(), `${program.name}-${version}-${hashOf(program)}`);
  if (!existsSync(path)) {
    const folder = mkdtempSync(join(cacheFolder(), 'build-'));
    try {
      await compile(program, version, folder, path);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { path, version };
}

/** Builds a controller likewise, and keeps the definitions of its resources beside it. */
export async function buildController(controller: GoController): Promise<Controller> {
  const binary = await buildProgram(controller);
  const crds = `${binary.path}.crds.json`;
  if (!existsSync(crds)) {
    const source = sourceOf(`${controller.versionOf}@${binary.version}`);
    const files = controller.crds.flatMap(path => filesBelow(join(source, path)));
    const objects = files.flatMap(file => parseAllDocuments(readFileSync(file, 'utf8')).map(each => each.toJSON() as unknown)).filter(each => each !== null);
    // In one step, since another run may look for it; and as JSON, since their YAML takes seconds to read.
    const unfinished = `${crds}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(objects));
    renameSync(unfinished, crds);
  }
  return { ...binary, crds };
}

/** The folder in the module cache where a module of some version is, fetched if need be. */
export function sourceOf(moduleAtVersion: string): string {
  // From outside the module, which would look for its replacements.
  return JSON.parse(go(tmpdir(), 'mod', 'download', '-json', moduleAtVersion)).Dir;
}

async function compile(program: GoProgram, version: string, folder: string, path: string): Promise<void> {
  cpSync(program.module, folder, { recursive: true });
  process.stderr.write(`${program.name} ${version}: fetching modules (needed once; some minutes with the build that follows)\n`);
  program.complete?.(folder);
  const packages = go(folder, 'list', '-deps', program.main).split('\n').length;
  const bar = progress(`${program.name} ${version}`, packages, 'packages');
  const flags = Object.entries(program.versionVariables(version)).map(([variable, value]) => `-X ${variable}=${value}`);
  const compiler = ['go', 'build', '-v', '-trimpath', '-ldflags', ['-s', '-w', ...flags].join(' '), '-o', 'output', program.main];
  // Of two runs at once, the second waits for what the first builds.
  const once = ['flock', `${path}.lock`, 'sh', '-c', '[ -e "$0" ] || { "$@" && mv output "$0"; }', path, ...compiler];
  const said: string[] = [];
  try {
    const code = await runChild(once, { cwd: folder, env: GO_ENV, onLine: line => bar.update(said.push(line)) });
    if (code !== 0) {
      throw new Error(`the build of ${program.name} ended with ${code}:\n${said.slice(-20).join('\n')}`);
    }
    bar.update(packages);
  } finally {
    bar.stop();
  }
}

/** What a command of Go prints. */
function go(cwd: string, ...args: string[]): string {
  return execFileSync('go', args, { cwd, env: GO_ENV, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 26 });
}

function versionIn({ module, versionOf }: GoProgram): string {
  const line = readFileSync(join(module, 'go.mod'), 'utf8').split('\n').find(each => each.trim().startsWith(`${versionOf} v`))!;
  return line.trim().split(' ')[1];
}

/** Of all files of the module, go.sum among them, and of the two that say how it is built. */
function hashOf({ module, definedIn }: GoProgram): string {
  const hash = createHash('sha256').update(readFileSync(__filename)).update(readFileSync(definedIn));
  for (const file of filesBelow(module)) {
    hash.update(`${file.slice(module.length)}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** All files in a folder and its folders, in order; of a file, that one. */
function filesBelow(path: string): string[] {
  if (statSync(path).isFile()) {
    return [path];
  }
  return readdirSync(path, { recursive: true, encoding: 'utf8' }).map(file => join(path, file)).filter(file => statSync(file).isFile()).sort();
}
