import { GatewayRows } from './contribution';
import { refused } from '../shared/declarations';

const NO_PASSWORD = refused('Gateway API has no field for passwords', 'name the implementation of the Gateway where this library knows it, or ask for the password in the backends');
const NO_SERVICE = refused('Gateway API asks no service in its standard channel', 'name the implementation of the Gateway where this library knows it, or have the backends ask');

/** Who clients are. */
export const AUTHENTICATION = {
  basicAuth: { declares: { basicAuth: NO_PASSWORD, basicAuthRealm: NO_PASSWORD } },
  externalAuth: {
    declares: {
      externalAuth: NO_SERVICE,
      externalAuthSignIn: NO_SERVICE,
      externalAuthHeaders: NO_SERVICE,
      externalAuthMethod: NO_SERVICE,
      externalAuthRedirect: NO_SERVICE,
      externalAuthCache: NO_SERVICE,
    },
  },
} satisfies Pick<GatewayRows, 'basicAuth' | 'externalAuth'>;
