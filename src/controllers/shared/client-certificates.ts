import { refused } from './declarations';
import { keys, ofCore } from '../../checks';
import { RouteIntent } from '../../intent/route-intent';
import { ClientCertificates } from '../../policies/client-certificates';
import { Requirement } from '../../report';

/** Where a controller takes chains of any length. */
export const ANY_DEPTH = refused('it takes every chain that leads to the certificate authority, however long', 'leave it out, and limit chains by pathLenConstraint in the certificate of the authority');

/** The requirement of the certificate authority. */
export function clientAuthority({ namespace }: RouteIntent, { caSecret }: ClientCertificates, without: string): Requirement {
  return {
    id: 'client-authority',
    where: namespace === undefined ? `the Secret ${caSecret}, in the namespace of the route` : `the Secret ${namespace}/${caSecret}`,
    what: 'it exists, and its key ca.crt holds the certificate authorities of the clients, and no others',
    why: without,
    checks: keys(ofCore('Secret', caSecret, namespace), 'ca.crt'),
    unchecked: 'whether these are the authorities of the clients, and no others',
  };
}
