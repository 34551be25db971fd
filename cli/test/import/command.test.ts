import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RECIPE } from './support';
import { MAIN, projectFiles, VERSIONS } from '../../src/import/project';
import { LANGUAGES } from '../../src/import/writers';

const ROOT = join(__dirname, '..', '..', '..');
const CLI = join(ROOT, 'cli', 'dist', 'cdk8s-elb.js');
const GUIDE = readFileSync(join(ROOT, 'docs', 'how-to', 'import-manifests.md'), 'utf8');

let folder: string;

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'cli.js'), '--help']);
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  mkdirSync(join(folder, 'manifests'));
  cpSync(join(__dirname, 'recipe.yaml'), join(folder, 'manifests', 'recipe.yaml'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], input = ''): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8', input });
}

const commands = [...GUIDE.matchAll(/^ *npx cdk8s-elb (import .*)$/gm)].map(([, command]) => command);

test('the guide has commands', () => expect(commands.length).toBeGreaterThan(2));

test.each(commands)('the command of the guide works: %s', command => {
  const { status, stdout } = run(command.split(' '));
  expect(status).toBe(0);
  expect(stdout).not.toBe('');
});

test('the app goes to standard output, and the receipt to standard error', () => {
  const { stdout, stderr } = run(['import', 'manifests', '--language', 'java']);
  expect(stdout).toContain('ExternalLoadBalancer.Builder.create(chart, "ZlLb")');
  expect(stderr).toContain('recipe.yaml:29');
});

test.each(LANGUAGES)('a project in %s', language => {
  const { status, stdout } = run(['import', '-', '--language', language, '--output', `out-${language}`], RECIPE);
  expect(status).toBe(0);
  const files = [...Object.keys(projectFiles(language)), MAIN[language], 'receipt.txt', 'receipt.json'].map(file => join(`out-${language}`, file));
  expect(stdout.trim().split('\n').sort()).toStrictEqual(files.sort());
  expect(files.filter(file => !existsSync(join(folder, file)))).toStrictEqual([]);
  expect(JSON.parse(readFileSync(join(folder, `out-${language}`, 'receipt.json'), 'utf8'))).toMatchObject({ withoutLoss: true, counts: { lost: 0 } });
});

test('--receipt before a file takes it for input', () => {
  expect(run(['import', '--receipt', join('manifests', 'recipe.yaml')]).stdout).toContain('ExternalLoadBalancer');
  expect(existsSync(join(folder, 'receipt.json'))).toBe(true);
});

test('a document that cannot be read is exit code 1, and nothing to read is 2', () => {
  writeFileSync(join(folder, 'broken.yaml'), `${RECIPE}---\na: [\n`);
  expect(run(['import', 'broken.yaml']).status).toBe(1);
  expect(run(['import', 'missing.yaml']).status).toBe(2);
  expect(run(['import', 'manifests', '--language', 'cobol']).status).not.toBe(0);
});

test('the versions are those of the examples', () => {
  const pom = readFileSync(join(ROOT, 'examples', 'java', 'pom.xml'), 'utf8');
  expect(Object.values(VERSIONS).filter(version => !pom.includes(`>${version}<`))).toStrictEqual([]);
  expect(projectFiles('go')['go.mod']).toBe(readFileSync(join(ROOT, 'examples', 'go', 'go.mod'), 'utf8').replace('example.com/zl', 'example.com/imported'));
});
