import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

let folder: string;

beforeAll(() => {
  execFileSync(process.execPath, [join(ROOT, 'scripts', 'bundle-cli.js')]);
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'validation-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `cdk8s synth` of an app of one Ingress with the plugin. */
function synth(annotations: object, properties: object = {}) {
  writeFileSync(join(folder, 'main.js'), `
const { App, Chart, ApiObject } = require(${JSON.stringify(join(ROOT, 'node_modules', 'cdk8s'))});
const app = new App();
const chart = new Chart(app, 'web', { namespace: 'web' });
new ApiObject(chart, 'Ingress', {
  apiVersion: 'networking.k8s.io/v1', kind: 'Ingress',
  metadata: { name: 'shop', annotations: ${JSON.stringify(annotations)} },
  spec: {
    ingressClassName: 'nginx',
    rules: [{ host: 'shop.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'shop', port: { number: 80 } } } }] } }],
  },
});
app.synth();
`);
  writeFileSync(join(folder, 'cdk8s.yaml'), JSON.stringify({
    language: 'typescript',
    app: `${process.execPath} main.js`,
    validations: [{ package: join(ROOT, 'cli'), version: '0.0.0', class: 'Diagnosis', properties }],
  }));
  const report = join(folder, 'report.json');
  const { status } = spawnSync(process.execPath, [join(ROOT, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s'), 'synth', '--check-upgrade=false', '--validation-reports-output-file', report], { cwd: folder });
  return { status, reports: JSON.parse(readFileSync(report, 'utf8')) };
}

test('cdk8s synth fails with what is found, and names the construct', () => {
  const { status, reports } = synth({ 'nginx.ingress.kubernetes.io/load-balance': 'round-robin' });
  expect(status).toBe(2);
  expect(JSON.stringify(reports)).toContain('annotation.drops-ingress');
  expect(JSON.stringify(reports)).toContain('web/Ingress');
});

test('cdk8s synth succeeds where nothing is found', () => {
  const { status, reports } = synth({});
  expect(status).toBe(0);
  expect(JSON.stringify(reports)).toContain('"violations":[]');
});

test('the severity that fails is a property', () => {
  const annotations = { 'nginx.ingress.kubernetes.io/load-balancing-scheme': 'round-robin' };
  expect(synth(annotations).status).toBe(0);
  rmSync(join(folder, 'report.json'));
  expect(synth(annotations, { failOn: 'warning' }).status).toBe(2);
});
