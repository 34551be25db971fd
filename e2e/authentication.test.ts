import { ApiObject } from 'cdk8s';
import { RouteOptions, Support, Tls } from '../src';
import { AUTH_SERVER } from './support/addresses';
import { startAuthServer } from './support/auth-server';
import { record } from './support/results';
import { nameOf, Running, RUNNING } from './support/running';
import { ask, hostOf, loadBalancer, serve } from './support/scene';
import { Started } from './support/started';
import { defaultCa } from './support/targets';
import { AUTHORIZED, HTPASSWD, usersSecret } from './support/users';
import { Feature } from '../src/policies';
import { SUPPORT_MATRIX } from '../src/support-matrix';
import { RequestOptions } from '../test/nginx/support/http';

const started = new Started();

afterEach(started.stop);

const doing = (feature: Feature) => RUNNING
  .filter(({ column }) => SUPPORT_MATRIX.find(({ name }) => name === column)!.declarations[feature].support !== Support.REFUSED)
  .map(running => [nameOf(running), running] as const);

const BOT = { 'user-agent': 'BadBot/1.0' };
const PREFLIGHT = { 'origin': 'https://app.example.com', 'access-control-request-method': 'PUT' };

/** What each request gets, without what lets it pass and with it. */
const EXPECTED: { readonly [controller: string]: { readonly [what: string]: string } } = {
  reader: { 'over http': '308 308', 'the root, which is redirected': '302 302', 'a blocked agent': '401 403', 'a preflight': '401 200', 'a path': '401 200' },
  traefik: { 'over http': '301 301', 'the root, which is redirected': '302 302', 'a blocked agent': '403 403', 'a preflight': '401 200', 'a path': '401 200' },
  envoy: { 'over http': '308 308', 'the root, which is redirected': '401 302', 'a blocked agent': '401 403', 'a preflight': '401 200', 'a path': '401 200' },
};

test.each([
  ...doing('basicAuth').map(([name, running]) => [name, 'a password', running, AUTHORIZED, { basicAuth: { secret: 'users' } }] as const),
  ...doing('externalAuth').map(([name, running]) => (
    [name, 'a service that is asked', running, { authorization: 'Bearer good' }, { externalAuth: { url: `http://${AUTH_SERVER.name}` } }] as const
  )),
])('%s: what comes before %s', async (name, what, running, credentials, options) => {
  started.keep(await startAuthServer(AUTH_SERVER.address, `http://${AUTH_SERVER.name}`));
  const namespace = `before-${Object.keys(options)[0].toLowerCase()}-${running.short}`;
  await protect(namespace, running, { ...options, appRoot: '/app', blockedUserAgents: ['BadBot'], tls: Tls.controllerDefault() });
  const both = async (path: string, more: RequestOptions & { readonly port?: number } = {}) => {
    const { port = 443, headers } = more;
    const status = async (own = {}) => (await ask(hostOf(namespace), path, {
      address: running.target.address, ...more, port, ...port === 443 && { ca: defaultCa(running.target) }, headers: { ...headers, ...own },
    })).status;
    return `${await status()} ${await status(credentials)}`;
  };
  const got = {
    'over http': await both('/x', { port: 80 }),
    'the root, which is redirected': await both('/'),
    'a blocked agent': await both('/x', { headers: BOT }),
    'a preflight': await both('/x', { method: 'OPTIONS', headers: PREFLIGHT }),
    'a path': await both('/x'),
  };
  record('Other controllers', `${name}: a route with ${what}, asked without and with what lets a request pass`, 'the redirect to https comes first, and nothing reaches a server',
    Object.entries(got).map(([request, statuses]) => `${request}: ${statuses}`).join('; '));
  // The snippet that blocks agents is read together with the annotations of the service.
  const atOnce = running.short === 'reader' && 'externalAuth' in options ? { 'a blocked agent': '403 403' } : {};
  expect(got).toStrictEqual({ ...EXPECTED[running.short], ...atOnce });
});

test.each(doing('externalAuth'))('%s: of a service that answers 204, requests pass or get an answer without the server', async (name, running) => {
  started.keep(await startAuthServer(AUTH_SERVER.address, `http://${AUTH_SERVER.name}`));
  const namespace = `empty-${running.short}`;
  await protect(namespace, running, { externalAuth: { url: `http://${AUTH_SERVER.name}` } });
  const { status, seen } = await ask(hostOf(namespace), '/', { address: running.target.address, headers: { authorization: 'Bearer empty' } });
  record('Other controllers', `${name}: a service that is asked answers 204`, 'Traefik lets the request pass, Envoy does not', `${status}, ${seen ? 'from the server' : 'and no server is asked'}`);
  expect([status, seen !== undefined]).toStrictEqual(running.short === 'envoy' ? [204, false] : [200, true]);
});

async function protect(namespace: string, running: Running, options: RouteOptions): Promise<void> {
  await serve(namespace, chart => {
    new ApiObject(chart, 'Users', usersSecret(running, 'users', HTPASSWD));
    loadBalancer(chart, { controller: running.controller, ...options });
  }, running.target);
}
