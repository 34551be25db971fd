import { HttpsRedirect, RoutePath, Tls } from '../src';
import { TERMINATOR } from './support/addresses';
import { record } from './support/results';
import { behindTerminator, nameOf, RUNNING } from './support/running';
import { ask, hostOf, loadBalancer, serve } from './support/scene';
import { defaultCa, GATEWAY_API_ON_ENVOY, TRAEFIK_RESOURCES } from './support/targets';
import { until } from './support/wait';

const FORWARDED = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' };

test.each(RUNNING.map(running => [nameOf(running), running] as const))('on %s, what a proxy forwards that ends TLS is served, and clients over http are redirected', async (name, running) => {
  const { short, target } = running;
  const { controller, port } = behindTerminator(running);
  const namespace = `terminator-${short}`;
  const host = hostOf(namespace);
  const secured = `secured-${short}.example.com`;
  await serve(namespace, chart => {
    const lb = loadBalancer(chart, { controller, hosts: [host], paths: [RoutePath.prefix('/lb')], httpsRedirect: HttpsRedirect.ALWAYS, blockedUserAgents: short.startsWith('any') ? undefined : ['evil'] });
    lb.addRoute('secured', { hosts: [secured], tls: Tls.controllerDefault(), httpsRedirect: HttpsRedirect.ALWAYS });
  }, target);
  const { address } = target;
  const forwarded = { address, port, localAddress: TERMINATOR, headers: FORWARDED };
  await until('served request', async () => (await ask(host, '/lb/x', forwarded)).status === 200 || undefined);
  await until('served request of the host with a certificate', async () => (await ask(secured, '/x', forwarded)).status === 200 || undefined);
  const answers = [
    await ask(host, '/lb/x', forwarded),
    await ask(host, '/lb/x', { ...forwarded, headers: { ...FORWARDED, 'user-agent': 'evil' } }),
    await ask(host, '/lb/x', { address, port }),
    await ask(host, '/lb/x', { address, port, localAddress: TERMINATOR, headers: { 'x-forwarded-proto': 'http' } }),
    await ask(secured, '/x', forwarded),
    await ask(secured, '/x', { address, port }),
    await ask(secured, '/x', { address, port: 443, ca: defaultCa(target) }),
    await ask(host, '/lb/x', { address, port, headers: FORWARDED }),
  ].map(({ status, seen }) => `${status}${seen ? ` ${seen.headers['x-forwarded-proto']}` : ''}`);
  record('TLS', `${name}: forwarded by a trusted proxy as https, plain, and forwarded by anybody`, '200, a redirect, a redirect unless everybody is believed', [answers[0], answers[2], answers[7]].join(', '));
  const redirect = target === TRAEFIK_RESOURCES ? '301' : '308';
  // Gateway API alone blocks no agents.
  const agent = short.startsWith('any') ? '200 https' : '403';
  const believed = target === GATEWAY_API_ON_ENVOY ? '200 https' : redirect;
  expect(answers).toStrictEqual(['200 https', agent, redirect, redirect, '200 https', redirect, '200 https', believed]);
});
