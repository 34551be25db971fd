import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');
const WRONG = 'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: ExternalName, externalName: 10.0.0.5}\n';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'command-'));
  writeFileSync(join(folder, 'wrong.yaml'), WRONG);
  writeFileSync(join(folder, 'right.yaml'), WRONG.replace('10.0.0.5', 'a.example.com'));
  writeFileSync(join(folder, 'binary.yaml'), Buffer.from([0, 1, 2]));
});

afterAll(() => rmSync(folder, { recursive: true }));

function diagnose(args: readonly string[], input = '') {
  return spawnSync('npm', ['run', '-s', 'cli', '--', 'diagnose', ...args], { cwd: ROOT, encoding: 'utf8', input });
}

test.each([
  ['something wrong', () => [join(folder, 'wrong.yaml')], 1],
  ['a folder with it', () => [join(folder, 'wrong.yaml'), join(folder, 'right.yaml')], 1],
  ['nothing wrong', () => [join(folder, 'right.yaml')], 0],
  ['something wrong that shall not fail', () => [join(folder, 'wrong.yaml'), '--fail-on', 'never'], 0],
  ['a file that does not exist', () => [join(folder, 'gone.yaml')], 2],
  ['a file that is no text', () => [join(folder, 'binary.yaml')], 2],
  ['a format that does not exist', () => [join(folder, 'right.yaml'), '--format', 'xml'], 2],
  ['no file', () => [], 2],
])('%s', (_case, args, code) => {
  expect(diagnose(args()).status).toBe(code);
});

test('standard input, as JSON', () => {
  const { stdout } = diagnose(['-', '--format', 'json'], WRONG);
  expect(JSON.parse(stdout).findings).toMatchObject([{ rule: 'external-name.ip-address', severity: 'error', file: '<stdin>', line: 4 }]);
});
