import { App, Chart } from 'cdk8s';
import { MADE, MADE_ON_ENVOY, objectsOf, onGatewayApi, reportOn, specsIn, specsOf, THERE, THERE_ON_ENVOY, verdictOf } from './support';
import { ExternalLoadBalancer, GatewayApiOptions, GatewayImplementation, IngressController, Requirement, RoutePath, Support, Tls } from '../../../src';
import { EXPOSURE, EXPOSURE_BY_OWN_GATEWAY, NAMED, OFFERED } from '../../../src/controllers/gateway-api/exposure';
import { BACKENDS, fault, synth } from '../../support';

const API = { apiVersion: 'gateway.networking.k8s.io/v1' };
const A = ['a.example.com'];

/** Some requirements, without their sentences. */
const idsAndPlaces = (requirements: Requirement[], ids: RegExp) => requirements.filter(({ id }) => ids.test(id)).map(({ id, where }) => [id, where]);

describe('TLS', () => {
  const PATH = { path: { type: 'Exact', value: '/a' } };
  const ELSEWHERE: GatewayApiOptions = { gateway: { name: 'edge', namespace: 'infra' } };
  const PROPS = { hosts: A, paths: [RoutePath.exact('/a')] };

  const REDIRECTED = `${EXPOSURE_BY_OWN_GATEWAY.tls.declares.tlsSecret.note}; ${NAMED.note}`;
  const OF_LISTENER = `${EXPOSURE.tls.declares.tlsSecret.note}; ${REDIRECTED}`;

  /** The routes of a certificate. */
  const routes = (parent: object, listener: string) => [
    {
      ...API,
      kind: 'HTTPRoute',
      metadata: { name: 'zl-lb' },
      spec: { parentRefs: [{ ...parent, sectionName: listener }], hostnames: A, rules: [{ matches: [PATH], backendRefs: [{ name: 'zl-lb', port: 80 }] }] },
    },
    {
      ...API,
      kind: 'HTTPRoute',
      metadata: { name: 'zl-lb-https-redirect' },
      spec: {
        parentRefs: [{ ...parent, sectionName: 'http' }],
        hostnames: A,
        rules: [{ matches: [PATH], filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 308 } }] }],
      },
    },
  ];

  test('requests are served over https, and redirected there', () => {
    expect(objectsOf({ ...PROPS, tls: Tls.fromSecret('xxx.com') }, THERE)).toStrictEqual(routes({ name: 'edge' }, 'https'));
  });

  test('a Gateway of another namespace may read the Secret', () => {
    expect(objectsOf({ ...PROPS, tls: Tls.fromSecret('xxx.com') }, ELSEWHERE)).toStrictEqual([...routes({ name: 'edge', namespace: 'infra' }, 'https'), {
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      kind: 'ReferenceGrant',
      metadata: { name: 'zl-lb-tls' },
      spec: { from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'infra' }], to: [{ group: '', kind: 'Secret', name: 'xxx.com' }] },
    }]);
  });

  test('one of the same namespace needs no leave', () => {
    expect(objectsOf({ ...PROPS, tls: Tls.fromSecret('xxx.com') }, { gateway: { name: 'edge', namespace: 'wetwin' } })).toStrictEqual(routes({ name: 'edge' }, 'https'));
  });

  test.each<[string, Tls, string, string[], object]>([
    ['an Issuer', Tls.certManager({ issuer: 'ours' }), 'zl-lb-tls', A, { name: 'ours', kind: 'Issuer' }],
    ['a ClusterIssuer', Tls.certManager({ clusterIssuer: 'all', secretName: 'b', hosts: ['*.example.com'] }), 'b', ['*.example.com'], { name: 'all', kind: 'ClusterIssuer' }],
  ])('cert-manager is asked by an object of its own: %s', (_, tls, secretName, dnsNames, issuerRef) => {
    const certificate = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'zl-lb-tls' }, spec: { secretName, dnsNames, issuerRef } };
    expect(objectsOf({ ...PROPS, tls }, THERE)).toStrictEqual([...routes({ name: 'edge' }, 'https'), certificate]);
    expect(objectsOf({ ...PROPS, tls }, MADE)).toStrictEqual([...routes({ name: 'zl-lb' }, 'https.a.example.com'), {
      ...API,
      kind: 'Gateway',
      metadata: { name: 'zl-lb' },
      spec: {
        gatewayClassName: 'eg',
        listeners: [
          { name: 'http', port: 80, protocol: 'HTTP' },
          {
            name: 'https.a.example.com',
            port: 443,
            protocol: 'HTTPS',
            hostname: 'a.example.com',
            tls: { mode: 'Terminate', certificateRefs: [{ kind: 'Secret', name: secretName }] },
          },
        ],
      },
    }, certificate]);
    expect(specsOf('ReferenceGrant', { ...PROPS, tls }, ELSEWHERE)['zl-lb-tls'].to).toStrictEqual([{ group: '', kind: 'Secret', name: secretName }]);
  });

  test.each<[string, GatewayApiOptions, object]>([
    ['of the same namespace', THERE, { name: 'edge' }],
    ['of another one', ELSEWHERE, { name: 'edge', namespace: 'infra' }],
    ['of another one, by Envoy Gateway', { ...ELSEWHERE, implementation: GatewayImplementation.envoyGateway() }, { name: 'edge', namespace: 'infra' }],
  ])('the certificate of a Gateway %s needs neither Secret nor grant, only its https listener', (_, options, parent) => {
    const props = { ...PROPS, tls: Tls.controllerDefault() };
    const objects = objectsOf(props, options);
    expect(objects.filter(({ kind }) => kind === 'HTTPRoute').map(({ metadata, spec: { parentRefs } }) => [metadata.name, parentRefs])).toStrictEqual([
      ['zl-lb', [{ ...parent, sectionName: 'https' }]],
      ['zl-lb-https-redirect', [{ ...parent, sectionName: 'http' }]],
    ]);
    expect(objects.filter(({ kind }) => /^(HTTPRoute|BackendTrafficPolicy)$/.test(kind))).toStrictEqual(objects);
    expect(verdictOf('tls', props, options)).toStrictEqual({ route: 'zl/Lb', policy: 'tls', support: Support.NATIVE, rendered: 'listener https: its own certificate', note: REDIRECTED });
    const where = `the listener https of the Gateway ${options.gateway!.namespace ?? 'wetwin'}/edge`;
    expect(idsAndPlaces(reportOn(props, options).requirements, /^(tls-secret|gateway-certificate|default-certificate)$/)).toStrictEqual([['default-certificate', where]]);
  });

  test('a Gateway that is made has none, and another Gateway does', () => {
    expect(EXPOSURE_BY_OWN_GATEWAY.tls.declares.tlsControllerDefault.byOptions).toBe(true);
    for (const options of [MADE, MADE_ON_ENVOY]) {
      expect(fault(() => onGatewayApi({ ...PROPS, tls: Tls.controllerDefault() }, options)))
        .toStrictEqual({ code: 'refused.tlsControllerDefault', prop: 'tls', got: 'Tls.controllerDefault()', place: 'zl/Lb' });
    }
  });

  test.each([[A], [undefined]])('the certificate of the Gateway holds for other routes of %j, which http leads to', hosts => {
    const { chart, lb } = onGatewayApi({ ...PROPS, hosts, tls: Tls.controllerDefault() });
    lb.addRoute('b', { hosts, paths: [RoutePath.prefix('/b')] });
    const specs = specsIn(chart, 'HTTPRoute');
    expect(specs['zl-lb-b'].parentRefs).toStrictEqual([{ name: 'edge', sectionName: 'https' }]);
    expect(specs['zl-lb-https-redirect'].rules[0].matches).toStrictEqual([{ path: { type: 'PathPrefix', value: '/' } }]);
    expect(lb.report.verdicts.find(({ route, policy }) => route === 'zl/Lb/b' && policy === 'tls')).toMatchObject({ rendered: 'listener https, as zl/Lb', unasked: true });
  });

  test('a certificate needs hosts', () => {
    expect(fault(() => onGatewayApi({ tls: Tls.fromSecret('a') }))).toStrictEqual({ code: 'tls.no-host', prop: 'tls', got: '"a"', place: 'zl/Lb' });
  });

  test('a name that leaves no room for that of the grant is refused', () => {
    const ingressName = Array.from({ length: 5 }, () => 'a'.repeat(50)).join('.').slice(0, 250);
    expect(fault(() => onGatewayApi({ ...PROPS, ingressName, tls: Tls.fromSecret('a') }, ELSEWHERE)))
      .toMatchObject({ code: 'name.not-dns-1123-subdomain', prop: 'name of the ReferenceGrant of tls', place: 'zl/Lb' });
  });

  test.each<[string, Tls, GatewayApiOptions, string[], Support, string, string | undefined]>([
    ['a Secret', Tls.fromSecret('a'), THERE, A, Support.APPROXIMATED, 'listener https: a', OF_LISTENER],
    ['cert-manager', Tls.certManager({ issuer: 'ours' }), THERE, A, Support.APPROXIMATED, 'listener https: zl-lb-tls by Issuer ours', OF_LISTENER],
    ['a listener', Tls.fromSecret('a'), { gateway: { name: 'edge', httpsListener: 'tls' } }, A, Support.APPROXIMATED, 'listener tls: a', OF_LISTENER],
    ['a Secret of a Gateway that is made', Tls.fromSecret('a'), MADE, [...A, '*.b.example.com'], Support.NATIVE, 'listener https.a.example.com, https-any.b.example.com: a', `${REDIRECTED}; ${OFFERED.note}`],
    ['cert-manager of a Gateway that is made', Tls.certManager({ clusterIssuer: 'all' }), MADE, A, Support.NATIVE,
      'listener https.a.example.com: zl-lb-tls by ClusterIssuer all', REDIRECTED],
  ])('the report on %s', (_, tls, options, hosts, support, rendered, note) => {
    expect(note).toBeDefined();
    expect(verdictOf('tls', { hosts, tls }, options)).toStrictEqual({ route: 'zl/Lb', policy: 'tls', support, rendered, note });
  });

  test.each<[string, GatewayApiOptions, string]>([
    ['a Gateway that is there', THERE, 'listener https, as zl/Lb'],
    ['a Gateway that is made', MADE, 'listener https.a.example.com, as zl/Lb'],
  ])('a certificate of another route of the host is a verdict, although nobody asks for it: %s', (_, options, rendered) => {
    const { lb } = onGatewayApi({ ...PROPS, tls: Tls.fromSecret('a') }, options);
    lb.addRoute('b', { hosts: A, paths: [RoutePath.prefix('/b')] });
    lb.addRoute('c', { hosts: ['c.example.com'] });
    expect(lb.report.verdicts.filter(({ policy, route }) => policy === 'tls' && route !== 'zl/Lb')).toStrictEqual([
      { route: 'zl/Lb/b', policy: 'tls', support: Support.NATIVE, rendered, unasked: true, note: expect.any(String) },
    ]);
    // It is needed once.
    expect(lb.report.requirements.filter(({ id }) => id === 'tls-secret')).toHaveLength(1);
  });

  test.each<[string, object, GatewayApiOptions, [string, string][]]>([
    ['a Secret', { hosts: A, tls: Tls.fromSecret('a') }, THERE, [
      ['tls-secret', 'the Secret a, in the namespace of the HTTPRoute'], ['gateway-certificate', 'the listener https of the Gateway wetwin/edge'],
    ]],
    ['a route of every host', { tls: Tls.fromSecret('a', { hosts: A }) }, ELSEWHERE, [
      ['tls-secret', 'the Secret a, in the namespace of the HTTPRoute'], ['gateway-certificate', 'the listener https of the Gateway infra/edge'],
    ]],
    ['a Gateway that is made', { hosts: A, tls: Tls.fromSecret('a') }, MADE, [['tls-secret', 'the Secret a, in the namespace of the HTTPRoute']]],
    ['cert-manager', { hosts: A, tls: Tls.certManager({ issuer: 'ours' }) }, MADE, [['cert-manager', 'cert-manager']]],
  ])('what must hold: %s', (_, props, options, requirements) => {
    expect(idsAndPlaces(reportOn(props, options).requirements, /^(tls-secret|cert-manager|gateway-certificate)$/)).toStrictEqual(requirements);
  });

  test.each<[string, object, string[]]>([
    ['hosts', { hosts: [...A, 'b.example.com'] }, ['wetwin/a', 'a.example.com', 'b.example.com']],
    ['every host', {}, ['wetwin/a']],
  ])('whoever owns the Gateway has to name the Secret for %s', (_, props, names) => {
    const { what } = reportOn({ ...props, tls: Tls.fromSecret('a', { hosts: [...A, 'b.example.com'] }) }, ELSEWHERE).requirements.find(({ id }) => id === 'gateway-certificate')!;
    expect(what.match(/\S+\/a\b|[\w.]+\.com/g)).toStrictEqual(names);
  });

  test('without a namespace the Secret stands where the routes are applied to, and a Gateway elsewhere may read it', () => {
    const chart = new Chart(new App(), 'zl');
    const lb = new ExternalLoadBalancer(chart, 'Lb', {
      name: 'zl-lb', backends: BACKENDS, hosts: A, tls: Tls.fromSecret('a'), controller: IngressController.gatewayApi(ELSEWHERE),
    });
    expect(lb.report.requirements.find(({ id }) => id === 'gateway-certificate')!.what).not.toContain('/');
    expect(synth(chart).find(({ kind }) => kind === 'ReferenceGrant')).toStrictEqual({
      apiVersion: 'gateway.networking.k8s.io/v1beta1',
      kind: 'ReferenceGrant',
      metadata: { name: 'zl-lb-tls' },
      spec: { from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'infra' }], to: [{ group: '', kind: 'Secret', name: 'a' }] },
    });
  });
});

describe('an external address', () => {
  const ADDRESS = '10.254.18.55';
  const OF_GATEWAY = EXPOSURE.externalAddress.declares.externalAddress.note;

  test.each([
    ['an IPv4 address', ADDRESS, { type: 'IPAddress', value: ADDRESS }],
    ['an IPv6 address', '2001:db8::1', { type: 'IPAddress', value: '2001:db8::1' }],
    ['a DNS name', 'lb.example.com', { type: 'Hostname', value: 'lb.example.com' }],
    ['a DNS name that starts with a digit', '1.example.com', { type: 'Hostname', value: '1.example.com' }],
  ])('a Gateway that is made asks for it: %s', (_, externalAddress, address) => {
    for (const options of address.type === 'Hostname' ? [MADE] : [MADE, MADE_ON_ENVOY]) {
      expect(specsOf('Gateway', { externalAddress }, options)['zl-lb'].addresses).toStrictEqual([address]);
    }
  });

  test('without it a Gateway asks for none', () => {
    expect(specsOf('Gateway', {}, MADE)['zl-lb']).not.toHaveProperty('addresses');
  });

  test('nothing changes where the Gateway is there', () => {
    expect(objectsOf({ externalAddress: ADDRESS }, THERE)).toStrictEqual(objectsOf({}, THERE));
  });

  test('which is refused there where the controller has to be exact', () => {
    expect(fault(() => onGatewayApi({ externalAddress: ADDRESS, acceptApproximations: false }, THERE)))
      .toStrictEqual({ code: 'controller.not-exact', prop: 'externalAddress', got: '"the address of the Gateway wetwin/edge"', place: 'zl/Lb' });
    expect(() => onGatewayApi({ externalAddress: ADDRESS, acceptApproximations: false }, MADE)).not.toThrow();
  });

  test.each<[string, GatewayApiOptions, Support, string, string | undefined]>([
    ['a Gateway that is there', THERE, Support.OMITTED, 'the address of the Gateway wetwin/edge', OF_GATEWAY],
    ['a Gateway that is made', MADE, Support.NATIVE, 'addresses of the Gateway wetwin/zl-lb: 10.254.18.55', undefined],
  ])('the report on %s', (_, options, support, rendered, note) => {
    const props = { hosts: A, externalAddress: ADDRESS };
    expect(OF_GATEWAY).toBeDefined();
    expect(verdictOf('externalAddress', props, options)).toStrictEqual({ route: 'zl/Lb', policy: 'externalAddress', support, rendered, note });
    const { requirements } = reportOn(props, options);
    expect(idsAndPlaces(requirements, /^(external-dns|gateway-address)$/))
      .toStrictEqual([['external-dns', 'external-dns'], ['gateway-address', `the Gateway wetwin/${options === THERE ? 'edge' : 'zl-lb'}`]]);
    expect(requirements.find(({ id }) => id === 'external-dns')!.what).toContain('"gateway-httproute"');
    expect(requirements.find(({ id }) => id === 'gateway-address')!.what).toContain(ADDRESS);
  });

  test('the report says where DNS gets no name', () => {
    expect(verdictOf('externalAddress', { externalAddress: ADDRESS }, MADE)!.note).toBeDefined();
    expect(verdictOf('externalAddress', { externalAddress: ADDRESS }, THERE)!.note!.startsWith(`${OF_GATEWAY}; `)).toBe(true);
  });

  test('routes added later are reached at the same address', () => {
    const { lb } = onGatewayApi({ hosts: A, externalAddress: ADDRESS }, MADE);
    lb.addRoute('b', { hosts: A, paths: [RoutePath.prefix('/b')] });
    expect(lb.report.verdicts.filter(({ policy }) => policy === 'externalAddress').map(({ route, rendered }) => [route, rendered])).toStrictEqual([
      ['zl/Lb', 'addresses of the Gateway wetwin/zl-lb: 10.254.18.55'],
      ['zl/Lb/b', 'addresses of the Gateway wetwin/zl-lb: 10.254.18.55'],
    ]);
  });
});

test.each<[string, GatewayApiOptions, boolean]>([
  ['a Gateway that is made for Envoy Gateway', MADE_ON_ENVOY, false],
  ['any other that is made', MADE, true],
  ['one of Envoy Gateway that is there', THERE_ON_ENVOY, true],
])('a DNS name as the address: %s', (_, options, isTaken) => {
  const make = () => onGatewayApi({ externalAddress: 'lb.example.com' }, options);
  const outcome = isTaken ? expect(make).not : expect(make);
  outcome.toThrow('[envoy-gateway.external-address]');
});
