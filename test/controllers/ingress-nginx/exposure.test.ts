import { App } from 'cdk8s';
import { onTraefik, prefixed, PREFIX, report, requirement, settings, verdict } from './support';
import { ExternalLoadBalancer, IngressController, RouteOptions, RoutePath, Support, TargetCluster, Tls } from '../../../src';
import { EXPOSURE } from '../../../src/controllers/ingress-nginx/exposure';
import { annotations, chartIn, fault, ingress, loadBalancer, rendered, synth } from '../../support';

const HOSTS = ['a.example.com', 'b.example.com'];

describe('tls', () => {
  test('a Secret\'s certificate is shown for the hosts of the route', () => {
    const object = rendered({ hosts: HOSTS, tls: Tls.fromSecret('xxx.com') });
    expect(object.spec.tls).toStrictEqual([{ hosts: HOSTS, secretName: 'xxx.com' }]);
    expect(object.metadata.annotations).toBeUndefined();
  });

  test('a certificate may be shown for hosts of its own', () => {
    expect(rendered({ hosts: HOSTS, tls: Tls.fromSecret('xxx.com', { hosts: ['*.example.com'] }) }).spec.tls)
      .toStrictEqual([{ hosts: ['*.example.com'], secretName: 'xxx.com' }]);
  });

  describe.each([
    ['ingress-nginx', IngressController.ingressNginx(), 'the flags of ingress-nginx'],
    ['Traefik', onTraefik(), 'the TLSStore "default" of Traefik'],
  ])('the default certificate of %s', (program, controller, place) => {
    const tls = Tls.controllerDefault();
    const FORCED = { [`${PREFIX}force-ssl-redirect`]: 'true' };

    test('is shown for hosts without a Secret', () => {
      const object = rendered({ hosts: HOSTS, tls, controller });
      expect(object.spec.tls).toStrictEqual([{ hosts: HOSTS }]);
      expect(object.metadata.annotations).toBeUndefined();
    });

    test('is shown to every host anyway, and requests over http are redirected by an annotation', () => {
      const object = rendered({ tls, controller });
      expect(object.spec).not.toHaveProperty('tls');
      expect(object.metadata.annotations).toStrictEqual(FORCED);
    });

    test('holds for other routes of every host', () => {
      const chart = chartIn();
      const lb = loadBalancer({ tls, controller }, chart);
      lb.addRoute('b', { paths: [RoutePath.prefix('/b')] });
      lb.addRoute('c', { hosts: HOSTS });
      expect(ingress(chart, 'zl-lb-b').metadata.annotations).toStrictEqual(FORCED);
      expect(ingress(chart, 'zl-lb-c').metadata.annotations).toBeUndefined();
      const verdicts = lb.report.verdicts.filter(({ policy }) => policy === 'tls');
      expect(verdicts.map(({ route, unasked, rendered: words }) => [route, unasked, words.includes('force-ssl-redirect: true')])).toStrictEqual([
        ['zl/Lb', undefined, true], ['zl/Lb/b', true, true],
      ]);
    });

    test.each(['ssl-redirect', 'force-ssl-redirect'])('is shown to every host without a redirect where the user says so by %s', name => {
      const said = { [PREFIX + name]: 'false' };
      expect(rendered({ tls, controller, annotations: said }).metadata.annotations).toStrictEqual(said);
      expect(verdict('tls', { tls, controller, annotations: said })!.rendered).toBe('the default certificate');
    });

    test.each([[HOSTS, HOSTS.join(', ')], [undefined, 'all hosts']])('has to be for the hosts: %j', (hosts, named) => {
      const props = { hosts, tls, controller };
      const { where, what } = requirement('default-certificate', props)!;
      expect(where).toBe(place);
      expect(what.includes(named)).toBe(true);
      expect(what.includes('--default-ssl-certificate')).toBe(program !== 'Traefik');
      expect(requirement('tls-secret', props)).toBeUndefined();
      expect(verdict('tls', props)).toMatchObject({ support: Support.NATIVE, note: EXPOSURE.tls.declares.tlsControllerDefault.note });
    });
  });

  test.each([
    ['ingress-nginx', IngressController.ingressNginx(), Support.APPROXIMATED],
    ['Traefik', onTraefik(), Support.NATIVE],
  ])('a Secret\'s certificate for hosts that no route names, on %s', (_, controller, support) => {
    const props = { tls: Tls.fromSecret('xxx.com', { hosts: HOSTS }), controller };
    expect(rendered(props).metadata.annotations).toStrictEqual({ [`${PREFIX}force-ssl-redirect`]: 'true' });
    expect(verdict('tls', props)).toMatchObject({ support, rendered: 'spec.tls: xxx.com, force-ssl-redirect: true' });
  });

  test('without a certificate there is no empty field', () => {
    expect(rendered({ hosts: HOSTS }).spec).not.toHaveProperty('tls');
  });

  test.each([
    ['a ClusterIssuer', Tls.certManager({ clusterIssuer: 'letsencrypt' }), 'zl-lb-tls', { 'cert-manager.io/cluster-issuer': 'letsencrypt' }],
    ['an Issuer', Tls.certManager({ issuer: 'ours' }), 'zl-lb-tls', { 'cert-manager.io/issuer': 'ours' }],
    ['a Secret of another name', Tls.certManager({ issuer: 'ours', secretName: 'cert' }), 'cert', { 'cert-manager.io/issuer': 'ours' }],
  ])('cert-manager is asked: %s', (_, tls, secretName, asked) => {
    const object = rendered({ hosts: HOSTS, tls });
    expect(object.spec.tls).toStrictEqual([{ hosts: HOSTS, secretName }]);
    expect(object.metadata.annotations).toStrictEqual(asked);
  });

  test.each([
    ['a Secret', Tls.fromSecret('xxx.com'), 'xxx.com'],
    ['cert-manager', Tls.certManager({ issuer: 'ours' }), 'cert-manager'],
  ])('%s needs a route with hosts', (_, tls, got) => {
    expect(fault(() => loadBalancer({ tls }))).toStrictEqual({ code: 'tls.no-host', prop: 'tls', got: JSON.stringify(got), place: 'zl/Lb' });
  });

  test('hosts of the certificate\'s own do for a route without', () => {
    expect(rendered({ tls: Tls.fromSecret('xxx.com', { hosts: ['a.example.com'] }) }).spec.tls).toStrictEqual([{ hosts: ['a.example.com'], secretName: 'xxx.com' }]);
  });

  test('hosts of the certificate\'s own have to cover those of the route', () => {
    expect(fault(() => loadBalancer({ hosts: HOSTS, tls: Tls.fromSecret('xxx.com', { hosts: ['a.example.com'] }) })))
      .toStrictEqual({ code: 'tls.missing-host', prop: 'hosts of Tls', got: '["a.example.com"]', place: 'zl/Lb' });
  });

  test.each([
    [249, true],
    [250, false],
  ])('a name of %d characters leaves room for "-tls" behind it: %s', (length, fits) => {
    const ingressName = Array.from({ length: 5 }, () => 'a'.repeat(50)).join('.').slice(0, length - 1) + 'z';
    const make = () => loadBalancer({ hosts: HOSTS, ingressName, tls: Tls.certManager({ issuer: 'x' }) });
    if (fits) {
      expect(make).not.toThrow();
    } else {
      expect(fault(make)).toMatchObject({ code: 'name.not-dns-1123-subdomain', prop: 'secretName of tls', place: 'zl/Lb' });
    }
  });

  describe('the report', () => {
    const { declares } = EXPOSURE.tls;

    test('on a Secret', () => {
      const props = { hosts: HOSTS, tls: Tls.fromSecret('xxx.com') };
      expect(verdict('tls', props)).toStrictEqual({ route: 'zl/Lb', policy: 'tls', support: Support.NATIVE, rendered: 'spec.tls: xxx.com', note: declares.tlsSecret.note });
      const required = requirement('tls-secret', props)!;
      expect(required.where).toMatch(/\bxxx\.com\b.*\bIngress$/);
      expect(required.what).toContain('kubernetes.io/tls');
      expect(required.what).toContain(HOSTS.join(', '));
      expect(required.settings).toBeUndefined();
      expect(requirement('cert-manager', props)).toBeUndefined();
    });

    test.each([
      [Tls.certManager({ clusterIssuer: 'letsencrypt' }), 'ClusterIssuer letsencrypt'],
      [Tls.certManager({ issuer: 'ours' }), 'Issuer ours'],
    ])('on cert-manager: %j', (tls, issuer) => {
      const props = { hosts: HOSTS, tls };
      expect(verdict('tls', props))
        .toStrictEqual({ route: 'zl/Lb', policy: 'tls', support: Support.NATIVE, rendered: `spec.tls: zl-lb-tls by ${issuer}`, note: declares.certManager.note });
      expect(settings('cert-manager', props)).toStrictEqual({ where: 'cert-manager', settings: undefined });
      expect(requirement('cert-manager', props)!.what).toContain(issuer);
      expect(requirement('cert-manager', props)!.what).toContain(HOSTS.join(', '));
      expect(requirement('cert-manager', props)!.why).toContain('zl-lb-tls');
      expect(requirement('tls-secret', props)).toBeUndefined();
    });

    test('tells that http is redirected', () => {
      expect(declares.tlsSecret.note).toContain('308');
      expect(declares.certManager.note).toContain('308');
    });
  });
});

describe('a route without tls, on a host that another route has a certificate for', () => {
  const FORCED = `${PREFIX}force-ssl-redirect`;
  const CERTIFICATE = { hosts: ['a.example.com'], tls: Tls.fromSecret('xxx.com') };
  const OTHER: RouteOptions = { hosts: ['a.example.com'], paths: [RoutePath.prefix('/b')] };

  /** The annotations of a route beside one with a certificate, and the verdicts on it. */
  function beside(options: RouteOptions = OTHER, controller = onTraefik()) {
    const chart = chartIn();
    const lb = loadBalancer({ ...CERTIFICATE, controller }, chart);
    lb.addRoute('b', options);
    const verdicts = lb.report.verdicts.filter(({ route, policy }) => route === 'zl/Lb/b' && policy === 'tls');
    return { lb, first: ingress(chart), second: ingress(chart, 'zl-lb-b'), verdicts };
  }

  const unasked = { route: 'zl/Lb/b', policy: 'tls', support: Support.NATIVE, unasked: true, note: EXPOSURE.tls.declares.tlsSecret.note };

  test('gets nothing on ingress-nginx, where the certificate holds for the host, but a verdict', () => {
    const { first, second, verdicts } = beside(OTHER, IngressController.ingressNginx());
    expect(second.metadata.annotations).toBeUndefined();
    expect(second.spec).not.toHaveProperty('tls');
    expect(first.spec.tls).toStrictEqual([{ hosts: ['a.example.com'], secretName: 'xxx.com' }]);
    expect(verdicts).toStrictEqual([{ ...unasked, rendered: expect.stringContaining('xxx.com') }]);
    expect(verdicts[0].rendered).toContain('zl/Lb');
    expect(verdicts[0].rendered).not.toContain('force-ssl-redirect');
  });

  test('is redirected by an annotation where Traefik reads them', () => {
    const { first, second, verdicts } = beside();
    expect(second.metadata.annotations).toStrictEqual({ [FORCED]: 'true' });
    expect(second.spec).not.toHaveProperty('tls');
    expect(first.metadata.annotations).toBeUndefined();
    expect(verdicts).toStrictEqual([{ ...unasked, rendered: expect.stringMatching(/^force-ssl-redirect: true\b.*\bxxx\.com\b/) }]);
  });

  test('is redirected also where it was made before', () => {
    const chart = chartIn();
    const lb = loadBalancer({ hosts: ['a.example.com'], controller: onTraefik() }, chart);
    expect(ingress(chart).metadata.annotations).toBeUndefined();
    lb.addRoute('tls', { ...CERTIFICATE, paths: [RoutePath.prefix('/b')] });
    expect(ingress(chart).metadata.annotations).toStrictEqual({ [FORCED]: 'true' });
    expect(lb.report.verdicts.map(({ route, policy, unasked: added }) => [route, policy, added])).toStrictEqual([
      ['zl/Lb', 'paths', undefined], ['zl/Lb', 'tls', true], ['zl/Lb/tls', 'paths', undefined], ['zl/Lb/tls', 'tls', undefined],
    ]);
  });

  test.each(['ssl-redirect', 'force-ssl-redirect'])('is left as the user says by %s', name => {
    const { second, verdicts } = beside({ ...OTHER, annotations: { [PREFIX + name]: 'false' } });
    expect(second.metadata.annotations).toStrictEqual({ [PREFIX + name]: 'false' });
    expect(verdicts).toStrictEqual([{ ...unasked, note: expect.not.stringContaining('308'), rendered: expect.not.stringContaining('force-ssl-redirect') }]);
  });

  test('is redirected where the user says so by ssl-redirect, which Traefik reads of routes with a certificate only', () => {
    const { second, verdicts } = beside({ ...OTHER, annotations: { [`${PREFIX}ssl-redirect`]: 'true' } });
    expect(second.metadata.annotations).toStrictEqual({ [FORCED]: 'true', [`${PREFIX}ssl-redirect`]: 'true' });
    expect(verdicts).toMatchObject([unasked]);
  });

  test.each<[string, { [name: string]: string }, boolean]>([
    ['ssl-redirect is off', { 'ssl-redirect': 'false' }, false],
    ['force-ssl-redirect is off, which it is by itself', { 'force-ssl-redirect': 'false' }, true],
    ['force-ssl-redirect beats ssl-redirect', { 'ssl-redirect': 'false', 'force-ssl-redirect': 'true' }, true],
  ])('on ingress-nginx, where %s', (_, values, isRedirected) => {
    const { verdicts: [{ note }] } = beside({ ...OTHER, annotations: prefixed(values) }, IngressController.ingressNginx());
    expect(note === unasked.note).toBe(isRedirected);
  });

  test.each<[string, (lb: ExternalLoadBalancer) => void]>([
    ['of another host', lb => lb.addRoute('b', { hosts: ['c.example.com'] })],
    ['without hosts', lb => lb.addRoute('b', {})],
    ['with tls of its own', lb => lb.addRoute('b', { ...CERTIFICATE, paths: [RoutePath.prefix('/b')] })],
  ])('is told apart from one %s', (_, add) => {
    const chart = chartIn();
    const lb = loadBalancer({ ...CERTIFICATE, controller: onTraefik() }, chart);
    add(lb);
    expect(ingress(chart, 'zl-lb-b').metadata.annotations).toBeUndefined();
    expect(lb.report.verdicts.filter(({ unasked: added }) => added)).toStrictEqual([]);
  });

  test('is so in other charts of the cluster, and in no other cluster', () => {
    const app = new App();
    const [first, second, elsewhere] = ['first', 'second', 'elsewhere'].map(id => chartIn(app, id));
    TargetCluster.set(elsewhere, 'elsewhere');
    loadBalancer({ ...CERTIFICATE, controller: onTraefik() }, first);
    for (const chart of [second, elsewhere]) {
      loadBalancer({ ...OTHER, name: 'other', controller: onTraefik() }, chart);
    }
    expect(ingress(second, 'other').metadata.annotations).toStrictEqual({ [FORCED]: 'true' });
    expect(ingress(elsewhere, 'other').metadata.annotations).toBeUndefined();
  });

  test('is refused where one of its hosts has a certificate, and another none', () => {
    const lb = loadBalancer(CERTIFICATE);
    expect(fault(() => lb.addRoute('b', { hosts: HOSTS, paths: [RoutePath.prefix('/b')] })))
      .toStrictEqual({ code: 'tls.partly', prop: 'hosts', got: JSON.stringify(HOSTS), place: 'zl/Lb.addRoute("b")' });
  });

  test('is refused where it brings another certificate', () => {
    const lb = loadBalancer(CERTIFICATE);
    expect(fault(() => lb.addRoute('b', { ...OTHER, tls: Tls.fromSecret('other') })))
      .toStrictEqual({ code: 'tls.another-certificate', prop: 'tls', got: '"other"', place: 'zl/Lb.addRoute("b")' });
  });
});

describe('externalAddress', () => {
  const TARGET = 'external-dns.alpha.kubernetes.io/target';

  test.each(['10.254.18.55', 'fd00::55', 'lb.example.com'])('external-dns is told of %s', externalAddress => {
    expect(annotations({ externalAddress, hosts: ['a.example.com'] })).toStrictEqual({ [TARGET]: externalAddress });
  });

  test('the status stays the controller\'s: the API server drops what a manifest says there', () => {
    const chart = chartIn();
    loadBalancer({ externalAddress: '10.254.18.55' }, chart);
    expect(synth(chart).filter(object => 'status' in object)).toStrictEqual([]);
  });

  test('all routes have it', () => {
    const chart = chartIn();
    loadBalancer({ externalAddress: '10.254.18.55', hosts: ['a.example.com'] }, chart).addRoute('b', { hosts: ['b.example.com'] });
    expect(synth(chart).filter(object => object.kind === 'Ingress').map(object => object.metadata.annotations)).toStrictEqual([
      { [TARGET]: '10.254.18.55' },
      { [TARGET]: '10.254.18.55' },
    ]);
  });

  test('DNS is left alone by default', () => {
    expect(annotations({})).toStrictEqual({});
    expect(report({}).verdicts.map(({ policy }) => policy)).not.toContain('externalAddress');
    expect(requirement('external-dns', {})).toBeUndefined();
  });

  test.each([
    [['a.example.com'], undefined],
    // There is no name to set.
    [undefined, expect.any(String)],
  ])('the report on hosts %j', (hosts, note) => {
    const props = { externalAddress: '10.254.18.55', hosts };
    expect(verdict('externalAddress', props))
      .toStrictEqual({ route: 'zl/Lb', policy: 'externalAddress', support: Support.NATIVE, rendered: `${TARGET}: 10.254.18.55`, note });
    expect(settings('external-dns', props)).toStrictEqual({ where: 'external-dns', settings: undefined });
    expect(requirement('external-dns', props)!.what).toContain('"ingress"');
    expect(requirement('external-dns', props)!.why).toContain('10.254.18.55');
  });
});
