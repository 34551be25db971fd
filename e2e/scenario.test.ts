import { ApiObject, App, Chart } from 'cdk8s';
import { ExternalLoadBalancer, ExternalLoadBalancerProps, Rewrite, RoutePath, Support } from '../src';
import { CLIENT, SERVERS } from './support/addresses';
import { makeCertificate, tlsSecret } from './support/certificate';
import { record } from './support/results';
import { nameOf, Running, RUNNING } from './support/running';
import { ask, hostOf, serve } from './support/scene';
import { gatewayCa, TRAEFIK_RESOURCES } from './support/targets';
import { until } from './support/wait';
import { InvalidInput } from '../src/basics/errors';
import { SUPPORT_MATRIX } from '../src/support-matrix';
import { SCENARIO } from '../test/support';

/** Paths, with what the server sees of those that are served; some are served by controllers with some support for patterns only. */
const PATHS: { readonly [path: string]: { readonly seen?: string; readonly withRegex?: { readonly [support in Support]?: string } } } = {
  '/lb/zl/': { seen: '/zl/' },
  '/lb/zl/a/b?x=1': { seen: '/zl/a/b?x=1' },
  '/lb/zl/a%20b': { seen: '/zl/a%20b' },
  '/lb/zl/a%2Fb': { seen: '/zl/a%2Fb' },
  '/lb/zl': { withRegex: { [Support.REFUSED]: '/zl' } },
  '/lb/other/': {},
  '/x/lb/zl/a': {},
  '/LB/ZL/a': { withRegex: { [Support.APPROXIMATED]: '/ZL/a' } },
};

/** Ways to ask for each of them. */
const WAYS = {
  'http': {},
  'https': {},
  'https, POST': { method: 'POST', body: Buffer.from('x'.repeat(1000)) },
  'https, a crawler': { headers: { 'user-agent': 'Scrapy/2.11' } },
  'https, a browser': { headers: { 'user-agent': 'Mozilla/5.0' } },
};

interface Answer {
  readonly status: number;
  readonly seen?: string;
  readonly client?: string;
  readonly server?: string;
}

/** The answer that was asked for, but for the differences that the controller declares. */
function expected(path: string, way: string, { column, target }: Running): Answer {
  const { declarations } = SUPPORT_MATRIX.find(({ name }) => name === column)!;
  const { seen, withRegex = {} } = PATHS[path];
  const url = seen ?? withRegex[declarations.regex.support];
  if (url === undefined) {
    return { status: 404 };
  }
  if (way === 'http') {
    return { status: target === TRAEFIK_RESOURCES ? 301 : 308 };
  }
  const client = declarations.clientIpHeader.support !== Support.OMITTED && { client: CLIENT };
  const server = declarations.backendAddressHeader.support !== Support.OMITTED && { server: 'one of them' };
  return way === 'https, a crawler' && declarations.blockedUserAgents.support !== Support.REFUSED
    ? { status: 403, ...client }
    : { status: 200, seen: url, ...client, ...server };
}

/** The scenario in words that every controller knows, or without what has none. */
const PORTABLE = {
  paths: [RoutePath.prefix('/lb/zl')],
  rewrite: Rewrite.replacePrefix('/zl'),
  maxBodySize: undefined,
  blockedUserAgents: undefined,
  loadBalancing: undefined,
};

type Prop = keyof typeof PORTABLE;

/** The props that a controller refuses: with patterns also what rewrites them. */
function refusedBy({ controller }: Running): Prop[] {
  const asked: { readonly [prop in Prop]: Partial<ExternalLoadBalancerProps> } = {
    paths: { paths: SCENARIO.paths, rewrite: undefined },
    rewrite: { paths: SCENARIO.paths, rewrite: SCENARIO.rewrite },
    maxBodySize: { maxBodySize: SCENARIO.maxBodySize },
    blockedUserAgents: { blockedUserAgents: SCENARIO.blockedUserAgents },
    loadBalancing: { loadBalancing: SCENARIO.loadBalancing },
  };
  return (Object.keys(asked) as Prop[]).filter(prop => {
    try {
      new ExternalLoadBalancer(new Chart(new App(), 'zl'), 'Lb', { ...SCENARIO, ...PORTABLE, ...asked[prop], controller });
      return false;
    } catch (e) {
      expect((e as InvalidInput).code).toMatch(/^refused\./);
      expect(asked[prop]).toHaveProperty((e as InvalidInput).prop);
      return true;
    }
  });
}

const CONTROLLERS = RUNNING.map(running => [nameOf(running), running] as const);

test.each(CONTROLLERS)('40 requests to the scenario on %s are answered as asked, but for what is announced', async (name, running) => {
  const refused = refusedBy(running);
  const props = { ...SCENARIO, ...Object.fromEntries(refused.map(prop => [prop, PORTABLE[prop]])) };
  const { differences, ca, host } = await serveScenario(running, props);
  const answers: [string, Answer][] = [];
  const wanted: [string, Answer][] = [];
  for (const path of Object.keys(PATHS)) {
    for (const [way, options] of Object.entries(WAYS)) {
      const { status, seen, headers } = await ask(host, path, { address: running.target.address, ...way !== 'http' && { port: 443, ca }, ...options });
      const [client] = headers.get('x-real-ip') ?? [];
      const [server] = headers.get('backend-pod') ?? [];
      answers.push([`${way} ${path}`, {
        status,
        ...seen && { seen: seen.url },
        ...client && { client },
        ...server && { server: SERVERS.some(each => server === `${each}:80`) ? 'one of them' : server },
      }]);
      wanted.push([`${way} ${path}`, expected(path, way, running)]);
    }
  }
  record('Verdicts', `the scenario on ${name}: ${answers.length} requests`,
    `as asked, but for: ${[...differences, ...refused.length > 0 ? [`refused at construction: ${refused.join(', ')}`] : []].join('; ') || 'nothing'}`,
    `${answers.filter((answer, i) => JSON.stringify(answer) === JSON.stringify(wanted[i])).length} of ${answers.length}`);
  expect(answers).toHaveLength(40);
  expect(answers).toStrictEqual(wanted);
});

/** Puts the scenario into a namespace of its own, with nothing changed but names, the controller and what that refuses. */
async function serveScenario({ short, controller, target }: Running, props: ExternalLoadBalancerProps) {
  const namespace = `scenario-${short}`;
  const host = hostOf(namespace);
  const certificate = makeCertificate(host);
  const differences: string[] = [];
  await serve(namespace, chart => {
    new ApiObject(chart, 'Certificate', tlsSecret('xxx.com', certificate));
    const { report } = new ExternalLoadBalancer(chart, 'Lb', { ...props, name: namespace, ingressName: host, hosts: [host], controller });
    differences.push(...report.verdicts.filter(({ support }) => support !== Support.NATIVE).map(({ note }) => note!));
  }, target);
  const ca = target.gateway ? gatewayCa() : certificate.ca;
  await until('answer over TLS', async () => (await ask(host, '/lb/zl/', { address: target.address, port: 443, ca })).status === 200 || undefined);
  return { differences, ca, host };
}
