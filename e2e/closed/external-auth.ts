import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { Place, Protection, Scenery } from './protection';
import { AUTH_SERVICE } from '../support/addresses';
import { startAuthServer } from '../support/auth-server';
import { makeCertificate } from '../support/certificate';
import { listening } from '../support/listening';
import { startSecureServer } from '../support/secure-server';
import { silentServer } from '../support/silent-server';
import { slowServer } from '../support/slow-server';
import { Stoppable } from '../support/started';

const { name, namespace, address } = AUTH_SERVICE;
const HOST = `${name}.${namespace}.svc`;

/** The ports of the Service, of which each case starts a server on one of its own. */
const PORTS = [80, 81, 82, 83, 84, 85, 86, 87, 443];

/** A Service without selector, and the leave to refer to it from a namespace. */
const service = (from: string, isGranted = true) => [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
  { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { ports: PORTS.map(port => ({ name: `p${port}`, port })) } },
  {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${name}-1`, namespace, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    endpoints: [{ addresses: [address], conditions: { ready: true } }],
    ports: PORTS.map(port => ({ name: `p${port}`, port })),
  },
  ...isGranted ? [{
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'ReferenceGrant',
    metadata: { name: from, namespace },
    spec: { from: [{ group: 'gateway.envoyproxy.io', kind: 'SecurityPolicy', namespace: from }], to: [{ group: '', kind: 'Service' }] },
  }] : [],
];

/** A route for which a service is asked, and what listens there. */
const asking = (url: string, start?: () => Promise<Stoppable>, isGranted = true): Scenery => async place => {
  const server = await start?.();
  if (server) {
    place.started.keep(server);
  }
  return { options: { externalAuth: { url } }, beside: service(place.namespace, isGranted) };
};

const running = new Map<string, Stoppable>();

/** A service that can be stopped by the place that it was started for. */
async function stoppable({ namespace: place, started }: Place): Promise<void> {
  const server = await startAuthServer(address, `http://${HOST}`);
  let isStopped = false;
  const once = {
    stop: async () => {
      if (!isStopped) {
        isStopped = true;
        await server.stop();
      }
    },
  };
  running.set(place, once);
  started.keep(once);
}

export const EXTERNAL_AUTH_BROKEN: Protection = {
  feature: 'externalAuth',
  intact: async place => {
    await stoppable(place);
    return { options: { externalAuth: { url: `http://${HOST}/verify` } }, beside: service(place.namespace) };
  },
  denied: 401,
  credentials: { headers: { authorization: 'Bearer good' } },
  broken: [
    { what: 'there is no such service', scene: asking(`http://missing.${namespace}.svc/verify`), expected: 500, ingressNginx: 500 },
    { what: 'the Service is not granted', scene: asking(`http://${HOST}/verify`, undefined, false), expected: { envoy: 500 } },
    { what: 'the Service has no such port', scene: asking(`http://${HOST}:8999/verify`), expected: 500, ingressNginx: 500 },
    { what: 'the service refuses connections', scene: asking(`http://${HOST}:81/verify`), expected: 500, ingressNginx: 500 },
    { what: 'the service is silent', scene: asking(`http://${HOST}:82/verify`, async () => silentServer(address, 82)), expected: 500 },
    { what: 'the service answers after 60 s', scene: asking(`http://${HOST}:83/verify`, async () => slowServer(address, 83, 60)), expected: 500 },
    { what: 'the service closes the connection', scene: asking(`http://${HOST}:84/verify`, async () => hangingUp(84, '')), expected: 500 },
    { what: 'the service speaks no HTTP', scene: asking(`http://${HOST}:85/verify`, async () => hangingUp(85, 'HELLO\r\n\r\n')), expected: 500 },
    {
      what: 'the service answers 500',
      scene: asking(`http://${HOST}:86/verify`, async () => hangingUp(86, 'HTTP/1.1 500 Oops\r\ncontent-length: 0\r\n\r\n')),
      expected: 500,
      ingressNginx: 500,
    },
    {
      what: 'the service answers 302',
      scene: asking(`http://${HOST}:87/verify`, async () => hangingUp(87, 'HTTP/1.1 302 Found\r\nlocation: http://login.example.com/\r\ncontent-length: 0\r\n\r\n')),
      expected: 302,
      ingressNginx: 500,
    },
    {
      what: 'the service has a certificate that nobody trusts',
      scene: asking(`https://${HOST}/verify`, async () => startSecureServer(address, 443, makeCertificate(HOST))),
      expected: 500,
    },
    {
      what: 'the service stops later',
      later: async place => {
        await running.get(place.namespace)!.stop();
        await setTimeout(100);
      },
      expected: 500,
      ingressNginx: 500,
    },
    { what: 'the URL has no scheme', scene: asking(`${HOST}/verify`), expected: 'external-auth.url' },
    { what: 'the URL has a variable', scene: asking(`http://${HOST}/$request_uri`), expected: 'external-auth.url' },
  ],
};

/** A server that answers every request with a text, and ends the connection. */
async function hangingUp(port: number, text: string): Promise<Stoppable> {
  return listening(createServer(socket => socket.once('data', () => socket.end(text))), address, port);
}
