import { ANNOTATION_NAMES } from './annotation-table';
import { PREFIX } from './contribution';
import { nearest } from './nearest';

const NO_MORE = 'ingress-nginx no longer has this one';
const OF_CONFIG_MAP = 'it is a key of the ConfigMap of ingress-nginx, where it holds for every host; set it there';

/** What to do about names that people write and ingress-nginx does not have: invented ones, those it once had, and keys of its ConfigMap. */
const KNOWN: { readonly [name: string]: string } = {
  'load-balancing-scheme': 'set the prop loadBalancing, such as LoadBalancing.roundRobin()',
  'real-ip-header': 'set the prop responseHeaders with HeaderValue.clientIp(); the backend gets X-Real-IP anyway',
  'service-name-header': 'set the prop responseHeaders with HeaderValue.serviceName() or HeaderValue.backendAddress()',
  'client-max-body-size': 'set the prop maxBodySize',
  'sticky-sessions': 'set the prop loadBalancing with LoadBalancing.stickyCookie()',
  'session-cookie-hash': `take it out; ${NO_MORE}, and hashes are always the same`,
  'secure-backends': `write ${PREFIX}backend-protocol: "HTTPS"; ${NO_MORE}`,
  'grpc-backend': `write ${PREFIX}backend-protocol: "GRPC"; ${NO_MORE}`,
  'enable-opentracing': `write ${PREFIX}enable-opentelemetry; ${NO_MORE}`,
  'rate-limit': `write ${PREFIX}limit-rps, the requests of a client in a second`,
  'rate-limit-window': `write ${PREFIX}limit-rps or ${PREFIX}limit-rpm, whose windows are a second and a minute`,
  'global-rate-limit': `write ${PREFIX}limit-rps, which counts in each replica; ${NO_MORE}`,
  'lua-resty-waf': `write ${PREFIX}enable-modsecurity; ${NO_MORE}`,
  'add-base-url': `let the backend write its own base URL; ${NO_MORE}`,
  ...Object.fromEntries([
    'hsts', 'hsts-max-age', 'hsts-include-subdomains', 'hsts-preload', 'ssl-protocols', 'large-client-header-buffers', 'client-header-buffer-size',
    'use-forwarded-headers', 'compute-full-forwarded-for', 'proxy-real-ip-cidr', 'use-proxy-protocol', 'server-tokens', 'use-gzip', 'keep-alive',
    'log-format-upstream', 'hide-headers', 'add-headers', 'proxy-set-headers', 'block-user-agents', 'limit-req-status-code', 'enable-brotli',
  ].map(name => [name, OF_CONFIG_MAP])),
};

/** So many letters can be a slip; with more, the nearest name is another thing. */
const MAX_SLIPS = 2;

/** What to do about an annotation that the controller does not have. */
export function adviceOn(name: string): string {
  if (Object.hasOwn(KNOWN, name)) {
    return KNOWN[name];
  }
  const slip = nearest(name.toLowerCase(), ANNOTATION_NAMES);
  return slip.distance <= MAX_SLIPS ? `write ${PREFIX}${slip.word}` : 'take it out, and look for a prop that does what it is meant for';
}
