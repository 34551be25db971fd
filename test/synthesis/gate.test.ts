import { App, Chart, Size } from 'cdk8s';
import { objectOf, Overrides, OwnController, verdictsOf } from './own-controller';
import {
  AnnotationReader, Backends, ExternalLoadBalancer, ExternalLoadBalancerProps, GatewayImplementation, HashKey, HeaderValue, HealthCheck,
  IngressController, LoadBalancing, Rewrite, RouteIntent, RouteOptions, RoutePath, Support, Tls,
} from '../../src';
import { BACKENDS, chartIn, fault, loadBalancer, synth } from '../support';

const OWN = 'render() of own';
const MORE: RouteOptions = { paths: [RoutePath.prefix('/more')] };

function own(overrides: Overrides, props: Partial<ExternalLoadBalancerProps> = {}, chart: Chart = chartIn()): ExternalLoadBalancer {
  return loadBalancer({ ...props, controller: new OwnController(overrides) }, chart);
}

describe('what a controller renders', () => {
  test.each<[string, (route: RouteIntent) => unknown, string, string]>([
    ['no object', () => [], 'controller.no-objects', '[]'],
    ['no list of objects', () => undefined, 'controller.no-objects', 'undefined'],
    ['an object without id', route => [{ ...objectOf(route), id: '' }], 'controller.incomplete-object', expect.stringContaining('"id":""')],
    ['an object without apiVersion', route => [{ ...objectOf(route), apiVersion: undefined }], 'controller.incomplete-object', expect.any(String)],
    ['an object without kind', route => [objectOf(route), { ...objectOf(route), id: 'B', kind: undefined }], 'controller.incomplete-object', expect.stringContaining('"id":"B"')],
    ['an object without name', route => [{ ...objectOf(route), name: undefined }], 'controller.incomplete-object', expect.any(String)],
    ['no object, but null', () => [null], 'controller.incomplete-object', 'null'],
    ['an object without fields', route => [{ ...objectOf(route), fields: undefined }], 'controller.incomplete-object', expect.any(String)],
    ['two objects of one id', route => [objectOf(route), { ...objectOf(route), name: 'b' }], 'controller.object-twice', '"A b (A)"'],
    ['two objects of one kind and name', route => [objectOf(route), { ...objectOf(route), id: 'B' }], 'controller.object-twice', '"A zl-lb (B)"'],
    ['an annotation that is no text', route => [{ ...objectOf(route), annotations: { 'example.com/a': true } }], 'controller.annotation', 'true'],
    ...['apiVersion', 'kind', 'metadata', 'status'].map((field): [string, (route: RouteIntent) => unknown, string, string] => (
      [`the field ${field}, which is not its own`, route => [{ ...objectOf(route), fields: { spec: {}, [field]: {} } }], 'controller.common-field', `"${field}"`]
    )),
  ])('is refused where it is %s', (_, objects, code, got) => {
    const chart = chartIn();
    expect(fault(() => own({ render: route => ({ objects: objects(route), warnings: [] }) }, {}, chart))).toStrictEqual({ code, prop: OWN, got, place: 'zl/Lb' });
    expect(chart.node.children).toStrictEqual([]);
  });

  test('is refused with the route that was added, and leaves nothing of it behind', () => {
    const chart = chartIn();
    const lb = own({ render: route => route.path === 'zl/Lb' ? undefined : { objects: [], warnings: [] } }, {}, chart);
    const before = synth(chart);
    expect(fault(() => lb.addRoute('more', MORE))).toStrictEqual({ code: 'controller.no-objects', prop: OWN, got: '[]', place: 'zl/Lb.addRoute("more")' });
    expect(synth(chart)).toStrictEqual(before);
  });
});

describe('what a controller renders among neighbours', () => {
  const among = (changed: (route: RouteIntent) => unknown, chart: Chart = chartIn()): Chart => {
    own({ render: (route, neighbours) => neighbours.length === 1 || route.path !== 'zl/Lb' ? undefined : { objects: changed(route), warnings: [] } }, {}, chart).addRoute('more', MORE);
    return chart;
  };

  test('is refused at synthesis where it is no object at all', () => {
    const chart = among(() => []);
    expect(fault(() => synth(chart))).toStrictEqual({ code: 'controller.no-objects', prop: OWN, got: '[]', place: 'zl/Lb' });
  });

  test.each<[string, (route: RouteIntent) => unknown, string]>([
    ['another kind', route => [{ ...objectOf(route), kind: 'B' }], '"A example.com/v1 B zl-lb spec"'],
    ['another API version', route => [{ ...objectOf(route), apiVersion: 'example.com/v2' }], '"A example.com/v2 A zl-lb spec"'],
    ['another name', route => [{ ...objectOf(route), name: 'b' }], '"A example.com/v1 A b spec"'],
    ['another id', route => [{ ...objectOf(route), id: 'B' }], '"B example.com/v1 A zl-lb spec"'],
    ['one more object', route => [objectOf(route), { ...objectOf(route), id: 'B', name: 'b' }], '"B example.com/v1 A b spec"'],
    ['one more field', route => [{ ...objectOf(route), fields: { spec: {}, data: {} } }], '"A example.com/v1 A zl-lb data spec"'],
    ['one field less', route => [{ ...objectOf(route), fields: {} }], '"A example.com/v1 A zl-lb"'],
  ])('is refused at synthesis where it is %s than alone', (_, changed, got) => {
    const chart = among(changed);
    expect(fault(() => synth(chart))).toStrictEqual({ code: 'controller.other-objects', prop: OWN, got, place: 'zl/Lb' });
  });

  test('may have other fields within, and further annotations', () => {
    const chart = among(route => [{ ...objectOf(route), annotations: { 'example.com/a': 'b' }, fields: { spec: { a: 1 } } }]);
    expect(synth(chart)[2]).toStrictEqual({
      apiVersion: 'example.com/v1', kind: 'A', metadata: { name: 'zl-lb', namespace: 'wetwin', annotations: { 'example.com/a': 'b' } }, spec: { a: 1 },
    });
  });

  test('is refused where the cluster reads one of its texts as a number', () => {
    const chart = among(route => [{ ...objectOf(route), fields: { spec: { list: ['0o17'] } } }]);
    expect(fault(() => synth(chart))).toStrictEqual({ code: 'yaml.number', prop: 'A zl-lb', got: '"0o17"', place: 'zl/Lb' });
  });
});

describe('every policy that is asked for has a verdict', () => {
  const ASKED: [string, Partial<ExternalLoadBalancerProps>][] = [
    ['backends', { backends: Backends.fromHostname('db.example.com', { port: 80 }) }],
    ['hosts', { hosts: ['*.example.com'] }],
    ['paths', {}],
    ['rewrite', { rewrite: Rewrite.stripPrefix() }],
    ['appRoot', { appRoot: '/app' }],
    ['maxBodySize', { maxBodySize: Size.mebibytes(1) }],
    ['blockedUserAgents', { blockedUserAgents: ['curl'] }],
    ['loadBalancing', { loadBalancing: LoadBalancing.roundRobin() }],
    ['healthChecks', { healthChecks: [HealthCheck.active('/health')] }],
    ['responseHeaders', { responseHeaders: { 'X-A': HeaderValue.clientIp() } }],
    ['tls', { hosts: ['a.example.com'], tls: Tls.fromSecret('a') }],
    ['externalAddress', { externalAddress: '10.254.18.55' }],
    ['annotations', { annotations: { 'example.com/a': 'b' } }],
  ];

  describe.each([true, false])('of a controller of the user\'s own, with acceptApproximations %s', acceptApproximations => {
    test.each(ASKED)('%s', (policy, props) => {
      const answering = (answers: (asked: string) => boolean) => {
        const controller: OwnController = new OwnController({
          explain: route => ({ verdicts: verdictsOf(controller, route).filter(verdict => answers(verdict.policy)), requirements: [] }),
        });
        return () => loadBalancer({ ...props, acceptApproximations, controller });
      };
      expect(fault(answering(asked => asked !== policy))).toStrictEqual({ code: 'controller.no-verdict', prop: policy, got: expect.any(String), place: 'zl/Lb' });
      expect(answering(() => true)).not.toThrow();
    });

    test('which cannot say that it refuses what it renders', () => {
      const explain = (route: RouteIntent) => ({ verdicts: [{ route: route.path, policy: 'paths', support: Support.REFUSED, rendered: 'A' }], requirements: [] });
      expect(fault(() => own({ explain }, { acceptApproximations }))).toStrictEqual({ code: 'controller.refused', prop: 'paths', got: '"A"', place: 'zl/Lb' });
    });

    test('and one that says nothing at all is refused', () => {
      expect(fault(() => own({ explain: () => ({}) }, { acceptApproximations }))).toMatchObject({ code: 'controller.no-explanation', place: 'zl/Lb' });
    });

    test('and one that answers nothing is refused', () => {
      expect(fault(() => own({ explain: () => ({ verdicts: [], requirements: [] }) }, { acceptApproximations })))
        .toMatchObject({ code: 'controller.no-verdict', prop: 'paths', place: 'zl/Lb' });
    });
  });

  test('also on a route that is added', () => {
    const controller: OwnController = new OwnController({
      explain: route => ({ verdicts: verdictsOf(controller, route).filter(({ policy }) => policy !== 'maxBodySize'), requirements: [] }),
    });
    const lb = loadBalancer({ controller });
    expect(fault(() => lb.addRoute('more', { ...MORE, maxBodySize: Size.mebibytes(1) })))
      .toMatchObject({ code: 'controller.no-verdict', prop: 'maxBodySize', place: 'zl/Lb.addRoute("more")' });
  });

  test.each([
    ['ingress-nginx', IngressController.ingressNginx()],
    ['Traefik, reading annotations of ingress-nginx', IngressController.ingressNginx({ reader: AnnotationReader.TRAEFIK })],
    ['Traefik', IngressController.traefik()],
    ['Gateway API', IngressController.gatewayApi({ gatewayClassName: 'eg' })],
  ])('by %s', (_, controller) => {
    const lb = loadBalancer({
      controller, hosts: ['a.example.com'], rewrite: Rewrite.stripPrefix(), tls: Tls.fromSecret('a'), externalAddress: '10.254.18.55',
    });
    expect(lb.report.verdicts.filter(({ unasked }) => !unasked).map(({ policy }) => policy)).toStrictEqual(['paths', 'rewrite', 'tls', 'externalAddress']);
  });
});

describe('acceptApproximations false', () => {
  const answered = (support: Support, acceptApproximations?: boolean) => {
    const controller: OwnController = new OwnController({
      explain: route => ({ verdicts: verdictsOf(controller, route, support), requirements: [] }),
    });
    return () => loadBalancer({ controller, acceptApproximations });
  };

  test.each([Support.APPROXIMATED, Support.OMITTED])('refuses what is %s, which is taken otherwise', support => {
    expect(fault(answered(support, false))).toStrictEqual({ code: 'controller.not-exact', prop: 'paths', got: '"A"', place: 'zl/Lb' });
    expect(answered(support, true)).not.toThrow();
    expect(answered(support)).not.toThrow();
  });

  test('takes what is native', () => {
    expect(answered(Support.NATIVE, false)).not.toThrow();
  });

  test.each<[string, Partial<ExternalLoadBalancerProps>, string, Support]>([
    ['the client\'s address in a header, on Traefik', { controller: IngressController.traefik(), responseHeaders: { 'X-Real-IP': HeaderValue.clientIp() } }, 'responseHeaders', Support.OMITTED],
    ['the backend\'s address in a header, on Gateway API', { controller: IngressController.gatewayApi({ gateway: { name: 'shared' } }), responseHeaders: { 'X-B': HeaderValue.backendAddress() } },
      'responseHeaders', Support.OMITTED],
    ['the external address of a Gateway that is there', { controller: IngressController.gatewayApi({ gateway: { name: 'shared' } }), externalAddress: '10.254.18.55' },
      'externalAddress', Support.OMITTED],
    ['a regular expression on ingress-nginx', { hosts: ['a.example.com'], paths: [RoutePath.regex('/a.*')] }, 'paths', Support.APPROXIMATED],
  ])('refuses of the library\'s own controllers: %s', (_, props, policy, support) => {
    expect(loadBalancer(props).report.verdicts.find(verdict => verdict.policy === policy)).toMatchObject({ support, note: expect.any(String) });
    expect(fault(() => loadBalancer({ ...props, acceptApproximations: false }))).toMatchObject({ code: 'controller.not-exact', prop: policy, place: 'zl/Lb' });
  });
});

describe('a text that the cluster reads as a number is refused', () => {
  const TRAEFIK = IngressController.traefik();
  const ENVOY = IngressController.gatewayApi({ gatewayClassName: 'eg', implementation: GatewayImplementation.envoyGateway() });
  const HOST = 'a.example.com';

  test.each<[string, Partial<ExternalLoadBalancerProps>, string]>([
    ['a label', { labels: { app: '0o17' } }, 'Service zl-lb'],
    ['a label\'s key', { labels: { '0o17': 'a' } }, 'Service zl-lb'],
    ['a namespace', { namespace: '0o17' }, 'Service zl-lb'],
    ['the name of the routing object', { ingressName: '0o17' }, 'Ingress 0o17'],
    ['an annotation', { annotations: { 'example.com/a': '0o17' } }, 'Ingress zl-lb'],
    ['an annotation\'s key', { annotations: { '0o17': 'a' } }, 'Ingress zl-lb'],
    ['an annotation of the controller', { annotations: { 'nginx.ingress.kubernetes.io/upstream-vhost': '0o17' } }, 'Ingress zl-lb'],
    ['a class', { controller: IngressController.ingressNginx({ className: '0o17' }) }, 'Ingress zl-lb'],
    ['a Secret', { hosts: [HOST], tls: Tls.fromSecret('0o17') }, 'Ingress zl-lb'],
    ['an issuer', { hosts: [HOST], tls: Tls.certManager({ issuer: '0o17', secretName: 'a' }) }, 'Ingress zl-lb'],
    ['a header\'s value', { controller: TRAEFIK, responseHeaders: { 'X-A': HeaderValue.literal('0o17') } }, 'Middleware zl-lb-headers'],
    ['an entry point', { controller: IngressController.traefik({ entryPoints: ['0o17'] }) }, 'IngressRoute zl-lb'],
    ['a cookie', { controller: TRAEFIK, loadBalancing: LoadBalancing.stickyCookie({ name: '0o17' }) }, 'IngressRoute zl-lb'],
    ['a Gateway', { controller: IngressController.gatewayApi({ gateway: { name: '0o17' } }) }, 'HTTPRoute zl-lb'],
    ['the class of a Gateway', { controller: IngressController.gatewayApi({ gatewayClassName: '0o17' }) }, 'Gateway zl-lb'],
    ['a header that is hashed', { controller: ENVOY, loadBalancing: LoadBalancing.consistentHash(HashKey.header('0o17')) }, 'BackendTrafficPolicy zl-lb'],
    ['a text of a controller of the user\'s own, however deep', {
      controller: new OwnController({ render: route => ({ objects: [{ ...objectOf(route), fields: { spec: { a: [{ b: '0o17' }] } } }], warnings: [] }) }),
    }, 'A zl-lb'],
    ['a field\'s name', { controller: new OwnController({ render: route => ({ objects: [{ ...objectOf(route), fields: { spec: { '0o17': 1 } } }], warnings: [] }) }) }, 'A zl-lb'],
  ])('%s', (_, props, prop) => {
    const chart = chartIn();
    expect(fault(() => loadBalancer(props, chart))).toStrictEqual({ code: 'yaml.number', prop, got: '"0o17"', place: 'zl/Lb' });
    expect(chart.node.children).toStrictEqual([]);
  });

  test('a label of the chart', () => {
    const chart = new Chart(new App(), 'zl', { labels: { app: '0o17' } });
    expect(fault(() => loadBalancer({}, chart))).toStrictEqual({ code: 'yaml.number', prop: 'Service zl-lb', got: '"0o17"', place: 'zl/Lb' });
  });

  test('an annotation of a route that is added', () => {
    const lb = loadBalancer();
    expect(fault(() => lb.addRoute('more', { ...MORE, annotations: { 'example.com/a': '0o17' } })))
      .toStrictEqual({ code: 'yaml.number', prop: 'Ingress zl-lb-more', got: '"0o17"', place: 'zl/Lb.addRoute("more")' });
  });

  test('but not one that cdk8s writes in quotes', () => {
    const chart = chartIn();
    loadBalancer({ labels: { app: '017' }, annotations: { 'example.com/a': '1e3', 'example.com/b': 'true' } }, chart);
    expect(synth(chart)[2].metadata).toMatchObject({ labels: { app: '017' }, annotations: { 'example.com/a': '1e3', 'example.com/b': 'true' } });
  });
});

test('a load balancer asks for nothing beside its backends and one path', () => {
  const controller = new OwnController();
  loadBalancer({ backends: BACKENDS, controller });
  expect(controller.seen.map(route => controller.policiesOf(route))).toStrictEqual([['paths']]);
});
