import { request } from 'node:https';
import { HeaderValue, Redirect, RoutePath, Support, Tls } from '../src';
import { SUPPORT_MATRIX } from '../src/support-matrix';
import { CLIENT } from './support/addresses';
import { record } from './support/results';
import { nameOf, Running, RUNNING } from './support/running';
import { Answer, ask, hostOf, loadBalancer, serve } from './support/scene';
import { until } from './support/wait';

const URL = 'https://new.example.com';

/** Where a request leads, or the status of its answer. */
function leadsTo({ status, headers }: Pick<Answer, 'status' | 'headers'>): string {
  return headers.get('location')?.[0] ?? `${status}`;
}

/** The `Location` of an answer over TLS, whoever has signed the certificate. */
async function securely(host: string, path: string, address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { localAddress: CLIENT, rejectUnauthorized: false, agent: false, timeout: 10_000 };
    request({ host: address, port: 443, path, servername: host, headers: { host }, ...options }, response => {
      response.resume().on('end', () => resolve(response.headers.location ?? `${response.statusCode}`)).on('error', reject);
    }).on('error', reject).end();
  });
}

function blocksAgents({ column }: Running): boolean {
  return SUPPORT_MATRIX.find(({ name }) => name === column)!.declarations.blockedUserAgents.support !== Support.REFUSED;
}

describe.each(RUNNING.map(running => [nameOf(running), running] as const))('%s', (name, running) => {
  const { short, controller, target } = running;
  const get = async (host: string, path: string, agent = 'Mozilla/5.0') => ask(host, path, { address: target.address, headers: { 'user-agent': agent } });

  test('redirects without any backend, to agents and with headers as the report says', async () => {
    const namespace = `redirects-${short}`;
    const host = hostOf(namespace);
    const notes: (string | undefined)[] = [];
    await serve(namespace, chart => {
      const lb = loadBalancer(chart, {
        controller,
        backends: undefined,
        redirect: Redirect.permanent(`${URL}/start`),
        responseHeaders: { 'X-A': HeaderValue.literal('a') },
        ...blocksAgents(running) && { blockedUserAgents: ['bad'] },
      });
      lb.addRoute('kept', {
        hosts: [host],
        paths: [RoutePath.prefix('/kept')],
        redirect: Redirect.temporary(URL, { keepPath: true }),
        responseHeaders: { 'X-A': HeaderValue.literal('a') },
        ...blocksAgents(running) && { blockedUserAgents: ['bad'] },
      });
      notes.push(...lb.report.verdicts.filter(({ policy }) => policy === 'responseHeaders').map(({ support }) => support));
    }, target);
    const answers = [await get(host, '/x'), await get(host, '/kept/x?y=1')];
    const of = answers.map(answer => [leadsTo(answer), answer.headers.has('x-a')]);
    const hasHeaders = notes.map(support => support === Support.NATIVE);
    const agents = blocksAgents(running) ? [leadsTo(await get(host, '/x', 'bad')), leadsTo(await get(host, '/kept/x', 'bad'))] : [];
    record('Redirects', `${name}: without backends`, 'clients are redirected', JSON.stringify([of, agents]));
    expect(of).toStrictEqual([[`${URL}/start`, hasHeaders[0]], [`${URL}/kept/x?y=1`, hasHeaders[1]]]);
    expect(agents).toStrictEqual(!blocksAgents(running) ? [] : short === 'reader' ? [`${URL}/start`, `${URL}/kept/x`] : ['403', '403']);
  });

  test('leads the other name of a host there, over http and https', async () => {
    const namespace = `www-${short}`;
    const host = hostOf(namespace);
    const www = `www.${host}`;
    await serve(namespace, chart => loadBalancer(chart, { controller, wwwRedirect: true, tls: Tls.controllerDefault() }), target);
    const secure = await until('redirect over TLS', async () => {
      const location = await securely(www, '/x?y=1', target.address).catch(() => '404');
      return location === '404' ? undefined : location;
    });
    const plain = leadsTo(await get(www, '/x?y=1'));
    record('Redirects', `${name}: www.${host}`, `https://${host}`, `${secure}; over http ${plain}`);
    expect(secure).toBe(`https://${host}/x?y=1`);
    expect(plain).toMatch(new RegExp(`^(https://${www}|http://${host})/x\\?y=1$`));
    expect(await securely(host, '/x', target.address)).toBe('200');
  });
});
