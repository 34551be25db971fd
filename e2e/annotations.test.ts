import { ApiObject, Chart } from 'cdk8s';
import { RouteOptions, RoutePath, Tls } from '../src';
import { makeCertificate, tlsSecret } from './support/certificate';
import { record } from './support/results';
import { applyCleanly, ask, createNamespace, hostOf, loadBalancer, manifests, serve } from './support/scene';
import { until } from './support/wait';

/** The user u, whose password is "password". */
const USERS = 'u:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=\n';

type Values = { readonly [name: string]: string };

/** The annotations are rendered as for ingress-nginx, which serves all of them: here is what Traefik makes of them. */
function annotated(values: Values, options: RouteOptions = {}): RouteOptions {
  return { ...options, annotations: Object.fromEntries(Object.entries(values).map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value])) };
}

describe('what Traefik serves otherwise than ingress-nginx', () => {
  test('a client above a limit gets 429', async () => {
    await serve('annotated-limit', chart => loadBalancer(chart, annotated({ 'limit-rps': '1', 'limit-burst-multiplier': '1' })));
    const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await ask(hostOf('annotated-limit'), '/')).status));
    record('Annotations', 'limit-rps', '200, then 429', [...new Set(statuses)].sort().join(', then '));
    expect([...new Set(statuses)].sort()).toStrictEqual([200, 429]);
  });

  test('with enable-cors alone any site may send cookies, and a preflight gets 200', async () => {
    await serve('annotated-cors', chart => loadBalancer(chart, annotated({ 'enable-cors': 'true' })));
    const headers = { 'origin': 'https://evil.test', 'access-control-request-method': 'GET' };
    const plain = await ask(hostOf('annotated-cors'), '/', { headers });
    const preflight = await ask(hostOf('annotated-cors'), '/', { method: 'OPTIONS', headers });
    const allowed = ['access-control-allow-origin', 'access-control-allow-credentials'].map(name => plain.headers.get(name)?.[0]);
    record('Annotations', 'enable-cors', 'the origin itself with credentials; 200', `${allowed.join(' ')}; ${preflight.status}`);
    expect([allowed, preflight.status]).toStrictEqual([['https://evil.test', 'true'], 200]);
  });

  test('the backend gets the password of basic authentication', async () => {
    await serve('annotated-basic', chart => {
      new ApiObject(chart, 'Users', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'users' }, stringData: { auth: USERS } });
      loadBalancer(chart, annotated({ 'auth-type': 'basic', 'auth-secret': 'users' }));
    });
    const authorization = `Basic ${Buffer.from('u:password').toString('base64')}`;
    const without = await ask(hostOf('annotated-basic'), '/');
    const withPassword = await ask(hostOf('annotated-basic'), '/', { headers: { authorization } });
    record('Annotations', 'auth-type: basic', '401; 200, the header passed on', `${without.status}; ${withPassword.status}, ${String(withPassword.seen?.headers.authorization)}`);
    expect([without.status, withPassword.status, withPassword.seen?.headers.authorization]).toStrictEqual([401, 200, authorization]);
  });

  test('a redirect on a host with a pattern keeps what the pattern leaves over', async () => {
    await serve('annotated-redirect', chart => loadBalancer(chart, annotated({ 'permanent-redirect': 'https://b.test/x' }, { paths: [RoutePath.regex('/a')] })));
    const location = (await ask(hostOf('annotated-redirect'), '/a/b?c=d')).headers.get('location')?.[0];
    record('Annotations', 'permanent-redirect on a host with a pattern', 'the rest is appended', String(location));
    expect(location).toBe('https://b.test/x/b?c=d');
  });
});

describe('what the library refuses for Traefik', () => {
  test.each<[string, Values, number]>([
    ['directive', { 'configuration-snippet': 'gzip on;' }, 404],
    ['block', { 'configuration-snippet': 'if ($host) { proxy_method GET; }' }, 404],
    ['retries', { 'proxy-next-upstream': 'invalid_header' }, 404],
    ['crossing', { 'auth-type': 'basic', 'auth-secret': 'default/unserved-crossing-users' }, 404],
    ['headers', { 'custom-headers': 'default/unserved-headers-headers' }, 503],
  ])('disables the route or answers with 503: %s', async (id, values, status) => {
    const namespace = `unserved-${id}`;
    await createNamespace(namespace);
    await applyCleanly(manifests(namespace, chart => {
      new ApiObject(chart, 'Users', { apiVersion: 'v1', kind: 'Secret', metadata: { name: `${namespace}-users`, namespace: 'default' }, stringData: { auth: USERS } });
      new ApiObject(chart, 'Headers', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${namespace}-headers`, namespace: 'default' }, data: { 'X-Served-By': 'a' } });
      const lb = loadBalancer(chart);
      // As others write them: the library refuses them.
      Object.entries(values).forEach(([name, value]) => lb.ingress!.metadata.addAnnotation(`nginx.ingress.kubernetes.io/${name}`, value));
      // It shows when the other one had its chance.
      lb.addRoute('other', { hosts: [`other.${hostOf(namespace)}`] });
    }));
    await until(`the other route of ${namespace}`, async () => (await ask(`other.${hostOf(namespace)}`, '/')).status === 200 || undefined);
    const got = (await ask(hostOf(namespace), '/')).status;
    record('Annotations', JSON.stringify(values), String(status), String(got));
    expect(got).toBe(status);
  });

  test('certificates of clients are asked for no more where a route of the host has no auth-tls-secret', async () => {
    const namespace = 'unserved-mutual';
    const host = hostOf(namespace);
    const own = makeCertificate(host);
    const build = (both: boolean) => (chart: Chart) => {
      new ApiObject(chart, 'Certificate', tlsSecret('certificate', own));
      new ApiObject(chart, 'Authority', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'ca' }, stringData: { 'ca.crt': own.ca } });
      const lb = loadBalancer(chart, annotated({ 'auth-tls-secret': `${namespace}/ca` }, { paths: [RoutePath.prefix('/with')], tls: Tls.fromSecret('certificate') }));
      if (both) {
        lb.addRoute('without', { hosts: [host], paths: [RoutePath.prefix('/without')] });
      }
    };
    await serve(namespace, build(false));
    const alone = await until('TLS', async () => ask(host, '/with', { port: 443, ca: own.ca }).then(({ status }) => String(status), (e: Error) => /alert|reset|ECONN/i.test(e.message) ? 'refused' : undefined));
    await applyCleanly(manifests(namespace, build(true)));
    const beside = await until('both routes', async () => ask(host, '/with', { port: 443, ca: own.ca }).then(({ status }) => status, () => undefined));
    record('Annotations', 'auth-tls-secret alone on its host; beside a route without', 'refused; 200', `${alone}; ${beside}`);
    expect([alone, beside]).toStrictEqual(['refused', 200]);
  });
});
