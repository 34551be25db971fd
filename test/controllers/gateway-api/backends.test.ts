import { objectsOf, onGatewayApi, OTHERS, reportOn, rulesOf, specsOf, THERE, THERE_ON_ENVOY, verdictOf } from './support';
import { Backends, RoutePath, Support } from '../../../src';
import { failure, synth } from '../../support';

const DB = Backends.fromHostname('db.example.com', { port: 8080 });
const REF = { group: 'gateway.envoyproxy.io', kind: 'Backend', name: 'zl-lb' };

test.each([
  ['its port', {}, 80],
  ['another port', { servicePort: 8080 }, 8080],
])('requests go to the Service at %s', (_, props, port) => {
  expect(rulesOf(props)[0].backendRefs).toStrictEqual([{ name: 'zl-lb', port }]);
});

test('a DNS name is refused by any program', () => {
  expect(failure(() => onGatewayApi({ backends: DB }, THERE))).toBe(
    'zl/Lb: backends: got Backends.fromHostname(), allowed is what this controller can do, and Gateway API advises against Services of type ExternalName, '
    + `and most implementations refuse them; use Backends.fromIps(), ${OTHERS}`);
});

test('a DNS name has a Backend on Envoy Gateway, with the port of the servers', () => {
  const props = { backends: DB, servicePort: 80 };
  expect(objectsOf(props, THERE_ON_ENVOY).filter(({ kind }) => kind === 'Backend')).toStrictEqual([{
    apiVersion: 'gateway.envoyproxy.io/v1alpha1',
    kind: 'Backend',
    metadata: { name: 'zl-lb' },
    spec: { endpoints: [{ fqdn: { hostname: 'db.example.com', port: 8080 } }] },
  }]);
  expect(rulesOf(props, THERE_ON_ENVOY)[0].backendRefs).toStrictEqual([REF]);
});

test('each route has a Backend of its own', () => {
  const { chart, lb } = onGatewayApi({ backends: DB }, THERE_ON_ENVOY);
  lb.addRoute('b', { paths: [RoutePath.prefix('/b')] });
  const objects = synth(chart);
  expect(objects.filter(({ kind }) => kind === 'Backend').map(({ metadata }) => metadata.name)).toStrictEqual(['zl-lb', 'zl-lb-b']);
  expect(objects.find(({ kind, metadata }) => kind === 'HTTPRoute' && metadata.name === 'zl-lb-b').spec.rules[0].backendRefs).toStrictEqual([{ ...REF, name: 'zl-lb-b' }]);
});

test('addresses have none', () => {
  expect(specsOf('Backend', {}, THERE_ON_ENVOY)).toStrictEqual({});
  expect(verdictOf('backends', {}, THERE_ON_ENVOY)).toBeUndefined();
});

test('the report tells of the name, and of the leave that it needs', () => {
  expect(verdictOf('backends', { backends: DB }, THERE_ON_ENVOY)).toStrictEqual({
    route: 'zl/Lb', policy: 'backends', support: Support.NATIVE, rendered: 'Backend: db.example.com', note: undefined,
  });
  expect(reportOn({ backends: DB }, THERE_ON_ENVOY).requirements).toContainEqual({
    id: 'backend-api',
    where: 'the configuration of Envoy Gateway',
    what: 'Backends are allowed',
    why: 'by default they are not, and every request gets 500',
    settings: { 'extensionApis.enableBackend': 'true' },
  });
});
