import { policy } from './policy';
import { invalid } from '../basics/errors';
import { isStruct, unknownField } from '../basics/structs';
import { checkDnsSubdomain, ofExisting } from '../kubernetes/names';

/** Names and passwords that clients need, by HTTP's basic authentication. */
export interface BasicAuth {
  /**
   * The Secret with the users and the hashes of their passwords, in the namespace of the route. Its key and the hashes depend on the
   * controller: the report says what this one reads.
   */
  readonly secret: string;

  /**
   * What browsers show to those who are asked for a password: letters, digits, spaces and `/ - . _ ~ :`, at most 128.
   *
   * @default - the controller's own
   */
  readonly realm?: string;
}

const FIELDS = ['secret', 'realm'];
const EXAMPLE = 'write for example { secret: "users" }';

/** What controllers put between quotes as it is. */
const REALM = /^(?! )[-./_~a-zA-Z0-9: ]{1,128}(?<! )$/;

/**
 * A password.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7617
 */
export const BASIC_AUTH = policy({
  protects: true,
  features: { basicAuth: '', basicAuthRealm: 'realm' },
  used: ({ realm }: BasicAuth) => [realm === undefined ? 'basicAuth' : 'basicAuthRealm'],
  check: (prop, auth) => {
    if (!isStruct(auth)) {
      throw invalid('basic-auth.not-a-struct', prop, auth, 'an object with a secret', EXAMPLE);
    }
    const unknown = unknownField(auth, FIELDS);
    if (unknown !== undefined) {
      throw invalid('basic-auth.unknown', prop, unknown, `the fields ${FIELDS.join(', ')}`, 'take it out, or correct its name');
    }
    const { secret, realm } = auth;
    checkDnsSubdomain(`${prop}.secret`, secret, ofExisting('Secret', 'the Secret stands in the namespace of the route'));
    if (realm !== undefined && (typeof realm !== 'string' || !REALM.test(realm) || realm === 'off')) {
      throw invalid('basic-auth.realm', `${prop}.realm`, realm,
        '1 to 128 letters, digits, spaces and / - . _ ~ :, no space first or last, and not "off", with which ingress-nginx asks for no password', 'write another one, or leave it out');
    }
    return { secret, ...realm !== undefined && { realm } };
  },
});
