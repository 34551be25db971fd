import { isIP } from 'node:net';

const HOST = String.raw`\[[0-9A-Fa-f:.]+\]|(?:[-_.A-Za-z0-9]|\$\w+)+`;
const HTTP_URL = new RegExp(String.raw`^https?://(?<host>${HOST})(?::(?<port>\d+))?(?:[/?$][-._~a-zA-Z0-9/:,?&=$]*)?$`);

/** What of an http URL matters to nginx. */
export interface HttpUrl {
  /** The host, which may hold variables. */
  readonly host: string;
  readonly isAddress: boolean;
}

/**
 * Reads a URL as nginx does for a backend and Go's `url.Parse` for the controller: http or https, a host, and a port that exists.
 * Variables may stand in the host and behind it, not in the port and not in place of the scheme.
 */
export function readHttpUrl(text: string): HttpUrl | undefined {
  const { host, port } = HTTP_URL.exec(text)?.groups ?? {};
  if (host === undefined || host.includes('..') || (port !== undefined && !isPort(port))) {
    return undefined;
  }
  const isAddress = isIP(host.replace(/^\[(.*)\]$/, '$1')) !== 0;
  return host.startsWith('[') && !isAddress ? undefined : { host, isAddress };
}

/** Whether a text is a port: nginx refuses others. */
export function isPort(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65535;
}
