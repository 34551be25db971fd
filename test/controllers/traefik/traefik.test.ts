import { Size } from 'cdk8s';
import { entriesOf, named, objectsOf, onTraefik } from './support';
import { Backends, HeaderValue, IngressController, Rewrite, RoutePath, TraefikOptions } from '../../../src';
import { failure } from '../../support';

const ONE = Backends.fromIps(['10.254.18.46'], { port: 80 });
const MATCH = 'PathPrefix(`/`)';

test('a route that asks for nothing is one IngressRoute', () => {
  expect(objectsOf({ backends: ONE })).toStrictEqual([{
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: { name: 'zl-lb' },
    spec: { entryPoints: ['web'], routes: [{ match: MATCH, priority: 4, services: [{ name: 'zl-lb', port: 80 }] }] },
  }]);
});

test('the routing object is the default child, and there is no Ingress', () => {
  const { lb } = onTraefik();
  expect(lb.ingress).toBeUndefined();
  expect(lb.node.defaultChild).toHaveProperty('kind', 'IngressRoute');
});

test('with several backends a request that none has seen gets further attempts', () => {
  expect(objectsOf({}).slice(1)).toStrictEqual([
    { apiVersion: 'traefik.io/v1alpha1', kind: 'Middleware', metadata: { name: 'zl-lb-retry' }, spec: { retry: { attempts: 8 } } },
  ]);
});

test('there are as many attempts as backends', () => {
  const ips = Array.from({ length: 10 }, (_, i) => `10.254.18.${i + 1}`);
  expect(objectsOf({ backends: Backends.fromIps(ips, { port: 80 }) })[1].spec).toStrictEqual({ retry: { attempts: 10 } });
});

test('answers of Traefik itself get the headers, too, and every attempt the new path', () => {
  const [entry] = entriesOf({ paths: [RoutePath.prefix('/a')], responseHeaders: { A: HeaderValue.literal('a') }, maxBodySize: Size.mebibytes(1), rewrite: Rewrite.stripPrefix() });
  expect(entry.middlewares).toStrictEqual(named('headers', 'buffering', 'rewrite', 'retry'));
});

test('port 443 is no reason to speak TLS to the backends', () => {
  expect(entriesOf({ backends: Backends.fromIps(['10.254.18.46'], { port: 443 }) })[0].services).toStrictEqual([{ name: 'zl-lb', port: 443, scheme: 'http' }]);
});

test.each<[TraefikOptions | undefined, string, object]>([
  [undefined, 'Traefik', { entryPoints: ['web'] }],
  [{ ingressClassName: 'inner' }, 'Traefik (class inner)', { ingressClassName: 'inner', entryPoints: ['web'] }],
  [{ entryPoints: ['http', 'http-alt'] }, 'Traefik (entry points http http-alt websecure)', { entryPoints: ['http', 'http-alt'] }],
  [{ tlsEntryPoints: ['https'], ingressClassName: 'a' }, 'Traefik (class a, entry points web https)', { ingressClassName: 'a', entryPoints: ['web'] }],
])('options %j', (options, name, spec) => {
  const { routes, ...rest } = objectsOf({}, options)[0].spec;
  expect(rest).toStrictEqual(spec);
  expect(IngressController.traefik(options).name).toBe(name);
});

test.each<[TraefikOptions, string]>([
  [{ ingressClassName: 'A' }, 'ingressClassName of IngressController.traefik(): got "A", allowed is a DNS-1123 subdomain'],
  [{ entryPoints: [] }, 'entryPoints of IngressController.traefik(): got [], allowed is at least one entry point; name the entry points of Traefik\'s static configuration, such as "web"'],
  [{ tlsEntryPoints: ['a b'] }, 'tlsEntryPoints of IngressController.traefik(): got "a b", allowed is names of letters, digits, "-" and "_"; name the entry points'],
  [{ entryPoints: 'web' as any }, 'entryPoints of IngressController.traefik(): got "web", allowed is a list; put it in brackets'],
  [{ entryPoints: [1 as any] }, 'entryPoints of IngressController.traefik(): got 1, allowed is names of letters'],
])('%j is refused', (options, message) => {
  expect(failure(() => IngressController.traefik(options)).startsWith(message)).toBe(true);
});

test('a name that leaves no room for that of a Middleware is refused', () => {
  const name = Array.from({ length: 5 }, () => 'a'.repeat(50)).join('.').slice(0, 248);
  expect(failure(() => onTraefik({ ingressName: name }))).toMatch(/^zl\/Lb: name of a Middleware: got ".*, allowed is a DNS-1123 subdomain of at most 253 characters/);
});
