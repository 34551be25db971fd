import * as fc from 'fast-check';
import { domain, label, oddHost, oddText, one } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API } from './corpus';
import { dossier } from './dossier';
import { Answer, askTimes, ENOUGH, Measured, Proof, Scene, Stage } from './proof';
import { BackendProtocol, Backends, BackendTls, VerifiedBackendTlsOptions } from '../../src';

interface ProtocolCase {
  readonly type: 'http' | 'https' | 'grpc' | 'grpcs';
  readonly tls?: TlsCase;
}

interface TlsCase {
  readonly verifies: boolean;
  readonly serverName?: string;
  readonly caSecret?: string;
  readonly caConfigMap?: string;
  readonly clientCertificateSecret?: string;
}

type PortName = keyof Stage['tls']['ports'];

/** A load balancer in front of the two servers, on a port each. */
function scene(protocol: (stage: Stage) => BackendProtocol, ports: readonly PortName[], beside: (stage: Stage) => any[] = () => []): Proof['scene'] {
  return async (stage): Promise<Scene> => ({
    props: {
      backends: Backends.fromEndpoints(ports.map((port, i) => ({ ip: stage.tls.addresses[i], port: stage.tls.ports[port] }))),
      backendProtocol: protocol(stage),
    },
    beside: beside(stage),
  });
}

/** The first answer of a server: Traefik may read a route a moment before what says how its servers are verified, or whom they are shown. */
async function firstAnswer({ get, until }: Stage, isLast: (answer: Answer) => boolean = () => true): Promise<Answer> {
  return until('first answer of a server', async () => {
    const answer = await get('/');
    return answer.seen && isLast(answer) ? answer : undefined;
  });
}

/** What servers have answered. */
async function answering(stage: Stage): Promise<Answer[]> {
  await firstAnswer(stage);
  const { get } = stage;
  return (await askTimes(ENOUGH, async () => get('/'))).filter(({ status }) => status === 200);
}

/** Whatever their certificates, both answer, and are told whose host was asked for. */
async function bothAnswer(stage: Stage): Promise<Measured> {
  const answers = await answering(stage);
  const of = (what: (answer: Answer) => string | undefined) => [...new Set(answers.map(what))].sort();
  return {
    got: [answers.length, of(({ seen }) => seen!.address), of(({ seen }) => seen!.headers.host ?? String(seen!.headers[':authority']))],
    asked: [ENOUGH, [...stage.tls.addresses], [stage.host]],
  };
}

/** Only the first server may answer: the certificate of the second one is by another authority. Of errors, Traefik sends some with the status 200. */
async function onlyFirst(stage: Stage): Promise<Measured> {
  const answers = await answering(stage);
  return { got: [...new Set(answers.flatMap(({ seen }) => seen?.address ?? []))], asked: [stage.tls.addresses[0]] };
}

const seenOfTls = ({ headers }: Answer) => JSON.parse(headers.get('x-tls')?.[0] ?? '{}') as { name?: string; alpn?: string; client?: string };

/** Messages come back one after the other, and the status of the method gets to the client. */
async function grpcPasses({ grpc }: Stage): Promise<Measured> {
  return {
    got: [await grpc('/test.Echo/Echo', ['one', 'two']), (await grpc('/test.Echo/Fail', [])).grpcStatus],
    asked: [{ status: 200, grpcStatus: '0', echoed: ['one', 'two'] }, '5'],
  };
}

const NAME = 'zl.example.com';
const verified = (options: VerifiedBackendTlsOptions = {}) => BackendTls.verified({ serverName: NAME, ...options });
const trusting = ({ tls }: Stage, options: VerifiedBackendTlsOptions = {}) => BackendTls.verified({ serverName: tls.name, ...options });

export const BACKEND_PROTOCOL = dossier<'backendProtocol'>()<ProtocolCase>({
  features: {
    httpBackends: {
      asking: { backendProtocol: BackendProtocol.http() },
      proof: { measure: async ({ get }) => ({ got: (await get('/')).seen?.url, asked: '/' }) },
    },
    httpsUnverified: {
      asking: { backendProtocol: BackendProtocol.https(BackendTls.unverified()) },
      proof: { scene: scene(() => BackendProtocol.https(BackendTls.unverified()), ['ownAuthority', 'forAddress']), measure: bothAnswer },
    },
    httpsServerName: {
      asking: { backendProtocol: BackendProtocol.https(BackendTls.unverified({ serverName: NAME })) },
      proof: {
        scene: scene(() => BackendProtocol.https(BackendTls.unverified({ serverName: NAME })), ['ownAuthority']),
        measure: async stage => ({ got: seenOfTls(await firstAnswer(stage)).name, asked: NAME }),
      },
    },
    httpsBySystemRoots: {
      asking: { backendProtocol: BackendProtocol.https(verified()) },
      proof: { scene: scene(stage => BackendProtocol.https(trusting(stage)), ['trustedAuthority', 'ownAuthority']), measure: onlyFirst },
    },
    httpsByCaSecret: {
      asking: { namespace: 'zl', backendProtocol: BackendProtocol.https(verified({ caSecret: 'ca' })) },
      proof: {
        scene: scene(stage => BackendProtocol.https(trusting(stage, { caSecret: 'backend-ca' })), ['ownAuthority', 'trustedAuthority'], ({ tls }) => [tls.caSecret]),
        measure: onlyFirst,
      },
    },
    httpsByCaConfigMap: {
      asking: { backendProtocol: BackendProtocol.https(verified({ caConfigMap: 'ca' })) },
      proof: {
        scene: scene(stage => BackendProtocol.https(trusting(stage, { caConfigMap: 'backend-ca' })), ['ownAuthority', 'trustedAuthority'], ({ tls }) => [tls.caConfigMap]),
        measure: onlyFirst,
      },
    },
    backendClientCertificate: {
      asking: { namespace: 'zl', backendProtocol: BackendProtocol.https(verified({ caSecret: 'ca', clientCertificateSecret: 'ca' })) },
      proof: {
        scene: scene(stage => BackendProtocol.https(trusting(stage, { clientCertificateSecret: 'client' })), ['trustedAuthority'], ({ tls }) => [tls.client()]),
        measure: async stage => ({ got: seenOfTls(await firstAnswer(stage, answer => seenOfTls(answer).client !== undefined)).client?.replace(/@.*/, ''), asked: 'client.example.com' }),
      },
    },
    grpcBackends: {
      asking: { backendProtocol: BackendProtocol.grpc() },
      proof: { scene: scene(() => BackendProtocol.grpc(), ['h2c']), measure: grpcPasses },
    },
    grpcsUnverified: {
      asking: { backendProtocol: BackendProtocol.grpcs(BackendTls.unverified()) },
      proof: { scene: scene(() => BackendProtocol.grpcs(BackendTls.unverified()), ['ownAuthority']), measure: grpcPasses },
    },
    grpcsVerified: {
      asking: { backendProtocol: BackendProtocol.grpcs(verified()) },
      proof: { scene: scene(stage => BackendProtocol.grpcs(trusting(stage)), ['trustedAuthority']), measure: grpcPasses },
    },
  },
  random: {
    by: 'load balancer',
    plausible: ({ can }) => fc.record({
      type: fc.constantFrom('http' as const, 'https' as const, 'https' as const, 'grpc' as const, 'grpcs' as const),
      tls: fc.oneof(
        ...can('httpsUnverified') ? [fc.constant<TlsCase>({ verifies: false })] : [],
        ...can('httpsByCaSecret') ? [fc.record({ verifies: fc.constant(true), serverName: domain, caSecret: label })] : [],
        ...can('httpsByCaConfigMap') ? [fc.record({ verifies: fc.constant(true), serverName: domain, caConfigMap: label })] : [],
        ...can('httpsBySystemRoots') ? [fc.record({ verifies: fc.constant(true), serverName: domain })] : [],
      ),
    }),
    odd: [
      fc.record({
        type: fc.constantFrom('https' as const, 'grpcs' as const),
        tls: one<TlsCase>({
          verifies: fc.constantFrom(true, false),
          serverName: oddHost,
          caSecret: oddText,
          caConfigMap: oddText,
          clientCertificateSecret: oddText,
        }).map(tls => ({ ...tls, verifies: tls.verifies ?? true })),
      }).map(protocol => () => protocol),
    ],
    make: ({ type, tls: { verifies = true, ...options } = { verifies: true } }) => {
      const tls = verifies ? BackendTls.verified(options) : BackendTls.unverified(options);
      return type === 'http' ? BackendProtocol.http() : type === 'grpc' ? BackendProtocol.grpc() : BackendProtocol[type](tls);
    },
    needs: ({ type }, route) => type.startsWith('grpc') ? { ...route, maxBodySize: undefined, healthChecks: [] } : route,
    byHand: {
      // What is the default by itself needs no annotation: one more would be too much beside annotations as long as they may be.
      ingressNginx: ({ type, tls }) => type === 'http' ? {} : ({
        'nginx.ingress.kubernetes.io/backend-protocol': type.toUpperCase(),
        ...tls?.serverName !== undefined && { 'nginx.ingress.kubernetes.io/proxy-ssl-name': tls.serverName },
        ...tls?.caSecret !== undefined && { 'nginx.ingress.kubernetes.io/proxy-ssl-secret': `x/${tls.caSecret}` },
      }),
      traefik: ({ type }) => ({ service: { scheme: { http: 'http', https: 'https', grpc: 'h2c', grpcs: 'https' }[type] } }),
    },
    refusals: {
      'backend-tls.': 'there is one authority, and one name',
      'backend-protocol.buffered': 'no stream gets through',
      'host.not-a-dns-name': 'no certificate can have such a name',
      'name.not-dns-1123-subdomain': 'no object has such a name',
      'nginx.server-name': 'every request would get 502',
      'nginx.client-certificate-secret': 'the controller takes one Secret for both',
      'nginx.tls-of-host': 'the settings of another route would hold',
      'gateway-api.server-name': 'the API has no other way to say whom a certificate is for',
      'envoy-gateway.endpoints': 'the API takes no more',
      'envoy-gateway.grpc-probe': 'every backend would count as unhealthy',
    },
  },
  corpus: {
    renders: [
      caseOf('servers that speak https', { backendProtocol: ['https', ['unverified']] }),
      caseOf('servers that speak https with an authority in a Secret', {
        namespace: 'zl', controller: ['traefik'], backendProtocol: ['https', ['verified', { serverName: NAME, caSecret: 'ca', clientCertificateSecret: 'client' }]],
      }),
      caseOf('servers that speak https with an authority in a ConfigMap', { controller: GATEWAY_API, backendProtocol: ['https', ['verified', { serverName: NAME, caConfigMap: 'ca' }]] }),
      caseOf('servers that speak https on Envoy Gateway', { controller: ENVOY_GATEWAY, backendProtocol: ['https', ['unverified', { serverName: NAME }]] }),
      caseOf('servers that speak https with a certificate that everybody trusts', { controller: ['traefik'], backendProtocol: ['https'] }),
      caseOf('servers that speak gRPC', { controller: ['traefik'], backendProtocol: ['grpc'] }),
      caseOf('servers that speak gRPC over TLS', { controller: ENVOY_GATEWAY, backendProtocol: ['grpcs', ['verified', { serverName: NAME }]] }),
      caseOf('servers that speak plain HTTP on a port of https', { backends: ['fromIps', ['10.254.18.46'], { port: 8006 }], backendProtocol: ['http'] }),
    ],
    refused: [
      caseOf('two authorities', { controller: ['traefik'], backendProtocol: ['https', ['verified', { caSecret: 'ca', caConfigMap: 'ca' }]] }),
      caseOf('a name of a server that is an address', { backendProtocol: ['https', ['unverified', { serverName: '10.254.18.46' }]] }),
      caseOf('a name of many servers', { controller: ['traefik'], backendProtocol: ['https', ['verified', { serverName: '*.example.com' }]] }),
      caseOf('system roots on ingress-nginx', { backendProtocol: ['https'] }),
      caseOf('no verification with Gateway API', { controller: GATEWAY_API, backendProtocol: ['https', ['unverified']] }),
    ],
  },
});
