import { createHash } from 'node:crypto';
import { ApiObject, Chart } from 'cdk8s';
import { BackendProtocol, Backends, BackendTls, HeaderValue, IngressController, MiddlewareReference, RoutePath, Tls } from '../src';
import { CLIENT, CROSS_NAMESPACE_FRONT_DOOR, PORTS, TLS_SERVERS, TRAEFIK_FRONT_DOOR } from './support/addresses';
import { makeCertificate, tlsSecret } from './support/certificate';
import { record } from './support/results';
import { access, Answer, applyCleanly, ask, createNamespace, hostOf, loadBalancer, manifests } from './support/scene';
import { Started } from './support/started';
import { startTraefikForItsOwnResources } from './support/traefik';
import { until } from './support/wait';
import { THOUSAND, wholeOfThousand } from './support/whole-answers';

const SHARED = 'existing-middlewares';
const API_VERSION = 'traefik.io/v1alpha1';

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');
const USER = { authorization: `Basic ${base64('user:password')}` };
const HTPASSWD = `user:{SHA}${base64(createHash('sha1').update('password').digest())}`;

/** A Middleware that marks what passes it, and one that asks who it is. */
const MIDDLEWARES = [
  { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'users', namespace: SHARED }, data: { users: base64(HTPASSWD) } },
  marking('mark', 'x'),
  { apiVersion: API_VERSION, kind: 'Middleware', metadata: { name: 'gate', namespace: SHARED }, spec: { basicAuth: { secret: 'users', removeHeader: true } } },
];

function marking(name: string, mark: string) {
  const headers = { 'X-Mark': mark };
  return { apiVersion: API_VERSION, kind: 'Middleware', metadata: { name, namespace: SHARED }, spec: { headers: { customRequestHeaders: headers, customResponseHeaders: headers } } };
}

const GATED: MiddlewareReference[] = [{ name: 'mark', namespace: SHARED }, { name: 'gate', namespace: SHARED }];

const started = new Started();

beforeAll(async () => {
  await createNamespace(SHARED);
  await applyCleanly(MIDDLEWARES.map(each => JSON.stringify(each)).join('\n---\n'));
  started.keep(await startTraefikForItsOwnResources(access(), CROSS_NAMESPACE_FRONT_DOOR, makeCertificate('*.example.com'), [
    '--providers.kubernetescrd.allowcrossnamespace=true',
    // As behind a proxy that ends TLS.
    `--entrypoints.web.forwardedheaders.trustedips=${CLIENT}`,
  ]));
});

afterAll(started.stop);

/** An answer in a word: its status, the mark that the backend saw, whose headers it has, and where it leads. */
function words({ status, seen, headers }: Answer): string {
  return [
    status, seen?.headers['x-mark'] ?? [], headers.has('x-mark') ? 'marked' : [], headers.has('x-ours') ? 'ours' : [], headers.get('location')?.[0] ?? [],
  ].flat().join('|');
}

test('Middlewares of another namespace come before everything but the redirect to https', async () => {
  const namespace = 'gated';
  const host = hostOf(namespace);
  const certificate = makeCertificate(host);
  await createNamespace(namespace);
  await applyCleanly(manifests(namespace, chart => {
    new ApiObject(chart, 'Certificate', tlsSecret('certificate', certificate));
    const lb = loadBalancer(chart, {
      controller: IngressController.traefik({ middlewares: GATED }),
      paths: [RoutePath.prefix('/app')],
      appRoot: '/app',
      blockedUserAgents: ['BadBot'],
      responseHeaders: { 'X-Ours': HeaderValue.literal('1') },
      tls: Tls.fromSecret('certificate'),
    });
    lb.addRoute('other', { hosts: [host], paths: [RoutePath.prefix('/other')] });
  }));
  const address = CROSS_NAMESPACE_FRONT_DOOR;
  const secure = async (path: string, headers = {}) => words(await ask(host, path, { address, port: 443, ca: certificate.ca, headers }));
  const plain = async (path: string, headers = {}) => words(await ask(host, path, { address, headers }));
  await until('answers', async () => await secure('/app') === '401|marked' && await secure('/other') === '401|marked' || undefined, 60);

  const bot = { 'user-agent': 'BadBot/1.0' };
  const ended = { 'x-forwarded-proto': 'https' };
  const got = {
    path: [await secure('/app/x'), await secure('/app/x', USER)],
    agent: [await secure('/app/x', bot), await secure('/app/x', { ...bot, ...USER })],
    root: [await secure('/'), await secure('/', USER)],
    inherited: [await secure('/other'), await secure('/other', USER)],
    http: [await plain('/app/x'), await plain('/other')],
    forwarded: [await plain('/app/x', ended), await plain('/other', ended), await plain('/', ended), await plain('/app/x', { ...ended, ...USER })],
  };
  record('Other controllers', 'existing Middlewares of another namespace on Traefik: each kind of request without and with a password',
    '401 before all own answers; the redirect to https before that', Object.entries(got).map(([what, answers]) => `${what}: ${answers.join(' / ')}`).join('; '));
  const redirect = (path: string) => `301|https://${host}${path}`;
  expect(got).toStrictEqual({
    path: ['401|marked', '200|x|marked|ours'],
    agent: ['401|marked', '403|marked|ours'],
    root: ['401|marked', '302|marked|/app'],
    inherited: ['401|marked', '200|x|marked'],
    http: [redirect('/app/x'), redirect('/other')],
    forwarded: ['401|marked', '404', '401|marked', '200|x|marked|ours'],
  });
});

test('a retry among them loses no answer of a server over TLS', async () => {
  const namespace = 'own-retry';
  const address = CROSS_NAMESPACE_FRONT_DOOR;
  await createNamespace(namespace);
  await applyCleanly(JSON.stringify({ apiVersion: API_VERSION, kind: 'Middleware', metadata: { name: 'again', namespace }, spec: { retry: { attempts: 3 } } }));
  await applyCleanly(manifests(namespace, chart => loadBalancer(chart, {
    controller: IngressController.traefik({ middlewares: [{ name: 'again' }] }),
    backends: Backends.fromIps([TLS_SERVERS[0]], { port: PORTS.ownAuthority }),
    backendProtocol: BackendProtocol.https(BackendTls.unverified()),
  })));
  const get = async (method: string) => ask(hostOf(namespace), '/', { address, method });
  await until('the first answer', async () => (await get('GET')).status === 200 || undefined, 60);
  const whole = await wholeOfThousand(get);
  record('Other controllers', `${THOUSAND} requests through a retry of the user's on Traefik to a server by https`, `${THOUSAND} answers with the headers of the server`, String(whole));
  expect(whole).toBe(THOUSAND);
});

test.each([
  ['is missing', CROSS_NAMESPACE_FRONT_DOOR, { name: 'later', namespace: SHARED }],
  ['is of another namespace, which is not allowed', TRAEFIK_FRONT_DOOR, { name: 'mark', namespace: SHARED }],
])('a route whose Middleware %s is closed', async (what, address, middleware) => {
  const namespace = `closed-${middleware.name}`;
  const open = `open.${namespace}.example.com`;
  await createNamespace(namespace);
  const build = (chart: Chart) => {
    loadBalancer(chart, { controller: IngressController.traefik({ middlewares: [middleware] }) });
    loadBalancer(new Chart(chart.node.root, 'open', { namespace }), { name: 'open', hosts: [open], controller: IngressController.traefik() });
  };
  await applyCleanly(manifests(namespace, build));
  await until('the route without a Middleware', async () => (await ask(open, '/', { address })).status === 200 || undefined, 60);
  const { status } = await ask(hostOf(namespace), '/', { address });
  record('Other controllers', `a route on Traefik whose Middleware ${what}`, '404', String(status));
  expect(status).toBe(404);
  if (address === CROSS_NAMESPACE_FRONT_DOOR) {
    await applyCleanly(JSON.stringify(marking(middleware.name, 'y')));
    const marked = await until('the route once its Middleware is there', async () => {
      const answer = await ask(hostOf(namespace), '/', { address });
      return answer.status === 200 ? answer : undefined;
    }, 60);
    expect(words(marked)).toBe('200|y|marked');
  }
});
