import { App, Chart } from 'cdk8s';
import { MADE, objectsOf, onGatewayApi, reportOn, specsOf, THERE, verdictOf } from './support';
import { ExternalLoadBalancer, GatewayApiOptions, IngressController, RoutePath, Support, Tls } from '../../../src';
import { BACKENDS, failure, synth } from '../../support';

const API = { apiVersion: 'gateway.networking.k8s.io/v1' };
const A = ['a.example.com'];
const PATH = { path: { type: 'Exact', value: '/a' } };
const ELSEWHERE: GatewayApiOptions = { gateway: { name: 'edge', namespace: 'infra' } };
const PROPS = { hosts: A, paths: [RoutePath.exact('/a')] };

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

test('a certificate needs hosts', () => {
  expect(failure(() => onGatewayApi({ tls: Tls.fromSecret('a') }))).toBe(
    'zl/Lb: tls: got "a", allowed is a route with hosts (for other requests the controller shows its default certificate); name the hosts of the route');
});

test('a name that leaves no room for that of the grant is refused', () => {
  const ingressName = Array.from({ length: 5 }, () => 'a'.repeat(50)).join('.').slice(0, 250);
  expect(failure(() => onGatewayApi({ ...PROPS, ingressName, tls: Tls.fromSecret('a') }, ELSEWHERE))).toMatch(/^zl\/Lb: name of .*: got "a.*, allowed is a DNS-1123 subdomain of at most 253/);
});

const REDIRECTED = 'requests over http are redirected with 308';
const OF_LISTENER = `the certificate is that of the Gateway's listener, which whoever owns the Gateway has to name there; ${REDIRECTED}`;

test.each<[string, Tls, GatewayApiOptions, string[], Support, string, string]>([
  ['a Secret', Tls.fromSecret('a'), THERE, A, Support.APPROXIMATED, 'listener https: a', OF_LISTENER],
  ['cert-manager', Tls.certManager({ issuer: 'ours' }), THERE, A, Support.APPROXIMATED, 'listener https: zl-lb-tls by Issuer ours', OF_LISTENER],
  ['a listener', Tls.fromSecret('a'), { gateway: { name: 'edge', httpsListener: 'tls' } }, A, Support.APPROXIMATED, 'listener tls: a', OF_LISTENER],
  ['a Secret of a Gateway that is made', Tls.fromSecret('a'), MADE, [...A, '*.b.example.com'], Support.NATIVE, 'listener https.a.example.com, https-any.b.example.com: a', REDIRECTED],
  ['cert-manager of a Gateway that is made', Tls.certManager({ clusterIssuer: 'all' }), MADE, A, Support.NATIVE,
    'listener https.a.example.com: zl-lb-tls by ClusterIssuer all', REDIRECTED],
])('the report tells of %s', (_, tls, options, hosts, support, rendered, note) => {
  expect(verdictOf('tls', { hosts, tls }, options)).toStrictEqual({ route: 'zl/Lb', policy: 'tls', support, rendered, note });
});

const SECRET = {
  id: 'tls-secret',
  where: 'the Secret a, in the namespace of the HTTPRoute',
  what: 'it is of type kubernetes.io/tls and holds a certificate for a.example.com',
  why: 'without it the listener is not served',
};
const OWNER = 'certificates belong to the listeners of a Gateway, and no route can bring one';

test.each<[string, object, GatewayApiOptions, object[]]>([
  ['a Secret', { hosts: A, tls: Tls.fromSecret('a') }, THERE, [SECRET, {
    id: 'gateway-certificate',
    where: 'the listener https of the Gateway wetwin/edge',
    what: 'its certificateRefs name the Secret wetwin/a, or another one with a certificate for a.example.com',
    why: OWNER,
  }]],
  ['a route of every host', { tls: Tls.fromSecret('a', { hosts: A }) }, ELSEWHERE, [SECRET, {
    id: 'gateway-certificate',
    where: 'the listener https of the Gateway infra/edge',
    what: 'its certificateRefs name the Secret wetwin/a, or another one with a certificate for all hosts',
    why: OWNER,
  }]],
  ['a Gateway that is made', { hosts: A, tls: Tls.fromSecret('a') }, MADE, [SECRET]],
  ['cert-manager', { hosts: A, tls: Tls.certManager({ issuer: 'ours' }) }, MADE, [{
    id: 'cert-manager',
    where: 'cert-manager',
    what: 'it runs, and the Issuer ours can issue for a.example.com',
    why: 'until the Secret zl-lb-tls holds a certificate, the listener is not served',
  }]],
])('what must hold: %s', (_, props, options, requirements) => {
  expect(reportOn(props, options).requirements.filter(({ id }) => /^(tls-secret|cert-manager|gateway-certificate)$/.test(id))).toStrictEqual(requirements);
});

test('without a namespace the Secret stands where the routes are applied to, and a Gateway elsewhere may read it', () => {
  const chart = new Chart(new App(), 'zl');
  const lb = new ExternalLoadBalancer(chart, 'Lb', { name: 'zl-lb', backends: BACKENDS, hosts: A, tls: Tls.fromSecret('a'), controller: IngressController.gatewayApi(ELSEWHERE) });
  expect(lb.report.requirements.find(({ id }) => id === 'gateway-certificate')!.what).toBe('its certificateRefs name the Secret a, or another one with a certificate for a.example.com');
  expect(synth(chart).find(({ kind }) => kind === 'ReferenceGrant')).toStrictEqual({
    apiVersion: 'gateway.networking.k8s.io/v1beta1',
    kind: 'ReferenceGrant',
    metadata: { name: 'zl-lb-tls' },
    spec: { from: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', namespace: 'infra' }], to: [{ group: '', kind: 'Secret', name: 'a' }] },
  });
});
