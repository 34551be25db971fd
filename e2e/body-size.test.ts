import { connect } from 'node:net';
import { Size } from 'cdk8s';
import { BodySize } from '../src';
import { FRONT_DOOR } from './support/addresses';
import { record } from './support/results';
import { ask, hostOf, loadBalancer, serve } from './support/scene';

const LIMIT = 64 * 1024;
const BUFFERED = { annotations: { 'nginx.ingress.kubernetes.io/proxy-request-buffering': 'on' } };

const post = async (namespace: string, bytes: number) => {
  const { status, seen } = await ask(hostOf(namespace), '/', { method: 'POST', body: Buffer.alloc(bytes, 'x') });
  return { status, bytes: seen?.bodyBytes };
};

/** The status of a request whose body comes in chunks, without a length that the controller could refuse. */
async function postChunked(namespace: string, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(80, FRONT_DOOR);
    let text = '';
    socket.setTimeout(15_000, () => socket.destroy(new Error('no answer'))).on('error', reject).setEncoding('latin1').on('data', data => {
      text += data;
      const status = /^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1];
      if (status !== undefined) {
        socket.destroy();
        resolve(Number(status));
      }
    });
    socket.write(`POST / HTTP/1.1\r\nHost: ${hostOf(namespace)}\r\nTransfer-Encoding: chunked\r\n\r\n`);
    for (let left = bytes; left > 0; left -= 1000) {
      const size = Math.min(left, 1000);
      socket.write(`${size.toString(16)}\r\n${'x'.repeat(size)}\r\n`);
    }
    socket.write('0\r\n\r\n');
  });
}

describe('a limit, with the request buffering that Traefik needs for it', () => {
  beforeAll(async () => serve('body-size', chart => loadBalancer(chart, { maxBodySize: Size.kibibytes(64), ...BUFFERED })));

  test('at the limit 200, one byte over it 413, chunked or not', async () => {
    const at = await post('body-size', LIMIT);
    const over = await post('body-size', LIMIT + 1);
    const chunked = [await postChunked('body-size', LIMIT), await postChunked('body-size', LIMIT + 1)];
    record('Body size', `limit ${LIMIT} bytes: at it, one over, chunked at it, chunked one over`, '200, 413, 200, 413', [at.status, over.status, ...chunked].join(', '));
    expect(at).toStrictEqual({ status: 200, bytes: LIMIT });
    expect(over).toStrictEqual({ status: 413, bytes: undefined });
    expect(chunked).toStrictEqual([200, 413]);
  });
});

describe('a limit of nothing', () => {
  beforeAll(async () => serve('unlimited', chart => loadBalancer(chart, { maxBodySize: BodySize.UNLIMITED, ...BUFFERED })));

  test('three times the default of 1 MiB: 200', async () => {
    const bytes = 3 * 2 ** 20;
    const got = await post('unlimited', bytes);
    record('Body size', `unlimited: ${bytes} bytes`, '200', String(got.status));
    expect(got).toStrictEqual({ status: 200, bytes });
  });
});

describe('a limit alone', () => {
  beforeAll(async () => serve('unbuffered', chart => loadBalancer(chart, { maxBodySize: Size.kibibytes(64) })));

  test('Traefik, unlike ingress-nginx, passes it over without proxy-request-buffering', async () => {
    const got = await post('unbuffered', LIMIT + 1);
    record('Body size', 'the limit alone, one byte over', '200: Traefik passes it over without proxy-request-buffering', String(got.status));
    expect(got).toStrictEqual({ status: 200, bytes: LIMIT + 1 });
  });
});
