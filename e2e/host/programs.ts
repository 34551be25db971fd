import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './child';
import { progress } from './progress';
import type { Binaries, Binary } from '../support/run';

const ROOT = join(__dirname, '..');

/** A workspace or flags of the user's are not for these modules. */
const GO_ENV = { ...process.env, GOWORK: 'off', GOFLAGS: '' };

/** A Go program that is built from the module proxy, once for each state of its module. */
interface Program {
  readonly name: string;
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

const CLUSTER: Program = {
  name: 'cluster',
  module: join(ROOT, 'cluster'),
  main: '.',
  versionOf: 'k8s.io/kubernetes',
  versionVariables: version => Object.fromEntries(['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version'].flatMap(each => {
    const [, major, minor] = /^v(\d+)\.(\d+)/.exec(version)!;
    return [[`${each}.gitVersion`, version], [`${each}.gitMajor`, major], [`${each}.gitMinor`, minor], [`${each}.gitTreeState`, 'clean']];
  })),
};

const TRAEFIK: Program = {
  name: 'traefik',
  module: join(ROOT, 'controllers', 'traefik'),
  main: 'github.com/traefik/traefik/v3/cmd/traefik',
  versionOf: 'github.com/traefik/traefik/v3',
  versionVariables: version => ({ 'github.com/traefik/traefik/v3/pkg/version.Version': version.slice(1) }),
  complete: addLegoWithoutClouds,
};

/** Builds what is not in the cache yet: one after the other, each with all cores. */
export async function buildPrograms(): Promise<Binaries> {
  return { cluster: await build(CLUSTER), traefik: await build(TRAEFIK) };
}

async function build(program: Program): Promise<Binary> {
  const version = versionIn(program);
  const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-external-load-balancer');
  const path = join(cache, `${program.name}-${version}-${hashOf(program)}`);
  if (!existsSync(path)) {
    mkdirSync(cache, { recursive: true });
    const folder = mkdtempSync(join(cache, 'build-'));
    try {
      await compile(program, version, folder, path);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return { path, version };
}

async function compile(program: Program, version: string, folder: string, path: string): Promise<void> {
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

function versionIn({ module, versionOf }: Program): string {
  const line = readFileSync(join(module, 'go.mod'), 'utf8').split('\n').find(each => each.trim().startsWith(`${versionOf} v`))!;
  return line.trim().split(' ')[1];
}

/** Of all files of the module, go.sum among them, and of this one, which says how it is built. */
function hashOf({ module }: Program): string {
  const hash = createHash('sha256').update(readFileSync(__filename));
  const files = readdirSync(module, { recursive: true, encoding: 'utf8' }).filter(file => statSync(join(module, file)).isFile()).sort();
  for (const file of files) {
    hash.update(`${file}\0`).update(readFileSync(join(module, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Copies lego, Traefik's ACME client, without its two hundred DNS providers: they need the SDKs of as many clouds, and no
 * certificate is asked for here.
 */
function addLegoWithoutClouds(module: string): void {
  const lego = 'github.com/go-acme/lego/v5';
  const version = /lego\/v5 (v\S+)/.exec(readFileSync(join(module, 'go.mod'), 'utf8'))![1];
  // From outside the module, which would look for it in the copy.
  const { Dir: source } = JSON.parse(go(tmpdir(), 'mod', 'download', '-json', `${lego}@${version}`));
  const copy = join(module, 'lego');
  // The files of the module cache are read-only, and so would be their copies.
  cpSync(source, copy, { recursive: true, filter: from => !from.startsWith(join(source, 'providers', 'dns')), mode: 0 });
  execFileSync('chmod', ['-R', 'u+w', copy]);
  mkdirSync(join(copy, 'providers', 'dns'), { recursive: true });
  writeFileSync(join(copy, 'providers', 'dns', 'none.go'), [
    '// Package dns knows no provider.',
    'package dns',
    '',
    'import (',
    '\t"errors"',
    '',
    `\t"${lego}/challenge"`,
    ')',
    '',
    '// NewDNSChallengeProviderByName finds none.',
    'func NewDNSChallengeProviderByName(name string) (challenge.Provider, error) {',
    '\treturn nil, errors.New("no DNS provider " + name)',
    '}',
    '',
  ].join('\n'));
}
