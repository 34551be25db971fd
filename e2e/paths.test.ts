import { Chart } from 'cdk8s';
import { Rewrite, RouteOptions, RoutePath } from '../src';
import { record } from './support/results';
import { ask, hostOf, loadBalancer, serve } from './support/scene';

/** A route, and what becomes of requests: the path that a server sees, or the status where none sees any. */
interface Table {
  readonly name: string;
  readonly options: RouteOptions;
  readonly cases: { [path: string]: string | number };
}

const TABLES: Table[] = [
  {
    name: 'the scenario',
    options: { paths: [RoutePath.regex('/lb/(zl/.*)')], rewrite: Rewrite.regexTarget('/$1') },
    cases: {
      '/lb/zl/a/b?x=1': '/zl/a/b?x=1',
      '/lb/zl/': '/zl/',
      '/lb/zl/a%20b?y=a%20b': '/zl/a%20b?y=a%20b',
      '/': 404,
      '/lb/': 404,
      '/lb/zl': 404,
      '/lb/zx/a': 404,
      '/x/lb/zl/a': 404,
    },
  },
  {
    name: 'strip-prefix',
    options: { paths: [RoutePath.prefix('/lb')], rewrite: Rewrite.stripPrefix() },
    cases: {
      '/lb': '/',
      '/lb/': '/',
      '/lb?x=1': '/?x=1',
      '/lb/x': '/x',
      '/lb/x/': '/x/',
      '/lb/lb/x': '/lb/x',
      '/lb/x%20y?z=%2F': '/x%20y?z=%2F',
      '/lb/a%0Ab': '/a%0Ab',
      '/lb%0A': 404,
      '/lbx': 404,
      '/LB/x': 404,
      '/a/lb/x': 404,
    },
  },
  {
    name: 'replace-prefix',
    options: { paths: [RoutePath.prefix('/old')], rewrite: Rewrite.replacePrefix('/new') },
    cases: {
      '/old': '/new',
      '/old/': '/new/',
      '/old?x=1': '/new?x=1',
      '/old/x': '/new/x',
      '/old/old/x': '/new/old/x',
      '/old/x%20y?z=1': '/new/x%20y?z=1',
      '/old/a%0Ab': '/new/a%0Ab',
      '/old%0A': 404,
      '/older': 404,
      '/OLD/x': 404,
    },
  },
  {
    name: 'full-path',
    options: { paths: [RoutePath.exact('/ping')], rewrite: Rewrite.fullPath('/healthz') },
    cases: {
      '/ping': '/healthz',
      '/ping?x=1': '/healthz?x=1',
      '/ping%0A': 404,
      '/ping/': 404,
      '/ping/x': 404,
      '/PING': 404,
    },
  },
  {
    name: 'full-path-of-prefix',
    options: { paths: [RoutePath.prefix('/ping')], rewrite: Rewrite.fullPath('/healthz') },
    cases: { '/ping': '/healthz', '/ping/a/b?x=1': '/healthz?x=1', '/ping/a%0Ab': '/healthz', '/pings': 404 },
  },
  {
    name: 'full-path-of-everything',
    options: { rewrite: Rewrite.fullPath('/healthz') },
    cases: { '/': '/healthz', '/a/b?x=1': '/healthz?x=1', '/a%0Ab': '/healthz' },
  },
  {
    name: 'dotted-prefix',
    options: { paths: [RoutePath.prefix('/v1.2')], rewrite: Rewrite.stripPrefix() },
    cases: { '/v1.2/x': '/x', '/v1x2/x': 404 },
  },
  {
    name: 'plain-prefix',
    options: { paths: [RoutePath.prefix('/app')] },
    cases: { '/app': '/app', '/app/': '/app/', '/app/x?y=1': '/app/x?y=1', '/apple': 404, '/APP': 404, '/': 404 },
  },
  {
    name: 'plain-exact',
    options: { paths: [RoutePath.exact('/ping')] },
    cases: { '/ping': '/ping', '/ping?x=1': '/ping?x=1', '/ping/x': 404, '/PING': 404 },
  },
  {
    name: 'everything',
    options: {},
    cases: { '/': '/', '/a/b?c=%2F': '/a/b?c=%2F', '/a%0Ab': '/a%0Ab' },
  },
];

describe.each(TABLES)('$name', ({ name, options, cases }) => {
  const namespace = `paths-${name.replace(/ /g, '-')}`;
  const seen: string[] = [];

  beforeAll(async () => serve(namespace, chart => loadBalancer(chart, options)));

  afterAll(() => record('Paths', `${name}: ${Object.keys(cases).join(' ')}`, Object.values(cases).join(' '), seen.join(' ')));

  test.each(Object.entries(cases))('%s: %s', async (path, expected) => {
    const { status, seen: { url } = {} } = await ask(hostOf(namespace), path);
    const got = url ?? status;
    seen.push(String(got));
    expect(got).toBe(expected);
  });
});

describe('encoded and doubled slashes, where Traefik differs from ingress-nginx', () => {
  beforeAll(async () => serve('slashes', chart => loadBalancer(chart, { paths: [RoutePath.prefix('/lb')], rewrite: Rewrite.stripPrefix() })));

  test.each([
    ['/lb/a%2Fb', '/a%2Fb', 'kept (ingress-nginx decodes it)'],
    ['/lb/a//b', '/a/b', 'merged, as on ingress-nginx'],
  ])('%s reaches the server as %s: %s', async (path, expected, difference) => {
    const url = (await ask(hostOf('slashes'), path)).seen?.url;
    record('Paths', `strip-prefix: ${path}`, `${expected}: ${difference}`, String(url));
    expect(url).toBe(expected);
  });
});

describe('the root of an application', () => {
  beforeAll(async () => serve('app-root', chart => loadBalancer(chart, { appRoot: '/start' })));

  test('a request for / is redirected there', async () => {
    const { status, headers } = await ask(hostOf('app-root'), '/');
    record('Paths', 'appRoot /start: /', '302 to /start', `${status} to ${headers.get('location')}`);
    expect(status).toBe(302);
    expect(new URL(headers.get('location')![0]).pathname).toBe('/start');
  });

  test.each(['/start', '/x', '/start/?x=1'])('%s is left alone', async path => {
    expect((await ask(hostOf('app-root'), path)).seen?.url).toBe(path);
  });
});

describe('paths beside each other on a host that has a pattern', () => {
  const namespace = 'paths-mixed';

  function build(chart: Chart): void {
    const lb = loadBalancer(chart, { paths: [RoutePath.prefix('/app')], responseHeaders: {} });
    const hosts = [hostOf(namespace)];
    lb.addRoute('exact', { hosts, paths: [RoutePath.exact('/app/ping')], rewrite: Rewrite.fullPath('/exact') });
    lb.addRoute('longer', { hosts, paths: [RoutePath.prefix('/app/long')], rewrite: Rewrite.replacePrefix('/longer') });
    lb.addRoute('pattern', { hosts, paths: [RoutePath.regex('/app/[0-9]+/(.*)')], rewrite: Rewrite.regexTarget('/number/$1') });
    lb.addRoute('root', { hosts, paths: [RoutePath.prefix('/')], rewrite: Rewrite.replacePrefix('/root') });
  }

  beforeAll(async () => serve(namespace, build));

  test.each([
    ['/app', '/app'],
    ['/app/x', '/app/x'],
    ['/app/ping', '/exact'],
    ['/app/ping/x', '/app/ping/x'],
    ['/app/long', '/longer'],
    ['/app/long/x', '/longer/x'],
    ['/app/longer', '/app/longer'],
    ['/app/12/x', '/number/x'],
    ['/apple', '/root/apple'],
    ['/', '/root/'],
  ])('%s reaches the server as %s', async (path, expected) => {
    expect((await ask(hostOf(namespace), path)).seen?.url).toBe(expected);
  });
});
