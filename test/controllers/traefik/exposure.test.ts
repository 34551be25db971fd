import { named, objectsIn, objectsOf, onTraefik, reportOn, verdictOf } from './support';
import { Backends, RoutePath, Support, Tls } from '../../../src';
import { EXPOSURE } from '../../../src/controllers/traefik/exposure';
import { fault } from '../../support';

const PROPS = { backends: Backends.fromIps(['10.254.18.46'], { port: 80 }), hosts: ['a.example.com'], paths: [RoutePath.exact('/a')] };
const ENTRY = { match: 'Host(`a.example.com`) && Path(`/a`)', priority: 81928, services: [{ name: 'zl-lb', port: 80 }] };
const API = { apiVersion: 'traefik.io/v1alpha1' };

describe('TLS', () => {
  test('a Secret\'s certificate is shown, and requests over http are redirected', () => {
    expect(objectsOf({ ...PROPS, tls: Tls.fromSecret('xxx.com') }, { ingressClassName: 'a', entryPoints: ['http'], tlsEntryPoints: ['https'] })).toStrictEqual([
      { ...API, kind: 'IngressRoute', metadata: { name: 'zl-lb' }, spec: { ingressClassName: 'a', entryPoints: ['https'], routes: [ENTRY], tls: { secretName: 'xxx.com' } } },
      {
        ...API,
        kind: 'IngressRoute',
        metadata: { name: 'zl-lb-https-redirect' },
        spec: { ingressClassName: 'a', entryPoints: ['http'], routes: [{ ...ENTRY, middlewares: named('to-https') }] },
      },
      { ...API, kind: 'Middleware', metadata: { name: 'zl-lb-to-https' }, spec: { redirectScheme: { scheme: 'https', permanent: true } } },
    ]);
  });

  test('whatever a request would go through comes behind the redirect', () => {
    const [, redirect] = objectsOf({ ...PROPS, appRoot: '/b', blockedUserAgents: ['curl'], tls: Tls.fromSecret('a') });
    expect(redirect.spec.routes.map(({ middlewares }: any) => middlewares)).toStrictEqual([named('to-https', 'app-root'), named('to-https', 'deny'), named('to-https')]);
  });

  test.each([
    ['an Issuer', Tls.certManager({ issuer: 'ours' }), 'zl-lb-tls', ['a.example.com'], { name: 'ours', kind: 'Issuer' }],
    ['a ClusterIssuer', Tls.certManager({ clusterIssuer: 'all', secretName: 'b', hosts: ['*.example.com'] }), 'b', ['*.example.com'], { name: 'all', kind: 'ClusterIssuer' }],
  ])('cert-manager is asked by an object of its own: %s', (_, tls, secretName, dnsNames, issuerRef) => {
    const objects = objectsOf({ ...PROPS, tls });
    expect(objects[0].spec.tls).toStrictEqual({ secretName });
    expect(objects.slice(3)).toStrictEqual([
      { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'zl-lb-tls' }, spec: { secretName, dnsNames, issuerRef } },
    ]);
  });

  test.each<[string, string[] | undefined, string | undefined, object, string, string]>([
    ['of Traefik', PROPS.hosts, undefined, {}, 'spec.tls: the default certificate', 'default-certificate'],
    ['of Traefik for every host', undefined, undefined, {}, 'spec.tls: the default certificate', 'default-certificate'],
    ['of a resolver', PROPS.hosts, 'le', { certResolver: 'le' }, 'spec.tls: certResolver le', 'certificate-resolver'],
    ['of a resolver, which is told of wildcards', ['*.example.com', 'b.example'], 'le', { certResolver: 'le', domains: [{ main: '*.example.com' }, { main: 'b.example' }] },
      'spec.tls: certResolver le', 'certificate-resolver'],
    ['of Traefik for every host, of which no resolver knows', undefined, 'le', {}, 'spec.tls: the default certificate', 'default-certificate'],
  ])('no Secret is needed for the certificate %s', (_, hosts, certResolver, tls, rendered, id) => {
    const props = { ...PROPS, hosts, tls: Tls.controllerDefault() };
    const [served, redirect, ...others] = objectsOf(props, { certResolver });
    expect(served.spec).toMatchObject({ entryPoints: ['websecure'], tls });
    expect(served.spec.tls).toStrictEqual(tls);
    expect(redirect.spec).toMatchObject({ entryPoints: ['web'], routes: served.spec.routes.map(() => ({ middlewares: named('to-https') })) });
    expect(redirect.spec).not.toHaveProperty('tls');
    expect(others.map(({ kind }) => kind)).toStrictEqual(['Middleware']);
    const { verdicts, requirements } = reportOn(props, { certResolver });
    expect(verdicts.find(({ policy }) => policy === 'tls')).toStrictEqual({ route: 'zl/Lb', policy: 'tls', support: Support.APPROXIMATED, rendered, note: EXPOSURE.tls.declares.tlsControllerDefault.note });
    expect(requirements.filter(each => /^(default-certificate|certificate-resolver|tls-secret|cert-manager)$/.test(each.id)).map(each => each.id)).toStrictEqual([id]);
  });

  test.each([
    [PROPS.hosts, { certResolver: 'le' }, 'spec.tls: certResolver le, by zl/Lb'],
    [undefined, {}, 'spec.tls: the default certificate, by zl/Lb'],
  ])('another route of %j has the same certificate', (hosts, tls, rendered) => {
    const { chart, lb } = onTraefik({ ...PROPS, hosts, tls: Tls.controllerDefault() }, { certResolver: 'le' });
    lb.addRoute('b', { hosts, paths: [RoutePath.prefix('/b')] });
    const routes = Object.fromEntries(objectsIn(chart).filter(({ kind }) => kind === 'IngressRoute').map(({ metadata, spec }) => [metadata.name, spec]));
    expect(routes['zl-lb-b']).toMatchObject({ entryPoints: ['websecure'], tls });
    expect(lb.report.verdicts.find(({ route, policy }) => route === 'zl/Lb/b' && policy === 'tls')!.rendered).toBe(rendered);
    // The whole host is redirected, since the other route has paths there.
    expect(routes['zl-lb-https-redirect'].routes.map(({ match }: any) => match)).toStrictEqual([
      expect.stringContaining('Path(`/a`)'),
      expect.stringMatching(/PathPrefix\(`\/`\) && !HeaderRegexp\(.*\) && !PathPrefix\(`\/\.well-known\/acme-challenge\/`\)$/),
      expect.stringMatching(/PathPrefix\(`\/`\) && !HeaderRegexp\(.*\) && PathPrefix\(`\/\.well-known\/acme-challenge\/`\)$/),
    ]);
  });

  test.each<[unknown]>([[''], ['a b'], [5], [null]])('no resolver is called %j', certResolver => {
    expect(fault(() => onTraefik({}, { certResolver: certResolver as any })))
      .toStrictEqual({ code: 'traefik.cert-resolver-name', prop: 'certResolver of IngressController.traefik()', got: JSON.stringify(certResolver) });
  });

  test('a Secret needs no resolver', () => {
    expect(objectsOf({ ...PROPS, tls: Tls.fromSecret('a') }, { certResolver: 'le' })[0].spec.tls).toStrictEqual({ secretName: 'a' });
  });

  test('a certificate needs hosts', () => {
    expect(fault(() => onTraefik({ tls: Tls.fromSecret('a') }))).toStrictEqual({ code: 'tls.no-host', prop: 'tls', got: '"a"', place: 'zl/Lb' });
  });

  test.each<[string, Tls, string, { id: string; where: string }]>([
    ['a Secret', Tls.fromSecret('a'), 'spec.tls: a', { id: 'tls-secret', where: 'the Secret a, in the namespace of the IngressRoute' }],
    ['cert-manager', Tls.certManager({ issuer: 'ours' }), 'spec.tls: zl-lb-tls by Issuer ours', { id: 'cert-manager', where: 'cert-manager' }],
  ])('the report on %s', (_, tls, rendered, requirement) => {
    const { note } = EXPOSURE.tls.declares.tlsSecret;
    expect(note).toBeDefined();
    expect(EXPOSURE.tls.declares.certManager.note).toBe(note);
    expect(verdictOf('tls', { ...PROPS, tls })).toStrictEqual({ route: 'zl/Lb', policy: 'tls', support: Support.APPROXIMATED, rendered, note });
    expect(reportOn({ ...PROPS, tls }).requirements).toContainEqual(expect.objectContaining(requirement));
  });

  test('a certificate of another route of the host is a verdict, although nobody asks for it', () => {
    const { lb } = onTraefik({ ...PROPS, tls: Tls.certManager({ issuer: 'ours' }) });
    lb.addRoute('b', { hosts: PROPS.hosts, paths: [RoutePath.prefix('/b')] });
    lb.addRoute('c', { hosts: ['c.example.com'] });
    expect(lb.report.verdicts.filter(({ policy, route }) => policy === 'tls' && route !== 'zl/Lb')).toStrictEqual([
      { route: 'zl/Lb/b', policy: 'tls', support: Support.NATIVE, rendered: 'spec.tls: zl-lb-tls by Issuer ours, by zl/Lb', unasked: true, note: expect.any(String) },
    ]);
    // It is asked for once.
    expect(lb.report.requirements.filter(({ id }) => id === 'cert-manager')).toHaveLength(1);
  });
});

describe('an external address', () => {
  const TARGET = 'external-dns.alpha.kubernetes.io/target';

  test.each<[string, string[] | undefined, object]>([
    ['exact hosts, which external-dns reads from the conditions', ['a.example.com'], {}],
    ['wildcards, which it is told', ['*.b.example.com', 'a.example.com', '*.example.com'], { 'external-dns.alpha.kubernetes.io/hostname': '*.b.example.com,*.example.com' }],
    ['no hosts', undefined, {}],
  ])('%s', (_, hosts, more) => {
    const props = { hosts, externalAddress: '10.254.18.55' };
    expect(objectsOf(props)[0].metadata.annotations).toStrictEqual({ [TARGET]: '10.254.18.55', ...more });
    expect(verdictOf('externalAddress', props)).toStrictEqual({
      route: 'zl/Lb',
      policy: 'externalAddress',
      support: Support.NATIVE,
      rendered: `${TARGET}: 10.254.18.55`,
      note: hosts === undefined ? expect.any(String) : undefined,
    });
    const requirement = reportOn(props).requirements.find(({ id }) => id === 'external-dns')!;
    expect(requirement.where).toBe('external-dns');
    expect(requirement.what).toContain('"traefik-proxy"');
  });

  test('without it there is none', () => {
    expect(objectsOf({ hosts: ['*.example.com'] })[0].metadata).not.toHaveProperty('annotations');
  });
});

test('an entry point cannot serve https and redirect to it, and without tls it may be in both lists', () => {
  const options = { entryPoints: ['web', 'websecure'] };
  expect(fault(() => onTraefik({ hosts: ['a.example.com'], tls: Tls.fromSecret('a') }, options)))
    .toStrictEqual({ code: 'traefik.shared-entry-point', prop: 'tls', got: '"websecure"', place: 'zl/Lb' });
  expect(() => onTraefik({ hosts: ['a.example.com'] }, options)).not.toThrow();
});
