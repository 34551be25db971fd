import { HeaderValue, Rewrite, RoutePath } from '../src';
import { record } from './support/results';
import { nameOf, RUNNING } from './support/running';
import { ask, hostOf, loadBalancer, serve } from './support/scene';


/** Headers that controllers send by themselves. */
const BY_CONTROLLERS = ['X-Forwarded-Host', 'X-Forwarded-Port', 'X-Forwarded-Proto', 'X-Real-Ip', 'X-Request-Id', 'User-Agent', 'Cookie', 'Authorization'];

describe.each(RUNNING.map(running => [nameOf(running), running] as const))('%s', (name, { short, controller, target }) => {
  const namespace = `request-headers-${short}`;
  const { address } = target;
  const seenAt = async (path: string, headers: { [name: string]: string } = {}) => (await ask(hostOf(namespace), path, { address, headers })).seen!;

  beforeAll(async () => serve(namespace, chart => {
    const lb = loadBalancer(chart, {
      controller,
      paths: [RoutePath.prefix('/set')],
      requestHeaders: Object.fromEntries(BY_CONTROLLERS.map(header => [header, HeaderValue.literal('a')])),
    });
    lb.addRoute('removed', { hosts: [hostOf(namespace)], paths: [RoutePath.prefix('/removed')], removeRequestHeaders: BY_CONTROLLERS });
    lb.addRoute('below', { hosts: [hostOf(namespace)], paths: [RoutePath.prefix('/app')], rewrite: Rewrite.stripPrefix(), forwardedPrefix: '/app', removeResponseHeaders: ['Server', 'X-Powered-By'] });
    return lb;
  }, target));

  test('headers of the controller itself give way', async () => {
    const { headers } = await seenAt('/set', { 'x-forwarded-proto': 'forged', 'cookie': 'a=b' });
    const got = Object.fromEntries(BY_CONTROLLERS.map(header => [header, headers[header.toLowerCase()]]));
    record('Headers', `requestHeaders on ${name}`, 'each as it is set', JSON.stringify(got));
    expect(got).toStrictEqual(Object.fromEntries(BY_CONTROLLERS.map(header => [header, 'a'])));
  });

  test('and are removed', async () => {
    const { headers } = await seenAt('/removed', { 'cookie': 'a=b', 'authorization': 'Basic YTpi', 'user-agent': 'x', 'accept-encoding': 'gzip' });
    const got = BY_CONTROLLERS.flatMap(header => headers[header.toLowerCase()] === undefined ? [] : [`${header}: ${headers[header.toLowerCase()]}`]);
    record('Headers', `removeRequestHeaders on ${name}`, 'none of them', got.join(', '));
    expect(got).toStrictEqual([]);
  });

  test('a prefix beside a rewrite, whatever the controller sends by itself', async () => {
    const { headers, url } = await seenAt('/app/x', { 'x-forwarded-prefix': '/forged' });
    expect([headers['x-forwarded-prefix'], url]).toStrictEqual(['/app', '/x']);
  });

  test('redirects and cookies of a backend below the prefix are its own business', async () => {
    const sent = { 'Location': 'http://backend.example.com/x', 'Set-Cookie': 'a=b; Path=/x; Domain=backend.example.com' };
    const { headers } = await ask(hostOf(namespace), '/app/x', { address, headers: { 'x-test-status': '302', 'x-test-answer': JSON.stringify(sent) } });
    const got = [headers.get('location'), headers.get('set-cookie')].join(', ');
    record('Headers', `the Location and the cookies of a backend on ${name}`, 'as the backend sends them', got);
    expect(got).toBe(`${sent.Location}, ${sent['Set-Cookie']}`);
  });

  test('the Server of a response', async () => {
    const { headers } = await ask(hostOf(namespace), '/app/x', { address, headers: { 'x-test-answer': JSON.stringify({ 'Server': 'backend', 'X-Powered-By': 'x' }) } });
    record('Headers', `removeResponseHeaders: Server on ${name}`, 'none', String(headers.get('server')));
    expect([headers.get('x-powered-by'), headers.get('server')]).toStrictEqual([undefined, undefined]);
  });
});
