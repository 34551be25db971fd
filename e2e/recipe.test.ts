import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { parseAllDocuments, stringify } from 'yaml';
import { FRONT_DOOR, SERVERS, STOCK_FRONT_DOOR } from './support/addresses';
import { apply, kubectl, Result } from './support/kubectl';
import { record } from './support/results';
import { programs } from './support/run';
import { access, ask, askTimes, counts, createNamespace, hostOf, loadBalancer, serve } from './support/scene';
import { isOfIngress, Router, routers } from './support/traefik';
import { until } from './support/wait';

const SECTION = 'The recipe that everybody copies';
const HOST = 'xxx.your-domain.com';

/** The recipe as the documents show it, under another host, so that its variants do not meet. */
function recipe(namespace: string, change: (ingress: any, service: any) => void = () => { }): string {
  const page = readFileSync(join(__dirname, '..', 'docs', 'explanation', 'the-copied-recipe.md'), 'utf8');
  const yaml = /```yaml\n(apiVersion: v1\nkind: Service\n[^]*?)```/.exec(page)![1].replaceAll('namespace: wetwin', `namespace: ${namespace}`);
  const objects = parseAllDocuments(yaml.replaceAll(HOST, hostOf(namespace))).map(document => document.toJS());
  const [service, , ingress] = objects;
  change(ingress, service);
  return objects.filter(({ kind }) => kind !== 'Endpoints' || service.spec.type === 'ClusterIP').map(object => stringify(object)).join('---\n');
}

/** Applies a variant and waits until the controllers have read it: an Ingress that is applied after it is served. */
async function applyRecipe(namespace: string, yaml: string): Promise<Result> {
  await createNamespace(namespace);
  const result = apply(access(), yaml);
  await serve(`${namespace}-after`);
  await until('mirrored slice', () => kubectl(access(), ['get', 'endpointslice', '-n', namespace, '-o', 'name']).stdout.trim() || undefined);
  return result;
}

/** What a controller makes of the Ingress of a variant. */
async function routesOf(address: string, namespace: string): Promise<Router[]> {
  return (await routers(address)).filter(router => isOfIngress(router, namespace, hostOf(namespace)));
}

const PREFIX = 'nginx.ingress.kubernetes.io/';
const SNIPPET = `${PREFIX}server-snippet`;

const withoutTls = (ingress: any) => delete ingress.spec.tls;
const withPattern = (ingress: any) => {
  withoutTls(ingress);
  ingress.spec.rules[0].http.paths[0].pathType = 'ImplementationSpecific';
};

test('the API server takes it as it is, without a word about what nobody reads', async () => {
  const { code, stderr } = await applyRecipe('recipe', recipe('recipe'));
  const stored = kubectl(access(), ['get', 'ingress', hostOf('recipe'), '-n', 'recipe', '-o', 'jsonpath={.status}']);
  record(SECTION, 'applied as it is', 'taken; the only warning is that of Endpoints; its status is dropped', `exit code ${code}; ${stderr.trim()}; status ${stored.stdout}`);
  expect(code).toBe(0);
  expect(stderr).toBe('Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice\n');
  expect(stored.stdout).toBe('{"loadBalancer":{}}');
});

test('its status makes every later apply say "configured", though nothing changes', async () => {
  await createNamespace('recipe-status');
  const yaml = recipe('recipe-status');
  const said = () => kubectl(access(), ['apply', '-f', '-'], yaml).stdout.split('\n').find(line => line.startsWith('ingress'))!;
  const lines = [said(), said(), said()].map(line => line.split(' ').pop());
  record(SECTION, 'applied three times', 'created, configured, configured', lines.join(', '));
  expect(lines).toStrictEqual(['created', 'configured', 'configured']);
});

test('a controller that takes no snippets ignores the whole Ingress', async () => {
  await applyRecipe('recipe-stock', recipe('recipe-stock', withPattern));
  await until('other route', async () => (await ask(hostOf('recipe-stock-after'), '/', { address: STOCK_FRONT_DOOR })).status === 200 || undefined);
  const { status } = await ask(hostOf('recipe-stock'), '/lb/zl/x', { address: STOCK_FRONT_DOOR });
  const routes = await routesOf(STOCK_FRONT_DOOR, 'recipe-stock');
  record(SECTION, 'on a controller without snippets (with the path type corrected)', '404: no route at all', `${status}, ${routes.length} routes`);
  expect([status, routes]).toStrictEqual([404, []]);
});

test('the regular expression with pathType Prefix makes Traefik skip the whole Ingress, too', async () => {
  await applyRecipe('recipe-prefix', recipe('recipe-prefix', withoutTls));
  const { status } = await ask(hostOf('recipe-prefix'), '/lb/zl/x');
  const routes = await routesOf(FRONT_DOOR, 'recipe-prefix');
  record(SECTION, 'as it is, on a controller with snippets', '404: no route at all', `${status}, ${routes.length} routes`);
  expect([status, routes]).toStrictEqual([404, []]);
});

test('the unquoted pattern of its snippet disables the route on Traefik', async () => {
  await applyRecipe('recipe-snippet', recipe('recipe-snippet', withPattern));
  const routes = await until('route', async () => {
    const found = await routesOf(FRONT_DOOR, 'recipe-snippet');
    return found.length > 0 ? found : undefined;
  });
  const { status } = await ask(hostOf('recipe-snippet'), '/lb/zl/x');
  record(SECTION, 'with the path type corrected', '404: the route is disabled', `${status}: ${[...new Set(routes.map(route => route.status))].join(', ')}`);
  expect(status).toBe(404);
  expect(routes.every(route => route.status === 'disabled')).toBe(true);
});

describe('with path type and snippet corrected', () => {
  const namespace = 'recipe-corrected';
  const host = hostOf(namespace);

  beforeAll(async () => {
    await applyRecipe(namespace, recipe(namespace, ingress => {
      withPattern(ingress);
      ingress.metadata.annotations[SNIPPET] = ingress.metadata.annotations[SNIPPET].replace(/\((Scrapy[^)]*)\)/, '"$1"');
    }));
    await until('answer', async () => (await ask(host, '/lb/zl/x')).status === 200 || undefined);
  });

  test('it serves, rewrites, spreads and blocks; the invented annotations do nothing', async () => {
    const answers = await askTimes(20, () => ask(host, '/lb/zl/x'));
    const crawler = await ask(host, '/lb/zl/x', { headers: { 'user-agent': 'Scrapy/2.0' } });
    const { headers } = answers[0];
    record(SECTION, 'with path type and snippet corrected: 20 requests, a crawler, the headers X-Real-IP and Backend-Pod', '200 as /zl/x from both servers, 403, none',
      `${JSON.stringify(counts(answers.map(({ seen }) => `${seen?.url} from ${seen?.address}`)))}, ${crawler.status}, ${headers.get('x-real-ip') ?? 'none'} and ${headers.get('backend-pod') ?? 'none'}`);
    expect([...new Set(answers.map(({ seen }) => `${seen?.url} ${seen?.address}`))].sort()).toStrictEqual(SERVERS.map(server => `/zl/x ${server}`));
    expect(crawler.status).toBe(403);
    expect([headers.get('x-real-ip'), headers.get('backend-pod')]).toStrictEqual([undefined, undefined]);
  });
});

test('Traefik, unlike ingress-nginx, connects to an IP as externalName, which the recipe names for a single server', async () => {
  const namespace = 'recipe-external-name';
  await createNamespace(namespace);
  const yaml = recipe(namespace, (ingress, service) => {
    withPattern(ingress);
    delete ingress.metadata.annotations[SNIPPET];
    Object.assign(service.spec, { type: 'ExternalName', externalName: SERVERS[0] });
  });
  const { code, stderr } = apply(access(), yaml);
  await serve(`${namespace}-after`);
  const statuses = counts((await askTimes(4, () => ask(hostOf(namespace), '/lb/zl/x'))).map(({ status }) => status));
  record(SECTION, `externalName "${SERVERS[0]}"`, 'taken without a word; 200 on Traefik (503 on ingress-nginx)', `exit code ${code}; ${JSON.stringify(statuses)}`);
  expect([code, stderr]).toStrictEqual([0, '']);
  expect(statuses).toStrictEqual({ 200: 4 });
});

describe('the construct instead', () => {
  const namespace = 'construct';

  beforeAll(async () => serve(namespace, chart => loadBalancer(chart, { blockedUserAgents: ['Scrapy'] })));

  test('what its report demands is what a controller without it lacks', async () => {
    const report = loadBalancer(new Chart(new App(), 'chart', { namespace }), { blockedUserAgents: ['Scrapy'] }).report;
    const requirement = report.requirements.find(({ id }) => id === 'snippet-annotations')!;
    const [stock, allowing] = [await ask(hostOf(namespace), '/', { address: STOCK_FRONT_DOOR }), await ask(hostOf(namespace), '/')];
    record(SECTION, 'the construct, on a controller without snippets and on one with them', '404, as its report says; 200', `${stock.status}; ${allowing.status}`);
    expect(Object.keys(requirement.settings!)).toContain('allow-snippet-annotations');
    expect([stock.status, allowing.status]).toStrictEqual([404, 200]);
  });
});

test('the version of kubectl is that of the API server', () => {
  const versions = JSON.parse(execFileSync(programs().cluster.path, ['kubectl', 'version', '-o', 'json'], { encoding: 'utf8', env: { ...process.env, KUBECONFIG: access().kubeconfig } }));
  const gitVersion = programs().cluster.version;
  expect(versions).toMatchObject({ clientVersion: { gitVersion }, serverVersion: { gitVersion } });
});
