import { externalAuth } from './external-auth';
import { omitted } from '../../shared/declarations';
import { HEADER_PASSES, usersSecret } from '../../shared/users-secret';
import { GatewayRows } from '../contribution';

/**
 * Who clients are.
 *
 * @see https://gateway.envoyproxy.io/docs/tasks/security/basic-auth/
 */
export const AUTHENTICATION_ON_ENVOY = {
  basicAuth: {
    declares: {
      basicAuth: HEADER_PASSES,
      basicAuthRealm: omitted('the realm is left out, since Envoy names the URL of the request; the backends get the Authorization header, with the password'),
    },
    render: ({ secret }, { route }) => ({
      contribution: { security: { basicAuth: { users: { name: secret } } } },
      words: () => `basicAuth: users ${secret}`,
      requirements: () => [usersSecret(secret, route, {
        holds: 'its key .htpasswd holds a line "name:{SHA}hash" for each user, as htpasswd -s writes it: Envoy knows no other hash',
        otherwise: 'without it, or with a line of another form, every request gets 500',
        key: '.htpasswd',
        hashes: ['{SHA}'],
      })],
    }),
  },
  externalAuth,
} satisfies Pick<GatewayRows, 'basicAuth' | 'externalAuth'>;
