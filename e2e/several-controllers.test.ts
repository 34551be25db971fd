import { Backends, Rewrite, RoutePath } from '../src';
import { SERVERS } from './support/addresses';
import { record } from './support/results';
import { nameOf, RUNNING } from './support/running';
import { ask, askTimes, counts, hostOf, loadBalancer, serve } from './support/scene';

const [first, ...others] = RUNNING.filter(({ column }) => column !== 'Gateway API');

test('one load balancer behind several controllers at once, with a canary', async () => {
  const namespace = 'several-controllers';
  const host = hostOf(namespace);
  const route = { hosts: [host], paths: [RoutePath.prefix('/app')], rewrite: Rewrite.stripPrefix() };
  await serve(namespace, chart => {
    const lb = loadBalancer(chart, { ...route, controller: first.controller, backends: Backends.fromIps([SERVERS[0]], { port: 80 }) });
    others.forEach(({ short, controller }) => lb.addRoute(short, { ...route, controller }));
    lb.addCanary('next', { backends: Backends.fromIps([SERVERS[1]], { port: 80 }), weight: 50 });
  }, first.target);
  await Promise.all(others.map(async ({ target }) => target.routed(namespace)));
  for (const running of [first, ...others]) {
    const answers = await askTimes(40, () => ask(host, '/app/a', { address: running.target.address }));
    const went = counts(answers.map(({ status, seen }) => seen ? `${seen.url} at ${seen.address}` : status));
    record('Other controllers', `one load balancer behind three controllers, 40 requests to ${nameOf(running)}, a canary with weight 50`, '/a at both servers', JSON.stringify(went));
    expect(Object.keys(went).sort()).toStrictEqual(SERVERS.map(server => `/a at ${server}`));
  }
});
