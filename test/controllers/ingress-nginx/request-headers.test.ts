import { onTraefik, PREFIX, prefixed, verdict } from './support';
import { BackendProtocol, HeaderValue, IngressController, Rewrite, RoutePath, Support } from '../../../src';
import { annotations, fault, loadBalancer } from '../../support';

const A = HeaderValue.literal('a');
const SNIPPET = `${PREFIX}configuration-snippet`;
const snippetOf = (props: Parameters<typeof annotations>[0]) => annotations(props)[SNIPPET];

test('headers are set, removed and told by one snippet', () => {
  expect(snippetOf({ requestHeaders: { 'X-C': HeaderValue.clientIp(), 'X-A': HeaderValue.literal('say "hi"; $x \\'), 'X-S': HeaderValue.serviceName() }, removeRequestHeaders: ['Authorization'], forwardedPrefix: '/app' })).toBe([
    'proxy_set_header X-A "say \\"hi\\"; ${literal_dollar}x \\\\";',
    'proxy_set_header X-C "$remote_addr";',
    'proxy_set_header X-S "zl-lb";',
    'proxy_set_header Authorization "";',
    'proxy_set_header X-Forwarded-Prefix "/app";',
    '',
  ].join('\n'));
});

test('by the directive of the protocol', () => {
  expect(snippetOf({ backendProtocol: BackendProtocol.grpc(), requestHeaders: { 'X-A': A } })).toBe('grpc_set_header X-A "a";\n');
  expect(snippetOf({ annotations: prefixed({ 'backend-protocol': 'GRPC' }), removeRequestHeaders: ['X-A'] })).toBe('grpc_set_header X-A "";\n');
  expect(snippetOf({ backendProtocol: BackendProtocol.grpc(), requestHeaders: { 'X-A': A }, controller: onTraefik() })).toBe('proxy_set_header X-A "a";\n');
});

describe('the prefix', () => {
  const stripped = { hosts: ['a.example.com'], paths: [RoutePath.prefix('/app')], rewrite: Rewrite.stripPrefix(), forwardedPrefix: '/app' };

  test('is an annotation beside a rewrite, which needs no snippet', () => {
    const rendered = annotations({ ...stripped, controller: IngressController.ingressNginx({ snippetAnnotations: false }) });
    expect(rendered).toMatchObject({ [`${PREFIX}x-forwarded-prefix`]: '/app' });
    expect(rendered).not.toHaveProperty(SNIPPET);
  });

  test('is none where the controller would not look at it', () => {
    const rendered = annotations({ ...stripped, paths: [RoutePath.regex('/x')], rewrite: Rewrite.fullPath('/x') });
    expect(rendered[SNIPPET]).toBe('proxy_set_header X-Forwarded-Prefix "/app";\n');
    expect(rendered).not.toHaveProperty(`${PREFIX}x-forwarded-prefix`);
  });
});

test.each(['X-Forwarded-Proto', 'x-real-ip', 'X-Request-ID', 'Proxy'])('%s belongs to the controller, and not to Traefik', name => {
  expect(fault(() => loadBalancer({ requestHeaders: { [name]: A } }))).toMatchObject({ code: 'nginx.own-request-header', prop: 'requestHeaders' });
  expect(fault(() => loadBalancer({ removeRequestHeaders: [name] }))).toMatchObject({ code: 'nginx.own-request-header', prop: 'removeRequestHeaders' });
  expect(snippetOf({ requestHeaders: { [name]: A }, controller: onTraefik() })).toBe(`proxy_set_header ${name} "a";\n`);
});

test.each(['a"b', 'a\\b', '$a'])('Traefik would show the escapes of %j', text => {
  expect(fault(() => loadBalancer({ requestHeaders: { 'X-A': HeaderValue.literal(text) }, controller: onTraefik() }))).toMatchObject({ code: 'nginx.header-escapes', prop: 'requestHeaders["X-A"]' });
});

test('nothing is set for a FastCGI program', () => {
  const props = { requestHeaders: { 'X-A': A }, removeRequestHeaders: ['X-B'], forwardedPrefix: '/app', annotations: prefixed({ 'backend-protocol': 'FCGI' }) };
  expect(['requestHeaders', 'removeRequestHeaders', 'forwardedPrefix'].map(policy => verdict(policy, props)!.support)).toStrictEqual([Support.OMITTED, Support.OMITTED, Support.OMITTED]);
});

test('headers of responses are removed by the snippet', () => {
  expect(snippetOf({ removeResponseHeaders: ['Server', 'X-Powered-By'] })).toBe('more_clear_headers Server;\nmore_clear_headers X-Powered-By;\n');
  expect(fault(() => loadBalancer({ removeResponseHeaders: ['Server'], controller: IngressController.ingressNginx({ snippetAnnotations: false }) })))
    .toMatchObject({ code: 'nginx.headers-need-snippet', prop: 'removeResponseHeaders' });
});
