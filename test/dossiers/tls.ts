import * as fc from 'fast-check';
import { domain, few, label, maybe, oddHost, oddText } from './arbitraries';
import { caseOf, GATEWAY_API } from './corpus';
import { dossier } from './dossier';
import { askTimes } from './proof';
import { Backends, Tls } from '../../src';

export interface TlsCase {
  readonly type: 'secret' | 'clusterIssuer' | 'issuer' | 'controllerDefault' | 'passthrough';
  readonly secretName: string;
  readonly issuer: string;
  readonly hosts?: string[];
}

/** The Secret that somebody names who checks nothing. */
export function secretIn({ type, secretName }: TlsCase): string | undefined {
  return type === 'controllerDefault' || type === 'passthrough' ? undefined : secretName;
}

const UNREAD = 'requests pass the controller unread';
const BELONGS = 'TLS belongs to a host: it has one certificate, and http leads to https for all of its routes or for none';

export const TLS = dossier<'tls'>()<TlsCase>({
  features: {
    tlsSecret: {
      asking: { tls: Tls.fromSecret('a') },
      proof: {
        scene: async ({ certificate }) => {
          const { secret } = certificate();
          return { props: { tls: Tls.fromSecret(secret.metadata.name) }, beside: [secret] };
        },
        measure: async ({ get, certificate, gatewayCa, until }) => {
          const { ca } = certificate();
          // A Gateway has a certificate of its own.
          await until('answer over TLS', async () => get('/x', { port: 443, ca: `${ca}\n${gatewayCa}` }));
          const secure = await get('/x', { port: 443, ca }).catch(() => undefined);
          const plain = await get('/x?y=1');
          const [location] = plain.headers.get('location') ?? [];
          return { got: [secure?.status, plain.status, location?.replace(/\/\/[^/]+/, '')], asked: [200, 308, 'https:/x?y=1'] };
        },
      },
    },
    tlsPassthrough: {
      asking: { tls: Tls.passthrough(), hosts: ['a.example.com'] },
      proof: {
        scene: async ({ endingTls }) => {
          const { host, servers, port } = await endingTls();
          return { props: { tls: Tls.passthrough(), hosts: [host], backends: Backends.fromIps([...servers], { port }) } };
        },
        measure: async ({ get, endingTls, defaultCa, until }) => {
          const { host, ca, servers } = await endingTls();
          const ask = async (ours: string) => get('/a%2Fb?c=d', { host, port: 443, ca: ours });
          await until('answer over TLS', async () => (await ask(ca)).status === 200 || undefined);
          const answers = await askTimes(16, async () => ask(ca));
          const reached = [...new Set(answers.map(({ seen }) => `${seen?.address} ${seen?.url}`))].sort();
          // Nobody else shows a certificate.
          const ofController = await ask(defaultCa).then(({ status }) => status, () => 'another certificate');
          return { got: [reached, ofController], asked: [servers.map(server => `${server} /a%2Fb?c=d`), 'another certificate'] };
        },
      },
    },
    certManager: { asking: { tls: Tls.certManager({ issuer: 'ca' }) }, proof: 'read by others' },
    tlsControllerDefault: {
      asking: { tls: Tls.controllerDefault() },
      proof: {
        measure: async ({ get, defaultCa, until }) => {
          const secure = await until('answer over TLS', async () => get('/x', { port: 443, ca: defaultCa }));
          const plain = await get('/x?y=1');
          const [location] = plain.headers.get('location') ?? [];
          return { got: [secure.status, plain.status, location?.replace(/\/\/[^/]+/, '')], asked: [200, 308, 'https:/x?y=1'] };
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: () => fc.record({
      type: fc.constantFrom('secret' as const, 'clusterIssuer' as const, 'issuer' as const, 'controllerDefault' as const),
      secretName: label,
      issuer: label,
      hosts: maybe(few(domain)),
    }, { requiredKeys: ['type', 'secretName', 'issuer'] }),
    odd: [
      fc.constant(() => ({ type: 'passthrough', secretName: '', issuer: '' })),
      oddText.map(secretName => tls => ({ type: 'secret', issuer: 'issuer', ...tls, secretName })),
      oddText.map(issuer => () => ({ type: 'issuer', secretName: 'secret', issuer, hosts: ['a.example'] })),
      few(oddHost, 0).map(hosts => () => ({ type: 'secret', secretName: 'secret', issuer: 'issuer', hosts })),
    ],
    needs: (tls, { hosts }) => ({ tls: { ...tls, hosts: hosts ? undefined : tls.hosts ?? ['tls.example'] } }),
    make: ({ type, secretName, issuer, hosts }) => {
      switch (type) {
        case 'secret': return Tls.fromSecret(secretName, { hosts });
        case 'clusterIssuer': return Tls.certManager({ clusterIssuer: issuer, secretName, hosts });
        case 'passthrough': return Tls.passthrough();
        case 'controllerDefault': return Tls.controllerDefault();
        case 'issuer': return Tls.certManager({ issuer, secretName, hosts });
      }
    },
    byHand: {
      ingressNginx: ({ type, issuer }) => ({
        ...type === 'issuer' && { 'cert-manager.io/issuer': issuer },
        ...type === 'clusterIssuer' && { 'cert-manager.io/cluster-issuer': issuer },
      }),
    },
    refusals: {
      'traefik.shared-entry-point': 'an entry point cannot serve https and redirect to it',
      'tls.passthrough-hosts': 'without a host no connection is known',
      'tls.passthrough-beside': UNREAD,
      'tls.passthrough-shared': UNREAD,
      'tls.passthrough-backends': 'not every controller hands connections on to a DNS name',
      'nginx.passthrough-wildcard': 'ingress-nginx hands on no connections for a wildcard',
      'nginx.passthrough-annotation': UNREAD,
      'tls.no-hosts': 'a certificate that names no host is for none',
      'tls.no-host': 'without hosts, or the name of a Secret, the controller shows its default certificate',
      'tls.missing-host': 'for a host that its certificate leaves out, the controller shows its default certificate',
      'tls.another-certificate': BELONGS,
      'tls.partly': BELONGS,
    },
  },
  corpus: {
    renders: [
      caseOf('a certificate for a wildcard', { hosts: ['*.example.com'], tls: ['fromSecret', 'wildcard', {}] }),
      caseOf('a certificate for hosts that the route leaves open', { tls: ['fromSecret', 'open', { hosts: ['*.example.com', 'example.com'] }] }),
      caseOf('the certificate of ingress-nginx', { hosts: ['h.example.com'], tls: ['controllerDefault'] }),
      caseOf('the certificate of ingress-nginx for every host', { tls: ['controllerDefault'] }),
      caseOf('the certificate of Traefik', { controller: ['traefik'], hosts: ['h.example.com'], tls: ['controllerDefault'] }),
      caseOf('a certificate resolver of Traefik', { controller: ['traefik', { certResolver: 'le' }], hosts: ['*.example.com', 'example.com'], tls: ['controllerDefault'] }),
      caseOf('the certificate of a Gateway', { controller: GATEWAY_API, hosts: ['h.example.com'], tls: ['controllerDefault'] }),
      caseOf('TLS of the backends on ingress-nginx', { hosts: ['h.example.com'], tls: ['passthrough'] }),
      caseOf('TLS of the backends on Traefik', { controller: ['traefik'], hosts: ['*.example.com', 'h.example.com'], tls: ['passthrough'] }),
      caseOf('TLS of the backends with Gateway API', { controller: GATEWAY_API, hosts: ['h.example.com'], tls: ['passthrough'] }),
      caseOf('TLS of the backends on a Gateway that is generated', { controller: ['gatewayApi', { gatewayClassName: 'any' }], hosts: ['h.example.com'], tls: ['passthrough'] }),
      caseOf('a certificate of a ClusterIssuer', { hosts: ['h.example.com'], tls: ['certManager', { clusterIssuer: 'letsencrypt' }] }),
    ],
    refused: [
      caseOf('a certificate for some of the hosts', { hosts: ['b.example.com', 'a.example.com'], tls: ['fromSecret', 'some.example.com', { hosts: ['a.example.com'] }] }),
      caseOf('a bad name of a Secret', { hosts: ['h.example.com'], tls: ['fromSecret', 'XXX_com'] }),
      caseOf('a certificate for a bad host', { hosts: ['h.example.com'], tls: ['fromSecret', 'a', { hosts: ['h.example.com', 'H.example.com'] }] }),
      caseOf('a certificate for no hosts', { hosts: ['h.example.com'], tls: ['fromSecret', 'a', { hosts: [] }] }),
      caseOf('a certificate for every host', { tls: ['fromSecret', 'a'] }),
      caseOf('a certificate of cert-manager for every host', { tls: ['certManager', { issuer: 'a' }] }),
      caseOf('the certificate of a Gateway that is generated', { controller: ['gatewayApi', { gatewayClassName: 'any' }], hosts: ['h.example.com'], tls: ['controllerDefault'] }),
      caseOf('TLS of the backends for every host', { tls: ['passthrough'] }),
      caseOf('TLS of the backends beside an app root', { hosts: ['h.example.com'], tls: ['passthrough'], appRoot: '/a' }),
      caseOf('TLS of the backends for a wildcard on ingress-nginx', { hosts: ['*.example.com'], tls: ['passthrough'] }),
      caseOf('no issuer', { hosts: ['h.example.com'], tls: ['certManager', {}] }),
      caseOf('two issuers', { hosts: ['h.example.com'], tls: ['certManager', { clusterIssuer: 'a', issuer: 'b' }] }),
      caseOf('a bad name of an issuer', { hosts: ['h.example.com'], tls: ['certManager', { clusterIssuer: "Let's Encrypt" }] }),
      caseOf('a bad name of a Secret of cert-manager', { hosts: ['h.example.com'], tls: ['certManager', { issuer: 'a', secretName: '-' }] }),
      caseOf('a certificate of cert-manager for a bad host', { hosts: ['h.example.com'], tls: ['certManager', { issuer: 'a', hosts: ['*'] }] }),
    ],
  },
});
