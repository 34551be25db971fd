import { checkHeaderNames, Owned } from './header-names';
import { checkHeaderValues, HeaderSource, HeaderValue } from './header-value';
import { policy } from './policy';
import { sortedMap } from '../basics/sorted-map';

/** What one value for every response would take from those that set it for some. */
const OWNED: Owned = new Map([
  ['set-cookie', 'it would replace the cookies of the backends, and that of LoadBalancing.stickyCookie()'],
  ['location', 'it belongs to redirects, and controllers rewrite it'],
  ['content-encoding', 'it says how a body is packed, which it does not change'],
  ['content-range', 'it belongs to a part of a body'],
].map(([name, why]) => [name, { allowed: `a header that no response has a value of its own for: ${why}`, fix: 'let the backends send it' }]));

const FEATURE = {
  [HeaderSource.LITERAL]: 'literalHeader',
  [HeaderSource.SERVICE_NAME]: 'serviceNameHeader',
  [HeaderSource.CLIENT_IP]: 'clientIpHeader',
  [HeaderSource.BACKEND_ADDRESS]: 'backendAddressHeader',
} as const;

/** Headers that every response gets. */
export const RESPONSE_HEADERS = policy({
  features: {
    literalHeader: 'HeaderValue.literal()',
    serviceNameHeader: 'HeaderValue.serviceName()',
    clientIpHeader: 'HeaderValue.clientIp()',
    backendAddressHeader: 'HeaderValue.backendAddress()',
  },
  used: (headers: { [name: string]: HeaderValue }) => [...new Set(Object.values(headers).map(({ source }) => FEATURE[source]))],
  check: (prop, value) => {
    const headers = sortedMap(value);
    checkHeaderNames(Object.keys(headers), OWNED, () => `key of ${prop}`);
    checkHeaderValues(prop, headers);
    return Object.keys(headers).length > 0 ? Object.freeze(headers) : undefined;
  },
});
