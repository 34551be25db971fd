import { policy } from './policy';
import { invalid } from '../basics/errors';
import { checkOptionalBoolean, checkStruct } from '../basics/structs';
import { checkDnsSubdomain, ofExisting } from '../kubernetes/names';

/**
 * Certificates that clients have to present. They belong to the hosts: every route of a host asks for the same, with `tls` and with the
 * redirect of http to https that comes with it.
 */
export interface ClientCertificates {
  /** The name of the Secret, in the namespace of the route, whose key `ca.crt` holds the certificate authorities of the clients. */
  readonly caSecret: string;

  /**
   * Whether clients without a certificate get in as well. One with a certificate of another authority never does.
   *
   * @default false
   */
  readonly optional?: boolean;

  /**
   * The number of certificates that may stand above that of the client: 1 for the authority that has signed it itself, up to 100.
   *
   * @default - 1 on ingress-nginx, any number on other controllers
   */
  readonly verifyDepth?: number;

  /**
   * Whether the backends get the certificate in a header, whose name and form depend on the controller.
   *
   * @default false
   */
  readonly forwardCertificate?: boolean;
}

const MAX_DEPTH = 100;

/** Certificates that clients have to present. */
export const CLIENT_CERTIFICATES = policy({
  protects: true,
  features: {
    clientCertificateRequired: '{ caSecret }',
    clientCertificateOptional: '{ optional: true }',
    clientCertificateDepth: '{ verifyDepth: 2 }',
    clientCertificateForwarded: '{ forwardCertificate: true }',
  },
  used: ({ optional, verifyDepth, forwardCertificate }: ClientCertificates) => [
    ...verifyDepth === undefined ? [] : ['clientCertificateDepth' as const],
    ...forwardCertificate ? ['clientCertificateForwarded' as const] : [],
    optional ? 'clientCertificateOptional' as const : 'clientCertificateRequired' as const,
  ],
  check: (prop, certificates) => {
    checkStruct(prop, certificates, ['caSecret', 'optional', 'verifyDepth', 'forwardCertificate'], '{ caSecret: "clients-ca" }');
    const { caSecret, optional, verifyDepth, forwardCertificate } = certificates;
    checkDnsSubdomain(`caSecret of ${prop}`, caSecret, ofExisting('Secret', 'a route uses those of its own namespace, so it has to be there'));
    checkOptionalBoolean(`optional of ${prop}`, optional);
    checkOptionalBoolean(`forwardCertificate of ${prop}`, forwardCertificate);
    if (verifyDepth !== undefined && !(Number.isInteger(verifyDepth) && verifyDepth >= 1 && verifyDepth <= MAX_DEPTH)) {
      throw invalid('client-certificates.depth', `verifyDepth of ${prop}`, verifyDepth, `a whole number from 1 to ${MAX_DEPTH}`, 'choose one of these, or leave it out');
    }
    return { caSecret, optional, verifyDepth, forwardCertificate };
  },
});
