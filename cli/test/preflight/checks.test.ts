import { createServer } from 'node:net';
import { CERTIFICATE, KEY, OTHER_KEY } from './certificate';
import { base64, judged, object, rendered, StandIn, workload } from './support';
import { CheckType, ConfiguredProgram, RequirementCheck } from '../../../src';
import { State } from '../../src/preflight/finding';

const { HOLDS, DOES_NOT_HOLD: FAILS, CANNOT_BE_TOLD: UNTOLD } = State;

type Case = readonly [what: string, state: State, objects: readonly any[], more?: Omit<StandIn, 'objects'>];

function describeCheck(name: string, check: RequirementCheck, cases: readonly Case[]): void {
  const all: (readonly [string, State, readonly any[], Omit<StandIn, 'objects'>])[] = cases.map(([what, state, objects, more = {}]) => [what, state, objects, more]);
  describe(name, () => {
    test.each(all)('%s: %s', async (_, state, objects, more) => {
      const found = await judged([check], { objects, ...more });
      expect([found.state, found.findings.map(finding => finding.state)]).toStrictEqual([state, [state]]);
      expect(found.message).not.toBe('');
    });
  });
}

const CLASS = { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', name: 'nginx' };
const NGINX = object(CLASS.apiVersion, CLASS.kind, 'nginx', { spec: { controller: 'k8s.io/ingress-nginx' } }, { namespace: undefined });

describeCheck('an object is there', { type: CheckType.EXISTS, ...CLASS }, [
  ['it is', HOLDS, [NGINX]],
  ['another one is', FAILS, [{ ...NGINX, metadata: { name: 'other' } }]],
  ['the kind is unknown', FAILS, []],
  ['nobody may read it', UNTOLD, [NGINX], { unreadable: '/apis/networking.k8s.io/v1/ingressclasses' }],
]);

describeCheck('a value', { type: CheckType.VALUE, ...CLASS, path: 'spec.controller', values: ['k8s.io/ingress-nginx'] }, [
  ['the one', HOLDS, [NGINX]],
  ['another', FAILS, [{ ...NGINX, spec: { controller: 'other' } }]],
  ['none', FAILS, [{ ...NGINX, spec: {} }]],
  ['no object', FAILS, []],
]);

describeCheck('a value of some element', { type: CheckType.VALUE, apiVersion: 'v1', kind: 'Service', name: 's', path: 'spec.ports[*].port', values: ['80'] }, [
  ['one has it', HOLDS, [object('v1', 'Service', 's', { spec: { ports: [{ port: 443 }, { port: 80 }] } })]],
  ['none has it', FAILS, [object('v1', 'Service', 's', { spec: { ports: [{ port: 443 }] } })]],
]);

describeCheck('a condition', { type: CheckType.VALUE, ...CLASS, path: "status.conditions[?(@.type=='Ready')].status", values: ['True'] }, [
  ['is so', HOLDS, [{ ...NGINX, status: { conditions: [{ type: 'Other', status: 'False' }, { type: 'Ready', status: 'True' }] } }]],
  ['is not', FAILS, [{ ...NGINX, status: { conditions: [{ type: 'Other', status: 'True' }, { type: 'Ready', status: 'False' }] } }]],
  ['is not there', FAILS, [{ ...NGINX, status: {} }]],
]);

const IS_DEFAULT = { apiVersion: 'networking.k8s.io/v1', kind: 'IngressClass', selectorPath: "metadata.annotations['ingressclass.kubernetes.io/is-default-class']", selectorValues: ['true'] };
const DEFAULT = { ...NGINX, metadata: { name: 'nginx', annotations: { 'ingressclass.kubernetes.io/is-default-class': 'true' } } };

describeCheck('a value of what is selected', { type: CheckType.VALUE, ...IS_DEFAULT, path: 'spec.controller', values: ['k8s.io/ingress-nginx'] }, [
  ['it has it', HOLDS, [DEFAULT, { ...NGINX, metadata: { name: 'other' }, spec: {} }]],
  ['it has another', FAILS, [{ ...DEFAULT, spec: { controller: 'other' } }]],
  ['nothing is selected', FAILS, [NGINX]],
  ['two differ', UNTOLD, [DEFAULT, { ...DEFAULT, metadata: { ...DEFAULT.metadata, name: 'other' }, spec: { controller: 'other' } }]],
]);

const GATEWAY = { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', name: 'edge' };
const gateway = (listeners: readonly any[], more: object = {}) => object(GATEWAY.apiVersion, 'Gateway', 'edge', { spec: { gatewayClassName: 'c', listeners }, ...more });

describeCheck('every listener has a field', { type: CheckType.PRESENT, ...GATEWAY, path: "spec.listeners[?(@.protocol=='HTTPS')].hostname" }, [
  ['each has', HOLDS, [gateway([{ protocol: 'HTTP' }, { protocol: 'HTTPS', hostname: 'a' }])]],
  ['one has not', FAILS, [gateway([{ protocol: 'HTTPS', hostname: 'a' }, { protocol: 'HTTPS' }])]],
]);

describeCheck('a version', {
  type: CheckType.AT_LEAST, apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', name: 'x', path: "metadata.annotations['v']", values: ['v1.5.0'],
}, ([['v1.5.0', HOLDS], ['v1.10.1', HOLDS], ['v2.0.0-rc1', HOLDS], ['v1.4.9', FAILS], [undefined, UNTOLD]] as const).map(([v, state]) => (
  [String(v), state, [object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'x', {}, { namespace: undefined, annotations: { v } })]]
)));

const SECRET = { apiVersion: 'v1', kind: 'Secret', name: 's' };
const secret = (data: { [key: string]: string }, type = 'kubernetes.io/tls') => (
  object('v1', 'Secret', 's', { type, data: Object.fromEntries(Object.entries(data).map(([key, text]) => [key, base64(text)])) })
);

describeCheck('a key of a Secret', { type: CheckType.PRESENT, ...SECRET, path: "data['ca.crt']" }, [
  ['is there', HOLDS, [secret({ 'ca.crt': 'x' })]],
  ['is empty', FAILS, [secret({ 'ca.crt': '' })]],
  ['is not there', FAILS, [secret({ ca: 'x' })]],
]);

describe.each([
  ['for its names', ['a.example.com', 'x.b.example.com', '*.b.example.com'], HOLDS],
  ['not for the common name', ['ignored.example.com'], FAILS],
  ['not for a name further below a wildcard', ['y.x.b.example.com'], FAILS],
  ['not for what a wildcard stands below', ['b.example.com'], FAILS],
  ['not for all names of a wildcard', ['*.example.com'], FAILS],
  ['for no name in particular', [], HOLDS],
])('a certificate is %s', (_, values, state) => {
  test.each([
    ['in a Secret', { type: CheckType.CERTIFICATE, ...SECRET, values }, []],
    ['at a listener', { type: CheckType.CERTIFICATE, ...GATEWAY, path: 'https', values }, [gateway([{ name: 'https', tls: { certificateRefs: [{ name: 's' }] } }])]],
    ['by a flag', { type: CheckType.CERTIFICATE, program: ConfiguredProgram.INGRESS_NGINX, path: '--default-ssl-certificate', values },
      [workload('registry.k8s.io/ingress-nginx/controller:v1.15.0@sha256:1', ['--default-ssl-certificate=app/s'])]],
  ])('%s', async (__, check: RequirementCheck, objects) => {
    expect((await judged([check], { objects: [secret({ 'tls.crt': CERTIFICATE, 'tls.key': KEY }), ...objects] })).state).toBe(state);
  });
});

const FOR_A: RequirementCheck = { type: CheckType.CERTIFICATE, ...SECRET, values: ['a.example.com'] };

describeCheck('a certificate', FOR_A, [
  ['with another key', FAILS, [secret({ 'tls.crt': CERTIFICATE, 'tls.key': OTHER_KEY })]],
  ['without a key', FAILS, [secret({ 'tls.crt': CERTIFICATE })]],
  ['that is none', FAILS, [secret({ 'tls.crt': 'x', 'tls.key': KEY })]],
  ['without a Secret', FAILS, []],
]);

test.each([[0, FAILS], [Date.now(), HOLDS], [Date.UTC(2300, 1), FAILS]])('a certificate at %d', async (now, state) => {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(now);
  const found = await judged([FOR_A], { objects: [secret({ 'tls.crt': CERTIFICATE, 'tls.key': KEY })] });
  clock.mockRestore();
  expect(found.state).toBe(state);
});

describeCheck('the certificate of a listener', { type: CheckType.CERTIFICATE, ...GATEWAY, path: 'https', values: ['a.example.com'] }, [
  ['without the listener', FAILS, [gateway([])]],
  ['without a reference', FAILS, [gateway([{ name: 'https', tls: {} }])]],
  ['without the Secret', FAILS, [gateway([{ name: 'https', tls: { certificateRefs: [{ name: 's' }] } }])]],
]);

const USERS: RequirementCheck = { type: CheckType.USERS, ...SECRET, path: 'auth', values: ['$', '{SHA}', '{SSHA}'] };

describeCheck('users', USERS, [
  ['known hashes', HOLDS, [secret({ auth: '# comment\na:$2y$05$abc\n\nb:{SHA}abc\n' })]],
  ['a password as it is', FAILS, [secret({ auth: 'a:$2y$05$abc\nb:secret!' })]],
  ['what may be a hash of crypt', UNTOLD, [secret({ auth: 'a:rqXexS6ZhobKA' })]],
  ['another form', FAILS, [secret({ auth: 'a' })]],
  ['nobody', FAILS, [secret({ auth: '\n' })]],
  ['another key', FAILS, [secret({ users: 'a:$2y$05$abc' })]],
  ['no Secret', FAILS, []],
]);

describeCheck('users in the only key', { type: CheckType.USERS, ...SECRET, values: ['$2', '$apr1$', '{SHA}'] }, [
  ['one key', HOLDS, [secret({ any: 'a:$apr1$abc' })]],
  ['two keys', FAILS, [secret({ any: 'a:$apr1$abc', other: '' })]],
  ['a hash of another kind', FAILS, [secret({ any: 'a:$6$abc' })]],
  ['a user of Kubernetes', HOLDS, [secret({ username: 'a', password: 'b' }, 'kubernetes.io/basic-auth')]],
  ['half of one', FAILS, [secret({ username: 'a' }, 'kubernetes.io/basic-auth')]],
]);

test('what is said of Secrets shows nothing of them', async () => {
  const hidden = 'hunter2-hunter2';
  const objects = [secret({ 'auth': `a:${hidden}`, 'ca.crt': hidden, 'tls.crt': hidden, 'tls.key': hidden })];
  const found = await judged([USERS, FOR_A, { type: CheckType.PRESENT, ...SECRET, path: "data['ca.crt']" }], { objects });
  expect(found.findings).toHaveLength(3);
  expect(JSON.stringify(found)).not.toContain('hunter2');
});

const VERBS = { type: CheckType.ALLOWED, apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', values: ['get', 'create'] };
const KIND = { kinds: [{ apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' }] };

describeCheck('verbs', VERBS, [
  ['all allowed', HOLDS, [], KIND],
  ['one is not', FAILS, [], { ...KIND, forbidden: ['create endpointslices.discovery.k8s.io'] }],
  ['the kind is unknown', UNTOLD, []],
]);

describeCheck('a kind', { type: CheckType.SERVED, apiVersion: 'v1', kind: 'Endpoints' }, [
  ['served', HOLDS, [object('v1', 'Endpoints', 'x')]],
  ['not served', FAILS, [object('v1', 'Service', 'x')]],
]);

describe('a group of kinds', () => {
  const check = { type: CheckType.SERVED, apiVersion: 'traefik.io' };
  const route = (spec: object) => rendered(object('traefik.io/v1alpha1', 'IngressRoute', 'r', { spec }));
  const definition = (properties: object | undefined) => object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'ingressroutes.traefik.io', {
    spec: { versions: [{ name: 'v1alpha1', schema: { openAPIV3Schema: properties && { properties: { spec: { properties } } } } }] },
  }, { namespace: undefined });
  const SERVED = { apiVersion: 'traefik.io/v1alpha1', kind: 'IngressRoute' };

  test.each<readonly [string, State, object, object | undefined]>([
    ['all fields are known', HOLDS, { routes: [{ match: 'x' }] }, { routes: { items: { properties: { match: {} } } } }],
    ['a field in a list is not', FAILS, { routes: [{ match: 'x', new: 1 }] }, { routes: { items: { properties: { match: {} } } } }],
    ['a field of values by any key is not', FAILS, { by: { a: { new: 1 } } }, { by: { additionalProperties: { properties: { old: {} } } } }],
    ['what a schema leaves open is not looked at', HOLDS, { any: { new: 1 } }, { any: { 'x-kubernetes-preserve-unknown-fields': true, 'properties': {} } }],
    ['there is no schema', UNTOLD, { routes: [] }, undefined],
  ])('%s', async (_, state, spec, schema) => {
    expect((await judged([check], { objects: [definition(schema)], kinds: [SERVED] }, {}, [route(spec)])).state).toBe(state);
  });

  test.each<readonly [string, State, readonly any[]]>([
    ['which the API server does not have', FAILS, []],
    ['of which the manifests have nothing', UNTOLD, [SERVED]],
  ])('%s', async (_, state, kinds) => {
    expect((await judged([check], { kinds })).state).toBe(state);
  });

  test('a kind of the manifests that is not served', async () => {
    expect((await judged([check], {}, {}, [route({})])).state).toBe(FAILS);
  });
});

const LISTENER: RequirementCheck = { type: CheckType.LISTENER, ...GATEWAY, path: 'https', values: ['a.example.com'], fromKind: 'HTTPRoute' };
const https = (more: object = {}) => ({ name: 'https', protocol: 'HTTPS', ...more });
const from = (namespaces: object) => ({ allowedRoutes: { namespaces } });
const elsewhere = (listener: object) => [{ ...gateway([listener]), metadata: { name: 'edge', namespace: 'app' } }];

describeCheck('a listener', LISTENER, [
  ['for all hosts', HOLDS, [gateway([https()])]],
  ['for the host', HOLDS, [gateway([https({ hostname: 'a.example.com' })])]],
  ['for a wildcard', HOLDS, [gateway([https({ hostname: '*.example.com' })])]],
  ['for another host', FAILS, [gateway([https({ hostname: 'b.example.com' })])]],
  ['of another name', FAILS, [gateway([https({ name: 'other' })])]],
  ['of another protocol', FAILS, [gateway([https({ protocol: 'TLS' })])]],
  ['of other kinds', FAILS, [gateway([https({ allowedRoutes: { kinds: [{ kind: 'GRPCRoute' }] } })])]],
  ['of the same namespace', HOLDS, [gateway([https(from({ from: 'Same' }))])]],
  ['of no namespace', FAILS, [gateway([https(from({ from: 'None' }))])]],
  ['of namespaces with a label', HOLDS, [gateway([https(from({ from: 'Selector', selector: { matchLabels: { a: 'b' }, matchExpressions: [{ key: 'c', operator: 'Exists' }] } }))]),
    object('v1', 'Namespace', 'app', {}, { namespace: undefined, labels: { a: 'b', c: '' } })]],
  ['of namespaces with another label', FAILS, [gateway([https(from({ from: 'Selector', selector: { matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['b'] }] } }))]),
    object('v1', 'Namespace', 'app', {}, { namespace: undefined, labels: { a: 'b' } })]],
  ['of a Gateway that is not there', FAILS, []],
]);

describeCheck('a listener for another namespace', { ...LISTENER, fromNamespace: 'other' }, [
  ['of all namespaces', HOLDS, elsewhere(https(from({ from: 'All' })))],
  ['of its own by default', FAILS, elsewhere(https())],
  ['by the name of the namespace', HOLDS, elsewhere(https(from({ from: 'Selector', selector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['other'] }] } })))],
]);

describeCheck('a listener that passes TLS on', { type: CheckType.LISTENER, ...GATEWAY, values: ['a.example.com'], fromKind: 'TLSRoute' }, [
  ['does', HOLDS, [gateway([{ name: 'x', protocol: 'TLS', tls: { mode: 'Passthrough' }, hostname: 'a.example.com' }])]],
  ['ends it', FAILS, [gateway([{ name: 'x', protocol: 'TLS', tls: { mode: 'Terminate' } }])]],
]);

const classOf = (supportedFeatures: readonly unknown[]) => object(GATEWAY.apiVersion, 'GatewayClass', 'c', { status: { supportedFeatures } }, { namespace: undefined });

describeCheck('a feature', { type: CheckType.FEATURE, ...GATEWAY, values: ['BackendTLSPolicy'] }, [
  ['listed', HOLDS, [gateway([]), classOf([{ name: 'BackendTLSPolicy' }])]],
  ['listed as before', HOLDS, [gateway([]), classOf(['BackendTLSPolicy'])]],
  ['not listed', FAILS, [gateway([]), classOf([{ name: 'Other' }])]],
  ['of a class that says nothing', UNTOLD, [gateway([]), classOf([])]],
  ['of a Gateway that is not there', FAILS, []],
]);

const GRANTED: RequirementCheck = { type: CheckType.GRANTED, apiVersion: 'v1', kind: 'Service', namespace: 'sso', name: 'auth', fromKind: 'SecurityPolicy' };
const grant = (spec: object) => object('gateway.networking.k8s.io/v1beta1', 'ReferenceGrant', 'g', { spec: { from: [{ group: 'g', kind: 'SecurityPolicy', namespace: 'app' }], to: [{ group: '', kind: 'Service' }], ...spec } }, { namespace: 'sso' });

describeCheck('a grant', GRANTED, [
  ['for all Services', HOLDS, [grant({})]],
  ['for the Service', HOLDS, [grant({ to: [{ group: '', kind: 'Service', name: 'auth' }] })]],
  ['for another one', FAILS, [grant({ to: [{ group: '', kind: 'Service', name: 'other' }] })]],
  ['for another namespace', FAILS, [grant({ from: [{ kind: 'SecurityPolicy', namespace: 'other' }] })]],
  ['for another kind', FAILS, [grant({ from: [{ kind: 'HTTPRoute', namespace: 'app' }] })]],
  ['there is none', FAILS, []],
]);
describeCheck('a grant within a namespace', { ...GRANTED, fromNamespace: 'sso' }, [['needs none', HOLDS, []]]);

const slice = (name: string, endpoints: readonly any[], managed?: string, service = 's') => object('discovery.k8s.io/v1', 'EndpointSlice', name, { endpoints }, {
  labels: { 'kubernetes.io/service-name': service, ...managed && { 'endpointslice.kubernetes.io/managed-by': managed } },
});
const MIRROR = 'endpointslicemirroring-controller.k8s.io';

describeCheck('a Service with a server', { type: CheckType.READY, apiVersion: 'v1', kind: 'Service', name: 's' }, [
  ['one is ready', HOLDS, [object('v1', 'Service', 's', { spec: {} }), slice('x', [{ addresses: ['10.0.0.1'] }])]],
  ['none is', FAILS, [object('v1', 'Service', 's', { spec: {} }), slice('x', [{ addresses: ['10.0.0.1'], conditions: { ready: false } }])]],
  ['those of another Service', FAILS, [object('v1', 'Service', 's', { spec: {} }), slice('x', [{ addresses: ['10.0.0.1'] }], undefined, 'other')]],
  ['a name in DNS', UNTOLD, [object('v1', 'Service', 's', { spec: { type: 'ExternalName' } })]],
  ['no Service', FAILS, []],
]);

const ENDPOINTS = object('v1', 'Endpoints', 's', { subsets: [{ addresses: [{ ip: '10.0.0.1' }, { ip: '10.0.0.2' }] }] });

describeCheck('addresses that are mirrored', { type: CheckType.MIRRORED, apiVersion: 'v1', kind: 'Endpoints', name: 's' }, [
  ['all', HOLDS, [ENDPOINTS, slice('x', [{ addresses: ['10.0.0.1'] }, { addresses: ['10.0.0.2'] }], MIRROR)]],
  ['some', FAILS, [ENDPOINTS, slice('x', [{ addresses: ['10.0.0.1'] }], MIRROR)]],
  ['by somebody else', FAILS, [ENDPOINTS, slice('x', [{ addresses: ['10.0.0.1'] }, { addresses: ['10.0.0.2'] }])]],
  ['none', FAILS, [ENDPOINTS]],
]);

const argo = (exclusions?: string) => object('v1', 'ConfigMap', 'argocd-cm', { data: exclusions === undefined ? {} : { 'resource.exclusions': exclusions } }, { namespace: 'argocd' });

describeCheck('a kind that Argo CD leaves out', { type: CheckType.NOT_EXCLUDED, apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' }, [
  ['not listed', HOLDS, [argo('- apiGroups: [""]\n  kinds: [Endpoints]')]],
  ['listed', FAILS, [argo('- apiGroups: ["", discovery.k8s.io]\n  kinds: [Endpoints, EndpointSlice]\n  clusters: ["*"]')]],
  ['of a group as a whole', FAILS, [argo('- apiGroups: ["*.k8s.io"]\n  kinds: ["*"]')]],
  ['of any group', FAILS, [argo('- kinds: [EndpointSlice]')]],
  ['of another group', HOLDS, [argo('- apiGroups: [other.io]\n  kinds: [EndpointSlice]')]],
  ['by its own lists', UNTOLD, [argo()]],
  ['in no YAML', UNTOLD, [argo('{')]],
  ['without Argo CD', UNTOLD, []],
]);

describe('objects beside those of the manifests', () => {
  const NO_OTHER: RequirementCheck = { type: CheckType.NO_OTHER, apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', selectorPath: "metadata.labels['kubernetes.io/service-name']", selectorValues: ['s'] };
  const own = slice('own', []);

  test.each<readonly [string, State, readonly any[]]>([
    ['there are none', HOLDS, [own, slice('other', [], undefined, 'other')]],
    ['there is a former one', FAILS, [own, slice('former', [])]],
    ['there is that of the mirror', HOLDS, [own, slice('mirror', [], MIRROR)]],
  ])('%s', async (_, state, objects) => {
    expect((await judged([NO_OTHER], { objects }, {}, [rendered(own)])).state).toBe(state);
  });

  const ingress = (name: string, host?: string) => object('networking.k8s.io/v1', 'Ingress', name, { spec: { rules: [{ host }] } });
  const ingressRoute = (name: string, match: string) => object('traefik.io/v1alpha1', 'IngressRoute', name, { spec: { routes: [{ match }] } });

  test.each<readonly [string, State, readonly any[]]>([
    ['its own', HOLDS, [ingress('own', 'a.example.com')]],
    ['of another host', HOLDS, [ingress('x', 'b.example.com'), ingressRoute('y', 'Host(`b.example.com`) && PathPrefix(`/`)')]],
    ['of the host', UNTOLD, [ingress('x', 'a.example.com')]],
    ['of a wildcard', UNTOLD, [ingress('x', '*.example.com')]],
    ['of all hosts', UNTOLD, [ingress('x')]],
    ['of another kind', UNTOLD, [ingressRoute('x', 'Host(`b.example.com`) || Host(`a.example.com`)')]],
    ['of a pattern', UNTOLD, [ingressRoute('x', 'HostRegexp(`.*`)')]],
    ['of no host', UNTOLD, [ingressRoute('x', 'PathPrefix(`/`)')]],
    ['of hosts in a list', UNTOLD, [object('gateway.networking.k8s.io/v1', 'HTTPRoute', 'x', { spec: { hostnames: ['b.example.com', 'a.example.com'] } })]],
  ])('routes %s', async (_, state, objects) => {
    expect((await judged([{ type: CheckType.OTHERS, values: ['a.example.com'] }], { objects }, {}, [rendered(ingress('own', 'a.example.com'))])).state).toBe(state);
  });
});

describe('connections', () => {
  test('are tried, one after the other server', async () => {
    const server = createServer(socket => socket.destroy());
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const taken = `127.0.0.1:${(server.address() as { port: number }).port}`;
    const open = await judged([{ type: CheckType.CONNECTS, values: [taken] }], {});
    await new Promise(resolve => server.close(resolve));
    const refused = await judged([{ type: CheckType.CONNECTS, values: [taken] }], {});
    expect([open.state, refused.state]).toStrictEqual([HOLDS, FAILS]);
  });

  test('without a way say nothing', async () => {
    expect((await judged([{ type: CheckType.CONNECTS, values: ['no-such-host.invalid:80'] }], {})).state).toBe(UNTOLD);
  });
});
