import { createHash } from 'node:crypto';
import { Running } from './running';

const base64 = (text: string | Buffer) => Buffer.from(text).toString('base64');

/** The user "user" with the password "password", with the hash that all controllers know. */
export const HTPASSWD = `user:{SHA}${base64(createHash('sha1').update('password').digest())}`;

/** What this user sends. */
export const AUTHORIZED = { authorization: `Basic ${base64('user:password')}` };

/** The key under which each controller looks for users. */
const KEYS: { readonly [column: string]: string } = {
  'Traefik, reading annotations of ingress-nginx': 'auth',
  'Traefik': 'users',
  'Gateway API on Envoy Gateway': '.htpasswd',
};

/** The Secret with users, as a controller reads it. */
export function usersSecret({ column }: Running, name: string, users: string) {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData: { [KEYS[column] ?? 'auth']: users } };
}
