import { isIP } from 'node:net';
import { invalid } from '../basics/errors';
import { bareName, checkHost, isWildcard } from '../kubernetes/hosts';
import { checkIp } from '../kubernetes/ips';

const ADVICE = 'pass the IP address or DNS name that clients reach the controller at, without a port';

/** The address that clients reach the controller at: an IP address, or the DNS name of a load balancer. */
export function checkExternalAddress(address: string): string {
  if (isIP(address)) {
    return checkIp('externalAddress', address, ADVICE).text;
  }
  const bare = bareName(address);
  // Whatever could be read as an address has to be one.
  if (/^[\d.]*$|:/.test(bare)) {
    return checkIp('externalAddress', address, ADVICE).text;
  }
  if (isWildcard(bare)) {
    throw invalid('external-address.wildcard', 'externalAddress', address, 'an IP address, or one DNS name', 'pass the name of the load balancer itself');
  }
  return checkHost('externalAddress', address, { all: ADVICE, address: ADVICE });
}
