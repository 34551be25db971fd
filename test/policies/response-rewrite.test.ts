import { AnnotationReader, Controller, GatewayImplementation, IngressController, Support } from '../../src';
import { checked } from '../../src/intent/from-options';
import { annotations, fault, loadBalancer } from '../support';

const PREFIX = 'nginx.ingress.kubernetes.io/';
const ALL = { locationFrom: 'http://a.internal/', locationTo: '/app/', cookiePathFrom: '/', cookiePathTo: '/app/', cookieDomainFrom: 'a.internal', cookieDomainTo: 'example.com' };

test('on ingress-nginx, annotations for each', () => {
  expect(annotations({ responseRewrite: ALL })).toStrictEqual({
    [`${PREFIX}proxy-redirect-from`]: 'http://a.internal/',
    [`${PREFIX}proxy-redirect-to`]: '/app/',
    [`${PREFIX}proxy-cookie-path`]: '/ /app/',
    [`${PREFIX}proxy-cookie-domain`]: 'a.internal example.com',
  });
  expect(loadBalancer({ responseRewrite: ALL }).report.verdicts.find(({ policy }) => policy === 'responseRewrite')).toMatchObject({ support: Support.NATIVE });
});

test.each<[string, Controller]>([
  ['Traefik', IngressController.traefik()],
  ['Traefik as the reader', IngressController.ingressNginx({ reader: AnnotationReader.TRAEFIK })],
  ['Gateway API', IngressController.gatewayApi({ gateway: { name: 'edge' } })],
  ['Envoy Gateway', IngressController.gatewayApi({ gateway: { name: 'edge' }, implementation: GatewayImplementation.envoyGateway() })],
])('%s changes no responses', (_, controller) => {
  expect(fault(() => loadBalancer({ controller, responseRewrite: { locationFrom: '/', locationTo: '/app/' } }))).toMatchObject({ code: 'refused.locationRewrite' });
});

test('nothing asks for nothing', () => {
  expect(checked('responseRewrite', {})).toBeUndefined();
  expect(checked('responseRewrite', { cookiePathFrom: '/', cookiePathTo: '/a', locationFrom: undefined })).toStrictEqual({ cookiePathFrom: '/', cookiePathTo: '/a' });
});

test.each<[any, string, string]>([
  [null, 'input.not-a-struct', ''],
  [{ location: '/' }, 'input.unknown-field', ''],
  [{ locationFrom: '/' }, 'response-rewrite.half', '.locationFrom'],
  [{ cookiePathTo: '/' }, 'response-rewrite.half', '.cookiePathTo'],
  [{ cookieDomainTo: 'a.example' }, 'response-rewrite.half', '.cookieDomainTo'],
  [{ locationFrom: 'off', locationTo: '/' }, 'response-rewrite.location', '.locationFrom'],
  [{ locationFrom: 'default', locationTo: '/' }, 'response-rewrite.location', '.locationFrom'],
  [{ locationFrom: '~^/(.*)', locationTo: '/' }, 'response-rewrite.location', '.locationFrom'],
  [{ locationFrom: '/', locationTo: '/a b' }, 'response-rewrite.location', '.locationTo'],
  [{ locationFrom: '/', locationTo: '/$scheme' }, 'response-rewrite.location', '.locationTo'],
  [{ locationFrom: '/', locationTo: '/a;' }, 'response-rewrite.location', '.locationTo'],
  [{ locationFrom: '/', locationTo: '/a\n' }, 'response-rewrite.location', '.locationTo'],
  [{ locationFrom: 'javascript:', locationTo: '/' }, 'response-rewrite.location', '.locationFrom'],
  [{ locationFrom: 'http://', locationTo: '/' }, 'response-rewrite.location', '.locationFrom'],
  [{ locationFrom: '/', locationTo: `/${'a'.repeat(2000)}` }, 'response-rewrite.too-long', '.locationTo'],
  [{ cookiePathFrom: '/', cookiePathTo: '/a b' }, 'path.not-plain', '.cookiePathTo'],
  [{ cookiePathFrom: 'off', cookiePathTo: '/' }, 'path.not-absolute', '.cookiePathFrom'],
  [{ cookiePathFrom: '/', cookiePathTo: `/${'a'.repeat(2000)}` }, 'response-rewrite.too-long', '.cookiePathTo'],
  [{ cookieDomainFrom: 'off', cookieDomainTo: '*.example.com' }, 'response-rewrite.domain', '.cookieDomainTo'],
  [{ cookieDomainFrom: 'a b', cookieDomainTo: 'a.example' }, 'host.not-a-dns-name', '.cookieDomainFrom'],
  [{ cookieDomainFrom: 'a.example', cookieDomainTo: '10.0.0.1' }, 'host.not-a-dns-name', '.cookieDomainTo'],
])('%j is refused', (rewrite, code, field) => {
  expect(fault(() => checked('responseRewrite', rewrite))).toMatchObject({ code, prop: `responseRewrite${field}` });
});

test('responses of gRPC and FastCGI are not changed', () => {
  expect(fault(() => loadBalancer({ responseRewrite: ALL, annotations: { [`${PREFIX}backend-protocol`]: 'GRPC' } }))).toMatchObject({ code: 'nginx.response-rewrite' });
});
