import { App, Chart, Testing } from 'cdk8s';
import { Backends, ExternalLoadBalancer, HeaderValue, IngressController, RouteOptions, UserAgents } from '../../src';
import { AppWarnings } from '../../src/synthesis/warnings';
import { fault } from '../support';

let stderr: jest.SpyInstance;
beforeEach(() => stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true));
afterEach(() => stderr.mockRestore());

function printed(): string[] {
  return stderr.mock.calls.map(([text]) => text);
}

/** The line of the warning that ingress-nginx has of snippets. */
const aboutSnippets = (routes: string) => expect.stringMatching(new RegExp(`^warning: ${routes}: [^\\n]*snippet[^\\n]*\\n$`));

function loadBalancer(chart: Chart, id: string, options: RouteOptions & { controller?: any } = {}): ExternalLoadBalancer {
  return new ExternalLoadBalancer(chart, id, {
    name: id.toLowerCase(),
    backends: Backends.fromIps(['10.254.18.46'], { port: 80 }),
    hosts: [`${id.toLowerCase()}.example.com`],
    blockedUserAgents: UserAgents.CRAWLERS,
    ...options,
  });
}

test('a warning is one line, with the route that it is about', () => {
  const chart = new Chart(new App(), 'zl');
  loadBalancer(chart, 'Lb');
  expect(printed()).toStrictEqual([]);
  Testing.synth(chart);
  expect(printed()).toStrictEqual([aboutSnippets('zl/Lb')]);
});

test('a warning about several routes, in several charts, is printed once for the app', () => {
  const app = Testing.app();
  const [a, b] = [new Chart(app, 'a'), new Chart(app, 'b')];
  loadBalancer(a, 'First').addRoute('Second', { hosts: ['second.example.com'], responseHeaders: { 'X-A': HeaderValue.clientIp() } });
  loadBalancer(b, 'Third');
  app.synth();
  expect(printed()).toStrictEqual([aboutSnippets('a/First and 2 more')]);
});

test('servers on a port of https get plain HTTP, which is warned of unless an annotation says what they speak', () => {
  const chart = new Chart(new App(), 'zl');
  const servers = { backends: Backends.fromIps(['10.254.18.46'], { port: 8443 }), blockedUserAgents: undefined };
  loadBalancer(chart, 'Plain', servers);
  loadBalancer(chart, 'Https', { ...servers, annotations: { 'nginx.ingress.kubernetes.io/backend-protocol': 'HTTPS' } });
  Testing.synth(chart);
  expect(printed()).toStrictEqual([expect.stringMatching(/^warning: zl\/Plain: [^\n]*8443[^\n]*\n$/)]);
});

test('it is printed once, however often the app is synthesised', () => {
  const app = Testing.app();
  const [a, b] = [new Chart(app, 'a'), new Chart(app, 'b')];
  loadBalancer(a, 'First');
  Testing.synth(a);
  Testing.synth(b);
  app.synth();
  app.synthYaml();
  expect(printed()).toHaveLength(1);
});

test('what comes after a synthesis is heard of in the next', () => {
  const chart = new Chart(new App(), 'zl');
  loadBalancer(chart, 'First');
  Testing.synth(chart);
  loadBalancer(chart, 'Second');
  Testing.synth(chart);
  expect(printed()).toStrictEqual([aboutSnippets('zl/First'), aboutSnippets('zl/Second')]);
});

test('warnings that differ are printed each, in their order', () => {
  const chart = new Chart(new App(), 'zl');
  const warnings = AppWarnings.of(chart);
  warnings.add({ path: 'zl/a', warning: 'one', construct: chart });
  warnings.add({ path: 'zl/b', warning: 'two', construct: chart });
  warnings.add({ path: 'zl/c', warning: 'one', construct: chart });
  Testing.synth(chart);
  expect(printed()).toStrictEqual(['warning: zl/a and 1 more: one\n', 'warning: zl/b: two\n']);
});

test('apps have warnings of their own', () => {
  const [chart, other] = [new Chart(new App(), 'zl'), new Chart(new App(), 'zl')];
  loadBalancer(chart, 'Lb');
  Testing.synth(other);
  expect(printed()).toStrictEqual([]);
});

test('a warning is no error', () => {
  const app = Testing.app();
  loadBalancer(new Chart(app, 'zl'), 'Lb');
  expect(() => app.synth()).not.toThrow();
});

test.each<[string, object]>([
  ['says that snippets are taken', { controller: IngressController.ingressNginx({ snippetAnnotations: true }) }],
  ['needs no snippet', { blockedUserAgents: [] }],
])('nothing is printed for a load balancer that %s', (_, options) => {
  const chart = new Chart(new App(), 'zl');
  loadBalancer(chart, 'Lb', options);
  Testing.synth(chart);
  expect(printed()).toStrictEqual([]);
});

test('a snippet of the user\'s is warned of as well', () => {
  const chart = new Chart(new App(), 'zl');
  loadBalancer(chart, 'Lb', { blockedUserAgents: [], annotations: { 'nginx.ingress.kubernetes.io/server-snippet': '#' } });
  Testing.synth(chart);
  expect(printed()).toStrictEqual([aboutSnippets('zl/Lb')]);
});

test('a route that could not be made is not warned of', () => {
  const chart = new Chart(new App(), 'zl');
  expect(fault(() => loadBalancer(chart, 'Lb', { annotations: { 'nginx.ingress.kubernetes.io/nope': 'x' } }))).toMatchObject({ code: 'annotations.unknown' });
  Testing.synth(chart);
  expect(printed()).toStrictEqual([]);
});

test.each<[string, (chart: Chart, lb: ExternalLoadBalancer) => unknown]>([
  ['a load balancer', chart => chart.node.tryRemoveChild('Lb')],
  ['a route', (_, lb) => lb.node.tryRemoveChild('Ingress')],
])('%s that was removed is not warned of', (_, remove) => {
  const chart = new Chart(new App(), 'zl');
  remove(chart, loadBalancer(chart, 'Lb'));
  Testing.synth(chart);
  expect(printed()).toStrictEqual([]);
});
