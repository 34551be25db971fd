import { isDeepStrictEqual } from 'node:util';
import { ApiObject } from 'cdk8s';
import { Support } from '../../src';
import { Feature, FEATURES } from '../../src/policies';
import { SUPPORT_MATRIX } from '../../src/support-matrix';
import { FEATURE_DOSSIERS } from '../../test/dossiers';
import { Measured, Proof, Stage, UNPROVED } from '../../test/dossiers/proof';
import { pausingServer } from '../../test/nginx/support/pausing-server';
import {
  CLIENT, PORTS, REFUSING_SERVER, SECOND_SERVER_NAME, SERVER_NAME, SERVERS, SERVERS_OF_VERDICTS, TLS_SERVER_NAME, TLS_SERVERS,
} from '../support/addresses';
import { startAilingServer } from '../support/ailing-server';
import { startAuthServer } from '../support/auth-server';
import { authority, makeCertificate, tlsSecret } from '../support/certificate';
import { authoritySecret, ClientAuthority } from '../support/client-certificate';
import { callGrpc } from '../support/grpc';
import { kubectl } from '../support/kubectl';
import { clearNamespaces } from '../support/namespaces';
import { record } from '../support/results';
import { nameOf, Running, RUNNING } from '../support/running';
import { access, ask, counts, hostOf, loadBalancer, serve } from '../support/scene';
import { startSecureServer } from '../support/secure-server';
import { silentServer } from '../support/silent-server';
import { Started } from '../support/started';
import { startStreamingServer } from '../support/streaming-server';
import { defaultCa, gatewayCa, serversCa } from '../support/targets';
import { accessLog } from '../support/traefik';
import { HTPASSWD, usersSecret } from '../support/users';
import { until } from '../support/wait';

type Servers = typeof SERVERS_OF_VERDICTS[number];

const ALL = Object.keys(FEATURES) as Feature[];

const started = new Started();

afterEach(async () => {
  await clearNamespaces();
  await started.stop();
});

/** Measures all verdicts on a controller, with servers that no file of tests beside it uses. */
export function measureVerdicts(running: Running, servers: Servers): void {
  const name = nameOf(running);
  const { column, short, controller, target } = running;
  const { declarations } = SUPPORT_MATRIX.find(each => each.name === column)!;
  const known = ALL.filter(feature => declarations[feature].support !== Support.REFUSED);
  const proved = known.flatMap(feature => {
    const { asking, proof } = FEATURE_DOSSIERS[feature];
    return typeof proof === 'string' ? [] : [[feature, asking, proof] as const];
  });
  const found: string[] = [];

  const others = UNPROVED.map(why => ({ why, features: known.filter(each => FEATURE_DOSSIERS[each].proof === why) }));
  afterAll(() => record('Verdicts', `${name}: features whose verdict was measured`,
    [
      `${proved.length} as declared`, `${ALL.length - known.length} are refused`,
      ...others.filter(({ features }) => features.length > 0).map(({ why, features }) => `${why}: ${features.join(', ')}`),
    ].join('; '),
    Object.entries(counts(found)).map(([support, times]) => `${times} ${support}`).join(', ')));

  test.each(proved)('%s', async (feature, asking, proof) => {
    const stage = stageOn(running, `${short}-${feature.toLowerCase()}`, servers);
    const { props, beside = [] } = await proof.scene?.(stage) ?? { props: asking };
    await serve(stage.name, chart => {
      beside.forEach((object, i) => new ApiObject(chart, `Beside${i}`, object));
      return loadBalancer(chart, { controller, ...props });
    }, target);
    const outcome = await (proof as Proof).measure(stage);
    const measured = supportIn(outcome);
    found.push(measured);
    const { support: declared } = declarations[feature];
    expect({ feature, measured, ...measured !== declared && outcome }).toStrictEqual({ feature, measured: declared });
  });
}

function supportIn(outcome: Measured | undefined): Support {
  if (outcome === undefined) {
    return Support.OMITTED;
  }
  return isDeepStrictEqual(outcome.got, outcome.asked) ? Support.NATIVE : Support.APPROXIMATED;
}

function stageOn(running: Running, name: string, { ailing, pausing, silent, auth }: Servers): Stage {
  const { target } = running;
  const { address } = target;
  const host = hostOf(name);
  return {
    name,
    host,
    client: CLIENT,
    servers: SERVERS,
    serverName: SERVER_NAME,
    serverNames: [SERVER_NAME, SECOND_SERVER_NAME],
    get: async (path, options) => ask(options?.host ?? host, path, { address, ...options }),
    ailing: once(async () => Promise.all(ailing.map(async server => started.keep(await startAilingServer(server))))),
    refusing: REFUSING_SERVER,
    atClusterIp: once(async () => started.keep(await startAilingServer(clusterIpOf(name)))),
    pausing: once(async () => {
      started.keep(await pausingServer(pausing, 80));
      return pausing;
    }),
    silent: once(async () => {
      started.keep(await silentServer(silent, 80));
      return silent;
    }),
    users: usersSecret(running, 'users', HTPASSWD),
    auth: once(async () => started.keep(await startAuthServer(auth.address, `http://${auth.name}`))),
    endingTls: once(async () => {
      const secured = `${name}.passthrough.example.com`;
      const certificate = makeCertificate(secured);
      // Each controller has a port of its own.
      const port = 8440 + RUNNING.indexOf(running);
      await Promise.all(SERVERS.map(async server => started.keep(await startSecureServer(server, port, certificate))));
      return { host: secured, ca: certificate.ca, servers: SERVERS, port };
    }),
    streams: once(async () => started.keep(await startStreamingServer(SERVERS[0])).to(address, host)),
    certificate: once(() => {
      const certificate = makeCertificate(host);
      return { ca: certificate.ca, secret: tlsSecret('certificate', certificate) };
    }),
    clients: once(() => {
      const authorityOfClients = ClientAuthority.root();
      return {
        secret: authoritySecret('clients-ca', authorityOfClients),
        signed: authorityOfClients.sign('alice'),
        expired: authorityOfClients.sign('alice', { expired: true }),
        foreign: ClientAuthority.root().sign('alice'),
      };
    }),
    tls: {
      addresses: TLS_SERVERS,
      name: TLS_SERVER_NAME,
      ports: PORTS,
      caSecret: authority('Secret', serversCa()),
      caConfigMap: authority('ConfigMap', serversCa()),
      client: once(() => tlsSecret('client', makeCertificate('client.example.com'))),
    },
    grpc: async (path, messages) => callGrpc(address, host, path, messages),
    logged: path => accessLog(address).some(each => each.RequestHost === host && each.RequestPath === path),
    gatewayCa: gatewayCa(),
    defaultCa: defaultCa(target),
    until,
  };
}

/** The cluster IP of a load balancer's Service. */
function clusterIpOf(name: string): string {
  const { code, stdout, stderr } = kubectl(access(), ['get', 'service', name, '--namespace', name, '--output', 'jsonpath={.spec.clusterIP}']);
  if (code !== 0) {
    throw new Error(stderr);
  }
  return stdout;
}

/** Does something at the first call only. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
