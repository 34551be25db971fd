import { HttpBlock } from './nginx';

/** What an annotation adds to the configuration, by where it stands. */
interface Directives {
  readonly http?: string;
  readonly server?: string;
  readonly location?: string;
  /** What passes requests on, where it is not `proxy_pass`. */
  readonly pass?: string;
  /** What stands behind it. */
  readonly behind?: string;
}

const location = (text: string): Directives => ({ location: text });
const directive = (name: string, unit = '') => (value: string) => location(`${name} ${value}${unit};`);
const lines = (values: string, line: (value: string, i: number) => string) => values.split(',').map(text => text.trim()).filter(text => text !== '').map(line).join('\n');
/** As Go quotes a text. */
const quoted = (text: string) => JSON.stringify(text);
const bucket = (rate: string) => (value: string): Directives => value === '0' ? {} : {
  http: `limit_req_zone $binary_remote_addr zone=requests:5m rate=${value}r/${rate};`,
  location: `limit_req zone=requests burst=${BigInt(value) * 5n} nodelay;`,
};

/**
 * How ingress-nginx v1.15.1 writes each annotation that becomes a directive of nginx' own.
 *
 * @see https://github.com/kubernetes/ingress-nginx/blob/controller-v1.15.1/rootfs/etc/nginx/template/nginx.tmpl
 */
export const DIRECTIVES: { readonly [name: string]: (value: string) => Directives } = {
  'allowlist-source-range': value => location(`${lines(value, cidr => `allow ${cidr};`)}\ndeny all;`),
  'whitelist-source-range': value => location(`${lines(value, cidr => `allow ${cidr};`)}\ndeny all;`),
  'denylist-source-range': value => location(lines(value, cidr => `deny ${cidr};`)),
  'app-root': value => ({ server: `if ($uri = /) { return 302 $scheme://$http_host${value}; }` }),
  'auth-cache-duration': value => ({ http: 'proxy_cache_path auth-cache levels=1:2 keys_zone=auth_cache:1m;', location: `proxy_cache auth_cache;\n${lines(value, duration => `proxy_cache_valid ${duration};`)}` }),
  'auth-cache-key': value => location(`set $tmp_cache_key 'a.test/_external-auth-Lw-Prefix${value}';`),
  'auth-keepalive': value => value === '0' ? {} : { http: `upstream auth { server 10.0.0.1; keepalive ${value}; }` },
  'auth-keepalive-requests': value => ({ http: `upstream auth { server 10.0.0.1; keepalive 1; keepalive_requests ${value}; }` }),
  'auth-keepalive-timeout': value => ({ http: `upstream auth { server 10.0.0.1; keepalive 1; keepalive_timeout ${value}s; }` }),
  'auth-method': directive('proxy_method'),
  'auth-realm': value => location(`auth_basic ${quoted(value)};\nauth_basic_user_file /dev/null;`),
  'auth-request-redirect': directive('proxy_set_header X-Auth-Request-Redirect'),
  'auth-response-headers': value => location(lines(value, (header, i) =>
    `auth_request_set $authHeader${i} $upstream_http_${header.toLowerCase().replace(/-/g, '_')};\nproxy_set_header '${header}' $authHeader${i};`)),
  'auth-signin': value => ({ server: `location @signin { return 302 ${value}${value.includes('?') ? '&' : '?'}rd=$pass_access_scheme://$http_host$escaped_request_uri; }` }),
  'auth-signin-redirect-param': value => ({ server: `location @signin { return 302 https://a/?${value}=$pass_access_scheme://$http_host$escaped_request_uri; }` }),
  'auth-tls-error-page': value => ({ server: `error_page 495 496 = ${value};` }),
  'auth-tls-match-cn': value => ({ server: `if ( $ssl_client_s_dn !~ ${quoted(value)} ) {\nreturn 403 "client certificate unauthorized";\n}` }),
  'auth-tls-verify-depth': value => ({ server: `ssl_verify_depth ${value};` }),
  'auth-url': value => ({ location: `set $target ${quoted(value)};`, pass: 'proxy_pass $target;' }),
  'client-body-buffer-size': directive('client_body_buffer_size'),
  'connection-proxy-header': directive('proxy_set_header Connection'),
  'cors-allow-headers': value => location(`more_set_headers 'Access-Control-Allow-Headers: ${value}';`),
  'cors-allow-methods': value => location(`more_set_headers 'Access-Control-Allow-Methods: ${value}';`),
  'cors-allow-origin': value => location(value === '*' ? 'set $http_origin *;' : `if ($http_origin ~* (${value.split(',').map(text => `(${origin(text.trim())})`).join('|')})$ ) { set $cors 'true'; }`),
  'cors-expose-headers': value => location(`more_set_headers 'Access-Control-Expose-Headers: ${value}';`),
  'cors-max-age': value => location(`more_set_headers 'Access-Control-Max-Age: ${value}';`),
  'custom-http-errors': value => ({
    server: [...new Set(value.split(','))].map(code => `location @custom_${code} { return 404; }`).join('\n'),
    location: `proxy_intercept_errors on;\n${value.split(',').map(code => `error_page ${code} = @custom_${code};`).join('\n')}`,
  }),
  'fastcgi-index': value => ({ location: `fastcgi_index ${quoted(value)};`, pass: 'fastcgi_pass backends;' }),
  'limit-allowlist': value => ({ http: `geo $remote_addr $allowlist_x {\ndefault 0;\n${lines(value, cidr => `${cidr} 1;`)}\n}` }),
  'limit-burst-multiplier': value => ({ http: 'limit_req_zone $binary_remote_addr zone=requests:5m rate=10r/s;', location: `limit_req zone=requests burst=${BigInt(value) * 10n} nodelay;` }),
  'limit-connections': value => value === '0' ? {} : { http: 'limit_conn_zone $binary_remote_addr zone=connections:5m;', location: `limit_conn connections ${value};` },
  'limit-rate': directive('limit_rate', 'k'),
  'limit-rate-after': directive('limit_rate_after', 'k'),
  'limit-rpm': bucket('m'),
  'limit-rps': bucket('s'),
  'mirror-host': value => ({ server: `location = /_mirror { internal; proxy_set_header Host ${quoted(value)}; proxy_pass http://10.0.0.1; }`, location: 'mirror "/_mirror";' }),
  'mirror-request-body': directive('mirror_request_body'),
  'mirror-target': value => ({ server: `location = /_mirror {\ninternal;\nproxy_set_header Host "";\nproxy_pass ${value};\n}`, location: 'mirror "/_mirror";' }),
  'permanent-redirect': value => location(`return 301 ${value};`),
  'permanent-redirect-code': value => location(`return ${value} https://a/;`),
  'preserve-trailing-slash': () => ({}),
  'proxy-body-size': directive('client_max_body_size'),
  'proxy-buffer-size': value => location(`proxy_buffer_size ${value};\nproxy_buffers 4 ${value};`),
  'proxy-buffering': directive('proxy_buffering'),
  'proxy-buffers-number': value => location(`proxy_buffer_size 4k;\nproxy_buffers ${value} 4k;`),
  'proxy-busy-buffers-size': value => location(`proxy_buffer_size 4k;\nproxy_buffers 4 4k;\nproxy_busy_buffers_size ${value};`),
  'proxy-connect-timeout': directive('proxy_connect_timeout', 's'),
  'proxy-cookie-domain': directive('proxy_cookie_domain'),
  'proxy-cookie-path': directive('proxy_cookie_path'),
  'proxy-http-version': directive('proxy_http_version'),
  'proxy-max-temp-file-size': directive('proxy_max_temp_file_size'),
  'proxy-next-upstream': directive('proxy_next_upstream'),
  'proxy-next-upstream-timeout': directive('proxy_next_upstream_timeout'),
  'proxy-next-upstream-tries': directive('proxy_next_upstream_tries'),
  'proxy-read-timeout': directive('proxy_read_timeout', 's'),
  'proxy-redirect-from': value => ({ behind: /^(off|default)$/.test(value) ? `proxy_redirect ${value};` : `proxy_redirect ${value} /x;` }),
  'proxy-redirect-to': value => ({ behind: `proxy_redirect http://a/ ${value};` }),
  'proxy-request-buffering': directive('proxy_request_buffering'),
  'proxy-send-timeout': directive('proxy_send_timeout', 's'),
  'proxy-ssl-ciphers': value => ({ location: `proxy_ssl_ciphers ${value};`, pass: 'proxy_pass https://backends;' }),
  'proxy-ssl-name': directive('proxy_ssl_name'),
  'proxy-ssl-protocols': directive('proxy_ssl_protocols'),
  'proxy-ssl-server-name': directive('proxy_ssl_server_name'),
  'proxy-ssl-verify-depth': directive('proxy_ssl_verify_depth'),
  'satisfy': directive('satisfy'),
  'server-alias': value => ({ server: `server_name ${lines(value, name => name).replace(/\n/g, ' ')};` }),
  // Its own directive reads a list only beside a certificate; this one hands it to the same function.
  'ssl-ciphers': value => ({ location: `proxy_ssl_ciphers ${value};`, pass: 'proxy_pass https://backends;' }),
  'temporal-redirect': value => location(`return 302 ${value};`),
  'temporal-redirect-code': value => location(`return ${value} https://a/;`),
  'upstream-vhost': value => location(`proxy_set_header Host ${quoted(value)};`),
  'x-forwarded-prefix': value => location(`proxy_set_header X-Forwarded-Prefix ${quoted(value)};`),
};

/** An origin as the controller makes a regular expression of it. */
function origin(text: string): string {
  return text.replace(/[.*]/g, '\\$&').replace('\\*', '[A-Za-z0-9\\-]+');
}

/** The hashes as the controller sets them up; that of headers is nginx' own by default, 64. */
const HASHES = 'variables_hash_bucket_size 256;\nproxy_headers_hash_max_size 512;\nproxy_headers_hash_bucket_size 64;';

/** The variables that the template sets in every location. */
const VARIABLES = ['namespace', 'ingress_name', 'service_name', 'service_port', 'location_path', 'proxy_upstream_name', 'proxy_alternative_upstream_name', 'balancer_ewma_score',
  'best_http_host', 'pass_access_scheme', 'pass_server_port', 'pass_port', 'escaped_request_uri'].map(name => `set $${name} "";`).join('\n');

/** A server with one location, as the controller would write it. */
export function blockOf({ http = '', server = '', location: text = '', pass = 'proxy_pass http://backends;', behind = '' }: Directives): HttpBlock {
  return listen => [
    HASHES,
    'map $http_x_request_id $req_id { default $request_id; }',
    'map $request_uri $loggable { default 1; }',
    'map $http_upgrade $connection_upgrade { default upgrade; }',
    'upstream backends { server 127.0.0.1:9; }',
    http,
    `server {\nlisten ${listen};\nserver_name a.test;\n${server}\nlocation "/" {\n${VARIABLES}\n${text}\n${pass}\n${behind}\n}\n}`,
  ].join('\n');
}
