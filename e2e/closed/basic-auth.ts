import { Place, Protection, Scenery } from './protection';
import { api } from '../support/shared-api';
import { AUTHORIZED, HTPASSWD, usersSecret } from '../support/users';

const OPTIONS = { basicAuth: { secret: 'users' } };

/** A Secret in place of the right one, or none. */
const beside = (...objects: ((place: Place) => any)[]): Scenery => place => ({ options: OPTIONS, beside: objects.map(each => each(place)) });

const holding = (users: string) => beside(({ running }) => usersSecret(running, 'users', users));

/** Of routes that are left out where the Secret cannot be read. */
const LEFT_OUT = { reader: 404, traefik: 403, envoy: 500 };

/** The same beside a route that would get their requests. */
const PASSED_BY = { ...LEFT_OUT, reader: 'nginx.password-passed-by' } as const;

export const BASIC_AUTH_BROKEN: Protection = {
  feature: 'basicAuth',
  intact: holding(HTPASSWD),
  alone: ['reader'],
  denied: 401,
  credentials: { headers: AUTHORIZED },
  broken: [
    { what: 'the Secret is missing', scene: beside(), alone: true, expected: LEFT_OUT, ingressNginx: 503 },
    { what: 'the Secret is missing, beside an open route of the host', scene: beside(), expected: PASSED_BY, ingressNginx: 503 },
    { what: 'the Secret has another key', scene: beside(() => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'users' }, stringData: { a: HTPASSWD, b: HTPASSWD } })), alone: true, expected: LEFT_OUT, ingressNginx: 503 },
    { what: 'the Secret has no user', scene: holding(''), alone: true, expected: LEFT_OUT, ingressNginx: 401 },
    { what: 'the Secret holds a word', scene: holding('word'), alone: true, expected: LEFT_OUT },
    { what: 'the password stands there as plain text', scene: holding('user:password'), alone: true, expected: { reader: 401, traefik: 401, envoy: 500 }, ingressNginx: 401 },
    {
      what: 'the Secret stands in another namespace',
      scene: beside(({ running }) => ({ ...usersSecret(running, 'users', HTPASSWD), metadata: { name: 'users', namespace: 'default' } })),
      alone: true,
      expected: LEFT_OUT,
      ingressNginx: 503,
    },
    {
      what: 'the name has a namespace',
      scene: () => ({ options: { basicAuth: { secret: 'default/users' } } }),
      expected: 'name.not-dns-1123-subdomain',
      ingressNginx: 503,
    },
    {
      what: 'the Secret is deleted later',
      later: async ({ namespace }) => api().delete({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'users', namespace } }),
      alone: true,
      expected: LEFT_OUT,
      ingressNginx: 503,
    },
  ],
};
