import { ADDRESSES, checkHeaderNames, Owned } from './header-names';
import { checkHeaderValues, HeaderSource, HeaderValue } from './header-value';
import { policy } from './policy';
import { invalid } from '../basics/errors';
import { sortedMap } from '../basics/sorted-map';

/** What another prop sets. */
const BY_PROP: Owned = new Map([['Host', 'hostHeader'], ['X-Forwarded-Prefix', 'forwardedPrefix']].map(([name, prop]) => (
  [name.toLowerCase(), { allowed: `a header that no prop of its own sets, and ${prop} sets ${name}`, fix: `set ${prop}` }]
)));
const OWNED: Owned = new Map([...BY_PROP, ...ADDRESSES]);

type Source = keyof typeof FEATURE;

const FEATURE = {
  [HeaderSource.LITERAL]: 'literalRequestHeader',
  [HeaderSource.SERVICE_NAME]: 'serviceNameRequestHeader',
  [HeaderSource.CLIENT_IP]: 'clientIpRequestHeader',
} as const;

/** Headers that the backends get with every request, whatever the client sends under their names. */
export const REQUEST_HEADERS = policy({
  features: {
    literalRequestHeader: 'HeaderValue.literal() for requests',
    serviceNameRequestHeader: 'HeaderValue.serviceName() for requests',
    clientIpRequestHeader: 'HeaderValue.clientIp() for requests',
  },
  used: (headers: { [name: string]: HeaderValue }) => [...new Set(Object.values(headers).map(({ source }) => FEATURE[source as Source]))],
  check: (prop, value) => {
    const headers = sortedMap(value);
    checkHeaderNames(Object.keys(headers), OWNED, () => `key of ${prop}`);
    checkHeaderValues(prop, headers);
    const [answering] = Object.entries(headers).find(([, { source }]) => source === HeaderSource.BACKEND_ADDRESS) ?? [];
    if (answering !== undefined) {
      throw invalid('request-header.backend-address', `${prop}["${answering}"]`, 'HeaderValue.backendAddress()', 'a value that is known before a backend answers', 'take it out: a backend knows its own address');
    }
    return Object.keys(headers).length > 0 ? Object.freeze(headers) : undefined;
  },
});
