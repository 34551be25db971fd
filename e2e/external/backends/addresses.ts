/** The kinds of servers that the cases of others have, with as many of each as a case takes at most. */
const REPLICAS = {
  'whoami': 1,
  'echo': 6,
  'canary-backend': 1,
  'auth-server': 1,
  'status-backend': 1,
  'error-backend': 1,
  'flaky-backend': 1,
  'httpbun': 1,
  'httpbun-canary': 1,
  'slow-echo': 1,
  'cookie-error-backend': 1,
  'https-backend': 1,
  'passthrough-backend': 1,
  'grpcbin': 1,
  'grpcbin-delay': 1,
};

export type Kind = keyof typeof REPLICAS;

export const KINDS = Object.keys(REPLICAS) as Kind[];

/** The addresses of the servers, by their kinds. */
export const ADDRESSES_BY_KIND: { readonly [kind: string]: readonly string[] } = (() => {
  let last = 109;
  return Object.fromEntries(Object.entries(REPLICAS).map(([kind, replicas]) => [kind, Array.from({ length: replicas }, () => `10.254.18.${++last}`)]));
})();

/** All of them. */
export const EXTERNAL_SERVERS = Object.values(ADDRESSES_BY_KIND).flat();

/** The names by which cases call some of them, with their addresses. */
export const EXTERNAL_NAMES: readonly (readonly [name: string, address: string])[] = [
  ['backend.default.svc.cluster.local', ADDRESSES_BY_KIND.whoami[0]],
  ['auth-server.default.svc.cluster.local', ADDRESSES_BY_KIND['auth-server'][0]],
  ['grpcbin.default.svc.cluster.local', ADDRESSES_BY_KIND.grpcbin[0]],
];
