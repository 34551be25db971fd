import { Size } from 'cdk8s';
import { BodySizeCheck } from '../src';
import { SERVERS } from './support/addresses';
import { Peak, peakOf } from './support/memory';
import { programOf } from './support/processes';
import { record } from './support/results';
import { nameOf, RUNNING } from './support/running';
import { hostOf, loadBalancer, serve } from './support/scene';
import { Started } from './support/started';
import { startStreamingServer } from './support/streaming-server';
import { startUploadServer, Upload, UploadServer } from './support/upload';

const MIB = 2 ** 20;
const BYTES = 500 * MIB;
const maxBodySize = Size.mebibytes(500);

const started = new Started();
let server: UploadServer;

beforeAll(async () => {
  server = started.keep(await startUploadServer(SERVERS[0]));
});

afterAll(async () => started.stop());

/** Those that hold bodies only if they are asked to. */
const HOLDERS = [
  { short: 'traefik', holdsIn: 'files' },
  { short: 'envoy', holdsIn: 'memory' },
] as const;

describe.each(HOLDERS)('uploads of 500 MiB through $short', ({ short, holdsIn }) => {
  const { controller, target } = RUNNING.find(running => running.short === short)!;

  async function measured(namespace: string, times: number): Promise<{ peak: Peak; uploads: Upload[] }> {
    let uploads: Upload[] = [];
    const peak = await peakOf(programOf(target), async () => {
      uploads = await Promise.all(Array.from({ length: times }, async () => server.upload(target.address, hostOf(namespace), BYTES)));
    });
    return { peak, uploads };
  }

  function enter(how: string, times: number, expected: string, { peak, uploads }: { peak: Peak; uploads: Upload[] }): void {
    const sent = Math.max(...uploads.map(({ sentAtFirst }) => sentAtFirst)) / MIB;
    const after = Math.max(...uploads.map(({ firstAfter }) => firstAfter)).toFixed(2);
    record('Uploads', `${target.name}, ${how}: ${times === 1 ? 'one upload' : 'four uploads at once'} of 500 MiB`, expected,
      `memory grows by ${peak.memory} MiB, temporary files ${peak.files} MiB; first byte at the backend after ${after} s, when the client had sent ${sent} MiB`);
  }

  describe('checked by their lengths', () => {
    const namespace = `uploads-${short}`;
    beforeAll(async () => serve(namespace, chart => loadBalancer(chart, { controller, backends: server.backends, maxBodySize }), target));

    test.each([1, 4])('%d at once are passed on as they come', async times => {
      const all = await measured(namespace, times);
      enter('checked by their lengths', times, 'streamed', all);
      expect(all.uploads.map(({ status, received }) => [status, received])).toStrictEqual(all.uploads.map(() => [200, BYTES]));
      all.uploads.forEach(({ sentAtFirst }) => expect(sentAtFirst).toBeLessThan(BYTES / 2));
      expect(all.peak.memory).toBeLessThan(200);
      expect(all.peak.files).toBe(0);
    });
  });

  describe('every one checked', () => {
    const namespace = `held-uploads-${short}`;
    beforeAll(async () => serve(namespace, chart => (
      loadBalancer(chart, { controller, backends: server.backends, maxBodySize, bodySizeCheck: BodySizeCheck.EVERY_BODY })
    ), target));

    test.each([1, 4])('%d at once are held until they are whole', async times => {
      const all = await measured(namespace, times);
      enter('every body checked', times, `held in ${holdsIn === 'files' ? 'temporary files' : 'memory'}`, all);
      expect(all.uploads.map(({ status, received }) => [status, received])).toStrictEqual(all.uploads.map(() => [200, BYTES]));
      // What is under way in the sockets was not yet with the controller.
      all.uploads.forEach(({ sentAtFirst }) => expect(sentAtFirst).toBeGreaterThan(BYTES * 0.9));
      expect(all.peak[holdsIn]).toBeGreaterThan(400);
    });
  });
});

describe.each(RUNNING.filter(({ column }) => column !== 'Gateway API').map(running => [nameOf(running), running] as const))('streams through a limited route: %s', (name, running) => {
  const { short, controller, target } = running;

  test.each<[string, BodySizeCheck | undefined, object]>([
    ['by default', undefined, { upload: short === 'reader' ? 'held' : 'as it comes', events: 'as they come', webSocket: 101 }],
    ['every body checked', BodySizeCheck.EVERY_BODY, { upload: 'held', events: short === 'traefik' ? 'held' : 'as they come', webSocket: short === 'envoy' ? 403 : 101 }],
  ])('%s', async (how, bodySizeCheck, expected) => {
    const namespace = `streams-${short}-${bodySizeCheck ? 'held' : 'default'}`;
    const { backends, upload, events, webSocket } = started.keep(await startStreamingServer(SERVERS[0])).to(target.address, hostOf(namespace));
    await serve(namespace, chart => loadBalancer(chart, { controller, backends, maxBodySize, bodySizeCheck }), target);
    const got = { upload: await upload(), events: await events(), webSocket: await webSocket() };
    record('Uploads', `${name}, a route with a limit, ${how}: an upload in halves, server-sent events, a WebSocket`, Object.values(expected).join(', '), Object.values(got).join(', '));
    expect(got).toStrictEqual(expected);
  });
});
