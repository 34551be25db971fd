import { ApiObject } from 'cdk8s';
import { BackendProtocol, Backends, BackendTls, Support } from '../src';
import { PORTS, TLS_SERVER_NAME, TLS_SERVERS } from './support/addresses';
import { authority, makeCertificate, tlsSecret } from './support/certificate';
import { kubectl } from './support/kubectl';
import { record } from './support/results';
import { nameOf, Running, RUNNING } from './support/running';
import { access, Answer, ask, hostOf, loadBalancer, serve } from './support/scene';
import { eventsOf, overWebSocket } from './support/streams';
import { GATEWAY_API_ON_ENVOY, serversCa } from './support/targets';
import { until } from './support/wait';
import { THOUSAND, wholeOfThousand } from './support/whole-answers';
import { FeatureOf } from '../src/policies';
import { SUPPORT_MATRIX } from '../src/support-matrix';

const SECTION = 'Protocols of servers';
const [SERVER] = TLS_SERVERS;
const NAMED = { serverName: TLS_SERVER_NAME };

interface Case {
  readonly what: string;
  readonly feature: FeatureOf<'backendProtocol'>;
  readonly protocol: BackendProtocol;
  readonly port: number;
  readonly beside?: any;
}

/** The cases that a controller does not refuse. */
function casesOn<C extends Case>(cases: readonly C[]): [string, string, C, Running][] {
  return RUNNING.flatMap(running => {
    const { declarations } = SUPPORT_MATRIX.find(({ name }) => name === running.column)!;
    return cases.filter(({ feature }) => declarations[feature].support !== Support.REFUSED)
      .map((each): [string, string, C, Running] => [each.what, nameOf(running), each, running]);
  });
}

/** Serves one server; gives the host and a request to it. */
async function served({ what, protocol, port, beside }: Case, { short, controller, target }: Running) {
  const namespace = `${short}-${what.replace(/\W+/g, '-').toLowerCase()}`;
  await serve(namespace, chart => {
    if (beside) {
      new ApiObject(chart, 'Beside', beside);
    }
    return loadBalancer(chart, { controller, backends: Backends.fromIps([SERVER], { port }), backendProtocol: protocol });
  }, target);
  const host = hostOf(namespace);
  return { namespace, host, get: async () => ask(host, '/', { address: target.address }) };
}

/** What is answered where a certificate is not believed. */
const unbelieved = ({ target }: Running) => target === GATEWAY_API_ON_ENVOY ? 503 : 500;

/** Traefik may read a route a moment before what says how its servers are verified, or whom they are shown. */
async function believed(get: () => Promise<Answer>, isLast: (answer: Answer) => boolean = () => true): Promise<Answer> {
  return until('first answer of a server', async () => {
    const answer = await get();
    return answer.status === 200 && isLast(answer) ? answer : undefined;
  });
}

const clientOf = ({ headers }: Answer): unknown => JSON.parse(headers.get('x-tls')?.[0] ?? '{}').client;

const CA_SECRET = authority('Secret', serversCa());
const CA_CONFIG_MAP = authority('ConfigMap', serversCa());
const CLIENT = tlsSecret('client', makeCertificate('client.example.com'));

test.each(casesOn([
  { what: 'http', feature: 'httpBackends', protocol: BackendProtocol.http(), port: PORTS.plain },
  { what: 'https unverified', feature: 'httpsUnverified', protocol: BackendProtocol.https(BackendTls.unverified()), port: PORTS.ownAuthority },
  { what: 'https verified', feature: 'httpsBySystemRoots', protocol: BackendProtocol.https(BackendTls.verified(NAMED)), port: PORTS.trustedAuthority },
]))('a WebSocket and a stream of events pass by %s on %s', async (what, name, each, running) => {
  const { host, get } = await served({ ...each, what: `streams by ${what}` }, running);
  await believed(get);
  const { address } = running.target;
  const found = { socket: await overWebSocket(address, host, 'hello'), events: await eventsOf(address, host) };
  record(SECTION, `${name}: a WebSocket, and events one by one, to a server by ${what}`, 'hello comes back; both events', `${found.socket}; ${found.events.join(', ')}`);
  expect(found).toStrictEqual({ socket: 'hello', events: ['data: one', 'data: two'] });
});

test.each(casesOn([
  { what: 'a Secret with the authority', feature: 'httpsByCaSecret', protocol: BackendProtocol.https(BackendTls.verified({ ...NAMED, caSecret: 'backend-ca' })), port: PORTS.ownAuthority, beside: CA_SECRET },
  {
    what: 'a ConfigMap with the authority',
    feature: 'httpsByCaConfigMap',
    protocol: BackendProtocol.https(BackendTls.verified({ ...NAMED, caConfigMap: 'backend-ca' })),
    port: PORTS.ownAuthority,
    beside: CA_CONFIG_MAP,
  },
]))('without %s, no server is believed on %s', async (what, name, each, running) => {
  const { namespace, get } = await served({ ...each, what: `without ${what}` }, running);
  await believed(get);
  remove(namespace, each.beside);
  const status = await until('another status', async () => {
    const answer = await get();
    return answer.status === 200 ? undefined : answer.status;
  });
  record(SECTION, `${name}: ${what} is deleted`, 'no request gets to the server', `status ${status}`);
  expect(status).toBeGreaterThanOrEqual(404);
});

test.each(casesOn([{
  what: 'the Secret with the certificate of the controller',
  feature: 'backendClientCertificate' as const,
  protocol: BackendProtocol.https(BackendTls.verified({ ...NAMED, clientCertificateSecret: 'client' })),
  port: PORTS.trustedAuthority,
  beside: CLIENT,
}]))('without %s, none is presented on %s', async (what, name, each, running) => {
  const { namespace, get } = await served({ ...each, what: 'without client certificate' }, running);
  expect(clientOf(await believed(get, answer => clientOf(answer) !== undefined))).toContain('client.example.com');
  remove(namespace, each.beside);
  const answer = await until('request without the certificate', async () => {
    const next = await get();
    return clientOf(next) === undefined ? next : undefined;
  });
  record(SECTION, `${name}: ${what} is deleted`, 'no certificate is presented', `status ${answer.status}, certificate: ${clientOf(answer) ?? 'none'}`);
});

test.each(casesOn([
  { what: 'https', feature: 'httpsUnverified' as const, protocol: BackendProtocol.https(BackendTls.unverified()), port: PORTS.ownAuthority },
]))('of two servers by %s, no answer is lost where requests are tried again, on %s', async (what, name, { protocol, port }, running) => {
  const namespace = `${running.short}-${what}-tried-again`;
  const props = { controller: running.controller, backends: Backends.fromIps(TLS_SERVERS, { port }), backendProtocol: protocol };
  await serve(namespace, chart => loadBalancer(chart, props), running.target);
  const get = async (method: string) => ask(hostOf(namespace), '/', { address: running.target.address, method });
  await believed(async () => get('GET'));
  const whole = await wholeOfThousand(get);
  record(SECTION, `${name}: ${THOUSAND} requests to two servers by ${what}, which are tried again`, `${THOUSAND} answers with the headers of a server`, String(whole));
  expect(whole).toBe(THOUSAND);
});

test.each(casesOn([
  { what: 'another name', feature: 'httpsBySystemRoots', protocol: BackendProtocol.https(BackendTls.verified({ serverName: 'other.servers.test' })), port: PORTS.trustedAuthority },
  { what: 'an address and no name', feature: 'httpsBySystemRoots', protocol: BackendProtocol.https(BackendTls.verified({ serverName: 'other.servers.test' })), port: PORTS.forAddress },
]))('a server with a certificate for %s is not believed on %s', async (what, name, each, running) => {
  const { get } = await served({ ...each, what: `certificate for ${what}` }, running);
  const { status } = await get();
  record(SECTION, `${name}: the certificate is for ${what}`, `${unbelieved(running)}`, `${status}`);
  expect(status).toBe(unbelieved(running));
});

test.each(casesOn([{ what: 'no name', feature: 'httpsBySystemRoots' as const, protocol: BackendProtocol.https(), port: 0 }])
  .filter(([, , , { column }]) => !column.startsWith('Gateway API')))('with %s, a certificate has to be for the address on %s', async (what, name, each, running) => {
  const statuses = await Promise.all([PORTS.forAddress, PORTS.trustedAuthority].map(async port => {
    const { get } = await served({ ...each, what: `${what} ${port}`, port }, running);
    return (await get()).status;
  }));
  record(SECTION, `${name}: no serverName, and certificates for the address and for a name`, `200 and ${unbelieved(running)}`, statuses.join(' and '));
  expect(statuses).toStrictEqual([200, unbelieved(running)]);
});

function remove(namespace: string, { kind, metadata: { name } }: any): void {
  const { code, stderr } = kubectl(access(), ['delete', kind, name, '--namespace', namespace]);
  if (code !== 0) {
    throw new Error(stderr);
  }
}
