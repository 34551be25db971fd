import { Effect, Effects, whenTrue } from './effect';
import { approximated, Declaration, native, omitted } from '../../shared/declarations';
import { clientAddresses } from '../source-ranges';
import { annotationNames } from '../user-annotations';

const SNIPPET: Effect = {
  remark: (policy, _value, { route }) => policy === 'annotations'
    ? native(`of ${annotationNames(route).filter(name => name.endsWith('-snippet')).join(', ')} it is checked whether nginx loads it, and not what it does: it can change all that this report says`) : undefined,
};

/** What tells clients apart by their addresses. */
const BY_ADDRESS: Effect = {
  requirements: (_value, { options: { reader } }) => [clientAddresses(reader)],
};

/** The former name of a list, which is not read beside the one of today. */
const FORMER_LIST: Effect = {
  ...BY_ADDRESS,
  contradicts: (_value, { route }) => (route.allowedSourceRanges ?? route.deniedSourceRanges) && {
    allowed: 'no whitelist-source-range beside allowedSourceRanges and deniedSourceRanges, of which it would not hold everywhere',
    fix: 'put its ranges into allowedSourceRanges',
  },
};

/** A rate beside that of the prop, whose burst would be counted by the same multiplier. */
const RATE: Effect = {
  ...BY_ADDRESS,
  contradicts: (_value, { route }) => route.rateLimit && { allowed: 'no further rate beside rateLimit, since both would have one multiplier for their bursts', fix: 'take it out' },
};

/** Its directives are others than those of HTTP. */
const OVER_FAST_CGI: { readonly [policy: string]: Declaration } = {
  rewrite: approximated('a FastCGI program sees the new path as SCRIPT_NAME and DOCUMENT_URI, and the one of the client as REQUEST_URI'),
  timeouts: omitted('FastCGI has timeouts of its own in nginx, which stay at 60 s'),
  hostHeader: omitted('a FastCGI program sees the host that the client named'),
  requestHeaders: omitted('a FastCGI program gets the headers of the client'),
  removeRequestHeaders: omitted('a FastCGI program gets the headers of the client'),
  forwardedPrefix: omitted('a FastCGI program gets the headers of the client'),
};

/** What is left of the annotations that change what is said. */
export const OTHERS: Effects = {
  'configuration-snippet': SNIPPET,
  'server-snippet': SNIPPET,
  'auth-snippet': SNIPPET,
  'modsecurity-snippet': SNIPPET,
  'stream-snippet': SNIPPET,
  'allowlist-source-range': BY_ADDRESS,
  'whitelist-source-range': FORMER_LIST,
  'denylist-source-range': BY_ADDRESS,
  'limit-rps': RATE,
  'limit-rpm': RATE,
  'limit-connections': BY_ADDRESS,
  'backend-protocol': {
    instead: (policy, value, { options: { reader } }) => value.toUpperCase() === 'FCGI' && reader.effects.speaksFastCgi ? OVER_FAST_CGI[policy] : undefined,
  },
  'custom-headers': {
    remark: (policy, value) => policy === 'responseHeaders' ? native(`the ConfigMap ${value} of custom-headers sets more: of a name that stands in both, one value is sent`) : undefined,
  },
  'enable-modsecurity': whenTrue({
    remark: policy => policy === 'maxBodySize' ? native('where its engine is on, ModSecurity has a limit of its own, SecRequestBodyLimit, which is 12.5 MiB by default') : undefined,
  }),
  'mirror-target': {
    remark: policy => policy === 'rewrite' ? native('mirror-target gets the path as the client sent it') : policy === 'annotations' ? native('a mirror that is slow or silent holds up the connections of the clients') : undefined,
  },
  'satisfy': {
    remark: (policy, value) => policy === 'annotations' && value === 'any' ? native('with satisfy: any, whoever one of the lists of addresses and the logins lets in needs no other') : undefined,
  },
  'connection-proxy-header': {
    remark: policy => policy === 'annotations' ? native('with connection-proxy-header no WebSocket reaches a backend') : undefined,
  },
};
