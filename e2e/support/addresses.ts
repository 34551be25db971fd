import { EXTERNAL_NAMES, EXTERNAL_SERVERS } from '../external/backends/addresses';

/** The range of cluster IPs, as the API server is told. */
export const CLUSTER_IPS = '10.96.0.0/16';

/** The scenario's own servers, outside the cluster. */
export const SERVERS = ['10.254.18.46', '10.254.18.47'];

/** The same servers in the other family. */
export const SERVERS_V6 = ['fd00:254:18::46', 'fd00:254:18::47'];

/** The first server in DNS. */
export const SERVER_NAME = 'zl.servers.test';

/** The second one. */
export const SECOND_SERVER_NAME = 'zl2.servers.test';

/** A server that a test starts and stops, also in DNS. */
export const NAMED_SERVER = { name: 'unsteady.servers.test', address: '10.254.18.74' };

/** Servers that tests stop, start and silence, each its own. */
export const UNSTEADY_SERVERS = ['10.254.18.60', '10.254.18.61', '10.254.18.62', '10.254.18.63', '10.254.18.64', '10.254.18.65'];

/** Servers that fall ill and get well, that pause, that are silent, and that are asked who clients are, for each file of tests that measures verdicts. */
export const SERVERS_OF_VERDICTS = [
  { ailing: ['10.254.18.66', '10.254.18.67', '10.254.18.68'], pausing: '10.254.18.69', silent: '10.254.18.70', auth: { name: 'sso.servers.test', address: '10.254.18.85' } },
  { ailing: ['10.254.18.90', '10.254.18.91', '10.254.18.92'], pausing: '10.254.18.93', silent: '10.254.18.94', auth: { name: 'sso2.servers.test', address: '10.254.18.87' } },
  { ailing: ['10.254.18.130', '10.254.18.131', '10.254.18.132'], pausing: '10.254.18.133', silent: '10.254.18.134', auth: { name: 'sso4.servers.test', address: '10.254.18.135' } },
] as const;

/** A server that pauses. */
export const PAUSING_SERVER = '10.254.18.71';

/** A server that pauses, for what is limited by the address of the client. */
export const LIMITED_SERVER = '10.254.18.79';

/** A server that counts its connections. */
export const COUNTING_SERVER = '10.254.18.136';

/** An address where nothing listens. */
export const REFUSING_SERVER = '10.254.18.75';

/** Servers of tests that measure failover, each its own: one that answers, and one that does not. */
export const FAILOVER_SERVERS = ['10.254.18.76', '10.254.18.77'];

/** Servers that speak TLS, or HTTP/2 without it. */
export const TLS_SERVERS = ['10.254.18.72', '10.254.18.73'];

/** The name of the first of them in DNS, and in the certificates of both. */
export const TLS_SERVER_NAME = 'tls.servers.test';

/**
 * Their ports: with a certificate by an authority of its own, by one that all programs trust, and by another such one for their address;
 * HTTP/2 and HTTP/1 without TLS. Envoy Gateway takes 8080 and 9443 on every address.
 */
export const PORTS = { ownAuthority: 8006, trustedAuthority: 8443, forAddress: 10443, h2c: 50051, plain: 8088 };

/** Where programs look for the authorities that the system trusts; a run has its own copy there. */
export const TRUSTED_CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';

/** A server outside the cluster that is asked who clients are. */
export const AUTH_SERVER = { name: 'sso3.servers.test', address: '10.254.18.88' };

/** A server that stands behind a Service of the cluster, which is asked who clients are. */
export const AUTH_SERVICE = { name: 'auth', namespace: 'sso', address: '10.254.18.86' };

/** Where clients reach the controller: the scenario's exit IP. */
export const FRONT_DOOR = '10.254.18.55';

/** Where clients reach a controller that takes no snippets. */
export const STOCK_FRONT_DOOR = '10.254.18.54';

/** Where clients reach a controller that reads Traefik's own resources. */
export const TRAEFIK_FRONT_DOOR = '10.254.18.56';

/** Where clients reach Traefik by Gateway API. */
export const TRAEFIK_GATEWAY = '10.254.18.57';

/** Where clients reach Envoy by Gateway API. */
export const ENVOY_GATEWAY = '10.254.18.58';

/** Where clients reach Envoy by a Gateway of its own. */
export const OWN_ENVOY_GATEWAY = '10.254.18.59';

/** Where clients reach a Traefik whose routes have Middlewares of other namespaces. */
export const CROSS_NAMESPACE_FRONT_DOOR = '10.254.18.51';

/** Where clients reach Envoy by a Gateway of its own that passes TLS on. */
export const PASSING_ENVOY_GATEWAY = '10.254.18.52';

/** Where clients reach Envoy by a Gateway of its own that asks them for certificates. */
export const ASKING_ENVOY_GATEWAY = '10.254.18.53';

/** Where clients reach a Traefik without the fallback to its default TLS options. */
export const STRICT_FRONT_DOOR = '10.254.18.50';

/** A proxy that ends TLS before the controllers, which they believe. */
export const TERMINATOR = '10.254.18.98';

/** A hundred servers, whose subnet is of this machine as a whole. */
const SUBNET = '10.254.20';
export const MANY_SERVERS = Array.from({ length: 100 }, (_, i) => `${SUBNET}.${i + 1}`);

/** A client. */
export const CLIENT = '10.254.18.99';

/** All addresses that a run takes. */
export const ADDRESSES = [
  ...[
    ...SERVERS, ...UNSTEADY_SERVERS,
    ...SERVERS_OF_VERDICTS.flatMap(({ ailing, pausing, silent, auth }) => [...ailing, pausing, silent, auth.address]),
    ...FAILOVER_SERVERS, ...TLS_SERVERS, ...EXTERNAL_SERVERS,
    PAUSING_SERVER, LIMITED_SERVER, COUNTING_SERVER, REFUSING_SERVER, NAMED_SERVER.address, AUTH_SERVER.address, AUTH_SERVICE.address,
    FRONT_DOOR, STOCK_FRONT_DOOR, TRAEFIK_FRONT_DOOR, CROSS_NAMESPACE_FRONT_DOOR, TRAEFIK_GATEWAY,
    ENVOY_GATEWAY, OWN_ENVOY_GATEWAY, PASSING_ENVOY_GATEWAY, ASKING_ENVOY_GATEWAY, STRICT_FRONT_DOOR, TERMINATOR, CLIENT,
  ].map(address => `${address}/32`),
  ...SERVERS_V6.map(address => `${address}/128`),
  `${SUBNET}.254/24`,
];

/** All names that processes of a run can look up, with their addresses. */
export const HOSTNAMES = [
  [SERVER_NAME, SERVERS[0]], [SECOND_SERVER_NAME, SERVERS[1]], [NAMED_SERVER.name, NAMED_SERVER.address], [TLS_SERVER_NAME, TLS_SERVERS[0]],
  ...[...SERVERS_OF_VERDICTS.map(({ auth }) => auth), AUTH_SERVER].map(({ name, address }) => [name, address]),
  ...['svc', 'svc.cluster.local'].map(domain => [`${AUTH_SERVICE.name}.${AUTH_SERVICE.namespace}.${domain}`, AUTH_SERVICE.address]),
  ...EXTERNAL_NAMES,
];
