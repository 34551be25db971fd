import { App, Size } from 'cdk8s';
import { entriesOf, named, objectsIn, objectsOf, onTraefik } from './support';
import { Backends, BodySizeCheck, ExternalLoadBalancer, ExternalLoadBalancerProps, HeaderValue, IngressController, Rewrite, RoutePath, Tls, TraefikOptions } from '../../../src';
import { BACKENDS, chartIn, fault, loadBalancer, synth } from '../../support';
import { routeOf } from '../intent';

const A = ['a.example.com'];
const ONE = Backends.fromIps(['10.254.18.46'], { port: 80 });
const SERVICES = [{ name: 'zl-lb', port: 80 }];
const CHALLENGES = 'PathPrefix(`/.well-known/acme-challenge/`)';

/** A second load balancer beside "zl/Lb". */
function other(chart: ReturnType<typeof chartIn>, options: TraefikOptions | undefined, props: Partial<ExternalLoadBalancerProps>) {
  return new ExternalLoadBalancer(chart, 'Other', { name: 'other', backends: ONE, controller: IngressController.traefik(options), ...props });
}

test('a route that asks for nothing is one IngressRoute', () => {
  expect(objectsOf({ backends: ONE })).toStrictEqual([{
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: { name: 'zl-lb' },
    spec: {
      entryPoints: ['web'],
      routes: [
        { match: `PathPrefix(\`/\`) && !${CHALLENGES}`, priority: 4, services: SERVICES },
        { match: `PathPrefix(\`/\`) && ${CHALLENGES}`, priority: -98300, services: SERVICES },
      ],
    },
  }]);
});

test('the routing object is the default child, and there is no Ingress', () => {
  const { lb } = onTraefik();
  expect(lb.ingress).toBeUndefined();
  expect(lb.node.defaultChild).toHaveProperty('kind', 'IngressRoute');
  expect(lb.routes).toStrictEqual([lb.node.defaultChild]);
});

test('answers of Traefik itself get the headers, too, and every attempt the new path', () => {
  const props = { paths: [RoutePath.prefix('/a')], responseHeaders: { A: HeaderValue.literal('a') }, maxBodySize: Size.mebibytes(1), rewrite: Rewrite.stripPrefix() };
  const [entry] = entriesOf({ ...props, bodySizeCheck: BodySizeCheck.EVERY_BODY });
  expect(entry.middlewares).toStrictEqual(named('headers', 'buffering', 'rewrite', 'retry'));
});

test('annotations of the user and of props have room for 256 KiB together', () => {
  const annotations = { a: 'x'.repeat(256 * 1024 - 1) };
  expect(() => onTraefik({ annotations })).not.toThrow();
  expect(fault(() => onTraefik({ annotations, externalAddress: '10.254.18.55' })))
    .toStrictEqual({ code: 'annotations.too-large', prop: 'annotations', got: expect.stringMatching(/^"26\d{4} /), place: 'zl/Lb' });
});

describe('a route without a certificate on a host that another route secures', () => {
  const API = { apiVersion: 'traefik.io/v1alpha1' };
  const SECURED = { backends: ONE, hosts: A, paths: [RoutePath.prefix('/a')] };
  const entry = (path: string, priority: number) => ({ match: `Host(\`a.example.com\`) && ${path}`, priority, services: SERVICES });
  const OF_A = entry('(Path(`/a`) || PathPrefix(`/a/`))', 65544);
  const OF_B = entry('(Path(`/b`) || PathPrefix(`/b/`))', 65544);
  const NOT_FORWARDED = '!HeaderRegexp(`X-Forwarded-Proto`, `(?i)^(https|wss)$`)';
  const OF_PATH = [entry(`PathPrefix(\`/\`) && !${CHALLENGES}`, 65540), entry(`PathPrefix(\`/\`) && ${CHALLENGES}`, -32764)];
  const OF_HOST = [
    entry(`PathPrefix(\`/\`) && ${NOT_FORWARDED} && !${CHALLENGES}`, 65540),
    entry(`PathPrefix(\`/\`) && ${NOT_FORWARDED} && ${CHALLENGES}`, -32764),
  ];
  const ofKind = (objects: any[]) => objects.filter(({ kind }) => kind === 'IngressRoute').map(({ apiVersion, kind, ...object }) => object);

  test('is served by https, and the other one redirects the whole host', () => {
    const { chart, lb } = onTraefik({ ...SECURED, tls: Tls.fromSecret('xxx.com') });
    lb.addRoute('b', { hosts: A, paths: [RoutePath.prefix('/b')] });
    expect(objectsIn(chart)).toStrictEqual([
      { ...API, kind: 'IngressRoute', metadata: { name: 'zl-lb' }, spec: { entryPoints: ['websecure'], routes: [OF_A], tls: { secretName: 'xxx.com' } } },
      {
        ...API,
        kind: 'IngressRoute',
        metadata: { name: 'zl-lb-https-redirect' },
        spec: { entryPoints: ['web'], routes: [OF_A, ...OF_HOST].map(each => ({ ...each, middlewares: named('to-https') })) },
      },
      { ...API, kind: 'Middleware', metadata: { name: 'zl-lb-to-https' }, spec: { redirectScheme: { scheme: 'https', permanent: true } } },
      { ...API, kind: 'IngressRoute', metadata: { name: 'zl-lb-b' }, spec: { entryPoints: ['websecure'], routes: [OF_B], tls: { secretName: 'xxx.com' } } },
    ]);
  });

  test('also where the certificate comes later', () => {
    const { chart, lb } = onTraefik({ ...SECURED });
    expect(objectsIn(chart)[0].spec).toStrictEqual({ entryPoints: ['web'], routes: [OF_A] });
    lb.addRoute('b', { hosts: A, paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('xxx.com') });
    const middlewares = [{ name: 'zl-lb-b-to-https' }];
    expect(ofKind(objectsIn(chart))).toStrictEqual([
      { metadata: { name: 'zl-lb' }, spec: { entryPoints: ['websecure'], routes: [OF_A], tls: { secretName: 'xxx.com' } } },
      { metadata: { name: 'zl-lb-b' }, spec: { entryPoints: ['websecure'], routes: [OF_B], tls: { secretName: 'xxx.com' } } },
      { metadata: { name: 'zl-lb-b-https-redirect' }, spec: { entryPoints: ['web'], routes: [OF_B, ...OF_HOST].map(each => ({ ...each, middlewares })) } },
    ]);
  });

  test('of another load balancer and chart as well', () => {
    const app = new App();
    const [east, west] = [chartIn(app, 'east'), chartIn(app, 'west')];
    loadBalancer({ ...SECURED, tls: Tls.fromSecret('xxx.com'), controller: IngressController.traefik() }, east);
    other(west, undefined, { hosts: A, paths: [RoutePath.prefix('/b')] });
    expect(objectsIn(west)[0].spec).toMatchObject({ entryPoints: ['websecure'], tls: { secretName: 'xxx.com' } });
    expect(objectsIn(east)[1].spec.routes).toHaveLength(3);
  });

  test('in another namespace finds the certificate by its host alone', () => {
    const { chart } = onTraefik({ ...SECURED, tls: Tls.fromSecret('xxx.com') });
    other(chart, undefined, { namespace: 'elsewhere', hosts: A, paths: [RoutePath.prefix('/b')] });
    const { spec } = objectsIn(chart).find(({ metadata }) => metadata.name === 'other');
    expect(spec).toMatchObject({ entryPoints: ['websecure'] });
    expect(spec.tls).toStrictEqual({});
  });

  test('needs no further entry where the other one redirects everything already', () => {
    const { chart, lb } = onTraefik({ ...SECURED, paths: [RoutePath.prefix('/a'), RoutePath.prefix('/')], tls: Tls.fromSecret('xxx.com') });
    lb.addRoute('b', { hosts: A, paths: [RoutePath.prefix('/b')] });
    expect(objectsIn(chart)[1].spec.routes).toStrictEqual([OF_A, ...OF_PATH].map(each => ({ ...each, middlewares: named('to-https') })));
  });

  test('is redirected on every kind of host', () => {
    const hosts = ['a.example.com', '*.example.com'];
    const { chart, lb } = onTraefik({ ...SECURED, hosts, tls: Tls.fromSecret('xxx.com') });
    lb.addRoute('b', { hosts: ['*.example.com'], paths: [RoutePath.prefix('/b')] });
    expect(objectsIn(chart)[1].spec.routes.slice(2)).toStrictEqual([
      ...OF_HOST,
      { match: `HostRegexp(\`^[^.]{1,63}\\.example\\.com$\`) && PathPrefix(\`/\`) && ${NOT_FORWARDED} && !${CHALLENGES}`, priority: 32772, services: SERVICES },
      { match: `HostRegexp(\`^[^.]{1,63}\\.example\\.com$\`) && PathPrefix(\`/\`) && ${NOT_FORWARDED} && ${CHALLENGES}`, priority: -65532, services: SERVICES },
    ].map(each => ({ ...each, middlewares: named('to-https') })));
  });

  test('on hosts that differ, or on another Traefik, goes its own way', () => {
    const { chart, lb } = onTraefik({ ...SECURED, tls: Tls.fromSecret('xxx.com') });
    lb.addRoute('b', { hosts: ['b.example.com'] });
    other(chart, { ingressClassName: 'inner' }, { hosts: A, paths: [RoutePath.prefix('/b')] });
    const objects = objectsIn(chart);
    expect(objects[1].spec.routes).toHaveLength(1);
    for (const name of ['zl-lb-b', 'other']) {
      const { spec } = objects.find(({ metadata }) => metadata.name === name);
      expect(spec.entryPoints).toStrictEqual(['web']);
      expect(spec).not.toHaveProperty('tls');
    }
  });

  test('goes its own way again once the other one is removed', () => {
    const { chart, lb } = onTraefik({ ...SECURED });
    lb.addRoute('b', { hosts: A, paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('xxx.com') });
    expect(objectsIn(chart)[0].spec.entryPoints).toStrictEqual(['websecure']);
    lb.node.tryRemoveChild('b');
    expect(objectsIn(chart)[0].spec).toStrictEqual({ entryPoints: ['web'], routes: [OF_A] });
  });
});

test('two routes with different certificates for one host are refused, and leave nothing behind', () => {
  const { chart, lb } = onTraefik({ hosts: A, tls: Tls.fromSecret('one') });
  const before = objectsIn(chart);
  expect(fault(() => lb.addRoute('b', { hosts: [...A, 'b.example.com'], paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('two') })))
    .toStrictEqual({ code: 'tls.another-certificate', prop: 'tls', got: '"two"', place: 'zl/Lb.addRoute("b")' });
  expect(fault(() => other(chart, undefined, { hosts: A, paths: [RoutePath.prefix('/b')], tls: Tls.certManager({ issuer: 'ours' }) })))
    .toStrictEqual({ code: 'tls.another-certificate', prop: 'tls', got: '"other-tls"', place: 'zl/Other' });
  expect(objectsIn(chart)).toStrictEqual(before);
  expect(() => lb.addRoute('b', { hosts: A, paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('one') })).not.toThrow();
});

describe('scopes', () => {
  test.each<[TraefikOptions | undefined, [string, string][]]>([
    [undefined, [['Traefik', 'entry point web'], ['Traefik', 'entry point websecure']]],
    [{ entryPoints: ['web'], tlsEntryPoints: ['websecure'] }, [['Traefik', 'entry point web'], ['Traefik', 'entry point websecure']]],
    [{ entryPoints: ['a', 'b'], tlsEntryPoints: ['b'], ingressClassName: 'inner' }, [['Traefik of class inner', 'entry point a'], ['Traefik of class inner', 'entry point b']]],
  ])('of %j', (options, scopes) => {
    const controller = IngressController.traefik(options);
    expect(controller.scopes(routeOf())).toStrictEqual(scopes.map(([program, door]) => ({ program, door })));
  });

  test.each<[string, TraefikOptions | undefined, TraefikOptions | undefined]>([
    ['without options', undefined, undefined],
    ['the defaults spelled out', undefined, { entryPoints: ['web'], tlsEntryPoints: ['websecure'] }],
    ['one entry point in common', { entryPoints: ['web'], tlsEntryPoints: ['a'] }, { entryPoints: ['b', 'web'] }],
    ['the same class', { ingressClassName: 'inner' }, { ingressClassName: 'inner' }],
  ])('routes meet: %s', (_, one, two) => {
    const { chart } = onTraefik({ hosts: A }, one);
    expect(fault(() => other(chart, two, { hosts: A }))).toMatchObject({ code: 'paths.taken', got: '"a.example.com /"', place: 'zl/Other' });
  });

  test.each<[string, TraefikOptions | undefined, TraefikOptions | undefined]>([
    ['other entry points', undefined, { entryPoints: ['a'], tlsEntryPoints: ['b'] }],
    ['another class', { ingressClassName: 'inner' }, { ingressClassName: 'outer' }],
    ['a class and none', { ingressClassName: 'inner' }, undefined],
  ])('routes do not meet: %s', (_, one, two) => {
    const { chart } = onTraefik({ hosts: A }, one);
    expect(() => other(chart, two, { hosts: A })).not.toThrow();
  });

  test('an Ingress and an IngressRoute of one name stand side by side', () => {
    const chart = chartIn();
    loadBalancer({ ingressName: 'front' }, chart);
    other(chart, undefined, { ingressName: 'front' });
    expect(synth(chart).filter(({ metadata }) => metadata.name === 'front').map(({ kind }) => kind).sort()).toStrictEqual(['Ingress', 'IngressRoute']);
  });

  test('two IngressRoutes of one name are refused', () => {
    const { chart } = onTraefik({ hosts: A, ingressName: 'front' });
    expect(fault(() => other(chart, undefined, { ingressName: 'front' }))).toMatchObject({ code: 'name.taken', prop: 'name of the IngressRoute', got: '"wetwin/front"', place: 'zl/Other' });
  });
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

test.each<[TraefikOptions, string, string, string]>([
  [{ ingressClassName: 'A' }, 'name.not-dns-1123-subdomain', 'ingressClassName', '"A"'],
  [{ entryPoints: [] }, 'traefik.no-entry-point', 'entryPoints', '[]'],
  [{ tlsEntryPoints: [] }, 'traefik.no-entry-point', 'tlsEntryPoints', '[]'],
  [{ tlsEntryPoints: ['a b'] }, 'traefik.entry-point-name', 'tlsEntryPoints', '"a b"'],
  [{ entryPoints: ['web', '-a'] }, 'traefik.entry-point-name', 'entryPoints', '"-a"'],
  [{ entryPoints: 'web' as any }, 'input.not-a-list', 'entryPoints', '"web"'],
  [{ entryPoints: [1 as any] }, 'traefik.entry-point-name', 'entryPoints', '1'],
])('%j is refused', (options, code, option, got) => {
  expect(fault(() => IngressController.traefik(options))).toStrictEqual({ code, prop: `${option} of IngressController.traefik()`, got });
});

test('a name that leaves no room for that of the redirect is refused', () => {
  const ingressName = Array.from({ length: 5 }, () => 'a'.repeat(50)).join('.').slice(0, 239);
  expect(fault(() => onTraefik({ ingressName, hosts: A, tls: Tls.fromSecret('a') })))
    .toMatchObject({ code: 'name.not-dns-1123-subdomain', prop: 'name of the redirect to https', place: 'zl/Lb' });
  expect(() => onTraefik({ ingressName: ingressName.slice(0, 238), hosts: A, tls: Tls.fromSecret('a'), backends: BACKENDS })).not.toThrow();
});
