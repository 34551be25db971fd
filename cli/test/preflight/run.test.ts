import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Testing, Yaml } from 'cdk8s';
import { ExternalLoadBalancerProps, RoutePath } from '../../../src';
import { CONTROLLERS } from '../../../test/controllers/asking';
import { chartIn, loadBalancerOfTwo, SCENARIO } from '../../../test/support';
import { asJson, asText, preflight, State } from '../../src/preflight';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preflight-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** An API server that has nothing, and forbids nothing. */
function emptyCluster(): string {
  const program = join(folder, 'kubectl');
  writeFileSync(program, `#!${process.execPath}
const [verb, , path] = process.argv.slice(2);
if (verb === 'get' && path !== '/version') { process.stderr.write('Error from server (NotFound): nothing'); process.exitCode = 1; }
else { process.stdout.write(verb === 'auth' ? 'yes' : verb === 'config' ? 'app' : '{}'); }
`);
  chmodSync(program, 0o755);
  return program;
}

/** Writes what an app renders, and its report beside it. */
function written(props: Partial<ExternalLoadBalancerProps>): { dist: string; report: string } {
  const chart = chartIn();
  const lb = loadBalancerOfTwo(props, chart);
  const [dist, report] = [join(folder, 'dist'), join(folder, 'report.json')];
  mkdirSync(dist);
  writeFileSync(join(dist, 'app.k8s.yaml'), Yaml.stringify(...Testing.synth(chart)));
  writeFileSync(report, lb.report.toJson());
  return { dist, report };
}

const PORTABLE: Partial<ExternalLoadBalancerProps> = { hosts: ['a.example.com'], paths: [RoutePath.prefix('/')] };

describe.each(Object.entries(CONTROLLERS))('on %s', (name, controller) => {
  beforeEach(() => jest.spyOn(process.stderr, 'write').mockReturnValue(true));
  afterEach(() => jest.restoreAllMocks());

  test('a report brings all its requirements, and each is said something of', async () => {
    const { dist, report } = written({ ...PORTABLE, controller });
    const { judged, notes } = await preflight([dist], { program: emptyCluster(), reports: [report], connects: false });
    expect(notes).toStrictEqual([]);
    expect(judged.length).toBeGreaterThan(5);
    expect(judged.filter(({ message }) => message === '')).toStrictEqual([]);
  });

  test('without a report, those of the route are known', async () => {
    const { dist, report } = written({ ...PORTABLE, controller });
    const options = { program: emptyCluster(), connects: false, traefik: name.includes('reading') };
    const ids = async (reports: string[]) => {
      const { judged } = await preflight([dist], { ...options, reports });
      return judged.map(({ requirement }) => requirement.id).sort();
    };
    expect(await ids([])).toStrictEqual(await ids([report]));
  });
});

test('the scenario is read back from its Ingress', async () => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { dist, report } = written(SCENARIO);
  jest.restoreAllMocks();
  const ids = async (reports: string[]) => {
    const { judged } = await preflight([dist], { program: emptyCluster(), connects: false, reports });
    return new Set(judged.map(({ requirement }) => requirement.id));
  };
  expect(await ids([])).toStrictEqual(await ids([report]));
});

test('a report in the folder itself is found', async () => {
  const { dist } = written(PORTABLE);
  writeFileSync(join(dist, 'report.json'), loadBalancerOfTwo(PORTABLE).report.toJson());
  expect((await preflight([dist], { program: emptyCluster(), connects: false })).notes).toStrictEqual([]);
});

test('more routes than can be read back are an error', async () => {
  const routes = Array.from({ length: 501 }, (_, i) => JSON.stringify({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: `i${i}` } }));
  writeFileSync(join(folder, 'many.yaml'), routes.join('\n---\n'));
  await expect(preflight([join(folder, 'many.yaml')], { program: emptyCluster() })).rejects.toThrow('501');
});

test('objects that are not as their kinds have to be are not looked at, and said to be so', async () => {
  const objects = ['Ingress', 'IngressRoute', 'HTTPRoute', 'Service', 'Endpoints', 'EndpointSlice'].flatMap((kind, k) => (
    [null, 'x', [], { rules: 'x', routes: 'x', parentRefs: 'x', ports: 'x' }, { rules: [null], routes: [null], parentRefs: [null], ports: [null] }]
      .map((spec, i) => JSON.stringify({ apiVersion: 'x/v1', kind, metadata: { name: `o${k}-${i}` }, spec, subsets: 'x', endpoints: 'x', ports: 3 }))
  ));
  writeFileSync(join(folder, 'odd.yaml'), objects.join('\n---\n'));
  const { judged, notes } = await preflight([join(folder, 'odd.yaml')], { program: emptyCluster(), connects: false });
  expect([judged, notes.length]).toStrictEqual([[], 16]);
});

test('a report of another app is noticed', async () => {
  const { dist } = written(PORTABLE);
  writeFileSync(join(folder, 'other.json'), loadBalancerOfTwo({ ...PORTABLE, ingressName: 'other' }).report.toJson());
  expect((await preflight([dist], { program: emptyCluster(), connects: false, reports: [join(folder, 'other.json')] })).notes).toHaveLength(1);
});

test('text and JSON say the same, and text moves no cursor', async () => {
  const { dist, report } = written(PORTABLE);
  const result = await preflight([dist], { program: emptyCluster(), reports: [report], connects: false });
  const json = JSON.parse(asJson(result));
  const of = (state: State) => result.judged.filter(each => each.state === state).length;
  expect(json.summary).toStrictEqual({ holds: of(State.HOLDS), doesNotHold: of(State.DOES_NOT_HOLD), cannotBeTold: of(State.CANNOT_BE_TOLD) });
  expect(json.requirements).toHaveLength(result.judged.length);
  const hostile = { ...result.judged[0].requirement, where: '\u001b[2J\u202eevil\n' };
  const text = asText({ judged: [{ ...result.judged[0], requirement: hostile }], notes: ['\u001b]0;x\u0007'] });
  // eslint-disable-next-line no-control-regex
  expect(/[\u0000-\u0009\u000b-\u001f\u202e]/.test(text)).toBe(false);
});

test.each([
  ['no manifests', '# nothing\n'],
  ['no YAML', 'a: [\n'],
  ['no object', 'a: b\n'],
])('%s is an error', async (_, text) => {
  writeFileSync(join(folder, 'x.yaml'), text);
  await expect(preflight([join(folder, 'x.yaml')], { program: emptyCluster() })).rejects.toThrow('x.yaml');
});

test.each(['{}', '[]', '{"path":"a","controller":"b","routes":[],"verdicts":[],"requirements":[{}]}', 'x'])('%s is no report', async text => {
  const { dist } = written(PORTABLE);
  writeFileSync(join(folder, 'bad.json'), text);
  await expect(preflight([dist], { program: emptyCluster(), reports: [join(folder, 'bad.json')] })).rejects.toThrow('bad.json');
});

test('without a cluster nothing is said', async () => {
  const { dist } = written(PORTABLE);
  await expect(preflight([dist], { program: join(folder, 'missing') })).rejects.toThrow('missing');
});
