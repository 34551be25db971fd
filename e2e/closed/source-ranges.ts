import { Place, Protection } from './protection';
import { CLIENT, SERVERS } from '../support/addresses';
import { access } from '../support/cluster';
import { kubectl } from '../support/kubectl';

const [ALLOWED] = SERVERS;

/** The object of a route that holds its lists. */
const HOLDING: { readonly [controller: string]: (namespace: string) => readonly [kind: string, name: string] } = {
  reader: namespace => ['ingress', namespace],
  traefik: namespace => ['middleware.traefik.io', `${namespace}-source-ranges`],
  envoy: namespace => ['securitypolicy.gateway.envoyproxy.io', namespace],
};

/** What stands there in place of the list, on each controller: what the API server takes, and the library would never render. */
const holding = (list: string): { readonly [controller: string]: object } => ({
  reader: { metadata: { annotations: { 'nginx.ingress.kubernetes.io/allowlist-source-range': list } } },
  traefik: { spec: { ipAllowList: { sourceRange: list === '' ? [] : list.split(',') } } },
  envoy: { spec: { authorization: { defaultAction: 'Deny', rules: [{ action: 'Allow', principal: { clientCIDRs: list.split(',') } }] } } },
});

function patched(patch: { readonly [controller: string]: object }): (place: Place) => Promise<void> {
  return async ({ namespace, running: { short } }) => {
    const [kind, name] = HOLDING[short](namespace);
    run(['patch', kind, name, '-n', namespace, '--type=merge', '-p', JSON.stringify(patch[short])]);
  };
}

async function deleted({ namespace, running: { short } }: Place): Promise<void> {
  run(['delete', ...HOLDING[short](namespace), '-n', namespace]);
}

function run(args: string[]): void {
  const { code, stderr } = kubectl(access(), args);
  if (code !== 0) {
    throw new Error(stderr);
  }
}

/** Traefik leaves a route out, and Envoy Gateway answers for it. */
const LEFT_OUT = { reader: 404, traefik: 403, envoy: 500 };

const broken: Protection['broken'] = [
  { what: 'a range with too long a prefix in the cluster', later: patched(holding('10.254.18.46/33')), alone: true, expected: LEFT_OUT, ingressNginx: 503 },
  { what: 'a bad range beside a good one in the cluster', later: patched(holding('10.254.18.46/32,10.254.18.46/99')), alone: true, expected: LEFT_OUT, ingressNginx: 503 },
  { what: 'an empty list in the cluster', later: patched(holding('')), alone: true, expected: { traefik: 403 }, ingressNginx: 503 },
  { what: 'the Middleware is deleted later', later: deleted, expected: { traefik: 403 } },
  { what: 'no range', scene: () => ({ options: { allowedSourceRanges: [] } }), expected: 'source-ranges.empty', ingressNginx: 503 },
  { what: 'a text that is no range', scene: () => ({ options: { allowedSourceRanges: ['10.254.18.46', 'office'] } }), expected: 'ip-range.not-a-range', ingressNginx: 503 },
  { what: 'a range that starts within itself', scene: () => ({ options: { allowedSourceRanges: ['10.254.18.46/8'] } }), expected: 'ip-range.host-bits' },
];

export const ALLOWED_RANGES_BROKEN: Protection = {
  feature: 'allowedSourceRanges',
  intact: () => ({ options: { allowedSourceRanges: [ALLOWED] } }),
  denied: 403,
  credentials: { localAddress: ALLOWED },
  broken,
};

export const DENIED_RANGES_BROKEN: Protection = {
  feature: 'deniedSourceRanges',
  intact: () => ({ options: { deniedSourceRanges: [CLIENT] } }),
  denied: 403,
  credentials: { localAddress: ALLOWED },
  broken: [
    ...broken.filter(({ later }) => later !== undefined),
    { what: 'no range', scene: () => ({ options: { deniedSourceRanges: [] } }), expected: 'source-ranges.empty', ingressNginx: 503 },
    { what: 'every range', scene: () => ({ options: { deniedSourceRanges: ['0.0.0.0/0', '::/0'] } }), expected: 'source-ranges.nobody' },
  ],
};
