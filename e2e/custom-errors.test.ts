import { isDeepStrictEqual } from 'node:util';
import { ApiObject, Size } from 'cdk8s';
import { Backends, BodySizeCheck, CustomErrors, HeaderValue } from '../src';
import { REFUSING_SERVER, SERVERS } from './support/addresses';
import { record } from './support/results';
import { nameOf, RUNNING } from './support/running';
import { Answer, applyCleanly, ask, createNamespace, hostOf, loadBalancer, manifests } from './support/scene';
import { until } from './support/wait';
import { errorService } from '../test/dossiers/custom-errors';

/** An answer in a word: its status, what the Service saw, and whether it has the headers of the route. */
function words({ status, seen, headers }: Answer): string {
  return [status, seen ? `${seen.method} ${seen.url} ${seen.headers['x-code'] ?? '-'}` : [], headers.has('x-ours') ? 'ours' : []].flat().join(' ');
}

const ASKED: CustomErrors = { codes: [403, 413, 502], serviceName: 'errors', servicePort: 80 };

/** Hosts whose Service for errors is not as it should be. */
const BROKEN: { readonly [host: string]: CustomErrors } = {
  missing: { ...ASKED, serviceName: 'missing' },
  port: { ...ASKED, servicePort: 81 },
  empty: { ...ASKED, serviceName: 'empty' },
};

const EMPTY = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'empty' }, spec: { ports: [{ name: 'http', port: 80, targetPort: 80 }] } };

const EXPECTED: { readonly [short: string]: { readonly [what: string]: string } } = {
  reader: {
    refused: '200 GET / 502',
    head: '200',
    agent: '200 GET / 403',
    large: '200 GET / 413',
    // Its port is the first one of the Service.
    missing: '404',
    port: '200 GET / 502',
    empty: '503',
  },
  traefik: {
    refused: '502 GET /502.html - ours', head: '502 ours', agent: '403 ours', large: '413 ours', missing: '404', port: '404', empty: '404',
  },
};

test.each(RUNNING.filter(({ short }) => short in EXPECTED).map(running => [nameOf(running), running] as const))('%s: errors of its own, and a Service that is broken', async (
  name, { short, controller, target: { address } },
) => {
  const namespace = `errors-${short}`;
  const host = hostOf(namespace);
  await createNamespace(namespace);
  await applyCleanly(manifests(namespace, chart => {
    [...errorService(SERVERS[0]), EMPTY].forEach((object: any, i) => new ApiObject(chart, `Errors${i}`, object));
    const lb = loadBalancer(chart, {
      controller,
      backends: Backends.fromIps([REFUSING_SERVER], { port: 80 }),
      customErrors: ASKED,
      blockedUserAgents: ['BadBot'],
      maxBodySize: Size.kibibytes(1),
      bodySizeCheck: BodySizeCheck.EVERY_BODY,
      responseHeaders: { 'X-Ours': HeaderValue.literal('1') },
    });
    Object.entries(BROKEN).forEach(([id, customErrors]) => lb.addRoute(id, { hosts: [`${id}.${host}`], customErrors }));
  }));
  const get = async (options = {}, other = host) => words(await ask(other, '/a?b=c', { address, ...options }));
  const askAll = async () => ({
    refused: await get({ method: 'POST', body: Buffer.from('body') }),
    head: await get({ method: 'HEAD' }),
    agent: await get({ headers: { 'user-agent': 'BadBot' } }),
    large: await get({ method: 'POST', body: Buffer.alloc(2000) }),
    missing: await get({}, `missing.${host}`),
    port: await get({}, `port.${host}`),
    empty: await get({}, `empty.${host}`),
  });
  // A route that is not known yet answers 404, and one whose addresses are not known sends all requests to the Service as they are.
  let got = await askAll();
  await until('answers as expected', async () => isDeepStrictEqual(got = await askAll(), EXPECTED[short]) || undefined).catch(() => undefined);
  record('Failing servers', `${name}: customErrors: a server that refuses, HEAD, a blocked agent, a large body; a Service that is missing, has another port, has no server`,
    Object.values(EXPECTED[short]).join(', '), Object.values(got).join(', '));
  expect(got).toStrictEqual(EXPECTED[short]);
}, 90_000);
