import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { ModuleKind, transpile } from 'typescript';
import { SERVERS } from './support/addresses';
import { access } from './support/cluster';
import { record } from './support/results';
import { inFolder, programs } from './support/run';
import { Started } from './support/started';
import { TRAEFIK_RESOURCES } from './support/targets';
import { needsCluster, quickStart, Step, tutorial } from '../test/readme/steps';

/** Of the documents. */
const PORT = 8000;
const NAMESPACE = 'legacy';

/** How often a document's requests are sent at most. */
const ROUNDS = 5;

/** A reader's project: what it has to be like is what test/readme/run.ts sees to. */
const project = () => inFolder('wiki');

const started = new Started();

beforeAll(async () => {
  mkdirSync(project());
  mkdirSync(inFolder('bin'));
  const kubectl = inFolder('bin', 'kubectl');
  writeFileSync(kubectl, `#!/bin/sh\nexec '${programs().cluster.path}' kubectl "$@"\n`);
  chmodSync(kubectl, 0o755);
  for (const address of SERVERS) {
    started.keep(await startServer(address));
  }
});

afterAll(async () => started.stop());

test.each([
  ['the quick start of the README', quickStart],
  ['the tutorial', tutorial],
])('%s: its manifests are taken, and curl gets the answers that it shows', async (name, steps) => {
  const { answers, shown } = await follow(steps());
  record('The documents', `${name}: ${answers.length} commands of curl`, shown.join('; '), answers.join('; '));
  expect(shown).not.toHaveLength(0);
  expect(answers.map(withoutServer)).toStrictEqual(shown.map(withoutServer));
  // Which server is the first is left to chance, and Traefik begins its turns anew when a test beside this one changes a route.
  const servers = Math.min(answers.length, SERVERS.length);
  for (let round = 1; serversIn(answers).length < servers && round < ROUNDS; round++) {
    for (const { text } of steps().filter(({ kind }) => kind === 'run').filter(isCurl)) {
      await ask(text, answers);
    }
  }
  expect(serversIn(answers)).toHaveLength(servers);
});

/** Takes the steps of a document that need the cluster; gives the answers that curl got, and those that the document shows. */
async function follow(steps: readonly Step[]): Promise<{ answers: string[]; shown: string[] }> {
  const answers: string[] = [];
  const shown: string[] = [];
  for (const { kind, file, text } of steps) {
    if (kind === 'write' && file === 'main.ts') {
      render(text);
    } else if (kind === 'see') {
      shown.push(...text.trim().split('\n'));
    } else if (needsCluster({ kind, text })) {
      await ask(text, answers);
    }
  }
  return { answers, shown };
}

/** Variables that the reader has set. */
const variables: string[] = [];

function isCurl({ text }: { readonly text: string }): boolean {
  return text.startsWith('curl ');
}

async function ask(command: string, answers: string[]): Promise<void> {
  if (/^[A-Z]+=/.test(command)) {
    variables.push(command);
    return;
  }
  if (isCurl({ text: command })) {
    await TRAEFIK_RESOURCES.routed(NAMESPACE);
  }
  // Not in one go: the servers that it asks are in this process.
  const { stdout } = await promisify(execFile)('sh', ['-ec', [...variables, command].join('\n')], {
    cwd: project(),
    timeout: 60_000,
    env: { ...process.env, KUBECONFIG: access().kubeconfig, PATH: `${inFolder('bin')}${delimiter}${process.env.PATH}` },
  });
  if (isCurl({ text: command })) {
    answers.push(stdout.trim());
  }
}

/** Runs an app, as cdk8s synth does, but with the library of this checkout. */
function render(main: string): void {
  process.env.CDK8S_OUTDIR = join(project(), 'dist');
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const load = (name: string) => name === 'cdk8s-external-load-balancer' ? require('../src') : require(name);
    new Function('require', 'exports', 'console', transpile(main, { module: ModuleKind.CommonJS }))(load, {}, { error: () => { } });
  } finally {
    delete process.env.CDK8S_OUTDIR;
  }
}

/** A server outside the cluster that says who it is, and which path it sees where that is not the root. */
async function startServer(address: string) {
  const server = createServer(({ url }, response) => response.end(`hello from ${address}${url === '/' ? '' : `, at ${url}`}\n`));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(PORT, address, resolve));
  return {
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

function withoutServer(text: string): string {
  return SERVERS.reduce((rest, address) => rest.replaceAll(address, 'a server'), text);
}

function serversIn(texts: readonly string[]): string[] {
  return SERVERS.filter(address => texts.some(text => text.includes(address)));
}
