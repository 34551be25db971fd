import { Chart, Testing } from 'cdk8s';
import { ExternalLoadBalancer, Rewrite, RoutePath } from '../../src';
import { SCENARIO } from '../support';
import { Backend, deadAddress, startBackend } from './support/backend';
import { FrontDoor, serving } from './support/front-door';
import { Ingress } from './support/ingress';

/**
 * The load balancer that the library was made for, as a whole. What the controller does beside nginx' configuration is not
 * seen here: certificates and the redirect to https, and the spread over backends, which is nginx' own round robin.
 */

const HOST = 'xxx.your-domain.com';

function scenario(): Ingress[] {
  const chart = new Chart(Testing.app(), 'zl', { namespace: 'wetwin' });
  const lb = new ExternalLoadBalancer(chart, 'ZlLb', SCENARIO);
  lb.addRoute('admin', { hosts: [HOST], paths: [RoutePath.prefix('/admin')], rewrite: Rewrite.stripPrefix() });
  const objects: Ingress[] = Testing.synth(chart);
  return objects.filter(object => object.kind === 'Ingress');
}

let servers: Backend[] = [];

beforeEach(async () => {
  servers = [await startBackend('46'), await startBackend('47')];
});

afterEach(async () => {
  await Promise.all(servers.map(async server => server.stop()));
});

async function served(use: (door: FrontDoor) => Promise<void>): Promise<void> {
  await serving(scenario(), use, servers.map(({ address }) => address));
}

const CHROME = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Safari/537.36' };

test('half of the requests go to each backend, and the response names it', async () => {
  await served(async door => {
    const count = new Map<string, number>();
    for (let i = 0; i < 100; i++) {
      const { status, seen, headers } = await door.get(HOST, `/lb/zl/${i}`, { headers: CHROME });
      expect([status, seen?.url, headers.get('backend-pod')]).toEqual([200, `/zl/${i}`, [servers[seen?.backend === '46' ? 0 : 1].address]]);
      count.set(seen!.backend, (count.get(seen!.backend) ?? 0) + 1);
    }
    expect([...count].sort()).toEqual([['46', 50], ['47', 50]]);
  });
});

test('paths are rewritten, with their query, and others answer 404', async () => {
  await served(async door => {
    const sees = async (path: string) => {
      const { status, seen } = await door.get(HOST, path, { headers: CHROME });
      return status === 200 ? seen?.url : status;
    };
    expect(await sees('/lb/zl/foo?x=1&y=a%20b')).toBe('/zl/foo?x=1&y=a%20b');
    expect(await sees('/lb/zl/a%2Fb')).toBe('/zl/a/b');
    expect(await sees('/lb//zl//foo')).toBe('/zl/foo');
    expect(await sees('/LB/zl/foo')).toBe('/zl/foo');
    for (const path of ['/', '/lb/', '/lb/zl', '/lb/zx/foo', '/x/lb/zl/foo', '/lb/zl/../../etc', '/administrator', '/ADMIN/x']) {
      expect([path, await sees(path)]).toEqual([path, 404]);
    }
    expect(await Promise.all(['/admin', '/admin/', '/admin/x/y?z=1'].map(sees))).toEqual(['/', '/', '/x/y?z=1']);
  });
});

test('crawlers are turned away on their route and nowhere else, and browsers pass', async () => {
  await served(async door => {
    for (const crawler of ['Scrapy/2.11', 'Go-http-client/1.1', 'Apache-HttpClient/4.5.14', 'curl/8.5.0', 'CURL']) {
      const headers = { 'user-agent': crawler };
      const blocked = await door.get(HOST, '/lb/zl/foo', { headers });
      expect([crawler, blocked.status, blocked.headers.get('x-real-ip')]).toEqual([crawler, 403, ['127.0.0.1']]);
      expect([crawler, (await door.get(HOST, '/admin', { headers })).status]).toEqual([crawler, 200]);
    }
    for (const headers of [CHROME, { 'user-agent': '' }, {}]) {
      expect((await door.get(HOST, '/lb/zl/foo', { headers })).status).toBe(200);
    }
  });
});

test('the client\'s address reaches the backend and comes back in the response, and cannot be forged', async () => {
  await served(async door => {
    const headers = { 'x-real-ip': '6.6.6.6', 'x-forwarded-for': '6.6.6.6' };
    const { seen, headers: sent } = await door.get(HOST, '/lb/zl/foo', { headers, localAddress: '127.0.0.77' });
    expect(seen?.headers).toMatchObject({ 'x-real-ip': '127.0.0.77', 'x-forwarded-for': '127.0.0.77', 'x-original-forwarded-for': '6.6.6.6' });
    expect(sent.get('x-real-ip')).toEqual(['127.0.0.77']);
    expect((await door.get(HOST, '/admin')).headers.has('x-real-ip')).toBe(false);
  });
});

test('bodies of 500 MiB pass, and one byte more does not', async () => {
  await served(async door => {
    expect(await door.statusBeforeBody(HOST, '/lb/zl/upload', 524288000)).toBe(100);
    expect(await door.statusBeforeBody(HOST, '/lb/zl/upload', 524288001)).toBe(413);
    expect(await door.statusBeforeBody(HOST, '/admin/upload', 1048577)).toBe(413);
  });
});

test('a backend that refuses connections costs no request', async () => {
  const dead = await deadAddress();
  await serving(scenario(), async door => {
    for (let i = 0; i < 20; i++) {
      const { status, headers } = await door.get(HOST, '/lb/zl/foo', i % 2 ? { method: 'POST', body: Buffer.from('x') } : {});
      expect(status).toBe(200);
      expect([servers[1].address, `${dead}, ${servers[1].address}`]).toContain(headers.get('backend-pod')?.join());
    }
  }, [dead, servers[1].address]);
});
