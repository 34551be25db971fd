import { ApiObject, Size } from 'cdk8s';
import { record } from './support/results';
import { nameOf, RUNNING } from './support/running';
import { ask, hostOf, loadBalancer, serve } from './support/scene';
import { HTPASSWD, usersSecret } from './support/users';

const APP = 'https://app.example.com';
const OTHER = 'https://other.example.com';
const PREFLIGHT = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-type' };
const BY_BACKEND = { 'x-test-answer': JSON.stringify({ 'Access-Control-Allow-Origin': '*', 'Vary': 'Accept' }) };

const PRE = `200 ${APP}, 401 ${APP}`;

/** What each controller does beside what the standard wants: the status of preflight requests, and what it leaves to the backends. */
const ANSWERS: { readonly [short: string]: { readonly [what in 'listed' | 'other' | 'options' | 'tooLarge' | 'secret']: string } } = {
  reader: { listed: '200', other: '200', options: 'backend', tooLarge: '413 undefined', secret: '401 undefined, 401 undefined' },
  traefik: { listed: '200', other: '200', options: 'backend', tooLarge: `413 ${APP}`, secret: PRE },
  envoy: { listed: '200', other: '200', options: 'backend', tooLarge: '413 undefined', secret: PRE },
};

describe.each(RUNNING.filter(({ short }) => short in ANSWERS).map(running => [nameOf(running), running] as const))('%s', (name, running) => {
  const { short, controller, target } = running;
  const namespace = `cors-${short}`;
  const { address } = target;
  const get = async (headers: { [name: string]: string }, method = 'GET', body?: Buffer) => ask(hostOf(namespace), '/', { address, headers, method, body });
  const origin = (headers: ReadonlyMap<string, string[]>) => headers.get('access-control-allow-origin')?.join();

  beforeAll(async () => serve(namespace, chart => {
    const cors = { allowOrigins: [APP, 'http://localhost:3000'], allowMethods: ['GET', 'PUT'], allowHeaders: ['Content-Type'] };
    new ApiObject(chart, 'Users', usersSecret(running, 'users', HTPASSWD));
    const lb = loadBalancer(chart, { controller, cors, maxBodySize: Size.kibibytes(1) });
    lb.addRoute('secret', { hosts: [hostOf(`secret-${namespace}`)], cors, basicAuth: { secret: 'users' } });
  }, target));

  test('preflight requests, of origins that are listed and of others', async () => {
    const [listed, other] = [await get({ ...PREFLIGHT, origin: APP }, 'OPTIONS'), await get({ ...PREFLIGHT, origin: OTHER }, 'OPTIONS')];
    const status = ({ status: code, seen }: typeof listed) => seen ? 'backend' : String(code);
    record('Headers', `CORS on ${name}: a preflight request of an origin that is listed, of another one`, 'the controller answers, and allows the first alone', `${status(listed)} ${origin(listed.headers)}, ${status(other)} ${origin(other.headers)}`);
    expect([status(listed), origin(listed.headers), status(other), origin(other.headers)])
      .toStrictEqual([ANSWERS[short].listed, APP, ANSWERS[short].other, undefined]);
  });

  test('a request with OPTIONS that is no preflight request', async () => {
    const { status, seen } = await get({ origin: APP }, 'OPTIONS');
    expect(seen ? 'backend' : String(status)).toBe(ANSWERS[short].options);
  });

  test('what a backend says of its own gives way for listed origins', async () => {
    const answer = await get({ ...BY_BACKEND, origin: APP });
    expect(answer.headers.get('access-control-allow-origin')).toStrictEqual([APP]);
    record('Headers', `CORS on ${name}: Vary, where a backend has one`, 'Accept and Origin', String(answer.headers.get('vary')));
  });

  test('an answer of the controller itself tells browsers as well', async () => {
    const { status, headers } = await get({ origin: APP }, 'PUT', Buffer.alloc(2000));
    record('Headers', `CORS on ${name}: a body that is too large`, `413 ${APP}`, `${status} ${origin(headers)}`);
    expect(`${status} ${origin(headers)}`).toBe(ANSWERS[short].tooLarge);
  });

  test('where a password is asked for', async () => {
    const of = async (method: string, headers: { [name: string]: string }) => {
      const answer = await ask(hostOf(`secret-${namespace}`), '/', { address, method, headers: { ...headers, origin: APP } });
      return `${answer.status} ${origin(answer.headers)}`;
    };
    const got = `${await of('OPTIONS', PREFLIGHT)}, ${await of('GET', {})}`;
    record('Headers', `CORS on ${name}: a preflight request, and one without a password, beside basicAuth`, PRE, got);
    expect(got).toBe(ANSWERS[short].secret);
  });

  test('a request without an origin', async () => {
    const { status, headers } = await get({});
    expect([status, origin(headers)]).toStrictEqual([200, undefined]);
  });
});
