import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { imported, objectsOf, RECIPE } from './support';
import { Outcome } from '../../src/import/receipt/notes';
import { Receipt } from '../../src/import/receipt/receipt';
import { LANGUAGES } from '../../src/import/writers';

const APPLIANCES = readFileSync(join(__dirname, 'appliances.yaml'), 'utf8');

const outcomes = ({ lines }: Receipt, outcome: Outcome) => lines.filter(each => each.outcome === outcome).map(({ field }) => field);
const named = (objects: any[], kind: string) => objects.filter(each => each.kind === kind).map(({ metadata: { name } }) => name);

describe('slices, two Ingresses of a Service, a canary, and objects of others', () => {
  const { app, receipt } = imported(APPLIANCES);

  test.each(LANGUAGES)('the app in %s', language => {
    expect(imported(APPLIANCES, { language }).app).toMatchSnapshot();
  });

  test('the canary belongs to its Ingress alone, and all others stay', () => {
    const objects = objectsOf(app);
    expect(named(objects, 'Ingress')).toStrictEqual(['pve', 'pve-canary', 'pve-api']);
    expect(named(objects, 'Service')).toStrictEqual(['pve', 'pve-canary', 'pve-web']);
    expect([named(objects, 'ConfigMap'), named(objects, 'IngressRoute')]).toStrictEqual([['other'], ['r']]);
    expect(receipt.asObjects).toStrictEqual(['ConfigMap elsewhere/other', 'IngressRoute lab/r']);
  });

  test('fields of the Service that no prop says are patched into it', () => {
    const [service] = objectsOf(app).filter(({ kind }) => kind === 'Service');
    expect(service).toMatchObject({ metadata: { labels: { team: 'infra' }, annotations: { note: 'a b' } }, spec: { type: 'NodePort' } });
  });

  test('nothing is lost, and a number with a unit never worked', () => {
    expect(outcomes(receipt, Outcome.LOST)).toStrictEqual([]);
    expect(outcomes(receipt, Outcome.NEVER_WORKED)).toStrictEqual(['metadata.annotations["nginx.ingress.kubernetes.io/proxy-read-timeout"]']);
  });

  test('comments are carried over, and a hash within a text is none', () => {
    expect(app).toContain('// Two appliances');
    expect(app).toContain('// the appliance has a certificate of its own\n  backendProtocol');
    expect(app).not.toContain('// no comment');
  });
});

test('what protects is never given up: where the controller cannot do it, the objects stay as they are', () => {
  const text = RECIPE.replace('proxy-body-size: 500M', 'auth-tls-match-cn: CN=a').replace('rewrite-target: /$1', 'auth-tls-secret: wetwin/ca');
  for (const controller of ['traefik', 'gateway-api', 'envoy-gateway'] as const) {
    expect(imported(text, { controller }).receipt.asObjects).toContain('Ingress wetwin/xxx.your-domain.com');
  }
});

test.each([
  ['pve-api', 'api', 'pve-api', Outcome.KEPT],
  ['other', 'other', 'pve-other', Outcome.CHANGED],
])('a second Ingress of the same servers is a route, and keeps a name that begins with that of the Service: %s', (name, id, then, outcome) => {
  const withoutCanary = APPLIANCES.replace(/---\napiVersion: v1\nkind: Service\nmetadata: \{name: canary[^]*?(?=---\napiVersion: v1\nkind: ConfigMap)/, '');
  const { app, receipt } = imported(withoutCanary.replace('name: pve-api', `name: ${name}`));
  expect(named(objectsOf(app), 'Ingress').sort()).toStrictEqual(['pve', then].sort());
  expect(app).toContain(`lb1.addRoute('${id}', `);
  expect(receipt.lines.find(({ object, field }) => object?.name === name && field === 'metadata.name')).toMatchObject({ outcome });
});

test.each([
  ['is that of the load balancer where it has its name', 'shop-response-headers', ['shop-response-headers']],
  ['stays where it has another one', 'headers', ['headers', 'shop-response-headers']],
])('a ConfigMap of headers %s', (_, name, then) => {
  const text = `apiVersion: v1
kind: Service
metadata: {name: shop, namespace: a}
spec: {ports: [{port: 80}]}
---
apiVersion: v1
kind: Endpoints
metadata: {name: shop, namespace: a}
subsets: [{addresses: [{ip: 10.0.0.1}], ports: [{port: 80}]}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}, namespace: a}
data: {X-A: b}
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: a, annotations: {nginx.ingress.kubernetes.io/custom-headers: a/${name}}}
spec:
  ingressClassName: nginx
  rules: [{host: a.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: shop, port: {number: 80}}}}]}}]
`;
  const { app } = imported(text);
  expect(named(objectsOf(app), 'ConfigMap').sort()).toStrictEqual(then);
});

test('a canary of some paths alone leaves all as it is', () => {
  const path = '{path: /, pathType: Prefix, backend: {service: {name: pve, port: {name: web}}}}';
  const { receipt } = imported(APPLIANCES.replace(path, `${path}, ${path.replace('path: /', 'path: /more')}`));
  expect(receipt.asObjects).toEqual(expect.arrayContaining(['Ingress lab/pve', 'Ingress lab/pve-canary', 'Service lab/pve']));
});

test('an Ingress that leads into the cluster stays as it is', () => {
  const inside = RECIPE.replace('  ports: [{port: 80, protocol: TCP, targetPort: 80}]', '  selector: {app: web}\n  ports: [{port: 80, protocol: TCP, targetPort: 80}]');
  const { app, receipt } = imported(inside);
  expect(receipt.asObjects).toStrictEqual(['Service wetwin/zl-lb', 'Endpoints wetwin/zl-lb', 'Ingress wetwin/xxx.your-domain.com']);
  expect(named(objectsOf(app), 'Ingress')).toStrictEqual(['xxx.your-domain.com']);
});

test('for a controller that has no regular expressions, the objects stay as they are', () => {
  const { receipt } = imported(RECIPE, { controller: 'gateway-api' });
  expect(receipt.asObjects).toContain('Ingress wetwin/xxx.your-domain.com');
});

test('a port that is called otherwise in the addresses never worked', () => {
  const { receipt, app } = imported(RECIPE.replace('ports: [{port: 80, protocol: TCP}]', 'ports: [{name: web, port: 80}]'));
  expect(outcomes(receipt, Outcome.NEVER_WORKED)).toContain('subsets[0].ports[0].name');
  expect(app).toContain('Backends.fromIps([\'10.254.18.46\', \'10.254.18.47\'], { port: 80 })');
});

test('two ports of the same servers in one Endpoints object never worked, and become slices', () => {
  const subset = RECIPE.match(/^.*addresses:[^]*?ports: \[\{port: 80, protocol: TCP\}\]\n/m)![0];
  const { receipt, app } = imported(RECIPE.replace(subset, subset + subset.replace('port: 80', 'port: 8081')));
  expect(outcomes(receipt, Outcome.NEVER_WORKED)).toContain('subsets[1].ports[0].port');
  expect(app).toContain('severalPortsPerIp: true');
  expect(app).toContain('endpointsApi: EndpointsApi.ENDPOINT_SLICE');
});

test('an annotation that is no text is meant as one, and the API server refuses the object', () => {
  const { receipt, app } = imported(RECIPE.replace('proxy-body-size: 500M', 'proxy-body-size: 500'));
  expect(receipt.lines.find(({ field }) => field.includes('proxy-body-size'))).toMatchObject({ outcome: Outcome.NEVER_WORKED, by: 'maxBodySize' });
  expect(app).toContain('maxBodySize');
});

test.each<[string, string]>([
  ['two ports', '    http: {paths: [{path: /b, pathType: Prefix, backend: {service: {name: zl-lb, port: {number: 81}}}}]}'],
])('%s of a Service have a load balancer each', (_, more) => {
  const text = RECIPE.replace('ports: [{port: 80, protocol: TCP, targetPort: 80}]', 'ports: [{name: a, port: 80}, {name: b, port: 81}]')
    .replace('ports: [{port: 80, protocol: TCP}]', 'ports: [{name: a, port: 80}, {name: b, port: 8081}]')
    .replace(/ *nginx.ingress.kubernetes.io\/rewrite-target: .*\n/, '').replace('/lb/(zl/.*)', '/lb').replace('  tls:', `  - host: b.example.com\n${more}\n  tls:`);
  const { app } = imported(text);
  expect(named(objectsOf(app), 'Service')).toStrictEqual(['zl-lb', 'zl-lb-81']);
});

test('what cdk8s cannot render is lost, and the receipt says so', () => {
  const key = '{constructor: a, b: c}';
  const { app, receipt } = imported([
    RECIPE.replace('namespace: wetwin', `namespace: wetwin, labels: ${key}`),
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: constructor, namespace: wetwin, annotations: ${key}}\ndata: ${key}`,
  ].join('\n---\n'));
  expect(outcomes(receipt, Outcome.LOST)).toStrictEqual(['metadata.labels.constructor', 'metadata.annotations.constructor', 'data.constructor']);
  expect(objectsOf(app).find(({ kind }) => kind === 'ConfigMap')).toMatchObject({ metadata: { annotations: { b: 'c' } }, data: { b: 'c' } });
});

test('a chart cannot be called as what every object has', () => {
  const { app } = imported('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: constructor}');
  expect(objectsOf(app)).toHaveLength(1);
});

test('an input without objects is an error, and so is one that is no YAML', () => {
  expect(() => imported('# nothing')).toThrow();
  expect(() => imported('a: [')).toThrow();
});
