import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster } from '../../src/preflight/cluster';
import { Untold } from '../../src/preflight/finding';
import { Kubectl, KubectlError } from '../../src/preflight/kubectl';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubectl-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A program in place of kubectl, which writes down its arguments. */
function standIn(body: string): string {
  const program = join(folder, 'kubectl');
  writeFileSync(program, `#!${process.execPath}\nconst args = process.argv.slice(2);\nrequire('node:fs').appendFileSync(${JSON.stringify(join(folder, 'args'))}, JSON.stringify(args) + '\\n');\n${body}\n`);
  chmodSync(program, 0o755);
  return program;
}

const asked = (): string[][] => readFileSync(join(folder, 'args'), 'utf8').trim().split('\n').map(line => JSON.parse(line));

test('an argument stays an argument, whatever it is', async () => {
  const program = standIn('process.stdout.write("{}")');
  const hostile = '$(touch x); `touch y` " \' \n | & > z';
  await new Kubectl({ program, context: hostile, as: '--kubeconfig=/etc/passwd' }).run(['get', '--raw', '/version']);
  expect(asked()).toStrictEqual([['get', '--raw', '/version', `--context=${hostile}`, '--as=--kubeconfig=/etc/passwd', '--request-timeout=10s']]);
});

test('a name of an object stays one part of a path', async () => {
  const program = standIn('process.stdout.write(JSON.stringify({ resources: [{ name: "secrets", kind: "Secret", namespaced: true }] }))');
  await new Cluster(new Kubectl({ program }), 'app').object({ apiVersion: 'v1', kind: 'Secret', namespace: '../x?y', name: '../../nodes#' });
  expect(asked().map(args => args[2])).toStrictEqual(['/api/v1', '/api/v1/namespaces/..%2Fx%3Fy/secrets/..%2F..%2Fnodes%23']);
});

test.each([
  ['Error from server (NotFound): secrets "x" not found', undefined],
  ['Error from server (NotFound): the server could not find the requested resource', undefined],
])('%s is no object', async (message, expected) => {
  const program = standIn(`process.stderr.write(${JSON.stringify(message)}); process.exitCode = 1`);
  await expect(new Kubectl({ program }).get('/api/v1')).resolves.toBe(expected);
});

test.each([
  ['forbidden', 'process.stderr.write("Error from server (Forbidden): no"); process.exitCode = 1'],
  ['no JSON', 'process.stdout.write("<html>")'],
  ['nothing at all', 'process.exitCode = 3'],
])('%s cannot be told', async (_, body) => {
  await expect(new Kubectl({ program: standIn(body) }).get('/api/v1')).rejects.toBeInstanceOf(Untold);
});

test.each([
  ['no program', () => join(folder, 'missing')],
  ['one that never ends', () => standIn('setInterval(() => {}, 1000)')],
])('%s ends it', async (_, program) => {
  await expect(new Kubectl({ program: program(), timeout: 500 }).get('/api/v1')).rejects.toBeInstanceOf(KubectlError);
});

test('a long list is read page by page', async () => {
  const program = standIn(`
    const { searchParams } = new URL(args[2], 'http://x');
    const at = Number(searchParams.get('continue') ?? 0);
    process.stdout.write(JSON.stringify(args[2] === '/api/v1' ? { resources: [{ name: 'configmaps', kind: 'ConfigMap', namespaced: true }] }
      : { metadata: { continue: at < 2 ? String(at + 1) : '' }, items: [{ metadata: { name: 'm' + at } }] }));`);
  const found = await new Cluster(new Kubectl({ program }), 'app').list('v1', 'ConfigMap');
  expect(found.map(({ kind, metadata }) => [kind, metadata.name])).toStrictEqual([['ConfigMap', 'm0'], ['ConfigMap', 'm1'], ['ConfigMap', 'm2']]);
});

test('a list without an end is not told', async () => {
  const program = standIn(`process.stdout.write(JSON.stringify(args[2] === '/api/v1' ? { resources: [{ name: 'configmaps', kind: 'ConfigMap', namespaced: true }] }
    : { metadata: { continue: String(Math.random()) }, items: [] }));`);
  await expect(new Cluster(new Kubectl({ program }), 'app').list('v1', 'ConfigMap')).rejects.toBeInstanceOf(Untold);
});

test.each([['yes', true], ['no', false], ['no - no RBAC policy matched', false]])('can-i says "%s"', async (answer, expected) => {
  const program = standIn(`process.stdout.write(args[0] === 'auth' ? ${JSON.stringify(`${answer}\n`)} : JSON.stringify({ resources: [{ name: 'endpoints', kind: 'Endpoints', namespaced: true }] }))`);
  expect(await new Cluster(new Kubectl({ program }), 'app').mayDo('create', 'v1', 'Endpoints')).toBe(expected);
  expect(asked()[1].slice(0, 5)).toStrictEqual(['auth', 'can-i', 'create', 'endpoints', '--namespace=app']);
});

test('can-i that says neither is not told', async () => {
  const program = standIn('process.stdout.write(args[0] === "auth" ? "" : JSON.stringify({ resources: [{ name: "endpoints", kind: "Endpoints" }] }))');
  await expect(new Cluster(new Kubectl({ program }), 'app').mayDo('create', 'v1', 'Endpoints')).rejects.toBeInstanceOf(Untold);
});
