/** Fewer bits of security than the third level asks for has the certificate that the controller makes for itself, which every server has. */
const MAX_LEVEL = 2;

/**
 * Whether nginx loads a list of ciphers: one without any cipher that OpenSSL knows stops it from loading any configuration.
 * OpenSSL itself says so, the one that Node.js has built in. Names of TLS 1.3 are none of such a list, and OpenSSL passes over them.
 *
 * @see https://docs.openssl.org/3.0/man1/openssl-ciphers/
 */
export function knowsCiphers(list: string): boolean {
  const levels = [...list.matchAll(/@SECLEVEL=(\d)/g)].map(([, level]) => Number(level));
  const ciphers = list.split(':').filter(word => !word.startsWith('TLS_')).join(':');
  if (!/^[-A-Za-z0-9+:_!@=]*[A-Za-z0-9][-A-Za-z0-9+:_!@=]*$/.test(ciphers) || levels.some(level => level > MAX_LEVEL)) {
    return false;
  }
  // Loaded where it is needed: hardly any app has such a list.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { createSecureContext } = require('node:tls') as typeof import('node:tls');
  try {
    createSecureContext({ ciphers });
    return true;
  } catch {
    return false;
  }
}
