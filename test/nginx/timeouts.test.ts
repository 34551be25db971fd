import { Duration } from 'cdk8s';
import { complaintAbout, FrontDoor, serving } from './support/front-door';
import { Ingress, loadBalancer, render } from './support/ingress';
import { withPausingServer } from './support/pausing-server';
import { Timeouts } from '../../src';

const HOST = 'a.test';

const ingressesWith = (timeouts: Timeouts): Ingress[] => render(chart => loadBalancer(chart, 'lb', { hosts: [HOST], timeouts }));

/** How a request ends, and after how many whole seconds: without a status where its response is cut. */
async function ended(door: FrontDoor, path: string, options: { method?: string; body?: Buffer } = {}): Promise<[number | undefined, number]> {
  const start = performance.now();
  const status = await door.get(HOST, path, options).then(answer => answer.status, () => undefined);
  return [status, Math.floor((performance.now() - start) / 1000)];
}

test('the time between two reads: before a response and within it', async () => {
  await withPausingServer(async address => serving(ingressesWith({ read: Duration.seconds(2) }), async door => {
    const [before, within, shorter, dripping] = await Promise.all([
      ended(door, '/before/5000', { method: 'POST' }), ended(door, '/within/5000'), ended(door, '/within/1000'), ended(door, '/dripping/5000'),
    ]);
    expect({ before, within }).toStrictEqual({ before: [504, 2], within: [undefined, 2] });
    expect([shorter[0], dripping[0]]).toStrictEqual([200, 200]);
  }, [address]));
});

test('a request that may be repeated is sent to the next server: all of them take the time', async () => {
  await withPausingServer(async address => serving(ingressesWith({ read: Duration.seconds(1) }), async door => {
    const [get, post] = await Promise.all([ended(door, '/before/8000'), ended(door, '/before/8000', { method: 'POST' })]);
    expect({ get, post }).toStrictEqual({ get: [504, 3], post: [504, 1] });
  }, [address, address, address, address]));
});

test('the time between two writes', async () => {
  const ingresses = ingressesWith({ send: Duration.seconds(1), read: Duration.seconds(20) }).map(unlimited);
  await withPausingServer(async address => serving(ingresses, async door => {
    const [status, seconds] = await ended(door, '/unread', { method: 'POST', body: Buffer.alloc(64 * 2 ** 20) });
    expect({ failed: status === undefined || status >= 500, soon: seconds < 10 }).toStrictEqual({ failed: true, soon: true });
  }, [address]));
});

test('nginx takes the shortest and the longest', () => {
  const all = (each: Duration): Timeouts => ({ connect: each, send: each, read: each });
  expect([Duration.seconds(1), Duration.days(365)].map(each => complaintAbout(ingressesWith(all(each))))).toStrictEqual([undefined, undefined]);
});

function unlimited(ingress: Ingress): Ingress {
  const { metadata } = ingress;
  return { ...ingress, metadata: { ...metadata, annotations: { ...metadata.annotations, 'nginx.ingress.kubernetes.io/proxy-body-size': '0' } } };
}
