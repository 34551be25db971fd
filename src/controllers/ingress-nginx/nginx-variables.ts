/** nginx's own variables, in the build of the controller. */
const OF_NGINX = 'ancient_browser args binary_remote_addr body_bytes_sent bytes_sent connection connection_requests connection_time content_length content_type '
  + 'date_gmt date_local document_root document_uri gzip_ratio host hostname http2 https is_args limit_rate modern_browser msec msie nginx_version pid pipe '
  + 'proxy_add_x_forwarded_for proxy_host proxy_port proxy_protocol_addr proxy_protocol_port proxy_protocol_server_addr proxy_protocol_server_port '
  + 'query_string realip_remote_addr realip_remote_port realpath_root remote_addr remote_port remote_user request request_body request_completion '
  + 'request_filename request_id request_length request_method request_time request_uri scheme server_addr server_name server_port server_protocol '
  + 'ssl_cipher ssl_ciphers ssl_client_cert ssl_client_escaped_cert ssl_client_fingerprint ssl_client_i_dn ssl_client_raw_cert ssl_client_s_dn ssl_client_serial '
  + 'ssl_client_v_end ssl_client_v_remain ssl_client_v_start ssl_client_verify ssl_curve ssl_curves ssl_early_data ssl_protocol ssl_server_name ssl_session_id '
  + 'ssl_session_reused status tcpinfo_rcv_space tcpinfo_rtt tcpinfo_rttvar tcpinfo_snd_cwnd time_iso8601 time_local '
  + 'upstream_addr upstream_bytes_received upstream_bytes_sent upstream_cache_status upstream_connect_time upstream_header_time upstream_response_length '
  + 'upstream_response_time upstream_status uri';

/** Those that the controller's own template sets in every location. */
const OF_TEMPLATE = 'namespace ingress_name service_name service_port location_path proxy_upstream_name proxy_alternative_upstream_name balancer_ewma_score loggable '
  + 'best_http_host pass_access_scheme pass_server_port pass_port req_id literal_dollar connection_upgrade escaped_request_uri';

/** The names of variables that hold in every location. */
export const NGINX_VARIABLES: readonly string[] = OF_NGINX.split(' ');
const KNOWN = new Set([...NGINX_VARIABLES, ...OF_TEMPLATE.split(' ')]);

/** Variables with any name behind the prefix. */
const PREFIXES = /^(arg|cookie|http|sent_http|sent_trailer|upstream_http|upstream_cookie|upstream_trailer)_[a-z0-9_]+$/;

/**
 * Whether a text's variables are all known, and no sign of one is left over: an unknown variable stops nginx from loading any
 * configuration. nginx reads their names without regard to case.
 *
 * @see https://nginx.org/en/docs/varindex.html
 */
export function hasOnlyKnownVariables(text: string): boolean {
  return !/[${}]/.test(text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (reference, braced, bare) => isKnown((braced ?? bare).toLowerCase()) ? '' : reference));
}

/** Whether a text has a variable. */
export function hasVariable(text: string): boolean {
  return /\$\{?\w/.test(text);
}

function isKnown(variable: string): boolean {
  return KNOWN.has(variable) || PREFIXES.test(variable);
}
