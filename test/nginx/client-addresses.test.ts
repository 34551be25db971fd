import { FrontDoor, complaintAbout, serving } from './support/front-door';
import { loadBalancer, render } from './support/ingress';
import { withPausingServer } from './support/pausing-server';
import { RateLimit, RouteOptions, RoutePath } from '../../src';
import { counts } from '../dossiers/proof';

const HOST = 'a.test';
const ALLOWED = '127.0.0.77';
const DENIED = '127.0.0.78';
const STRANGER = '127.0.0.79';

const ingressesWith = (options: RouteOptions) => render(chart => loadBalancer(chart, 'lb', { hosts: [HOST], ...options }));

async function statuses(door: FrontDoor, times: number, localAddress: string, path = '/'): Promise<{ [status: string]: number }> {
  return counts(await Promise.all(Array.from({ length: times }, async () => (await door.get(HOST, path, { localAddress })).status)));
}

test.each<[RouteOptions, number[]]>([
  [{ allowedSourceRanges: ['127.0.0.76/31', 'fd00::/8'] }, [200, 403, 403]],
  [{ deniedSourceRanges: [DENIED, 'fd00::/8'] }, [200, 403, 200]],
  [{ allowedSourceRanges: ['127.0.0.76/30', 'fd00::1'], deniedSourceRanges: [DENIED] }, [200, 403, 200]],
])('who gets in, and nobody by a header: %j', async (options, expected) => {
  await serving(ingressesWith(options), async door => {
    const from = async (localAddress: string) => (await door.get(HOST, '/', { localAddress, headers: { 'x-forwarded-for': ALLOWED, 'x-real-ip': ALLOWED } })).status;
    expect(await Promise.all([ALLOWED, DENIED, STRANGER].map(from))).toStrictEqual(expected);
  });
});

test('a rate holds for each client and all paths of a route, and one request more than the burst comes at once', async () => {
  const paths = [RoutePath.prefix('/a'), RoutePath.prefix('/b')];
  await serving(ingressesWith({ paths, rateLimit: RateLimit.perMinute(4, { burst: 8 }) }), async door => {
    expect(await statuses(door, 20, ALLOWED, '/a')).toStrictEqual({ 200: 9, 503: 11 });
    expect(await statuses(door, 3, ALLOWED, '/b')).toStrictEqual({ 503: 3 });
    expect(await statuses(door, 20, STRANGER, '/b')).toStrictEqual({ 200: 9, 503: 11 });
  });
});

test('requests under way are counted for each client', async () => {
  await withPausingServer(async address => serving(ingressesWith({ connectionLimit: 3 }), async door => {
    const all = await Promise.all([ALLOWED, STRANGER].map(async client => statuses(door, 8, client, '/before/1500')));
    expect(all).toStrictEqual([{ 200: 3, 503: 5 }, { 200: 3, 503: 5 }]);
    expect(await statuses(door, 1, ALLOWED)).toStrictEqual({ 200: 1 });
  }, [address]));
});

test('nginx takes the least and the most', () => {
  const rates = [RateLimit.perMinute(1), RateLimit.perSecond(1_000_000), RateLimit.perMinute(1, { burst: 1_000_000 })];
  expect(rates.map(rateLimit => complaintAbout(ingressesWith({ rateLimit })))).toStrictEqual([undefined, undefined, undefined]);
  expect([1, 65_535].map(connectionLimit => complaintAbout(ingressesWith({ connectionLimit })))).toStrictEqual([undefined, undefined]);
});
