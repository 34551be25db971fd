import { ApiObject, Chart, JsonPatch, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { BACKENDS, Failure, fault, SCENARIO, synth } from './support';
import {
  Backends, BodySize, Controller, EndpointsApi, Explanation, ExternalLoadBalancer, ExternalLoadBalancerProps, GatewayImplementation, HeaderValue,
  HealthCheck, IngressController, LoadBalancing, LoadBalancingAlgorithm, Rendering, Rewrite, RouteIntent, RouteOptions, RoutePath, Support, Tls,
} from '../src';
import { OwnController } from './synthesis/own-controller';

const NGINX = 'nginx.ingress.kubernetes.io';
const CONTROLLER = IngressController.ingressNginx({ snippetAnnotations: true });

function chartOf(props: { namespace?: string; labels?: { [key: string]: string } } = {}): Chart {
  return new Chart(Testing.app(), 'zl', props);
}

function scenario(scope: Construct, overrides: Partial<ExternalLoadBalancerProps> = {}): ExternalLoadBalancer {
  return new ExternalLoadBalancer(scope, 'ZlLb', { ...SCENARIO, ...overrides });
}

function minimal(scope: Construct, overrides: Partial<ExternalLoadBalancerProps> = {}, id = 'Lb'): ExternalLoadBalancer {
  return new ExternalLoadBalancer(scope, id, { name: id.toLowerCase(), backends: BACKENDS, controller: CONTROLLER, ...overrides });
}

describe('the scenario', () => {
  test('renders a Service, Endpoints and an Ingress, and nothing else', () => {
    const chart = chartOf({ namespace: 'wetwin' });
    scenario(chart);
    expect(Testing.synth(chart)).toStrictEqual([
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'zl-lb', namespace: 'wetwin' },
        spec: { type: 'ClusterIP', ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 80 }] },
      },
      {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: { name: 'zl-lb', namespace: 'wetwin' },
        subsets: [{
          addresses: [{ ip: '10.254.18.46' }, { ip: '10.254.18.47' }],
          ports: [{ name: 'http', port: 80, protocol: 'TCP' }],
        }],
      },
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: {
          name: 'xxx.your-domain.com',
          namespace: 'wetwin',
          annotations: {
            'external-dns.alpha.kubernetes.io/target': '10.254.18.55',
            [`${NGINX}/configuration-snippet`]: [
              'if ($http_user_agent ~* "Scrapy|Go-http-client|HttpClient|curl") { return 403; }',
              'more_set_headers "Backend-Pod: $upstream_addr";',
              'more_set_headers "X-Real-IP: $remote_addr";',
              '',
            ].join('\n'),
            [`${NGINX}/load-balance`]: 'round_robin',
            [`${NGINX}/proxy-body-size`]: '500m',
            [`${NGINX}/proxy-connect-timeout`]: '1',
            [`${NGINX}/proxy-next-upstream-timeout`]: '8',
            [`${NGINX}/proxy-next-upstream-tries`]: '10',
            [`${NGINX}/rewrite-target`]: '/$1',
            [`${NGINX}/use-regex`]: 'true',
          },
        },
        spec: {
          ingressClassName: 'nginx',
          rules: [{
            host: 'xxx.your-domain.com',
            http: {
              paths: [{
                path: '/lb/(zl/.*)',
                pathType: 'ImplementationSpecific',
                backend: { service: { name: 'zl-lb', port: { number: 80 } } },
              }],
            },
          }],
          tls: [{ hosts: ['xxx.your-domain.com'], secretName: 'xxx.com' }],
        },
      },
    ]);
  });

  test('is the same every time', () => {
    const [a, b] = [chartOf(), chartOf()];
    scenario(a);
    scenario(b);
    expect(JSON.stringify(Testing.synth(a))).toBe(JSON.stringify(Testing.synth(b)));
  });

  test('offers its children under fixed ids', () => {
    const lb = scenario(chartOf());
    expect(lb.node.children.map(child => child.node.id)).toStrictEqual(['Service', 'Endpoints', 'Ingress']);
    expect([lb.service.kind, lb.endpoints?.kind, lb.ingress?.kind]).toStrictEqual(['Service', 'Endpoints', 'Ingress']);
    expect(lb.endpointSlices).toStrictEqual([]);
    expect(ApiObject.of(lb)).toBe(lb.ingress);
  });
});

describe('defaults', () => {
  test('without hosts and paths, every host is served at /, through ingress-nginx', () => {
    const chart = chartOf();
    new ExternalLoadBalancer(chart, 'Lb', { backends: BACKENDS });
    const [service, endpoints, ingress] = Testing.synth(chart);
    expect(ingress.spec).toStrictEqual({
      ingressClassName: 'nginx',
      rules: [{ http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: service.metadata.name, port: { number: 80 } } } }] } }],
    });
    expect(ingress.metadata).toStrictEqual({ name: service.metadata.name });
    expect(endpoints.metadata).toStrictEqual({ name: service.metadata.name });
  });

  test('the name is the one that the chart generates for the Service', () => {
    const chart = chartOf();
    const lb = new ExternalLoadBalancer(chart, 'Lb', { backends: BACKENDS });
    expect(lb.service.name).toBe(chart.generateObjectName(lb.service));
    expect(lb.service.name).toMatch(/^zl-lb-service-[a-z0-9]+$/);
  });

  test('a generated name that no Service can have is refused', () => {
    const chart = new Chart(Testing.app(), '1st');
    expect(fault(() => new ExternalLoadBalancer(chart, 'Lb', { backends: BACKENDS })))
      .toStrictEqual({ code: 'name.not-dns-1035-label', prop: 'name', got: expect.stringMatching(/^"1st-lb-service-\w+"$/), place: '1st/Lb' });
  });

  test('the Service has the port of the backends, or 80 where they have several', () => {
    const chart = chartOf();
    minimal(chart, { backends: Backends.fromIps(['10.1.1.1'], { port: 8080 }) }, 'One');
    minimal(chart, { backends: Backends.fromEndpoints([{ ip: '10.1.1.1', port: 8080 }, { ip: '10.1.1.2', port: 8081 }]), hosts: ['b.com'] }, 'Two');
    minimal(chart, { backends: Backends.fromIps(['10.1.1.1'], { port: 8080 }), servicePort: 9090, hosts: ['c.com'] }, 'Three');
    const ports = Testing.synth(chart).filter(o => o.kind === 'Service').map(o => [o.spec.ports[0].port, o.spec.ports[0].targetPort]);
    expect(ports).toStrictEqual([[8080, 8080], [80, 8080], [9090, 8080]]);
    expect(Testing.synth(chart).find(o => o.metadata.name === 'three' && o.kind === 'Ingress').spec.rules[0].http.paths[0].backend.service.port)
      .toStrictEqual({ number: 9090 });
  });
});

describe('namespace and labels', () => {
  test('those of the chart apply', () => {
    const chart = chartOf({ namespace: 'legacy', labels: { team: 'a' } });
    minimal(chart, { labels: { app: 'b' } });
    for (const object of Testing.synth(chart)) {
      expect(object.metadata).toMatchObject({ namespace: 'legacy', labels: { team: 'a', app: 'b' } });
    }
  });

  test('those of the load balancer win', () => {
    const chart = chartOf({ namespace: 'legacy', labels: { team: 'a' } });
    const lb = minimal(chart, { namespace: 'other', labels: { team: 'b' }, endpointsApi: EndpointsApi.ENDPOINT_SLICE });
    lb.addRoute('more', { hosts: ['m.com'] });
    const objects = Testing.synth(chart);
    expect(objects).toHaveLength(4);
    for (const object of objects) {
      expect(object.metadata).toMatchObject({ namespace: 'other', labels: { team: 'b' } });
    }
  });

  test('annotations go on the routing object alone', () => {
    const chart = chartOf();
    minimal(chart, { annotations: { 'example.com/owner': 'platform' } });
    expect(Testing.synth(chart).map(object => object.metadata.annotations)).toStrictEqual([undefined, undefined, { 'example.com/owner': 'platform' }]);
  });
});

describe('escape hatches', () => {
  test('a JSON patch that adds an unknown field to any child reaches the manifest', () => {
    const chart = chartOf();
    const lb = scenario(chart, { endpointsApi: EndpointsApi.ENDPOINT_SLICE, backends: Backends.fromIps(['10.1.1.1', 'fd00::1'], { port: 80 }) });
    lb.addRoute('more', { hosts: ['m.com'] });
    const children = lb.node.children as ApiObject[];
    children.forEach(child => child.addJsonPatch(JsonPatch.add('/unknownField', { a: [1] })));
    const objects = Testing.synth(chart);
    expect(objects).toHaveLength(5);
    for (const object of objects) {
      expect(object.unknownField).toStrictEqual({ a: [1] });
    }
  });

  test('annotations and labels can be added to a child later', () => {
    const chart = chartOf();
    const lb = minimal(chart);
    lb.ingress!.metadata.addAnnotation('example.com/late', 'yes');
    lb.ingress!.metadata.addLabel('late', 'yes');
    expect(Testing.synth(chart)[2].metadata).toStrictEqual({ name: 'lb', annotations: { 'example.com/late': 'yes' }, labels: { late: 'yes' } });
  });

  test('an annotation that was added by hand is not overwritten when a neighbour makes one necessary', () => {
    const chart = chartOf();
    const lb = minimal(chart, { hosts: ['h.com'] });
    lb.ingress!.metadata.addAnnotation(`${NGINX}/use-regex`, 'false');
    minimal(chart, { hosts: ['h.com'], paths: [RoutePath.regex('/a(.*)')] }, 'Other');
    expect(Testing.synth(chart)[2].metadata.annotations).toStrictEqual({ [`${NGINX}/use-regex`]: 'false' });
  });
});

describe('added routes', () => {
  test('are one more Ingress on the same Service, with a policy of their own', () => {
    const chart = chartOf();
    const lb = scenario(chart);
    const admin = lb.addRoute('admin', { hosts: ['admin.example.com'], paths: [RoutePath.prefix('/admin')], rewrite: Rewrite.stripPrefix() });
    expect(admin.node.id).toBe('admin');
    expect(Testing.synth(chart)[3]).toStrictEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name: 'zl-lb-admin',
        annotations: {
          'external-dns.alpha.kubernetes.io/target': '10.254.18.55',
          [`${NGINX}/load-balance`]: 'round_robin',
          [`${NGINX}/proxy-connect-timeout`]: '1',
          [`${NGINX}/proxy-next-upstream-timeout`]: '8',
          [`${NGINX}/proxy-next-upstream-tries`]: '10',
          [`${NGINX}/rewrite-target`]: '/$2',
          [`${NGINX}/use-regex`]: 'true',
        },
      },
      spec: {
        ingressClassName: 'nginx',
        rules: [{
          host: 'admin.example.com',
          http: {
            paths: [{
              path: '/(?s-i)admin(/|\\z)(.*)',
              pathType: 'ImplementationSpecific',
              backend: { service: { name: 'zl-lb', port: { number: 80 } } },
            }],
          },
        }],
      },
    });
    expect(lb.ingress!.name).toBe('xxx.your-domain.com');
  });

  test('turn earlier routes of their host into patterns that match just what they say', () => {
    const chart = chartOf();
    const lb = minimal(chart, { hosts: ['h.com'], paths: [RoutePath.prefix('/app'), RoutePath.exact('/exact')] });
    const before = Testing.synth(chart)[2];
    expect(before.spec.rules[0].http.paths.map((p: any) => [p.pathType, p.path])).toStrictEqual([['Prefix', '/app'], ['Exact', '/exact']]);
    expect(before.metadata.annotations).toBeUndefined();

    lb.addRoute('regex', { hosts: ['h.com'], paths: [RoutePath.regex('/zl/.*')] });
    const after = Testing.synth(chart)[2];
    expect(after.spec.rules[0].http.paths.map((p: any) => [p.pathType, p.path])).toStrictEqual([
      ['ImplementationSpecific', '/(?-i)app(?:/|\\z)'],
      ['ImplementationSpecific', '/(?-i)exact\\z'],
    ]);
    expect(after.metadata.annotations).toStrictEqual({ [`${NGINX}/use-regex`]: 'true' });
    expect(lb.report.verdicts.find(v => v.policy === 'paths')).toMatchObject({ support: Support.NATIVE, note: expect.any(String) });
  });

  test.each<[string, string, RouteOptions, Omit<Failure, 'place'>]>([
    ['an id that is taken', 'Service', {}, { code: 'route.id-taken', prop: 'id', got: '"Service"' }],
    ['an id that makes no name', 'a_b', { hosts: ['x.com'] }, { code: 'name.not-dns-1123-subdomain', prop: 'id', got: '"a_b"' }],
    ['hosts and paths that are taken', 'again', {}, { code: 'paths.taken', prop: 'hosts and paths on ingress-nginx (class nginx)', got: '"every host /"' }],
    ['another way of balancing', 'b', { hosts: ['x.com'], loadBalancing: LoadBalancing.peakEwma() },
      { code: 'nginx.balancing-differs', prop: 'loadBalancing', got: '"PEAK_EWMA"' }],
  ])('refuse %s, and leave nothing behind', (_, id, options, failure) => {
    const chart = chartOf();
    const lb = minimal(chart);
    expect(fault(() => lb.addRoute(id, options))).toStrictEqual({ ...failure, place: `zl/Lb.addRoute("${id}")` });
    expect(lb.node.children).toHaveLength(3);
    expect(Testing.synth(chart)).toHaveLength(3);
  });
});

describe('what an added route takes over', () => {
  test('is all that belongs to the load balancer', () => {
    const controller = new OwnController();
    const chart = chartOf({ namespace: 'legacy', labels: { team: 'a' } });
    const healthChecks = [HealthCheck.active('/health')];
    const loadBalancing = LoadBalancing.roundRobin();
    const lb = minimal(chart, { controller, healthChecks, loadBalancing, externalAddress: '10.254.18.55', labels: { app: 'b' } });
    lb.addRoute('more', { hosts: ['m.com'] });
    const [first, more] = controller.seen;
    expect(more).toMatchObject({ namespace: 'legacy', externalAddress: '10.254.18.55' });
    expect(more.service).toBe(first.service);
    expect(more.service.healthChecks).toStrictEqual(healthChecks);
    expect(more.loadBalancing).toBe(loadBalancing);
    expect(Testing.synth(chart)[3].metadata).toStrictEqual({ name: 'lb-more', namespace: 'legacy', labels: { team: 'a', app: 'b' } });
    expect(lb.report.verdicts.filter(({ route }) => route === 'zl/Lb/more').map(({ policy }) => policy))
      .toStrictEqual(['paths', 'loadBalancing', 'healthChecks', 'externalAddress']);
  });

  test('is not what the first route asks for', () => {
    const controller = new OwnController();
    const lb = minimal(chartOf(), {
      controller,
      hosts: ['a.com'],
      paths: [RoutePath.prefix('/a')],
      rewrite: Rewrite.stripPrefix(),
      appRoot: '/a',
      maxBodySize: Size.mebibytes(1),
      blockedUserAgents: ['a'],
      responseHeaders: { 'X-A': HeaderValue.clientIp() },
      tls: Tls.fromSecret('s'),
      annotations: { 'example.com/a': 'b' },
    });
    lb.addRoute('more', { loadBalancing: LoadBalancing.peakEwma() });
    const { path, name, service, namespace, externalAddress, ...policies } = controller.seen[1];
    expect([path, name, service.name, namespace, externalAddress]).toStrictEqual(['zl/Lb/more', 'lb-more', 'lb', undefined, undefined]);
    expect(Object.entries(policies).filter(([, value]) => value !== undefined).map(([policy]) => policy)).toStrictEqual(['group', 'hosts', 'paths', 'loadBalancing']);
    expect([policies.hosts, policies.paths.map(String), policies.loadBalancing?.algorithm]).toStrictEqual([[], ['prefix /'], LoadBalancingAlgorithm.PEAK_EWMA]);
  });

  test('is whether policies are taken that are done only nearly', () => {
    const regex: RouteOptions = { hosts: ['m.com'], paths: [RoutePath.regex('/a.*')] };
    expect(() => minimal(chartOf()).addRoute('more', regex)).not.toThrow();
    expect(fault(() => minimal(chartOf(), { acceptApproximations: false }).addRoute('more', regex)))
      .toMatchObject({ code: 'controller.not-exact', prop: 'paths', place: 'zl/Lb.addRoute("more")' });
  });
});

const ENVOY = IngressController.gatewayApi({ gatewayClassName: 'eg', implementation: GatewayImplementation.envoyGateway() });

describe('routes', () => {
  test.each<[string, Controller]>([
    ['Ingress', CONTROLLER],
    ['IngressRoute', IngressController.traefik()],
    ['HTTPRoute', ENVOY],
    ['A', new OwnController()],
  ])('are the routing objects, of whatever kind: %s', (kind, controller) => {
    const lb = minimal(chartOf(), { hosts: ['a.com'], controller });
    const admin = lb.addRoute('admin', { hosts: ['b.com'] });
    expect(lb.routes.map(route => [route.kind, route.name])).toStrictEqual([[kind, 'lb'], [kind, 'lb-admin']]);
    expect(lb.routes[0]).toBe(ApiObject.of(lb));
    expect(lb.routes[1]).toBe(admin);
  });

  test('are those that could be made', () => {
    const lb = minimal(chartOf());
    expect(fault(() => lb.addRoute('again', {}))).toMatchObject({ code: 'paths.taken' });
    expect(lb.routes.map(({ name }) => name)).toStrictEqual(['lb']);
  });
});

describe('what is removed from the construct tree', () => {
  const ADMIN: RouteOptions = {
    hosts: ['a.com', 'b.com'], paths: [RoutePath.prefix('/admin')], rewrite: Rewrite.stripPrefix(), responseHeaders: { 'X-A': HeaderValue.literal('a') }, tls: Tls.fromSecret('s'),
  };

  const EACH: [string, Controller][] = [
    ['ingress-nginx', IngressController.ingressNginx({ allowedResponseHeaders: ['X-A'] })],
    ['Traefik', IngressController.traefik()],
    ['Envoy Gateway', ENVOY],
  ];

  test.each(EACH)('is gone, where it is a route, and its host is served as before: %s', (_, controller) => {
    const chart = chartOf({ namespace: 'n' });
    const lb = minimal(chart, { hosts: ['a.com'], controller });
    const [before, report] = [synth(chart), lb.report];
    const add = () => lb.addRoute('admin', ADMIN);
    add();
    expect(synth(chart)).not.toStrictEqual(before);
    expect(lb.report).not.toStrictEqual(report);
    lb.node.tryRemoveChild('admin');
    expect(synth(chart)).toStrictEqual(before);
    expect(lb.report).toStrictEqual(report);
    expect(lb.routes.map(({ name }) => name)).toStrictEqual(['lb']);
    // Id, names, hosts and paths are free again.
    expect(add).not.toThrow();
  });

  test.each(EACH)('is gone, where it is a load balancer, and its host is served as before: %s', (_, controller) => {
    const chart = chartOf({ namespace: 'n' });
    const other = minimal(chart, { hosts: ['a.com'], controller }, 'Other');
    const [before, report] = [synth(chart), other.report];
    const add = () => minimal(chart, { ...ADMIN, controller });
    add();
    chart.node.tryRemoveChild('Lb');
    expect(synth(chart)).toStrictEqual(before);
    expect(other.report).toStrictEqual(report);
    expect(add).not.toThrow();
  });

  test('is gone, also where it was synthesised before', () => {
    const chart = chartOf();
    const lb = minimal(chart, { hosts: ['a.com'], paths: [RoutePath.prefix('/a')] });
    const before = synth(chart);
    lb.addRoute('regex', { hosts: ['a.com'], paths: [RoutePath.regex('/b.*')] });
    expect(synth(chart)[2].metadata.annotations).toStrictEqual({ [`${NGINX}/use-regex`]: 'true' });
    lb.node.tryRemoveChild('regex');
    expect(synth(chart)).toStrictEqual(before);
  });

  test('is gone, also where it is read afterwards', () => {
    const chart = chartOf();
    const lb = minimal(chart, { hosts: ['a.com'], paths: [RoutePath.prefix('/a')] });
    const before = synth(chart);
    const regex = lb.addRoute('regex', { hosts: ['a.com'], paths: [RoutePath.regex('/b.*')] });
    lb.node.tryRemoveChild('regex');
    expect(regex.toJson().spec.rules[0].host).toBe('a.com');
    expect(synth(chart)).toStrictEqual(before);
  });

  test('is the first route alone, where that is removed', () => {
    const lb = minimal(chartOf(), { hosts: ['a.com'] });
    lb.addRoute('admin', { hosts: ['b.com'] });
    lb.node.tryRemoveChild('Ingress');
    expect(lb.routes.map(({ name }) => name)).toStrictEqual(['lb-admin']);
    expect([...new Set(lb.report.verdicts.map(({ route }) => route))]).toStrictEqual(['zl/Lb/admin']);
    expect(() => lb.addRoute('again', { hosts: ['a.com'] })).not.toThrow();
  });
});

describe('backends', () => {
  test('a DNS name makes a Service of type ExternalName, without addresses', () => {
    const chart = chartOf();
    const lb = minimal(chart, { backends: Backends.fromHostname('db.example.com', { port: 8080 }) });
    const [service, ingress] = Testing.synth(chart);
    expect(service.spec).toStrictEqual({
      type: 'ExternalName', externalName: 'db.example.com', ports: [{ name: 'http', port: 8080, protocol: 'TCP', targetPort: 8080 }],
    });
    expect(ingress.kind).toBe('Ingress');
    expect([lb.endpoints, lb.endpointSlices]).toStrictEqual([undefined, []]);
  });

  test('slices carry the name, the labels and the port name of the Service', () => {
    const chart = chartOf({ namespace: 'n' });
    const lb = minimal(chart, { backends: Backends.fromIps(['10.1.1.1', 'fd00::1'], { port: 8080 }), endpointsApi: EndpointsApi.ENDPOINT_SLICE });
    const [service, v4, v6] = Testing.synth(chart);
    expect(service.spec).toStrictEqual({
      type: 'ClusterIP', clusterIP: 'None', ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'RequireDualStack', ports: [{ name: 'http', port: 8080, protocol: 'TCP', targetPort: 8080 }],
    });
    const labels = { 'endpointslice.kubernetes.io/managed-by': 'cdk8s-external-load-balancer', 'kubernetes.io/service-name': 'lb' };
    const ports = [{ name: 'http', port: 8080, protocol: 'TCP' }];
    expect(v4).toStrictEqual({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'lb-ipv4-8080', namespace: 'n', labels },
      addressType: 'IPv4',
      endpoints: [{ addresses: ['10.1.1.1'], conditions: { ready: true } }],
      ports,
    });
    expect(v6).toMatchObject({ metadata: { name: 'lb-ipv6-8080', labels }, addressType: 'IPv6', endpoints: [{ addresses: ['fd00::1'], conditions: { ready: true } }], ports });
    expect(lb.endpoints).toBeUndefined();
    expect(lb.endpointSlices.map(slice => slice.node.id)).toStrictEqual(['EndpointSlice-ipv4-8080', 'EndpointSlice-ipv6-8080']);
  });
});

describe('the report', () => {
  test('has a verdict for every policy, and each requirement once', () => {
    const lb = scenario(chartOf({ namespace: 'wetwin' }));
    lb.addRoute('more', { hosts: ['xxx.your-domain.com'], paths: [RoutePath.prefix('/more')], tls: Tls.fromSecret('xxx.com') });
    expect(lb.report.verdicts.filter(v => v.route === 'zl/ZlLb').map(v => [v.policy, v.support])).toStrictEqual([
      ['paths', Support.APPROXIMATED],
      ['rewrite', Support.NATIVE],
      ['maxBodySize', Support.NATIVE],
      ['blockedUserAgents', Support.NATIVE],
      ['loadBalancing', Support.NATIVE],
      ['responseHeaders', Support.NATIVE],
      ['tls', Support.NATIVE],
      ['externalAddress', Support.NATIVE],
      ['retries', Support.NATIVE],
    ]);
    expect(new Set(lb.report.verdicts.filter(({ unasked }) => unasked).map(({ policy }) => policy))).toStrictEqual(new Set(['retries']));
    expect(lb.report.requirements.map(r => r.id)).toStrictEqual([
      'snippet-annotations', 'ingress-class', 'regex-hosts', 'no-health-checks', 'tls-secret', 'external-dns',
      'endpoints-mirroring', 'plain-http-backends', 'write-addresses', 'argo-cd-exclusions', 'linters', 'endpoints-deprecated',
    ]);
    expect(lb.report.requirements[0].settings).toStrictEqual({ 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' });
    expect(String(lb.report)).toContain('allow-snippet-annotations: "true"');
  });

  test('asks for no snippets where none is rendered', () => {
    const lb = minimal(chartOf(), { maxBodySize: BodySize.UNLIMITED });
    expect(lb.report.requirements.map(r => r.id)).not.toContain('snippet-annotations');
    expect(lb.report.verdicts.find(v => v.policy === 'maxBodySize')).toMatchObject({ support: Support.NATIVE, rendered: 'proxy-body-size: 0' });
  });
});

describe('bad input', () => {
  test.each<[string, Partial<ExternalLoadBalancerProps>, Omit<Failure, 'place'>]>([
    ['a name that no Service can have', { name: 'Zl_Lb' }, { code: 'name.not-dns-1035-label', prop: 'name', got: '"Zl_Lb"' }],
    ['a namespace', { namespace: 'a.b' }, { code: 'name.not-dns-1123-label', prop: 'namespace', got: '"a.b"' }],
    ['an Ingress name', { ingressName: 'A' }, { code: 'name.not-dns-1123-subdomain', prop: 'ingressName', got: '"A"' }],
    ['a port', { servicePort: 0 }, { code: 'port.out-of-range', prop: 'servicePort', got: '0' }],
    ['no hosts', { hosts: [] }, { code: 'hosts.none', prop: 'hosts', got: '[]' }],
    ['no paths', { paths: [] }, { code: 'paths.none', prop: 'paths', got: '[]' }],
    ['a host twice', { hosts: ['a.com', 'a.com'] }, { code: 'input.twice', prop: 'hosts[1]', got: '"a.com"' }],
    ['a path twice', { paths: [RoutePath.prefix('/a'), RoutePath.prefix('/a/')] }, { code: 'input.twice', prop: 'paths[1]', got: '"prefix /a"' }],
    ['an exit address', { externalAddress: '127.0.0.1' }, { code: 'ip.unusable', prop: 'externalAddress', got: '"127.0.0.1"' }],
    ['an exit name', { externalAddress: 'Exit.example.com' }, { code: 'host.not-a-dns-name', prop: 'externalAddress', got: '"Exit.example.com"' }],
    ['slices without addresses', { backends: Backends.fromHostname('db.example.com', { port: 80 }), endpointsApi: EndpointsApi.ENDPOINT_SLICE },
      { code: 'endpoints-api.with-hostname', prop: 'endpointsApi', got: '"ENDPOINT_SLICE"' }],
    ['a label that the cluster acts on', { labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
      { code: 'label.reserved', prop: 'key of labels', got: '"endpointslice.kubernetes.io/skip-mirror"' }],
    ['an appRoot with a variable', { appRoot: '/$host' }, { code: 'path.not-plain', prop: 'appRoot', got: '"/$host"' }],
    ['a fraction of a byte', { maxBodySize: Size.kibibytes(0.3) }, { code: 'body-size.fraction', prop: 'maxBodySize', got: '"0.3Ki"' }],
    ['the key "constructor", which cdk8s cannot write, in labels', { labels: { constructor: 'x' } }, { code: 'metadata.unwritable-key', prop: 'key of labels', got: '"constructor"' }],
    ['the key "constructor" in annotations', { annotations: { constructor: 'x' } }, { code: 'metadata.unwritable-key', prop: 'key of annotations', got: '"constructor"' }],
  ])('%s is refused where it is given, and leaves nothing behind', (_, overrides, failure) => {
    const chart = chartOf();
    expect(fault(() => minimal(chart, overrides))).toStrictEqual({ ...failure, place: 'zl/Lb' });
    expect(chart.node.children).toStrictEqual([]);
  });

  test.each<[string, object, string, string]>([
    ['backends', { backends: ['10.1.1.1'] }, 'input.wrong-type', '["10.1.1.1"]'],
    ['paths[0]', { paths: ['/a'] }, 'input.wrong-type', '"/a"'],
    ['rewrite', { rewrite: '/$1' }, 'input.wrong-type', '"/$1"'],
    ['tls', { tls: 'secret' }, 'input.wrong-type', '"secret"'],
    ['loadBalancing', { loadBalancing: 'round_robin' }, 'input.wrong-type', '"round_robin"'],
    ['endpointsApi', { endpointsApi: 'SLICES' }, 'input.not-in-enum', '"SLICES"'],
    ['controller', { controller: 'nginx' }, 'input.wrong-type', '"nginx"'],
    ['maxBodySize', { maxBodySize: '500m' }, 'body-size.not-a-size', '"500m"'],
  ])('%s of another type, as a caller without type checks can pass it, is refused', (prop, overrides, code, got) => {
    expect(fault(() => minimal(chartOf(), overrides))).toStrictEqual({ code, prop, got, place: 'zl/Lb' });
  });

  test.each<[string, (lb: ExternalLoadBalancer, chart: Chart) => unknown, string]>([
    ['of a construct', (_, chart) => minimal(chart, { servicePort: 0 }, 'Other'), 'port.out-of-range'],
    ['of a route', lb => lb.addRoute('a', { hosts: [] }), 'hosts.none'],
    ['of a factory', () => RoutePath.regex('a'), 'path.not-absolute'],
    ['of what the controller cannot do', (_, chart) => minimal(chart, { controller: IngressController.traefik(), healthChecks: [HealthCheck.active('/')] }, 'Other'), 'refused.activeHealthCheck'],
  ])('the code stands last in the message %s, where every language of jsii finds it', (_, call, code) => {
    const chart = chartOf();
    const lb = minimal(chart);
    expect(() => call(lb, chart)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(new RegExp(` \\[${code}\\]$`)) }));
  });

  test('after a refusal, the id and the hosts are free again', () => {
    const chart = chartOf();
    expect(fault(() => minimal(chart, { hosts: ['h.com'], tls: Tls.fromSecret('s'), servicePort: 70000 }))).toMatchObject({ prop: 'servicePort' });
    minimal(chart, { hosts: ['h.com'] });
    expect(Testing.synth(chart)).toHaveLength(3);
  });

  test('a route that failed leaves its hosts to others', () => {
    const lb = minimal(chartOf(), { hosts: ['a.com'] });
    expect(fault(() => lb.addRoute('one', { hosts: ['b.com', 'a.com'] }))).toMatchObject({ code: 'paths.taken', got: '"a.com /"' });
    expect(() => lb.addRoute('two', { hosts: ['b.com'] })).not.toThrow();
    expect(fault(() => lb.addRoute('two', { hosts: ['c.com'] }))).toMatchObject({ code: 'route.id-taken' });
    expect(fault(() => lb.addRoute('three', { hosts: ['b.com'] }))).toMatchObject({ code: 'paths.taken', got: '"b.com /"' });
  });

  test('a canary may stand on the hosts and paths of another route', () => {
    const chart = chartOf();
    minimal(chart, { hosts: ['h.com'] });
    expect(() => minimal(chart, { hosts: ['h.com'], annotations: { [`${NGINX}/canary`]: 'true' } }, 'Canary')).not.toThrow();
  });
});

describe('beside other constructs', () => {
  test('cdk8s-plus works in the same chart', () => {
    const chart = chartOf();
    const namespace = new kplus.Namespace(chart, 'Namespace', { metadata: { name: 'shop' } });
    const secret = new kplus.TlsSecret(chart, 'Tls', { tlsCert: 'c', tlsKey: 'k', metadata: { name: 'shop-tls', namespace: 'shop' } });
    minimal(chart, { namespace: namespace.name, hosts: ['shop.example.com'], tls: Tls.fromSecret(secret.name) });
    const deployment = new kplus.Deployment(chart, 'Shop', { containers: [{ image: 'shop', portNumber: 8080 }] });
    deployment.exposeViaIngress('/shop', { ingress: new kplus.Ingress(chart, 'Ingress') });
    const objects = Testing.synth(chart);
    expect(objects.find(o => o.metadata.name === 'lb' && o.kind === 'Ingress')).toMatchObject({
      metadata: { namespace: 'shop' },
      spec: { tls: [{ secretName: 'shop-tls' }] },
    });
    expect(objects.filter(o => o.kind === 'Ingress')).toHaveLength(2);
  });

  test('a controller of the user\'s own can be used', () => {
    class Redirector extends Controller {
      constructor() {
        super('redirector');
      }

      render(route: RouteIntent): Rendering {
        return {
          objects: [
            { id: 'Route', apiVersion: 'example.com/v1', kind: 'Route', name: route.name, fields: { spec: { hosts: route.hosts, to: route.service.name } } },
            { id: 'Policy', apiVersion: 'example.com/v1', kind: 'Policy', name: `${route.name}-policy`, fields: { spec: { paths: route.paths.map(String) } } },
          ],
          warnings: [],
        };
      }

      explain(route: RouteIntent): Explanation {
        return { verdicts: [{ route: route.path, policy: 'paths', support: Support.NATIVE, rendered: 'Route' }], requirements: [] };
      }
    }
    const chart = chartOf();
    const lb = minimal(chart, { hosts: ['h.com'], controller: new Redirector() });
    lb.addRoute('admin', { hosts: ['h.com'], paths: [RoutePath.exact('/admin')] });
    expect(lb.node.children.map(child => child.node.id)).toStrictEqual(['Service', 'Endpoints', 'Policy', 'Route', 'adminPolicy', 'admin']);
    expect(lb.ingress).toBeUndefined();
    expect(ApiObject.of(lb).kind).toBe('Route');
    expect(Testing.synth(chart)[4]).toStrictEqual({
      apiVersion: 'example.com/v1', kind: 'Policy', metadata: { name: 'lb-admin-policy' }, spec: { paths: ['exact /admin'] },
    });
    expect(lb.report.controller).toBe('redirector');
  });
});
