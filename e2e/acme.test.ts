import { Chart } from 'cdk8s';
import { Backends, ExternalLoadBalancerProps, Redirect, Rewrite, RouteOptions, RoutePath, Tls, UserAgents } from '../src';
import { SERVERS } from './support/addresses';
import { CHALLENGE, defineCertificates, SOLVER, solvers } from './support/cert-manager';
import { record } from './support/results';
import { nameOf, Running, RUNNING } from './support/running';
import { applyCleanly, ask, createNamespace, loadBalancer, manifests } from './support/scene';
import { TRAEFIK_RESOURCES } from './support/targets';
import { until } from './support/wait';

/** Load balancers that get the challenges of their host unless a solver does. */
interface Case {
  readonly label: string;
  readonly props: Partial<ExternalLoadBalancerProps>;
  /** A second route, on its host unless it has others. */
  readonly beside?: (domain: string) => RouteOptions;
  /** What becomes of other requests, by the program: who answers, a status, or the scheme of a redirect, which is "https" unless there is no certificate. */
  readonly others?: readonly string[];
  readonly runsOn?: (running: Running) => boolean;
}

const BACKEND = Backends.fromIps([SERVERS[0]], { port: 80 });
const tls = Tls.certManager({ clusterIssuer: 'letsencrypt' });
const hasRegex = ({ column }: Running) => column !== 'Gateway API';
/** Where the longest pattern comes first, the report asks for another way to prove the host. */
const hasOrder = (running: Running) => hasRegex(running) && running.short !== 'reader';
const WORDS = ['api', 'admin', 'static', 'media', 'metrics', 'healthz', 'reports', 'grafana', 'prometheus', '[.a-z-]+'];

const CASES: { readonly [what: string]: Case } = {
  'every path': { label: 'every', props: { tls } },
  'every path, the Secret of somebody\'s own': { label: 'secret', props: { tls: Tls.fromSecret('to-come') } },
  'every path, without a certificate': { label: 'plain', props: {}, others: [SERVERS[0]] },
  'every path of a wildcard host': { label: 'any', props: { tls, paths: [RoutePath.prefix('/app')] }, beside: domain => ({ hosts: [`*.${domain}`] }), others: [SERVERS[0], '404'] },
  'every path by a route without tls': { label: 'beside', props: { tls, paths: [RoutePath.prefix('/app')] }, beside: () => ({}) },
  'many paths of a long host': {
    label: `${'a-label-of-some-length.'.repeat(8)}long`,
    props: {
      tls,
      paths: [
        ...['/', '/.well-known', '/.well-known/acme-challenge'].map(path => RoutePath.prefix(path)),
        ...Array.from({ length: 20 }, (_, i) => RoutePath.prefix(`/app-${i}/${'deep/'.repeat(20)}`)),
      ],
    },
  },
  'every path, redirected': { label: 'redirected', props: { tls, redirect: Redirect.permanent('http://new.example.com') } },
  'blocked user agents': { label: 'agents', props: { tls, blockedUserAgents: UserAgents.CRAWLERS }, runsOn: hasRegex },
  'a regular expression and a rewrite': {
    label: 'regex', props: { tls, paths: [RoutePath.regex('/(.*)')], rewrite: Rewrite.regexTarget('/x/$1') }, runsOn: hasRegex,
  },
  'a regular expression that is longer than the challenge': {
    label: 'regex-long', props: { tls, paths: [RoutePath.regex(`/(?:${WORDS.join('|')}).*`)] }, runsOn: hasOrder,
  },
};

/** Such Ingresses are read by the Traefik that has its own resources. */
const TRAEFIK_CLASS = { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', metadata: { name: 'traefik' }, spec: { controller: 'traefik.io/ingress-controller' } };

beforeAll(async () => {
  defineCertificates();
  await applyCleanly(JSON.stringify(TRAEFIK_CLASS));
});

describe.each(RUNNING.map(running => [nameOf(running), running] as const))('%s', (name, running) => {
  const { short, controller, target } = running;
  const namespace = `acme-${short}`;
  const domain = `${namespace}.example.com`;
  const cases = Object.entries(CASES).filter(([, { runsOn = () => true }]) => runsOn(running));
  /** Who answers, or the scheme that a client is redirected to. */
  const answerTo = async (label: string, path: string, agent = 'Mozilla/5.0') => {
    const { status, seen, headers } = await ask(`${label}.${domain}`, path, { address: target.address, headers: { 'user-agent': agent } });
    return seen?.address ?? (status < 400 ? headers.get('location')![0].split(':')[0] : `${status}`);
  };
  const before: { [label: string]: string } = {};

  beforeAll(async () => {
    await createNamespace(namespace);
    await applyCleanly(manifests(namespace, chart => cases.forEach(([, { label, props, beside }], i) => {
      const hosts = [`${label}.${domain}`];
      const lb = loadBalancer(new Chart(chart, `${i}`, { namespace }), { name: `lb-${i}`, controller, backends: BACKEND, hosts, ...props });
      if (beside) {
        lb.addRoute('beside', { hosts, ...beside(domain) });
      }
    })));
    await target.routed(namespace);
    for (const [, { label }] of cases) {
      before[label] = await answerTo(label, CHALLENGE);
    }
    const door = target.gateway ?? (target === TRAEFIK_RESOURCES ? 'traefik' : 'nginx');
    await applyCleanly(solvers(namespace, cases.map(([, { label }]) => `${label}.${domain}`), door));
  });

  test.each(cases)('%s', async (what, { label, others = ['https'] }) => {
    await until('answer of the solver', async () => await answerTo(label, CHALLENGE) === SOLVER || undefined);
    const solved = await answerTo(label, CHALLENGE, 'curl/8');
    const other = await answerTo(label, '/other');
    record('TLS', `${name}: another path of a host, a challenge before there is a solver, and then: ${what}`, 'the same twice, then the solver', [other, before[label], solved].join(', '));
    expect(others).toContain(other);
    expect([before[label], solved]).toStrictEqual([other, SOLVER]);
  });
});
