import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { BodySize, RoutePath } from '../../src';
import { serving } from './support/front-door';
import { Ingress, loadBalancer, render } from './support/ingress';
import { batch, holds } from './support/properties';

const hostOf = (i: number) => `h${i}.test`;

function ingressesOf(sizes: Array<Size | undefined>): Ingress[] {
  return render(chart => sizes.forEach((maxBodySize, i) => loadBalancer(chart, `lb-${i}`, { hosts: [hostOf(i)], maxBodySize })));
}

test.each([
  ['1 KiB', Size.kibibytes(1), 1024],
  ['64 KiB', Size.kibibytes(64), 65536],
  ['1 MiB', Size.mebibytes(1), 1048576],
  ['3 MiB, more than nginx allows by itself', Size.mebibytes(3), 3145728],
])('a body of %s passes whole, and one byte more is answered with 413', async (_, maxBodySize, bytes) => {
  await serving(ingressesOf([maxBodySize]), async door => {
    const passed = await door.get(hostOf(0), '/', { method: 'POST', body: Buffer.alloc(bytes) });
    expect([passed.status, passed.seen?.bodyBytes]).toEqual([200, bytes]);
    expect(await door.statusBeforeBody(hostOf(0), '/', bytes + 1)).toBe(413);
  });
});

test('any size is kept to the byte', async () => {
  // 500 MiB need not be sent: nginx says before the first byte whether it takes a body of that length.
  const size = fc.oneof(
    fc.integer({ min: 1, max: 2 ** 20 }).map(n => ({ size: Size.kibibytes(n), bytes: BigInt(n) * 1024n })),
    fc.integer({ min: 1, max: 2 ** 20 }).map(n => ({ size: Size.mebibytes(n), bytes: BigInt(n) * 1024n ** 2n })),
    fc.integer({ min: 1, max: 2 ** 20 }).map(n => ({ size: Size.gibibytes(n), bytes: BigInt(n) * 1024n ** 3n })),
    fc.integer({ min: 1, max: 2 ** 30 }).map(n => ({ size: Size.kibibytes(n / 1024), bytes: BigInt(n) })),
    fc.constantFrom({ size: Size.mebibytes(500), bytes: 524288000n }, { size: Size.tebibytes(8191), bytes: 8191n * 1024n ** 4n }),
  );
  await holds(8, batch(size, 40), async sizes => {
    await serving(ingressesOf(sizes.map(each => each.size)), async door => {
      for (const [i, { bytes }] of sizes.entries()) {
        const answers = await Promise.all([bytes, bytes + 1n].map(async length => door.statusBeforeBody(hostOf(i), '/', String(length))));
        expect({ bytes, answers }).toEqual({ bytes, answers: [100, 413] });
      }
    });
  });
});

test('without a limit every body is taken', async () => {
  await serving(ingressesOf([BodySize.UNLIMITED]), async door => {
    expect(await door.statusBeforeBody(hostOf(0), '/', '9000000000000000000')).toBe(100);
    const { status, seen } = await door.get(hostOf(0), '/', { method: 'POST', body: Buffer.alloc(2 ** 21) });
    expect([status, seen?.bodyBytes]).toEqual([200, 2 ** 21]);
  });
});

test('where no size is asked for, nginx\' own limit of 1 MiB holds', async () => {
  await serving(ingressesOf([undefined]), async door => {
    expect(await door.statusBeforeBody(hostOf(0), '/', 1048576)).toBe(100);
    expect(await door.statusBeforeBody(hostOf(0), '/', 1048577)).toBe(413);
  });
});

test('the size of one route leaves the others of its host alone', async () => {
  const ingresses = render(chart => {
    const lb = loadBalancer(chart, 'lb', { hosts: [hostOf(0)], maxBodySize: Size.kibibytes(1) });
    lb.addRoute('upload', { hosts: [hostOf(0)], paths: [RoutePath.prefix('/upload')], maxBodySize: Size.kibibytes(4) });
  });
  await serving(ingresses, async door => {
    expect(await door.statusBeforeBody(hostOf(0), '/upload/x', 4096)).toBe(100);
    expect(await door.statusBeforeBody(hostOf(0), '/upload/x', 4097)).toBe(413);
    expect(await door.statusBeforeBody(hostOf(0), '/other', 1025)).toBe(413);
  });
});
