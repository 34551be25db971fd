import { Testing } from 'cdk8s';
import { onTraefik, PREFIX } from './support';
import { AnnotationReader, HeaderValue, IngressController, IngressNginxOptions } from '../../../src';
import { chartIn, fault, ingress, loadBalancer, SCENARIO, synth } from '../../support';

/** What synthesis prints. */
function printed(make: (chart: ReturnType<typeof chartIn>) => void): string {
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const chart = chartIn();
    make(chart);
    Testing.synth(chart);
    return stderr.mock.calls.map(([text]) => text).join('');
  } finally {
    stderr.mockRestore();
  }
}

test('the load balancer that the library was made for is one Ingress', () => {
  const chart = chartIn();
  loadBalancer(SCENARIO, chart);
  expect(synth(chart).map(({ kind }) => kind)).toStrictEqual(['Service', 'Endpoints', 'Ingress']);
  expect(ingress(chart, 'xxx.your-domain.com')).toStrictEqual({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: 'xxx.your-domain.com',
      namespace: 'wetwin',
      annotations: {
        [`${PREFIX}use-regex`]: 'true',
        [`${PREFIX}rewrite-target`]: '/$1',
        [`${PREFIX}proxy-body-size`]: '500m',
        [`${PREFIX}load-balance`]: 'round_robin',
        [`${PREFIX}proxy-connect-timeout`]: '1',
        [`${PREFIX}proxy-next-upstream-tries`]: '10',
        [`${PREFIX}proxy-next-upstream-timeout`]: '8',
        [`${PREFIX}configuration-snippet`]: 'if ($http_user_agent ~* "Scrapy|Go-http-client|HttpClient|curl") { return 403; }\n'
          + 'more_set_headers "Backend-Pod: $upstream_addr";\nmore_set_headers "X-Real-IP: $remote_addr";\n',
        'external-dns.alpha.kubernetes.io/target': '10.254.18.55',
      },
    },
    spec: {
      ingressClassName: 'nginx',
      rules: [{
        host: 'xxx.your-domain.com',
        http: { paths: [{ path: '/lb/(zl/.*)', pathType: 'ImplementationSpecific', backend: { service: { name: 'zl-lb', port: { number: 80 } } } }] },
      }],
      tls: [{ hosts: ['xxx.your-domain.com'], secretName: 'xxx.com' }],
    },
  });
});

test.each<[IngressNginxOptions, string | undefined]>([
  [{}, 'nginx'],
  [{ defaultClass: false }, 'nginx'],
  [{ defaultClass: true }, undefined],
  [{ className: 'internal' }, 'internal'],
])('the class of %j', (options, className) => {
  const chart = chartIn();
  loadBalancer({ controller: IngressController.ingressNginx(options) }, chart);
  expect(ingress(chart).spec.ingressClassName).toBe(className);
});

describe('an option that cannot be is refused', () => {
  test('a class that no IngressClass can have', () => {
    expect(fault(() => IngressController.ingressNginx({ className: 'Nginx' })))
      .toStrictEqual({ code: 'name.not-dns-1123-subdomain', prop: 'className of IngressController.ingressNginx()', got: '"Nginx"' });
  });

  test('a class beside the default one', () => {
    expect(fault(() => IngressController.ingressNginx({ className: 'internal', defaultClass: true })))
      .toStrictEqual({ code: 'nginx.default-class', prop: 'defaultClass of IngressController.ingressNginx()', got: '"internal"' });
  });

  test('a text for the default class', () => {
    expect(fault(() => IngressController.ingressNginx({ defaultClass: 'true' as any })))
      .toStrictEqual({ code: 'input.wrong-type', prop: 'defaultClass of IngressController.ingressNginx()', got: '"true"' });
  });

  test('another reader', () => {
    expect(fault(() => IngressController.ingressNginx({ reader: 'CADDY' as AnnotationReader })))
      .toStrictEqual({ code: 'input.not-in-enum', prop: 'reader of IngressController.ingressNginx()', got: '"CADDY"' });
  });
});

describe('routes meet those of the same program and class', () => {
  const scopesOf = (options?: IngressNginxOptions) => IngressController.ingressNginx(options).scopes({} as never);

  test('whatever else is known of the cluster', () => {
    expect(scopesOf({ snippetAnnotations: true, allowedResponseHeaders: ['X-A'] })).toStrictEqual(scopesOf());
    expect(scopesOf({ className: 'nginx', reader: AnnotationReader.INGRESS_NGINX })).toStrictEqual(scopesOf());
  });

  test('the default class is taken for the one that most clusters have', () => {
    expect(scopesOf({ defaultClass: true })).toStrictEqual(scopesOf());
    expect(IngressController.ingressNginx({ defaultClass: true }).name).toBe('ingress-nginx (default class)');
  });

  test('and no others', () => {
    expect(scopesOf({ className: 'internal' })).not.toStrictEqual(scopesOf());
    expect(onTraefik().scopes({} as never)).not.toStrictEqual(scopesOf());
  });
});

describe('a warning of snippets', () => {
  const blocking = { blockedUserAgents: ['curl'] };

  test.each<[string, Parameters<typeof loadBalancer>[0], string[]]>([
    ['ingress-nginx', blocking, ['allow-snippet-annotations to "true"', 'annotations-risk-level to "Critical"', 'snippetAnnotations']],
    ['Traefik', { ...blocking, controller: onTraefik({}) }, ['providers.kubernetesIngressNGINX.allowSnippetAnnotations to "true"', 'snippetAnnotations']],
    ['a snippet of the user\'s', { annotations: { [`${PREFIX}server-snippet`]: '# x' } }, ['annotations-risk-level to "Critical"']],
  ])('is printed with the settings where nothing is known: %s', (_, props, named) => {
    const text = printed(chart => loadBalancer(props, chart));
    expect(text).toContain('zl/Lb');
    named.forEach(setting => expect(text).toContain(setting));
  });

  test.each<[string, Parameters<typeof loadBalancer>[0]]>([
    ['they are known to be taken', { ...blocking, controller: IngressController.ingressNginx({ snippetAnnotations: true }) }],
    ['there is none', {}],
    ['the header needs none', { responseHeaders: { 'X-A': HeaderValue.literal('a') }, controller: IngressController.ingressNginx({ allowedResponseHeaders: ['X-A'] }) }],
  ])('is not printed where %s', (_, props) => {
    expect(printed(chart => loadBalancer(props, chart))).toBe('');
  });
});
