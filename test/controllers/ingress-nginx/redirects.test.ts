import { onTraefik, prefixed, verdict } from './support';
import { HeaderValue, HttpsRedirect, IngressController, LoadBalancing, Redirect, RoutePath, Support, Tls } from '../../../src';
import { annotations, fault, loadBalancer, rendered } from '../../support';

const URL = 'https://new.example.com';
const HOST = 'a.example.com';
const ON_TRAEFIK = onTraefik();

test.each<[Redirect, object]>([
  [Redirect.permanent(URL), { 'permanent-redirect': URL }],
  [Redirect.permanent(URL, { code: 308 }), { 'permanent-redirect': URL, 'permanent-redirect-code': '308' }],
  [Redirect.temporary(URL), { 'temporal-redirect': URL }],
  [Redirect.temporary(URL, { code: 303 }), { 'temporal-redirect': URL, 'temporal-redirect-code': '303' }],
  [Redirect.temporary(URL, { code: 307, keepPath: true }), { 'configuration-snippet': `return 307 ${URL}$request_uri;\n` }],
])('%j', (redirect, expected: any) => {
  expect(annotations({ redirect })).toStrictEqual(prefixed(expected));
});

test('agents are blocked before it', () => {
  const { 'nginx.ingress.kubernetes.io/configuration-snippet': snippet } = annotations({
    redirect: Redirect.permanent(URL, { keepPath: true }), blockedUserAgents: ['bad'], responseHeaders: { 'X-A': HeaderValue.literal('a') },
  });
  expect(snippet.split('\n').map(line => line.split(' ')[0])).toStrictEqual(['if', 'more_set_headers', 'return', '']);
});

test('the Ingress says of its Service what the others say', () => {
  const redirect = Redirect.permanent(URL);
  expect(annotations({ redirect, loadBalancing: LoadBalancing.peakEwma() })).toStrictEqual(prefixed({ 'load-balance': 'ewma', 'permanent-redirect': URL }));
  expect(annotations({ redirect, loadBalancing: LoadBalancing.stickyCookie(), controller: ON_TRAEFIK })).toStrictEqual(prefixed({ 'permanent-redirect': URL }));
});

test.each(['permanent-redirect', 'temporal-redirect'])('not beside the annotation %s', name => {
  expect(fault(() => loadBalancer({ redirect: Redirect.temporary(URL), annotations: prefixed({ [name]: URL }) })))
    .toMatchObject({ code: 'annotations.rendered', prop: `annotations["nginx.ingress.kubernetes.io/${name}"]` });
});

test('without snippets no path stays', () => {
  const controller = IngressController.ingressNginx({ snippetAnnotations: false });
  expect(fault(() => loadBalancer({ redirect: Redirect.permanent(URL, { keepPath: true }), controller })).code).toBe('nginx.redirect-needs-snippet');
});

test('it comes before https on ingress-nginx, and behind it where Traefik reads the annotations', () => {
  const props = { hosts: [HOST], tls: Tls.fromSecret('a'), redirect: Redirect.permanent(URL), httpsRedirect: HttpsRedirect.WITH_CERTIFICATE };
  expect(verdict('tls', props)?.note).toContain('at once');
  expect(verdict('httpsRedirect', props)?.support).toBe(Support.OMITTED);
  expect(verdict('httpsRedirect', { ...props, httpsRedirect: HttpsRedirect.NEVER })?.support).toBe(Support.NATIVE);
  expect(verdict('tls', { ...props, controller: ON_TRAEFIK })?.note).toContain('308');
  expect(verdict('httpsRedirect', { ...props, controller: ON_TRAEFIK })?.support).toBe(Support.NATIVE);
});

test('it comes before agents where Traefik reads the annotations, and before headers unless it is a snippet', () => {
  const policies = { blockedUserAgents: ['bad'], responseHeaders: { 'X-A': HeaderValue.literal('a') }, controller: ON_TRAEFIK };
  for (const policy of ['blockedUserAgents', 'responseHeaders']) {
    expect(verdict(policy, { redirect: Redirect.permanent(URL), ...policies })?.support).toBe(Support.OMITTED);
    const kept = verdict(policy, { redirect: Redirect.permanent(URL, { keepPath: true }), ...policies });
    expect(kept?.support).toBe(policy === 'responseHeaders' ? Support.NATIVE : Support.OMITTED);
    expect(verdict(policy, policies)?.support).toBe(Support.NATIVE);
  }
});

test('Traefik compares patterns with the whole URL', () => {
  const props = { hosts: [HOST], paths: [RoutePath.regex('/a/.*')], controller: ON_TRAEFIK };
  expect(fault(() => loadBalancer({ ...props, redirect: Redirect.permanent(URL) })).code).toBe('nginx.redirect-of-patterns');
  expect(rendered({ ...props, redirect: Redirect.permanent(URL, { keepPath: true }) }).kind).toBe('Ingress');
});

test('the other name, which external-dns is told of', () => {
  const props = { hosts: [HOST, 'www.b.example.com'], wwwRedirect: true };
  expect(annotations(props)).toStrictEqual(prefixed({ 'from-to-www-redirect': 'true' }));
  expect(annotations({ ...props, externalAddress: '10.254.18.55' })).toMatchObject({ 'external-dns.alpha.kubernetes.io/hostname': `www.${HOST},b.example.com` });
});
