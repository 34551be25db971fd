import { Ingress, IngressPath } from './ingress';

const PREFIX = 'nginx.ingress.kubernetes.io/';

const BUFFERING = ['proxy-request-buffering', 'proxy-buffering', 'proxy-buffer-size', 'proxy-buffers-number', 'proxy-busy-buffers-size', 'proxy-max-temp-file-size', 'client-body-buffer-size'];

const ADDRESSES = ['allowlist-source-range', 'denylist-source-range', 'limit-rps', 'limit-rpm', 'limit-burst-multiplier', 'limit-connections'];
const REDIRECTS = ['permanent-redirect', 'permanent-redirect-code', 'temporal-redirect', 'temporal-redirect-code'];

/** What the controller does in Lua or in the TLS handshake, beside the configuration that is tested here. */
const ELSEWHERE = /^(load-balance|service-upstream|upstream-hash-by|affinity|affinity-mode|session-cookie-[a-z]+(-[a-z]+)?)$/;

/** Connections are kept, unless a client wants another protocol on its own. */
const CONNECTION_UPGRADE = 'map $http_upgrade $connection_upgrade { default upgrade; \'\' \'\'; }';

interface Location {
  readonly path: string;
  readonly pathType: string;
  readonly ingress?: Ingress;
  readonly rule?: IngressPath;
}

/**
 * The server blocks that ingress-nginx v1.15.1 makes of Ingresses, as far as the library's annotations reach.
 *
 * @see https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/rootfs/etc/nginx/template/nginx.tmpl
 */
export function serversOf(ingresses: readonly Ingress[], listen: string): string {
  const hosts = new Map<string, Location[]>([['_', []]]);
  for (const ingress of ingresses) {
    for (const { host = '_', http } of ingress.spec.rules) {
      const locations = hosts.get(host) ?? [];
      hosts.set(host, locations);
      locations.push(...http.paths.map(rule => ({ path: rule.path, pathType: rule.pathType, ingress, rule })));
    }
  }
  return [CONNECTION_UPGRADE, ...ingresses.flatMap(zones), ...[...hosts].map(([host, locations]) => server(host, locations, listen))].join('\n');
}

function server(host: string, locations: Location[], listen: string): string {
  // A host without a rule for "/" answers 404 there, by the default backend.
  const all = locations.some(({ path }) => path === '/') ? locations : [...locations, { path: '/', pathType: 'Prefix' }];
  const regex = locations.some(enforcesRegex);
  const blocks = splitPrefixes(sorted(all)).map(each => location(each, regex));
  return `server {\n  listen ${listen}${host === '_' ? ' default_server' : ''};\n  server_name ${host};\n${blocks.join('\n')}\n}`;
}

/** One such path makes regular expressions of all paths of its host. */
function enforcesRegex({ path, ingress }: Location): boolean {
  const target = annotation(ingress, 'rewrite-target');
  return annotation(ingress, 'use-regex') === 'true' || (target !== undefined && target !== path);
}

/** The longest first; among equally long ones the greatest. nginx takes the first regular expression that matches. */
function sorted(locations: readonly Location[]): Location[] {
  return [...locations].sort((a, b) => b.path.length - a.path.length || (a.path < b.path ? 1 : a.path > b.path ? -1 : 0));
}

/** A Prefix location becomes one with a trailing slash and an exact one, so that `/app` does not match `/apple`. */
function splitPrefixes(locations: readonly Location[]): Location[] {
  const exact = new Set(locations.filter(({ pathType }) => pathType === 'Exact').map(({ path }) => path));
  return locations.flatMap(each => {
    if (each.path === '/' || each.pathType !== 'Prefix' || enforcesRegex(each)) {
      return [each];
    }
    const below = { ...each, path: each.path.endsWith('/') ? each.path : `${each.path}/` };
    return exact.has(each.path) ? [below] : [below, { ...each, pathType: 'Exact' }];
  });
}

function location({ path, pathType, ingress, rule }: Location, regex: boolean): string {
  const match = regex ? `~* ${quoted(`^${path}`)}` : pathType === 'Exact' ? `= ${quoted(path)}` : quoted(path);
  const lines = ingress && rule ? ingressLines(ingress, rule, path) : ['return 404;'];
  const appRoot = annotation(ingress, 'app-root');
  return [
    ...appRoot === undefined ? [] : [`  if ($uri = /) { return 302 $scheme://$http_host${appRoot}; }`],
    `  location ${match} {`,
    ...lines.map(line => `    ${line}`),
    '  }',
  ].join('\n');
}

function ingressLines(ingress: Ingress, rule: IngressPath, path: string): string[] {
  refuseUnknown(ingress);
  const { name, namespace = 'default' } = ingress.metadata;
  const { service } = rule.backend;
  const bodySize = annotation(ingress, 'proxy-body-size');
  const vhost = annotation(ingress, 'upstream-vhost');
  const target = annotation(ingress, 'rewrite-target');
  const prefix = annotation(ingress, 'x-forwarded-prefix');
  const from = annotation(ingress, 'proxy-redirect-from');
  return [
    `set $namespace ${quoted(namespace)};`,
    `set $ingress_name ${quoted(name)};`,
    `set $service_name ${quoted(service.name)};`,
    `set $service_port ${quoted(String(service.port.number))};`,
    `set $location_path ${quoted(rule.path.replace(/\$/g, '${literal_dollar}'))};`,
    // Like the controller, which drops values of another form, so that nginx' own limit of 1m holds.
    ...bodySize !== undefined && /^\d+[kKmMgG]?$/.test(bodySize) ? [`client_max_body_size ${bodySize};`] : [],
    ...addressLines(ingress),
    ...bufferingLines(ingress),
    `proxy_set_header Host ${vhost === undefined ? '$http_host' : quoted(vhost)};`,
    'proxy_set_header X-Real-IP $remote_addr;',
    'proxy_set_header X-Forwarded-For $remote_addr;',
    'proxy_set_header X-Original-Forwarded-For $http_x_forwarded_for;',
    // The controller's template has no such header: it tells the tests which Ingress has answered.
    'proxy_set_header X-Test-Ingress $ingress_name;',
    `proxy_set_header Connection ${annotation(ingress, 'connection-proxy-header') ?? '$connection_upgrade'};`,
    'proxy_http_version 1.1;',
    ...['connect', 'send', 'read'].map(kind => `proxy_${kind}_timeout ${timeout(ingress, kind)}s;`),
    `proxy_next_upstream ${annotation(ingress, 'proxy-next-upstream') ?? 'error timeout'};`,
    `proxy_next_upstream_timeout ${annotation(ingress, 'proxy-next-upstream-timeout') ?? '0'};`,
    `proxy_next_upstream_tries ${annotation(ingress, 'proxy-next-upstream-tries') ?? '3'};`,
    `proxy_cookie_path ${annotation(ingress, 'proxy-cookie-path') ?? 'off'};`,
    `proxy_cookie_domain ${annotation(ingress, 'proxy-cookie-domain') ?? 'off'};`,
    `proxy_redirect ${from ?? 'off'}${from === undefined ? '' : ` ${annotation(ingress, 'proxy-redirect-to')}`};`,
    annotation(ingress, 'configuration-snippet') ?? '',
    ...target !== undefined && target !== path ? [`rewrite ${quoted(`(?i)${path}`)} ${target} break;`, ...prefix === undefined ? [] : [`proxy_set_header X-Forwarded-Prefix ${quoted(prefix)};`]] : [],
    ...redirectLines(ingress),
    'proxy_pass http://backends;',
  ];
}

/** The last of a location, so that a snippet comes first; of two redirects the temporal one. */
function redirectLines(ingress: Ingress): string[] {
  const of = (kind: string, code: string) => {
    const url = annotation(ingress, kind);
    return url === undefined ? [] : [`return ${annotation(ingress, `${kind}-code`) ?? code} ${url};`];
  };
  return [...of('temporal-redirect', '302'), ...of('permanent-redirect', '301')].slice(0, 1);
}

/** Like the controller, which reads a number of seconds, and keeps its default where it is none. */
function timeout(ingress: Ingress, kind: string): string {
  const value = annotation(ingress, `proxy-${kind}-timeout`);
  return value !== undefined && /^-?\d+$/.test(value) ? value : kind === 'connect' ? '5' : '60';
}

/** What counts the requests of a client, for all paths of an Ingress. */
function zones(ingress: Ingress): string[] {
  const { name } = ingress.metadata;
  return [
    ...RATES.flatMap(([rate, unit]) => {
      const requests = annotation(ingress, rate);
      return requests === undefined ? [] : [`limit_req_zone $binary_remote_addr zone=${name}_${rate}:5m rate=${requests}r/${unit};`];
    }),
    ...annotation(ingress, 'limit-connections') === undefined ? [] : [`limit_conn_zone $binary_remote_addr zone=${name}_connections:5m;`],
  ];
}

const RATES = [['limit-rps', 's'], ['limit-rpm', 'm']] as const;

/** Who is denied comes first, and who is not allowed last. */
function addressLines(ingress: Ingress): string[] {
  const { name } = ingress.metadata;
  const listed = (list: string) => annotation(ingress, list)?.split(',') ?? [];
  const allowed = listed('allowlist-source-range');
  const connections = annotation(ingress, 'limit-connections');
  return [
    ...listed('denylist-source-range').map(range => `deny ${range};`),
    ...allowed.map(range => `allow ${range};`),
    ...allowed.length > 0 ? ['deny all;'] : [],
    ...connections === undefined ? [] : [`limit_conn ${name}_connections ${connections};`],
    ...RATES.flatMap(([rate]) => {
      const requests = annotation(ingress, rate);
      return requests === undefined ? [] : [`limit_req zone=${name}_${rate} burst=${Number(requests) * Number(annotation(ingress, 'limit-burst-multiplier') ?? 5)} nodelay;`];
    }),
    // As the controller has them by default.
    'limit_req_status 503;',
    'limit_conn_status 503;',
  ];
}

/** With the controller's own settings, where an annotation says nothing. */
function bufferingLines(ingress: Ingress): string[] {
  const of = (name: string, otherwise: string) => annotation(ingress, name) ?? otherwise;
  const busy = annotation(ingress, 'proxy-busy-buffers-size');
  return [
    `proxy_request_buffering ${of('proxy-request-buffering', 'on')};`,
    `proxy_buffering ${of('proxy-buffering', 'off')};`,
    `proxy_buffer_size ${of('proxy-buffer-size', '4k')};`,
    `proxy_buffers ${of('proxy-buffers-number', '4')} ${of('proxy-buffer-size', '4k')};`,
    ...busy === undefined ? [] : [`proxy_busy_buffers_size ${busy};`],
    `proxy_max_temp_file_size ${of('proxy-max-temp-file-size', '1024m')};`,
    `client_body_buffer_size ${of('client-body-buffer-size', '8k')};`,
  ];
}

/** An annotation that this template passed over would let a test prove nothing. */
function refuseUnknown(ingress: Ingress): void {
  const known = ['use-regex', 'x-forwarded-prefix', 'rewrite-target', 'proxy-body-size', 'configuration-snippet', 'app-root', 'upstream-vhost', 'connection-proxy-header', 'proxy-cookie-path', 'proxy-cookie-domain', 'proxy-redirect-from', 'proxy-redirect-to', 'proxy-connect-timeout', 'proxy-next-upstream', 'proxy-next-upstream-timeout', 'proxy-next-upstream-tries', 'proxy-send-timeout', 'proxy-read-timeout', ...BUFFERING, ...ADDRESSES, ...REDIRECTS];
  for (const key of Object.keys(ingress.metadata.annotations ?? {}).filter(each => each.startsWith(PREFIX))) {
    const name = key.slice(PREFIX.length);
    if (!known.includes(name) && !ELSEWHERE.test(name)) {
      throw new Error(`the template of this harness does not know the annotation ${key}`);
    }
  }
}

function annotation(ingress: Ingress | undefined, name: string): string | undefined {
  return ingress?.metadata.annotations?.[PREFIX + name];
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
