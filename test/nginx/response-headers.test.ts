import * as fc from 'fast-check';
import { HeaderValue, RoutePath } from '../../src';
import { deadAddress, startBackend } from './support/backend';
import { hostileText } from './support/chars';
import { CANARY, complaintAbout, serving } from './support/front-door';
import { Ingress, loadBalancer, render } from './support/ingress';
import { batch, holds } from './support/properties';
import { InvalidInput } from '../../src/basics/errors';

interface Headers { readonly [name: string]: HeaderValue }

const hostOf = (i: number) => `h${i}.test`;

function ingressesOf(all: readonly Headers[]): Ingress[] {
  return render(chart => all.forEach((responseHeaders, i) => loadBalancer(chart, `lb-${i}`, {
    hosts: [hostOf(i)],
    paths: [RoutePath.prefix('/app')],
    blockedUserAgents: ['curl'],
    responseHeaders,
  })));
}

/** A backend that sends headers of the same names must not get through, nor may a request that names them. */
const forged = (names: string[]) => Object.fromEntries(names.map(name => [name, 'forged']));

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const name = fc.tuple(fc.constantFrom(...letters), fc.stringOf(fc.constantFrom(...letters, ...'0123456789-_'), { maxLength: 30 }))
  // Headers that mean something to nginx or to HTTP have a test of their own.
  .map(parts => `X${parts.join('')}`);

/** Trimmed texts, not starting with a colon (nginx swallows it, and the library refuses it), whose escapes stay below the longest word: a dollar sign becomes the name of a variable. */
const value = hostileText(200).map(text => text.trim().replace(/^[: ]+/, '')).filter(text => text !== '');

test('a text arrives byte for byte, on every status that nginx or the backend answers with', async () => {
  const headers = fc.uniqueArray(fc.tuple(name, value), { minLength: 1, maxLength: 5, selector: ([key]) => key.toLowerCase() });
  await holds(12, batch(headers, 30), async all => {
    const ingresses = ingressesOf(all.map(each => Object.fromEntries(each.map(([key, text]) => [key, HeaderValue.literal(text)]))));
    await serving(ingresses, async door => {
      for (const [i, each] of all.entries()) {
        const host = hostOf(i);
        const names = each.map(([key]) => key);
        const answers = await Promise.all([
          door.get(host, '/app', { headers: { 'x-test-answer': JSON.stringify(forged(names)) } }),
          door.get(host, '/app', { headers: forged(names) }),
          door.get(host, '/app', { headers: { 'user-agent': 'curl' } }),
          door.get(host, '/app', { headers: { 'x-test-status': '404' } }),
          door.get(host, '/app', { headers: { 'x-test-status': '503' } }),
        ]);
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 403, 404, 503]);
        for (const answer of answers) {
          expect(names.map(key => [key, answer.headers.get(key.toLowerCase())])).toEqual(each.map(([key, text]) => [key, [text]]));
        }
        expect((await door.get(host, '/pwn')).status).toBe(404);
      }
      expect((await door.get(CANARY, '/')).status).toBe(200);
    });
  });
});

test.each(['Server', 'Date', 'Content-Type', 'Cache-Control', 'Expires', 'ETag', 'Vary', 'Link', 'Refresh', 'WWW-Authenticate',
  'Content-Language', 'Last-Modified', 'Accept-Ranges', 'Strict-Transport-Security', 'X-Powered-By', 'Allow', 'Age', 'Via', 'P3P'])(
  'the header %s, which nginx or a backend may send by itself, arrives once and as it was asked for', async header => {
    const text = 'as "asked" for; $uri';
    await serving(ingressesOf([{ [header]: HeaderValue.literal(text) }]), async door => {
      const answers = await Promise.all([
        door.get(hostOf(0), '/app'),
        door.get(hostOf(0), '/app', { headers: { 'x-test-answer': JSON.stringify({ [header]: 'by the backend' }) } }),
        door.get(hostOf(0), '/app', { headers: { 'user-agent': 'curl' } }),
      ]);
      expect(answers.map(answer => answer.headers.get(header.toLowerCase()))).toEqual([[text], [text], [text]]);
    });
  });

/** How much longer a character becomes in the configuration. */
const escapes: { readonly [char: string]: number } = { '$': '{literal_dollar}'.length, '"': 1, '\\': 1 };

test('the longest value loads, and values whose escapes exceed the words that nginx reads are refused', async () => {
  const longest = 'x'.repeat(1024);
  await serving(ingressesOf([{ 'X-Long': HeaderValue.literal(longest) }]), async door => {
    expect((await door.get(hostOf(0), '/app')).headers.get('x-long')).toEqual([longest]);
  });
  for (let length = 1; length <= 1024; length += 31) {
    for (const char of Object.keys(escapes)) {
      const outcome = outcomeOf(() => complaintAbout(ingressesOf([{ 'X-Long': HeaderValue.literal(char.repeat(length)) }])));
      const written = `X-Long: ${char.repeat(length)}`.length + escapes[char] * length;
      expect({ char, length, outcome }).toEqual({ char, length, outcome: written <= 4000 ? undefined : 'nginx.word-too-long' });
    }
  }
}, 60_000);

/** The code of the library's error; where it has none, what nginx says. */
function outcomeOf(complaint: () => string | undefined): string | undefined {
  try {
    return complaint();
  } catch (e) {
    if (e instanceof InvalidInput) {
      return e.code;
    }
    throw e;
  }
}

test('the client\'s address is the one that the connection came from, whatever the request claims', async () => {
  await serving(ingressesOf([{ 'X-Real-IP': HeaderValue.clientIp() }]), async door => {
    const claims = { 'x-real-ip': '6.6.6.6', 'x-forwarded-for': '6.6.6.6' };
    const plain = await door.get(hostOf(0), '/app', { headers: claims });
    expect(plain.headers.get('x-real-ip')).toEqual(['127.0.0.1']);
    expect(plain.seen?.headers).toMatchObject({ 'x-real-ip': '127.0.0.1', 'x-forwarded-for': '127.0.0.1', 'x-original-forwarded-for': '6.6.6.6' });

    const other = await door.get(hostOf(0), '/app', { headers: claims, localAddress: '127.0.0.77' });
    expect(other.headers.get('x-real-ip')).toEqual(['127.0.0.77']);
    expect(other.seen?.headers['x-real-ip']).toBe('127.0.0.77');

    const byBackend = await door.get(hostOf(0), '/app', { headers: { 'x-test-answer': '{"X-Real-IP":"6.6.6.6"}' } });
    expect(byBackend.headers.get('x-real-ip')).toEqual(['127.0.0.1']);

    const blocked = await door.get(hostOf(0), '/app', { headers: { 'user-agent': 'curl' } });
    expect([blocked.status, blocked.headers.get('x-real-ip')]).toEqual([403, ['127.0.0.1']]);
  });
});

test('the address of the backend is that of the server that answered, and absent where none was asked', async () => {
  await serving(ingressesOf([{ 'Backend-Pod': HeaderValue.backendAddress() }]), async door => {
    const answer = await door.get(hostOf(0), '/app', { headers: { 'x-test-answer': '{"Backend-Pod":"forged"}' } });
    expect(answer.headers.get('backend-pod')).toEqual(door.backends);
    const blocked = await door.get(hostOf(0), '/app', { headers: { 'user-agent': 'curl' } });
    expect([blocked.status, blocked.headers.get('backend-pod')]).toEqual([403, undefined]);
  });
});

test('after a retry the address is a list of all servers that were tried', async () => {
  const alive = await startBackend('alive');
  try {
    const dead = await deadAddress();
    await serving(ingressesOf([{ 'Backend-Pod': HeaderValue.backendAddress() }]), async door => {
      const values = new Set<string>();
      for (let i = 0; i < 4; i++) {
        const answer = await door.get(hostOf(0), '/app');
        expect(answer.status).toBe(200);
        values.add(answer.headers.get('backend-pod')!.join());
      }
      expect([...values].sort()).toEqual([alive.address, `${dead}, ${alive.address}`].sort());
    }, [dead, alive.address]);
  } finally {
    await alive.stop();
  }
});

test('with all backends down the answer is 502, and still carries its headers', async () => {
  const dead = await deadAddress();
  await serving(ingressesOf([{ 'X-Real-IP': HeaderValue.clientIp(), 'Backend-Pod': HeaderValue.backendAddress(), 'X-Text': HeaderValue.literal('$') }]), async door => {
    const { status, headers } = await door.get(hostOf(0), '/app');
    expect([status, headers.get('x-real-ip'), headers.get('backend-pod'), headers.get('x-text')]).toEqual([502, ['127.0.0.1'], [dead], ['$']]);
  }, [dead]);
});

test('the name of the Service is the name of the Service', async () => {
  await serving(ingressesOf([{ 'X-Service': HeaderValue.serviceName() }]), async door => {
    expect((await door.get(hostOf(0), '/app')).headers.get('x-service')).toEqual(['lb-0']);
  });
});
