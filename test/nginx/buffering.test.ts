import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import { complaintAbout, serving } from './support/front-door';
import { Ingress, loadBalancer, render } from './support/ingress';
import { batch, holds } from './support/properties';
import { Buffering } from '../../src';
import { InvalidInput } from '../../src/basics/errors';
import { BUFFERING } from '../dossiers/buffering';

const { plausible, make } = BUFFERING.random;

const CASES = plausible({ factory: 'ingressNginx', can: () => true });

function ingressesOf(all: readonly (Buffering | undefined)[], annotations?: { [key: string]: string }): Ingress[] {
  return render(chart => all.forEach((buffering, i) => loadBalancer(chart, `lb-${i}`, { hosts: [`h${i}.test`], buffering, annotations })));
}

test('nginx loads whatever the prop can ask for', async () => {
  await holds(8, batch(CASES, 40), async all => {
    expect(complaintAbout(ingressesOf(all.map(make)))).toBeUndefined();
  });
});

/** Annotations of a user's beside the prop, on both sides of what fits. */
const BESIDE = fc.record({
  'proxy-buffers-number': fc.integer({ min: 2, max: 6 }).map(String),
  'proxy-max-temp-file-size': fc.constantFrom('0', '4k', '8m', '64m'),
  'proxy-buffering': fc.constantFrom('on', 'off'),
}, { requiredKeys: [] });

test('nginx loads the prop beside annotations of a user\'s, unless these are refused', async () => {
  let taken = 0;
  await holds(60, fc.tuple(CASES, BESIDE), async ([given, beside]) => {
    const rendered = { 'proxy-buffers-number': given.count, 'proxy-max-temp-file-size': given.file, 'proxy-buffering': given.response };
    const free = Object.entries(beside).filter(([name]) => rendered[name as keyof typeof rendered] === undefined);
    const annotations = Object.fromEntries(free.map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value]));
    let ingresses: Ingress[];
    try {
      ingresses = ingressesOf([make(given)], annotations);
    } catch (e) {
      expect((e as InvalidInput).message).toMatch(/\[nginx\.(buffers|temporary-file-size)\]$/);
      return;
    }
    taken++;
    expect(complaintAbout(ingresses)).toBeUndefined();
  });
  expect(taken).toBeGreaterThan(10);
});

/** Of all kinds, those that cannot hold such headers first. */
const BUFFERS: readonly (Buffering | undefined)[] = [
  undefined,
  { responseBuffers: 16 },
  { responseBufferSize: Size.kibibytes(8), responseBuffers: 16 },
  { responseBufferSize: Size.kibibytes(16) },
  { response: true, responseBufferSize: Size.kibibytes(16), responseBuffers: 3 },
  { response: false, responseBufferSize: Size.kibibytes(64) },
];

test.each([8300, 14_000])('all headers of a response have to fit into one buffer: %d bytes', async bytes => {
  await serving(ingressesOf(BUFFERS), async door => {
    const answers = await Promise.all(BUFFERS.map(async (_, i) => door.get(`h${i}.test`, '/', { headers: { 'x-test-large': String(bytes) } })));
    expect(answers.map(({ status }) => status)).toStrictEqual([502, 502, 502, 200, 200, 200]);
  });
});
