import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing, Yaml } from 'cdk8s';
import { chartIn, loadBalancerOfTwo } from '../../test/support';

const ROOT = join(__dirname, '..', '..');

/** The commands of a document, and what each ends with. */
const COMMANDS = ['preflight', 'picture'].flatMap(name => (
  [...readFileSync(join(ROOT, 'docs', 'how-to', `${name}.md`), 'utf8').matchAll(/^cdk8s-elb (.*)$/gm)].map(([, command]): [string, number] => [command, name === 'preflight' ? 1 : 0])
));

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'documents-'));
  const chart = chartIn();
  const lb = loadBalancerOfTwo({ hosts: ['a.example.com'] }, chart);
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'app.k8s.yaml'), Yaml.stringify(...Testing.synth(chart)));
  writeFileSync(join(folder, 'report.json'), lb.report.toJson());
  // A cluster that has nothing.
  writeFileSync(join(folder, 'kubectl'), `#!${process.execPath}
const [verb, , path] = process.argv.slice(2);
if (verb === 'get' && path !== '/version') { process.stderr.write('Error from server (NotFound): nothing'); process.exitCode = 1; }
else { process.stdout.write(verb === 'auth' ? 'yes' : verb === 'config' ? 'app' : '{}'); }
`);
  chmodSync(join(folder, 'kubectl'), 0o755);
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the documents have commands', () => {
  expect(COMMANDS.length).toBeGreaterThan(4);
});

test('cdk8s-elb --version gives that of its package', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'cli', 'package.json'), 'utf8'));
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'cli.js'), '--version'], { encoding: 'utf8' });
  expect([status, stdout]).toStrictEqual([0, `${version}\n`]);
});

test.each(COMMANDS)('cdk8s-elb %s ends with %d', (command, code) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'cli.js'), ...command.split(' ')], {
    cwd: folder, encoding: 'utf8', env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
  });
  expect([status, stderr]).toStrictEqual([code, '']);
  const [, output] = /--output (\S+)/.exec(command) ?? [];
  expect(output === undefined ? stdout : existsSync(join(folder, output))).not.toBe(output === undefined ? '' : false);
});
