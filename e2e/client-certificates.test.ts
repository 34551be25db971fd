import { connect } from 'node:http2';
import { ApiObject, Chart } from 'cdk8s';
import { AnnotationReader, Controller, GatewayImplementation, IngressController, RouteOptions, RoutePath, Tls } from '../src';
import { ASKING_ENVOY_GATEWAY, CLIENT, FRONT_DOOR, STRICT_FRONT_DOOR, TERMINATOR, TRAEFIK_FRONT_DOOR } from './support/addresses';
import { makeCertificate, tlsSecret } from './support/certificate';
import { authoritySecret, ClientAuthority, ClientCertificate } from './support/client-certificate';
import { addressOfEnvoy, ENVOY } from './support/gateways';
import { record } from './support/results';
import { access, applyCleanly, ask, createNamespace, loadBalancer, manifests } from './support/scene';
import { Started } from './support/started';
import { startTraefikForItsOwnResources } from './support/traefik';
import { until } from './support/wait';

const AUTHORITY = ClientAuthority.root();
const SIGNED = AUTHORITY.sign('alice');
const CLIENTS: { readonly [kind: string]: ClientCertificate | undefined } = {
  none: undefined,
  foreign: ClientAuthority.root().sign('alice'),
  expired: AUTHORITY.sign('alice', { expired: true }),
  signed: SIGNED,
  chained: AUTHORITY.intermediate('middle').sign('carol'),
};

/** What clients get, where controllers do not differ. */
const EVERYWHERE = {
  'none': 'TLS error',
  'none, where it is optional': '200',
  'foreign': 'TLS error',
  'foreign, where it is optional': 'TLS error',
  'expired': 'TLS error',
  'expired, where it is optional': 'TLS error',
  'signed': '200',
  'signed, where it is optional': '200',
  'chained': '200',
  'chained, where it is optional': '200',
  'the open host in a connection for it': '200',
};

/** By Traefik, whatever it reads. */
const ON_TRAEFIK = {
  'TLS for another host': '421',
  'a connection for another host': '421',
  'TLS for no host': '421',
  'TLS for a wildcard': '421',
  'a connection for a wildcard': '421',
  'within a wildcard': 'TLS error, 200',
  'the Secret is junk': 'TLS error, TLS error',
};

const OTHERWISE: { readonly [short: string]: { readonly [what: string]: string } } = {
  reader: {
    ...ON_TRAEFIK,
    'over http': '308',
    'over http, as if forwarded': '308',
    'over http, forwarded by a trusted proxy': '403',
    'the Secret is missing': '404, 404',
    'the Secret is empty': '404, 404',
    'forwarded': 'ssl-client-cert, ssl-client-issuer-dn, ssl-client-subject-dn, ssl-client-verify; forged: x-forwarded-client-cert',
    'forged, where it is optional': 'x-forwarded-client-cert',
  },
  traefik: {
    ...ON_TRAEFIK,
    'over http': '301',
    'over http, as if forwarded': '301',
    'over http, forwarded by a trusted proxy': '403',
    'the Secret is missing': 'TLS error, TLS error',
    'the Secret is empty': 'TLS error, TLS error',
    'forwarded': 'x-forwarded-tls-client-cert; forged: ssl-client-cert, x-forwarded-client-cert',
    'forged, where it is optional': 'ssl-client-cert, x-forwarded-client-cert',
  },
  envoy: {
    'TLS for another host': '404',
    'a connection for another host': '404',
    'TLS for no host': 'no answer',
    'over http': '308',
    'over http, as if forwarded': '308',
    'over http, forwarded by a trusted proxy': '308',
    'the Secret is missing': '500, 500',
    'the Secret is empty': '500, 500',
    'the Secret is junk': '500, 500',
    'forwarded': 'x-forwarded-client-cert; forged: ssl-client-cert, x-forwarded-tls-client-cert',
    'forged, where it is optional': 'ssl-client-cert, x-forwarded-tls-client-cert',
  },
};

/** The headers with certificates that three controllers know, as a client forges them. */
const FORGED = { 'x-forwarded-tls-client-cert': 'forged', 'ssl-client-cert': 'forged', 'x-forwarded-client-cert': 'forged' };

interface Asking {
  readonly name: string;
  readonly short: string;
  readonly controller: Controller;
  readonly address: string;

}

const ASKING: readonly Asking[] = [
  {
    name: 'Traefik, reading annotations of ingress-nginx',
    short: 'reader',
    controller: IngressController.ingressNginx({ snippetAnnotations: true, reader: AnnotationReader.TRAEFIK }),
    address: FRONT_DOOR,

  },
  { name: 'Traefik', short: 'traefik', controller: IngressController.traefik(), address: TRAEFIK_FRONT_DOOR },
  {
    name: 'Gateway API on Envoy Gateway',
    short: 'envoy',
    controller: IngressController.gatewayApi({ gatewayClassName: ENVOY, implementation: GatewayImplementation.envoyGateway() }),
    address: ASKING_ENVOY_GATEWAY,

  },
];

/** Secrets that are not as they should be. */
const BROKEN = {
  empty: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'empty' }, stringData: { 'other.crt': 'x' } },
  junk: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'junk' }, stringData: { 'ca.crt': 'junk' } },
};

const started = new Started();

afterAll(started.stop);

describe.each(ASKING.map(asking => [asking.name, asking] as const))('%s', (name, { short, controller, address }) => {
  const namespace = `clients-${short}`;
  const zone = `${namespace}.example.com`;
  const certificate = makeCertificate(`*.${zone}`);
  const others = makeCertificate(`*.wild.${zone}`);
  const ca = certificate.ca + others.ca;
  const [asked, open, optional] = ['asked', 'open', 'optional'].map(label => `${label}.${zone}`);
  // Envoy Gateway lets a client in that asks for another host of the wildcard, and so the two are refused beside each other.
  const wildcard = short === 'envoy' ? undefined : `*.wild.${zone}`;
  const broken = ['missing', ...Object.keys(BROKEN)];
  const tls = Tls.fromSecret('certificate');

  beforeAll(async () => {
    await createNamespace(namespace);
    if (short === 'envoy') {
      await applyCleanly(JSON.stringify(addressOfEnvoy(namespace, namespace, ['http', `https.${asked}`], address)));
    }
    await applyCleanly(manifests(namespace, (chart: Chart) => {
      [tlsSecret('certificate', certificate), tlsSecret('others', others), authoritySecret('clients-ca', AUTHORITY), ...Object.values(BROKEN)].forEach((object: any, i) => new ApiObject(chart, `Beside${i}`, object));
      const clientCertificates = { caSecret: 'clients-ca' };
      const lb = loadBalancer(chart, { controller, hosts: [asked], tls, paths: [RoutePath.prefix('/a')], clientCertificates: { ...clientCertificates, forwardCertificate: true } });
      const routes: { readonly [id: string]: RouteOptions } = {
        same: { hosts: [asked], paths: [RoutePath.prefix('/b')], tls, clientCertificates: { ...clientCertificates, forwardCertificate: true } },
        open: { hosts: [open], tls },
        ...wildcard !== undefined && {
          // On the same paths, the two are refused beside each other where Traefik reads annotations.
          within: { hosts: [`within.wild.${zone}`], paths: [RoutePath.prefix('/a')], tls: Tls.fromSecret('others'), clientCertificates },
          wildcard: { hosts: [wildcard], paths: [RoutePath.prefix('/b')], tls: Tls.fromSecret('others') },
        },
        optional: { hosts: [optional], tls, clientCertificates: { ...clientCertificates, optional: true, forwardCertificate: true } },
        ...Object.fromEntries(broken.map(caSecret => [caSecret, { hosts: [`${caSecret}.${zone}`], tls, clientCertificates: { caSecret } }])),
      };
      Object.entries(routes).forEach(([id, options]) => lb.addRoute(id, options));
    }));
    await until('answer of the open host', async () => await over(open, '/') === '200' || undefined, 60);
    await until('answer of the host that asks', async () => await over(asked, '/a', SIGNED) === '200' && await over(asked, '/b', SIGNED) === '200' || undefined, 60);
    await until('answer of the optional host', async () => await over(optional, '/', SIGNED) === '200' || undefined, 60);
  }, 200_000);

  const over = async (host: string, path: string, presented?: ClientCertificate, more = {}) =>
    ask(host, path, { address, port: 443, ca, certificate: presented, ...more }).then(({ status }) => String(status), () => 'TLS error');

  /** A connection for one host, and a request for another one in it. */
  const coalesced = async (servername: string, host: string): Promise<string> => new Promise(resolve => {
    const session = connect(`https://${address}:443`, { localAddress: CLIENT, ca, servername, rejectUnauthorized: servername !== '', ALPNProtocols: ['h2'] } as object);
    const deadline = setTimeout(() => end('no answer'), 10_000);
    const end = (word: string) => {
      clearTimeout(deadline);
      session.destroy();
      resolve(word);
    };
    session.on('error', () => end(servername === '' ? 'no answer' : 'TLS error'));
    session.request({ ':method': 'GET', ':path': '/a', ':authority': host, ':scheme': 'https' }).on('response', headers => end(String(headers[':status']))).on('error', () => end('no answer')).end();
  });

  test('who gets in', async () => {
    const got: { [what: string]: string } = {};
    for (const [kind, presented] of Object.entries(CLIENTS)) {
      got[kind] = await over(asked, '/a', presented);
      got[`${kind}, where it is optional`] = await over(optional, '/', presented);
    }
    const plain = async (host: string, options = {}) => ask(host, '/a', { address, ...options }).then(({ status }) => String(status));
    got['over http'] = await plain(asked);
    got['over http, as if forwarded'] = await plain(asked, { headers: { 'x-forwarded-proto': 'https' } });
    got['over http, forwarded by a trusted proxy'] = await plain(asked, { headers: { 'x-forwarded-proto': 'https' }, localAddress: TERMINATOR });
    got['TLS for another host'] = await over(asked, '/a', undefined, { servername: open });
    if (wildcard !== undefined) {
      got['TLS for a wildcard'] = await over(`within.wild.${zone}`, '/a', undefined, { servername: `other.wild.${zone}` });
      got['a connection for a wildcard'] = await coalesced(`other.wild.${zone}`, `within.wild.${zone}`);
      got['within a wildcard'] = `${await over(`within.wild.${zone}`, '/a')}, ${await over(`within.wild.${zone}`, '/a', SIGNED)}`;
    }
    got['TLS for no host'] = await coalesced('', asked);
    got['a connection for another host'] = await coalesced(open, asked);
    got['the open host in a connection for it'] = await coalesced(open, open);
    for (const each of broken) {
      got[`the Secret is ${each}`] = `${await over(`${each}.${zone}`, '/')}, ${await over(`${each}.${zone}`, '/', SIGNED)}`;
    }
    const headers = async (host: string, presented?: ClientCertificate) => {
      const { seen } = await ask(host, '/a', { address, port: 443, ca, certificate: presented, headers: FORGED });
      const found = Object.entries(seen!.headers).filter(([header]) => /client-cert|ssl-client/.test(header)).sort();
      const named = (isForged: boolean) => found.filter(([, value]) => (value === 'forged') === isForged).map(([header]) => header).join(', ');
      return [named(false), named(true)] as const;
    };
    got.forwarded = (await headers(asked, SIGNED)).join('; forged: ');
    [, got['forged, where it is optional']] = await headers(optional);
    const expected = { ...EVERYWHERE, ...OTHERWISE[short] };
    Object.entries(expected).forEach(([what, outcome]) => record('TLS', `${name}: clientCertificates: ${what}`, outcome, got[what]));
    expect(got).toStrictEqual(expected);
  }, 120_000);
});

test.each([
  ['by default', TRAEFIK_FRONT_DOOR, '200'],
  ['without the fallback', STRICT_FRONT_DOOR, '404'],
])('a router of somebody else on the host, on Traefik %s', async (what, address, expected) => {
  const namespace = `clients-foreign-${address.replace(/\./g, '-')}`;
  const host = `${namespace}.example.com`;
  const certificate = makeCertificate(host);
  const over = async (presented?: ClientCertificate) => ask(host, '/', { address, port: 443, ca: certificate.ca, certificate: presented }).then(({ status }) => String(status), () => 'TLS error');
  if (address === STRICT_FRONT_DOOR) {
    started.keep(await startTraefikForItsOwnResources(access(), address, makeCertificate('*.example.com'), ['--core.stricttlsoptions=true']));
  }
  await createNamespace(namespace);
  await applyCleanly(manifests(namespace, chart => {
    [tlsSecret('certificate', certificate), authoritySecret('clients-ca', AUTHORITY)].forEach((object: any, i) => new ApiObject(chart, `Beside${i}`, object));
    loadBalancer(chart, { controller: IngressController.traefik(), tls: Tls.fromSecret('certificate'), clientCertificates: { caSecret: 'clients-ca' } });
  }));
  await until('answer of the host that asks', async () => await over(SIGNED) === '200' || undefined, 60);
  const alone = await over();
  await applyCleanly(JSON.stringify({
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: { name: 'foreign', namespace },
    spec: { entryPoints: ['websecure'], routes: [{ match: `Host(\`${host}\`) && Path(\`/foreign\`)`, services: [{ name: namespace, port: 80 }] }], tls: {} },
  }));
  const seen: string[] = [];
  await until('what others make of it', async () => seen.push(await over()) && seen.at(-1) === expected || undefined, 30).catch(() => seen.push('never'));
  record('TLS', `Traefik ${what}: clientCertificates, and a router of somebody else on the host without: no certificate, before and after`, `TLS error, ${expected}`, `${alone}, ${seen.at(-1)}`);
  expect([alone, seen.at(-1)]).toStrictEqual(['TLS error', expected]);
}, 120_000);
