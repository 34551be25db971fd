import * as fc from 'fast-check';
import { label, maybe, oddValue, one } from './arbitraries';
import { caseOf, ENVOY_GATEWAY, GATEWAY_API, TWO_SERVERS } from './corpus';
import { dossier } from './dossier';
import { Stage } from './proof';
import { BasicAuth } from '../../src';

const basic = (credentials: string) => ({ authorization: `Basic ${Buffer.from(credentials).toString('base64')}` });

const scene = (basicAuth: BasicAuth) => async ({ users }: Stage) => ({ props: { basicAuth }, beside: [users] });

export const BASIC_AUTH = dossier<'basicAuth'>()<BasicAuth>({
  features: {
    basicAuth: {
      asking: { basicAuth: { secret: 'users' } },
      proof: {
        scene: scene({ secret: 'users' }),
        measure: async ({ get }) => {
          const status = async (headers = {}) => (await get('/', { headers })).status;
          const passed = await get('/', { headers: basic('user:password') });
          return {
            got: [await status(), await status(basic('user:wrong')), await status(basic('nobody:password')), await status({ authorization: 'Basic x' }), passed.status, passed.seen?.headers.authorization],
            asked: [401, 401, 401, 401, 200, undefined],
          };
        },
      },
    },
    basicAuthRealm: {
      asking: { basicAuth: { secret: 'users', realm: 'ops' } },
      proof: {
        scene: scene({ secret: 'users', realm: 'ops' }),
        measure: async ({ get }) => {
          const { status, headers } = await get('/');
          const challenge = headers.get('www-authenticate')?.[0];
          const { seen } = await get('/', { headers: basic('user:password') });
          return challenge === 'Basic realm="ops"' ? { got: [status, challenge, seen!.headers.authorization], asked: [401, challenge, undefined] } : undefined;
        },
      },
    },
  },
  random: {
    by: 'route',
    plausible: ({ can }) => fc.record({ secret: label, realm: can('basicAuthRealm') ? maybe(fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9 ._-]{0,20}[a-zA-Z0-9]$/)) : fc.constant(undefined) })
      .map(({ secret, realm }) => ({ secret, ...realm !== undefined && { realm } })),
    odd: [one<BasicAuth>({ secret: oddValue, realm: oddValue }).map(odd => auth => ({ secret: 'users', ...auth, ...odd }))],
    make: auth => auth,
    byHand: {
      ingressNginx: ({ secret, realm }) => ({
        'nginx.ingress.kubernetes.io/auth-type': 'basic',
        'nginx.ingress.kubernetes.io/auth-secret': secret,
        ...realm !== undefined && { 'nginx.ingress.kubernetes.io/auth-realm': realm },
      }),
      traefik: auth => ({ middlewares: { auth: { basicAuth: { ...auth, removeHeader: true } } } }),
    },
    refusals: {
      'name.not-dns-1123-subdomain': 'no Secret is called like that',
      'basic-auth.not-a-struct': 'there is no Secret',
      'basic-auth.unknown': 'it would be ignored, and might have been meant to protect',
      'basic-auth.realm': 'it would end its quotes, or switch the password off',
      'nginx.password-passed-by': 'Traefik serves another route without a password in place of this one',
    },
  },
  corpus: {
    renders: [
      caseOf('a password on ingress-nginx', { basicAuth: { secret: 'users', realm: 'ops' } }),
      caseOf('a password on Traefik', { controller: ['traefik'], basicAuth: { secret: 'users', realm: 'ops' }, paths: [['prefix', '/app'], ['exact', '/b']] }),
      caseOf('a password on Envoy Gateway', { ...TWO_SERVERS, controller: ENVOY_GATEWAY, basicAuth: { secret: 'users', realm: 'ops' } }),
    ],
    refused: [
      caseOf('a password with Gateway API', { ...TWO_SERVERS, controller: GATEWAY_API, basicAuth: { secret: 'users' } }),
      caseOf('users of another namespace', { basicAuth: { secret: 'other/users' } }),
      caseOf('a realm that is off', { basicAuth: { secret: 'users', realm: 'off' } }),
    ],
  },
});
