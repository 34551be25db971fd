import { Unserved } from '../reader';

/**
 * The variables of nginx that Traefik knows.
 *
 * @see https://github.com/traefik/traefik/blob/v3.7.13/pkg/middlewares/ingressnginx/interpolation.go
 */
export const VARIABLES: readonly string[] = [
  'args', 'best_http_host', 'content_length', 'content_type', 'document_uri', 'escaped_request_uri', 'host', 'hostname', 'is_args',
  'proxy_add_x_forwarded_for', 'query_string', 'remote_addr', 'request_method', 'request_uri', 'scheme', 'server_name', 'server_port', 'uri',
];

/** The starts of variables for a part of the request that their end names. */
export const VARIABLE_STARTS: readonly string[] = ['arg_', 'cookie_', 'http_'];

/** What a variable that it does not know is called there. */
const INSTEAD: { readonly [variable: string]: string } = {
  http_host: 'best_http_host',
  binary_remote_addr: 'remote_addr',
  pass_access_scheme: 'scheme',
  pass_port: 'server_port',
  pass_server_port: 'server_port',
};

/**
 * What is wrong with the variables of a value.
 *
 * @param more Variables that it knows beside those that hold everywhere.
 */
export function unknownVariable(value: string, more: readonly string[] = []): Unserved | undefined {
  const unknown = [...value.matchAll(/\$\{?([A-Za-z_]\w*)\}?/g)].map(([, name]) => name).find(name => !isKnown(name) && !more.includes(name));
  if (unknown === undefined) {
    return undefined;
  }
  return {
    why: unknown === 'http_host' ? 'finds no header Host for $http_host, and leaves it empty' : `does not know the variable $${unknown}, and leaves it as text`,
    fix: Object.hasOwn(INSTEAD, unknown) ? `write $${INSTEAD[unknown]}` : 'take the variable out',
  };
}

function isKnown(name: string): boolean {
  // Go keeps the host of a request beside its headers.
  return VARIABLES.includes(name) || (name !== 'http_host' && VARIABLE_STARTS.some(start => name.startsWith(start) && name.length > start.length));
}
