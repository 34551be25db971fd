import { Asked, forAll, Said } from './concern';
import { hostsIn } from './ingress';
import { isOff, isOn } from './values';

/** Certificates that clients have to present; nothing is said where ingress-nginx lets others in than the prop does. */
export function clientCertificates({ own, all, namespace, hasTls, ingress, known }: Asked): Said {
  const { 'auth-tls-secret': name, 'auth-tls-verify-client': verify = 'on', 'auth-tls-match-cn': subject } = own;
  const caSecret = name.slice(name.indexOf('/') + 1);
  const keys = known.secret?.(name);
  const why = verify === 'optional_no_ca' ? 'no prop: certificates of any authority'
    : subject !== undefined ? 'no prop: the name in the certificate'
      : name !== `${namespace}/${caSecret}` ? 'no prop: a Secret of another namespace'
        : keys === undefined ? 'the Secret is not known: without it ingress-nginx answers 403'
          : !keys.includes('ca.crt') ? 'the Secret has no ca.crt, so that ingress-nginx lets everybody in'
            : hostsIn(ingress).includes('') ? 'no prop: certificates of clients without a host'
              : !hasTls && known.defaultCertificate !== true ? 'without tls everybody gets in over http'
                : isOff(all['ssl-redirect']) && !isOn(all['force-ssl-redirect']) ? 'without a redirect everybody gets in over http' : undefined;
  if (verify === 'off') {
    return { idle: forAll(own, 'without effect: no client is asked for a certificate') };
  }
  if (why !== undefined) {
    return { unsaid: forAll(own, why) };
  }
  return {
    options: {
      clientCertificates: {
        caSecret,
        ...verify === 'optional' && { optional: true },
        ...isOn(own['auth-tls-pass-certificate-to-upstream']) && { forwardCertificate: true },
      },
    },
    left: {
      ...own['auth-tls-verify-depth'] !== undefined && { 'auth-tls-verify-depth': 'most controllers take chains of any length, and ingress-nginx those of one authority: set verifyDepth there' },
      ...own['auth-tls-error-page'] !== undefined && { 'auth-tls-error-page': 'clients without a valid certificate get the error of the controller' },
    },
  };
}
