import * as fc from 'fast-check';
import { HeaderValue, Rewrite, RoutePath } from '../../src';
import { deadAddress } from './support/backend';
import { hostileText } from './support/chars';
import { CANARY, complaintAbout, serving } from './support/front-door';
import { Ingress, loadBalancer, render } from './support/ingress';
import { batch, holds } from './support/properties';
import { INGRESS_NGINX_READER } from '../../src/controllers/ingress-nginx/readers/ingress-nginx';
import { fault } from '../support';

type Props = Parameters<typeof loadBalancer>[2];

const hostOf = (i: number) => `h${i}.test`;

const ingressesOf = (...all: readonly Props[]): Ingress[] => render(chart => all.forEach((props, i) => loadBalancer(chart, `lb-${i}`, { hosts: [hostOf(i)], ...props })));

/** Trimmed texts whose escapes stay below the longest word. */
const value = hostileText(200).map(text => text.trim()).filter(text => text !== '');
const name = fc.stringMatching(/^X[A-Za-z0-9-]{1,30}$/);

test('a text arrives byte for byte, in place of what the client sends', async () => {
  const headers = fc.uniqueArray(fc.tuple(name, value), { minLength: 1, maxLength: 5, selector: ([key]) => key.toLowerCase() });
  await holds(12, batch(headers, 30), async all => {
    const headersOf = (each: string[][]) => Object.fromEntries(each.map(([key, text]) => [key, HeaderValue.literal(text)]));
    const ingresses = ingressesOf(...all.map(each => ({ requestHeaders: headersOf(each) })));
    await serving(ingresses, async door => {
      for (const [i, each] of all.entries()) {
        const forged = Object.fromEntries(each.map(([key]) => [key, 'forged']));
        const { seen } = await door.get(hostOf(i), '/app', { headers: forged });
        expect(each.map(([key]) => [key, seen!.headers[key.toLowerCase()]])).toEqual(each);
        expect((await door.get(hostOf(i), '/pwn')).seen!.url).toBe('/pwn');
      }
      expect((await door.get(CANARY, '/')).status).toBe(200);
    });
  });
});

test('the address of the client and the name of the Service, whatever the client claims', async () => {
  await serving(ingressesOf({ requestHeaders: { 'X-Client': HeaderValue.clientIp(), 'X-Service': HeaderValue.serviceName() } }), async door => {
    const { seen } = await door.get(hostOf(0), '/', { headers: { 'x-client': '6.6.6.6', 'x-service': 'other' }, localAddress: '127.0.0.77' });
    expect([seen!.headers['x-client'], seen!.headers['x-service']]).toStrictEqual(['127.0.0.77', 'lb-0']);
  });
});

test('removed headers do not arrive, and others do', async () => {
  await serving(ingressesOf({ removeRequestHeaders: ['Authorization', 'cookie', 'X-Debug'] }), async door => {
    const { seen } = await door.get(hostOf(0), '/', { headers: { 'authorization': 'Basic YTpi', 'cookie': 'a=b', 'x-debug': '1', 'x-other': 'kept' } });
    expect(['authorization', 'cookie', 'x-debug', 'x-other'].map(each => seen!.headers[each])).toStrictEqual([undefined, undefined, undefined, 'kept']);
  });
});

test('the prefix arrives with a rewrite and without', async () => {
  const stripped = { paths: [RoutePath.prefix('/app')], rewrite: Rewrite.stripPrefix(), forwardedPrefix: '/app' };
  const same = { paths: [RoutePath.regex('/x')], rewrite: Rewrite.fullPath('/x'), forwardedPrefix: '/app' };
  await serving(ingressesOf(stripped, { forwardedPrefix: '/app' }, same), async door => {
    const seenAt = async (host: string, path: string) => {
      const { headers, url } = (await door.get(host, path, { headers: { 'x-forwarded-prefix': '/forged' } })).seen!;
      return [headers['x-forwarded-prefix'], url];
    };
    expect(await seenAt(hostOf(0), '/app/a')).toStrictEqual(['/app', '/a']);
    expect(await seenAt(hostOf(1), '/a')).toStrictEqual(['/app', '/a']);
    expect(await seenAt(hostOf(2), '/x')).toStrictEqual(['/app', '/x']);
  });
});

test('a second directive for a header of the controller\'s own sends two of it, and is refused', async () => {
  const [{ metadata, ...plain }] = ingressesOf({});
  const twice = { ...plain, metadata: { ...metadata, annotations: { 'nginx.ingress.kubernetes.io/configuration-snippet': 'proxy_set_header X-Real-IP 6.6.6.6;' } } };
  await serving([twice], async door => {
    expect((await door.get(hostOf(0), '/')).seen!.headers['x-real-ip']).toBe('127.0.0.1, 6.6.6.6');
  });
  for (const own of INGRESS_NGINX_READER.ownRequestHeaders) {
    expect(fault(() => ingressesOf({ requestHeaders: { [own]: HeaderValue.literal('a') } }))).toMatchObject({ code: 'nginx.own-request-header', prop: 'requestHeaders' });
    expect(fault(() => ingressesOf({ removeRequestHeaders: [own] }))).toMatchObject({ code: 'nginx.own-request-header', prop: 'removeRequestHeaders' });
  }
});

test('the longest name loads, and a longer one is refused since nginx does not', () => {
  const snippet = (length: number) => `proxy_set_header X${'a'.repeat(length - 1)} "a";\n`;
  const [{ metadata, ...plain }] = ingressesOf({});
  const complaint = (length: number) => complaintAbout([{ ...plain, metadata: { ...metadata, annotations: { 'nginx.ingress.kubernetes.io/configuration-snippet': snippet(length) } } }]);
  const named = (length: number) => () => ingressesOf({ requestHeaders: { [`X${'a'.repeat(length - 1)}`]: HeaderValue.literal('a') } });
  expect(complaint(46)).toBeUndefined();
  expect(complaint(47)).toContain('proxy_headers_hash');
  expect(named(46)()[0].metadata.annotations).toStrictEqual({ 'nginx.ingress.kubernetes.io/configuration-snippet': snippet(46) });
  expect(fault(named(47))).toMatchObject({ code: 'nginx.request-header-name', prop: 'requestHeaders' });
});

test('a response header is removed from every answer, of the backends and of nginx itself', async () => {
  const removing = { removeResponseHeaders: ['X-Powered-By', 'server'], blockedUserAgents: ['curl'] };
  const sent = { 'x-test-answer': JSON.stringify({ 'X-Powered-By': 'a', 'Server': 'b', 'X-Other': 'kept' }) };
  await serving(ingressesOf(removing), async door => {
    const answers = [await door.get(hostOf(0), '/', { headers: sent }), await door.get(hostOf(0), '/', { headers: { ...sent, 'x-test-status': '500' } }), await door.get(hostOf(0), '/', { headers: { 'user-agent': 'curl' } })];
    expect(answers.map(({ status, headers }) => [status, headers.get('x-powered-by'), headers.get('server'), headers.get('x-other')]))
      .toStrictEqual([[200, undefined, undefined, ['kept']], [500, undefined, undefined, ['kept']], [403, undefined, undefined, undefined]]);
  });
  await serving(ingressesOf(removing), async door => {
    const { status, headers } = await door.get(hostOf(0), '/');
    expect([status, headers.get('server')]).toStrictEqual([502, undefined]);
  }, [await deadAddress()]);
});
