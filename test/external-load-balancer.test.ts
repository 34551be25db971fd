import { ApiObject, App, Chart, JsonPatch, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { BACKENDS, SCENARIO } from './support';
import {
  Backends, BodySize, Controller, EndpointsApi, ExternalLoadBalancer, ExternalLoadBalancerProps, IngressController,
  LoadBalancing, Rewrite, RoutePath, Support, Tls,
} from '../src';

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
    expect(() => new ExternalLoadBalancer(chart, 'Lb', { backends: BACKENDS })).toThrow(/^1st\/Lb: name: got "1st-lb-service-\w+", allowed is a DNS-1035 label/);
  });

  test('the Service has the port of the backends, or 80 where they have several', () => {
    const chart = chartOf();
    minimal(chart, { backends: Backends.fromIps(['10.1.1.1'], { port: 8080 }) }, 'One');
    minimal(chart, { backends: Backends.fromEndpoints([{ ip: '10.1.1.1', port: 8080 }, { ip: '10.1.1.1', port: 8081 }]), hosts: ['b.com'] }, 'Two');
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
              path: '/(?-i)admin(/|$)(.*)',
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
      ['ImplementationSpecific', '/(?-i)app(/.*)?$'],
      ['ImplementationSpecific', '/(?-i)exact$'],
    ]);
    expect(after.metadata.annotations).toStrictEqual({ [`${NGINX}/use-regex`]: 'true' });
    expect(lb.report.verdicts.find(v => v.policy === 'paths')).toMatchObject({ support: Support.NATIVE, note: expect.stringContaining('read all its paths as such') });
  });

  test.each([
    ['an id that is taken', 'Service', {}, 'zl/Lb.addRoute("Service"): id: got "Service", allowed is an id that no other child has; choose another id'],
    ['an id that makes no name', 'a_b', { hosts: ['x.com'] }, 'zl/Lb.addRoute("a_b"): id: got "lb-a_b", allowed is a DNS-1123 subdomain of at most 253 characters: '
      + 'lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; write "lb-a-b"'],
    ['hosts and paths that are taken', 'again', {}, 'zl/Lb.addRoute("again"): hosts and paths on ingress-nginx (class nginx): got "every host /", '
      + 'allowed is each once, and zl/Lb has it already; merge the routes or give one of them another path'],
    ['another way of balancing', 'b', { hosts: ['x.com'], loadBalancing: LoadBalancing.peakEwma() }, 'zl/Lb.addRoute("b"): loadBalancing: got "PEAK_EWMA", allowed is '
      + 'that of the load balancer (none): ingress-nginx spreads all requests to a Service in one way; set it on the load balancer, or make another one for this route'],
  ])('refuse %s, and leave nothing behind', (_, id, options, message) => {
    const chart = chartOf();
    const lb = minimal(chart);
    expect(() => lb.addRoute(id, options)).toThrow(new Error(message));
    expect(lb.node.children).toHaveLength(3);
    expect(Testing.synth(chart)).toHaveLength(3);
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
    ]);
    expect(lb.report.requirements.map(r => r.id)).toStrictEqual([
      'snippet-annotations', 'ingress-class', 'regex-hosts', 'no-health-checks', 'tls-secret', 'external-dns',
      'endpoints-mirroring', 'write-addresses', 'argo-cd-exclusions',
    ]);
    expect(lb.report.requirements[0].settings).toStrictEqual({ 'allow-snippet-annotations': 'true', 'annotations-risk-level': 'Critical' });
    expect(String(lb.report)).toContain('allow-snippet-annotations: "true"');
  });

  test('asks for no snippets where none is rendered', () => {
    const lb = minimal(chartOf(), { maxBodySize: BodySize.UNLIMITED });
    expect(lb.report.requirements.map(r => r.id)).not.toContain('snippet-annotations');
    expect(lb.report.verdicts.find(v => v.policy === 'maxBodySize')).toMatchObject({ rendered: 'proxy-body-size: 0', note: 'zero is no limit' });
  });
});

describe('bad input', () => {
  test.each<[string, Partial<ExternalLoadBalancerProps>, string]>([
    ['a name that no Service can have', { name: 'Zl_Lb' }, 'name: got "Zl_Lb", allowed is a DNS-1035 label of at most 63 characters: lower-case letters, digits and hyphens, first a letter, last a letter or digit; write "zl-lb"'],
    ['a namespace', { namespace: 'a.b' }, 'namespace: got "a.b", allowed is a DNS-1123 label of at most 63 characters: lower-case letters, digits and hyphens, first and last a letter or digit; write "a-b"'],
    ['an Ingress name', { ingressName: 'A' }, 'ingressName: got "A", allowed is a DNS-1123 subdomain of at most 253 characters: lower-case letters, digits, hyphens and dots, each part first and last a letter or digit; write "a"'],
    ['a port', { servicePort: 0 }, 'servicePort: got 0, allowed is a whole number from 1 to 65535; pass the port that the server listens on'],
    ['no hosts', { hosts: [] }, 'hosts: got [], allowed is at least one host; leave hosts out to serve every host'],
    ['no paths', { paths: [] }, 'paths: got [], allowed is at least one path; leave paths out to serve everything'],
    ['a host twice', { hosts: ['a.com', 'a.com'] }, 'hosts[1]: got "a.com", allowed is each once; take the second one out'],
    ['a path twice', { paths: [RoutePath.prefix('/a'), RoutePath.prefix('/a/')] }, 'paths[1]: got "prefix /a", allowed is each once; take the second one out'],
    ['an exit address', { externalAddress: '127.0.0.1' }, 'externalAddress: got "127.0.0.1", allowed is an address that a server outside the cluster can have, and this is a loopback address (127.0.0.0/8), which in a cluster is the controller itself; pass the IP address or DNS name that clients reach the controller at, without a port'],
    ['an exit name', { externalAddress: 'Exit.example.com' }, 'externalAddress: got "Exit.example.com", allowed is a DNS name in lower case, like app.example.com or *.example.com; write "exit.example.com"'],
    ['slices without addresses', { backends: Backends.fromHostname('db.example.com', { port: 80 }), endpointsApi: EndpointsApi.ENDPOINT_SLICE },
      'endpointsApi: got "ENDPOINT_SLICE", allowed is nothing with Backends.fromHostname(), which has no addresses to write; leave it out'],
    ['a label that the cluster acts on', { labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } },
      'key of labels: got "endpointslice.kubernetes.io/skip-mirror", allowed is a label that the cluster does not act on; take it out: it decides which addresses belong to a Service'],
    ['an appRoot with a variable', { appRoot: '/$host' }, 'appRoot: got "/$host", allowed is a path of letters, digits and / - . _ ~ :; take the other characters out'],
    ['a fraction of a byte', { maxBodySize: Size.kibibytes(0.3) }, 'maxBodySize: got "0.3Ki", allowed is a size of whole bytes; round the size'],
  ])('%s is refused, with a message that says where, what is allowed and how to mend it', (_, overrides, message) => {
    const chart = chartOf();
    expect(() => minimal(chart, overrides)).toThrow(new Error(`zl/Lb: ${message}`));
    expect(chart.node.children).toStrictEqual([]);
  });

  test.each<[string, object, RegExp]>([
    ['backends', { backends: ['10.1.1.1'] }, /^zl\/Lb: backends: got \["10.1.1.1"\], allowed is made by Backends; write for example Backends.fromIps\(\) with the port 80$/],
    ['paths', { paths: ['/a'] }, /^zl\/Lb: paths\[0\]: got "\/a", allowed is made by RoutePath; write for example RoutePath.prefix/],
    ['rewrite', { rewrite: '/$1' }, /^zl\/Lb: rewrite: got "\/\$1", allowed is made by Rewrite; write for example Rewrite.stripPrefix/],
    ['tls', { tls: 'secret' }, /^zl\/Lb: tls: got "secret", allowed is made by Tls; write for example Tls.fromSecret/],
    ['loadBalancing', { loadBalancing: 'round_robin' }, /^zl\/Lb: loadBalancing: got "round_robin", allowed is made by LoadBalancing; write/],
    ['endpointsApi', { endpointsApi: 'SLICES' }, /^zl\/Lb: endpointsApi: got "SLICES", allowed is a value of EndpointsApi; write for example/],
    ['controller', { controller: 'nginx' }, /^zl\/Lb: controller: got "nginx", allowed is a Controller; write for example IngressController.ingressNginx/],
    ['maxBodySize', { maxBodySize: '500m' }, /^zl\/Lb: maxBodySize: got "500m", allowed is a Size of cdk8s; write for example Size.mebibytes/],
  ])('%s of another type, as a caller without type checks can pass it, is refused', (_, overrides, message) => {
    expect(() => minimal(chartOf(), overrides)).toThrow(message);
  });

  test('after a refusal, the id and the hosts are free again', () => {
    const chart = chartOf();
    expect(() => minimal(chart, { hosts: ['h.com'], tls: Tls.fromSecret('s'), servicePort: 70000 })).toThrow('servicePort');
    minimal(chart, { hosts: ['h.com'] });
    expect(Testing.synth(chart)).toHaveLength(3);
  });

  test('two load balancers of a chart cannot have the same name, host and path; in two charts they can', () => {
    const app = new App({ outdir: Testing.app().outdir });
    const [a, b] = [new Chart(app, 'a'), new Chart(app, 'b')];
    minimal(a, { hosts: ['h.com'] });
    expect(() => minimal(a, { hosts: ['i.com'], name: 'lb' }, 'Same')).toThrow(/^a\/Same: name of the Service: got "lb", allowed is each once, and a\/Lb has it already/);
    expect(() => minimal(a, { hosts: ['i.com', 'h.com'], paths: [RoutePath.exact('/')] }, 'Other')).toThrow(/^a\/Other: hosts and paths on .*: got "h.com \/"/);
    expect(() => minimal(b, { hosts: ['h.com'] })).not.toThrow();
    expect(() => minimal(a, { hosts: ['h.com'], controller: IngressController.ingressNginx({ className: 'internal' }) }, 'Class')).not.toThrow();
  });

  test.each<[string, Partial<ExternalLoadBalancerProps>]>([
    ['labels', { labels: { constructor: 'x' } }],
    ['annotations', { annotations: { constructor: 'x' } }],
  ])('the key "constructor", which cdk8s cannot write, is refused in %s', (prop, overrides) => {
    expect(() => minimal(chartOf(), overrides)).toThrow(new Error(
      `zl/Lb: key of ${prop}: got "constructor", allowed is any other key: cdk8s cannot write an object that has this one; put a prefix before it, like example.com/constructor`));
  });

  test('a route that failed leaves its hosts to others', () => {
    const lb = minimal(chartOf(), { hosts: ['a.com'] });
    expect(() => lb.addRoute('one', { hosts: ['b.com', 'a.com'] })).toThrow('got "a.com /"');
    expect(() => lb.addRoute('two', { hosts: ['b.com'] })).not.toThrow();
    expect(() => lb.addRoute('two', { hosts: ['c.com'] })).toThrow('an id that no other child has');
    expect(() => lb.addRoute('three', { hosts: ['b.com'] })).toThrow('zl/Lb/two has it already');
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

      render(route: Parameters<Controller['render']>[0]) {
        return {
          objects: [
            { id: 'Route', apiVersion: 'example.com/v1', kind: 'Route', name: route.name, fields: { spec: { hosts: route.hosts, to: route.service.name } } },
            { id: 'Policy', apiVersion: 'example.com/v1', kind: 'Policy', name: `${route.name}-policy`, fields: { spec: { paths: route.paths.map(String) } } },
          ],
          warnings: [],
        };
      }

      explain(route: Parameters<Controller['explain']>[0]) {
        return { verdicts: [{ route: route.path, policy: 'paths', support: Support.NATIVE, rendered: 'Route' }], requirements: [] };
      }
    }
    const chart = chartOf();
    const lb = minimal(chart, { hosts: ['h.com'], controller: new Redirector() });
    lb.addRoute('admin', { hosts: ['h.com'], paths: [RoutePath.exact('/admin')] });
    expect(lb.node.children.map(child => child.node.id)).toStrictEqual(['Service', 'Endpoints', 'Route', 'Policy', 'admin', 'adminPolicy']);
    expect(lb.ingress).toBeUndefined();
    expect(ApiObject.of(lb).kind).toBe('Route');
    expect(Testing.synth(chart)[4]).toStrictEqual({
      apiVersion: 'example.com/v1', kind: 'Policy', metadata: { name: 'lb-admin-policy' }, spec: { paths: ['exact /admin'] },
    });
    expect(lb.report.controller).toBe('redirector');
  });
});
