import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { Duration } from 'cdk8s';
import { Retries, RetryOn } from '../../src';
import { deadAddress, startBackend } from './support/backend';
import { FrontDoor, serving } from './support/front-door';
import { loadBalancer, render } from './support/ingress';

const HOST = 'h.test';

/** Servers that answer 503 after some time, and how many requests they have had. */
async function failing(milliseconds: number, use: (addresses: string[], requests: () => number) => Promise<void>): Promise<void> {
  let requests = 0;
  const servers = await Promise.all([1, 2, 3].map(async () => {
    const server = createServer((request, response) => {
      requests++;
      request.resume().on('end', () => setTimeout(() => response.writeHead(503).end(), milliseconds));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return server;
  }));
  try {
    await use(servers.map(server => `127.0.0.1:${(server.address() as AddressInfo).port}`), () => requests);
  } finally {
    servers.forEach(server => server.closeAllConnections());
    await Promise.all(servers.map(async server => new Promise(resolve => server.close(resolve))));
  }
}

async function through(retries: Retries | undefined, addresses: string[], use: (door: FrontDoor) => Promise<void>): Promise<void> {
  await serving(render(chart => loadBalancer(chart, 'lb', { hosts: [HOST], retries })), use, addresses);
}

const BODY = { method: 'POST', body: Buffer.from('body') };

test.each<[string, Retries, { GET: number; POST: number }]>([
  ['after 503', Retries.on([RetryOn.STATUS_503]), { GET: 3, POST: 1 }],
  ['twice after 503, of every method', Retries.on([RetryOn.STATUS_503], { attempts: 2, nonIdempotent: true }), { GET: 2, POST: 2 }],
  ['after another failure', Retries.on([RetryOn.STATUS_502, RetryOn.TIMEOUT]), { GET: 1, POST: 1 }],
  ['never', Retries.none(), { GET: 1, POST: 1 }],
])('attempts are counted at the servers: %s', async (_, retries, attempts) => {
  await failing(0, async (addresses, requests) => through(retries, addresses, async door => {
    expect((await door.get(HOST, '/')).status).toBe(503);
    const gets = requests();
    expect((await door.get(HOST, '/', BODY)).status).toBe(503);
    expect({ GET: gets, POST: requests() - gets }).toStrictEqual(attempts);
  }));
});

test('no attempt begins after the time for all of them', async () => {
  await failing(700, async (addresses, requests) => {
    const retries = Retries.on([RetryOn.STATUS_503], { attempts: 10, within: Duration.seconds(1) });
    await through(retries, addresses, async door => {
      expect((await door.get(HOST, '/')).status).toBe(503);
      expect(requests()).toBe(2);
    });
  });
});

test.each<[string, Retries | undefined, boolean]>([
  ['by itself', undefined, false],
  ['connections that are refused', Retries.on([RetryOn.CONNECT_FAILURE]), false],
  ['nothing', Retries.none(), true],
])('a server that refuses connections costs no request, GET or POST, unless nothing is tried again: %s', async (_, retries, isFailing) => {
  const steady = await startBackend('steady');
  try {
    await through(retries, [await deadAddress(), steady.address], async door => {
      const statuses = new Set<number>();
      for (let i = 0; i < 20; i++) {
        statuses.add((await door.get(HOST, '/', i % 4 < 2 ? {} : BODY)).status);
      }
      expect(statuses).toStrictEqual(new Set(isFailing ? [200, 502] : [200]));
    });
  } finally {
    await steady.stop();
  }
});
