import * as fc from 'fast-check';
import { label, maybe, oddText, one } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier, FeatureDossier } from './dossier';
import { Measured, Stage } from './proof';
import { ClientCertificates, Tls } from '../../src';

const CA = { caSecret: 'clients-ca' };
const SECURED = { namespace: 'wetwin', hosts: ['a.example.com'], tls: Tls.fromSecret('certificate') };

/** How a client fares: by the certificate that it presents. */
type Fares = (certificate?: { readonly cert: string; readonly key: string }) => Promise<'in' | 'out'>;

function asked(more: Partial<ClientCertificates>, measure: (fares: Fares, stage: Stage) => Promise<Measured>): FeatureDossier {
  const clientCertificates = { ...CA, ...more };
  return {
    asking: { ...SECURED, clientCertificates },
    proof: {
      scene: async ({ certificate, clients }) => ({
        props: { tls: Tls.fromSecret(certificate().secret.metadata.name), clientCertificates }, beside: [certificate().secret, clients().secret],
      }),
      measure: async stage => {
        const { get, certificate, clients, until } = stage;
        const { ca } = certificate();
        const fares: Fares = async presented => get('/', { port: 443, ca, certificate: presented }).then(({ seen }) => seen ? 'in' : 'out', () => 'out');
        await until('a client that gets in', async () => await fares(clients().signed) === 'in' || undefined);
        return measure(fares, stage);
      },
    },
  };
}

export const CLIENT_CERTIFICATES = dossier<'clientCertificates'>()<ClientCertificates>({
  features: {
    clientCertificateRequired: asked({}, async (fares, { get, clients }) => {
      const { signed, expired, foreign } = clients();
      const overHttp = await get('/');
      return {
        got: [await fares(), await fares(foreign), await fares(expired), await fares(signed), overHttp.seen ? 'in' : 'out'],
        asked: ['out', 'out', 'out', 'in', 'out'],
      };
    }),
    clientCertificateOptional: asked({ optional: true }, async (fares, { clients }) => {
      const { signed, expired, foreign } = clients();
      return { got: [await fares(), await fares(foreign), await fares(expired), await fares(signed)], asked: ['in', 'out', 'out', 'in'] };
    }),
    clientCertificateDepth: asked({ verifyDepth: 2 }, async (fares, { clients }) => ({ got: await fares(clients().signed), asked: 'in' })),
    clientCertificateForwarded: asked({ forwardCertificate: true }, async (_, { get, clients, certificate }) => {
      const { signed } = clients();
      const { seen } = await get('/', { port: 443, ca: certificate().ca, certificate: signed, headers: { 'ssl-client-cert': 'forged', 'ssl-client-verify': 'forged' } });
      const { 'ssl-client-cert': forwarded = '', 'ssl-client-verify': verified } = seen!.headers;
      return { got: [decodeURIComponent(String(forwarded)), verified], asked: [signed.cert, 'SUCCESS'] };
    }),
  },
  random: {
    by: 'route',
    plausible: ({ can }) => fc.record({
      caSecret: label,
      optional: maybe(fc.boolean()),
      verifyDepth: can('clientCertificateDepth') ? maybe(fc.integer({ min: 1, max: 9 })) : fc.constant(undefined),
      forwardCertificate: maybe(fc.boolean()),
    }, { requiredKeys: ['caSecret'] }),
    odd: [
      one<ClientCertificates>({
        caSecret: oddText,
        optional: fc.constantFrom<any>(true, false, 'true', 0, null),
        verifyDepth: fc.constantFrom<any>(0, 1, 100, 101, -1, 1.5, NaN, '1', null),
        forwardCertificate: fc.constantFrom<any>(true, false, 'yes', 1, null),
      }).map(change => value => ({ ...CA, ...value, ...change })),
      fc.constantFrom<any>('clients-ca', true, null, [], {}, { ...CA, option: true }).map(odd => () => odd),
    ],
    // Certificates need hosts, and TLS for them.
    needs: (value, route) => ({
      ...route,
      clientCertificates: value,
      hosts: route.hosts ?? ['clients.example'],
      tls: route.tls && route.tls.type !== 'passthrough' ? route.tls : { type: 'controllerDefault', secretName: '', issuer: '' },
      httpsRedirect: undefined,
    }),
    make: value => value,
    byHand: {
      ingressNginx: value => ({
        'nginx.ingress.kubernetes.io/auth-tls-secret': `ns/${value?.caSecret}`,
        ...value?.verifyDepth !== undefined && { 'nginx.ingress.kubernetes.io/auth-tls-verify-depth': String(value.verifyDepth) },
      }),
    },
    refusals: {
      'input.not-a-struct': 'there is no authority',
      'input.unknown-field': 'it would be ignored, and might have been meant to protect',
      'input.not-a-boolean': 'it is neither true nor false',
      'name.not-dns-1123-subdomain': 'no Secret is called like that',
      'client-certificates.': 'everybody would get in',
      'nginx.client-authority-namespace': 'the annotation wants a namespace',
      'nginx.client-certificates-need-snippet': 'without a snippet, which the case does not allow, everybody would get in who says that the request came over https',
      'nginx.certificate-passed-by': 'Traefik serves another route without a certificate in place of this one',
      'envoy-gateway.client-certificates-within': 'whoever asks for another host in TLS would get in without a certificate',
      'traefik.client-certificates-wildcard': 'everybody would get in',
      'refused.clientCertificate': 'everybody would get in, or clients of others be asked',
    },
  },
  corpus: {
    renders: [
      caseOf('certificates of clients on ingress-nginx', { ...TWO_SERVERS, namespace: 'ns', tls: ['fromSecret', 'certificate'], clientCertificates: { ...CA, verifyDepth: 2, forwardCertificate: true } }),
      caseOf('certificates of clients on Traefik', { ...TWO_SERVERS, controller: ['traefik'], tls: ['fromSecret', 'certificate'], clientCertificates: { ...CA, optional: true, forwardCertificate: true } }),
      caseOf('certificates of clients on a Gateway of Envoy that is generated', {
        ...TWO_SERVERS, controller: ['gatewayApi', { gatewayClassName: 'eg', implementation: ['envoyGateway'] }], tls: ['fromSecret', 'certificate'], clientCertificates: { ...CA, forwardCertificate: true },
      }),
    ],
    refused: [
      caseOf('certificates of clients without TLS', { ...TWO_SERVERS, clientCertificates: { ...CA } }),
      caseOf('certificates of clients for every host', { tls: ['controllerDefault'], clientCertificates: { ...CA } }),
      caseOf('certificates of clients that may come over http', { ...TWO_SERVERS, tls: ['controllerDefault'], httpsRedirect: 'NEVER', clientCertificates: { ...CA } }),
      caseOf('certificates of clients with no length of a chain', { ...TWO_SERVERS, tls: ['controllerDefault'], clientCertificates: { ...CA, verifyDepth: 0 } }),
      caseOf('certificates of clients for a wildcard on Traefik', { hosts: ['*.example.com'], controller: ['traefik'], tls: ['controllerDefault'], clientCertificates: { ...CA } }),
      caseOf('certificates of clients with Gateway API', { ...TWO_SERVERS, controller: GATEWAY_API, tls: ['controllerDefault'], clientCertificates: { ...CA } }),
      caseOf('certificates of clients on a Gateway of Envoy that exists', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, tls: ['controllerDefault'], clientCertificates: { ...CA } }),
    ],
  },
});
