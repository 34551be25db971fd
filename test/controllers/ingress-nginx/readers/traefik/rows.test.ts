import { Size } from 'cdk8s';
import { AnnotationReader, BodySize, HeaderValue, IngressController, LoadBalancing, RouteOptions } from '../../../src';
import { annotations, failure, loadBalancer } from '../../support';

const PREFIX = 'nginx.ingress.kubernetes.io/';
const traefik = IngressController.ingressNginx({ reader: AnnotationReader.TRAEFIK, snippetAnnotations: true });

function rendered(options: RouteOptions): { [name: string]: string } {
  return annotations({ controller: traefik, ...options });
}

test('Traefik limits bodies only where it buffers them', () => {
  expect(rendered({ maxBodySize: Size.mebibytes(1) })).toStrictEqual({ [`${PREFIX}proxy-body-size`]: '1m', [`${PREFIX}proxy-request-buffering`]: 'on' });
  expect(rendered({ maxBodySize: BodySize.UNLIMITED })).toStrictEqual({ [`${PREFIX}proxy-body-size`]: '0' });
});

test('Traefik goes round by itself', () => {
  expect(rendered({ loadBalancing: LoadBalancing.roundRobin() })).toStrictEqual({});
});

test('the address of the backend is left out, since Traefik would show the name of the variable', () => {
  expect(rendered({ responseHeaders: { 'X-A': HeaderValue.clientIp(), 'X-B': HeaderValue.backendAddress() } }))
    .toStrictEqual({ [`${PREFIX}configuration-snippet`]: 'more_set_headers "X-A: $remote_addr";\n' });
  expect(rendered({ responseHeaders: { 'X-B': HeaderValue.backendAddress() } })).toStrictEqual({});
});

test.each(['a "b"', 'a\\b', '$x'])('a text that needs escapes in a snippet is refused: %s', text => {
  expect(failure(() => rendered({ responseHeaders: { 'X-A': HeaderValue.literal(text) } })))
    .toBe(`zl/Lb: responseHeaders["X-A"]: got ${JSON.stringify(text)}, allowed is a text without " \\ and $ where Traefik reads snippets (it would show their escapes); `
      + 'allow the header by name and set allowedResponseHeaders, which needs no snippet, or take them out');
});

test('such a text is taken where the header is allowed by name', () => {
  const controller = IngressController.ingressNginx({ reader: AnnotationReader.TRAEFIK, allowedResponseHeaders: ['X-A'] });
  expect(rendered({ controller, responseHeaders: { 'X-A': HeaderValue.literal('a "b" $c') } } as RouteOptions)).toStrictEqual({ [`${PREFIX}custom-headers`]: 'wetwin/zl-lb-response-headers' });
});

test.each([
  ['load-balance', 'ewma'], ['denylist-source-range', '10.0.0.0/8'], ['limit-rate', '100'], ['proxy-cookie-path', '/a /b'], ['satisfy', 'any'],
])('an annotation that Traefik passes over is refused: %s', (name, value) => {
  expect(failure(() => rendered({ annotations: { [PREFIX + name]: value } })))
    .toBe(`zl/Lb: annotations["${PREFIX}${name}"]: got "${value}", allowed is an annotation that Traefik reads, and it passes this one over; take it out`);
});

test('what must hold is told in the words of Traefik', () => {
  const { controller, requirements } = loadBalancer({
    controller: IngressController.ingressNginx({ reader: AnnotationReader.TRAEFIK, allowedResponseHeaders: ['X-A'], className: 'edge' }),
    blockedUserAgents: ['Scrapy'],
    responseHeaders: { 'X-A': HeaderValue.literal('a') },
  }).report;
  expect(controller).toBe('Traefik, reading annotations of ingress-nginx (class edge)');
  expect(Object.fromEntries(requirements.map(({ id, settings }) => [id, settings]))).toMatchObject({
    'snippet-annotations': { 'providers.kubernetesIngressNGINX.allowSnippetAnnotations': 'true' },
    'allowed-response-headers': { 'providers.kubernetesIngressNGINX.globalAllowedResponseHeaders': 'X-A' },
  });
  expect(requirements.find(({ id }) => id === 'no-health-checks')!.why).toMatch(/^Traefik checks no health: .* the connect timeout of 60 s,/);
  expect(JSON.stringify(requirements)).not.toContain('ConfigMap of ingress-nginx');
});

test('another reader is refused', () => {
  expect(failure(() => IngressController.ingressNginx({ reader: 'CADDY' as AnnotationReader })))
    .toBe('reader of IngressController.ingressNginx(): got "CADDY", allowed is a value of AnnotationReader; write for example AnnotationReader.TRAEFIK');
});
