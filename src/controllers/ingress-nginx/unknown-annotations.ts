import { ANNOTATION_NAMES } from './annotation-table';
import { PREFIX } from './contribution';
import { Reader } from './readers/reader';
import { byProp, Declared } from '../shared/annotations/find-advice';
import { TAKE_IT_OUT } from '../shared/annotations/known';
import { SAYINGS } from '../shared/annotations/props';
import { MAX_SLIPS, nearest } from '../shared/nearest';

type Advice = (reader: Reader) => string;

/** An annotation of ingress-nginx, unless the reader ignores it; and what to say behind its name. */
const write = (name: string, more = ''): Advice => reader => reader.unread(name) !== undefined
  ? `take it out: ${reader.program} has nothing that does the same` : `write ${PREFIX}${name}${more}`;

const NO_MORE = 'ingress-nginx no longer has this one';
const GONE = `; ${NO_MORE}`;

const configMap: Advice = ({ program, ownConfiguration }) => program === 'ingress-nginx'
  ? 'it is a key of the ConfigMap of ingress-nginx, where it holds for every host; set it there'
  : `take it out: it is a key of the ConfigMap of ingress-nginx, in place of which ${program} has ${ownConfiguration}`;

/**
 * Keys of the ConfigMap that are no annotations.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/
 */
const CONFIG_MAP = 'hsts hsts-max-age hsts-include-subdomains hsts-preload ssl-protocols large-client-header-buffers client-header-buffer-size '
  + 'use-forwarded-headers compute-full-forwarded-for proxy-real-ip-cidr use-proxy-protocol server-tokens use-gzip keep-alive '
  + 'log-format-upstream limit-req-status-code enable-brotli';
const MORE_OF_CONFIG_MAP = 'keep-alive-requests client-header-timeout client-body-timeout gzip-level gzip-types gzip-min-length brotli-level brotli-types '
  + 'brotli-min-length enable-real-ip forwarded-for-header proxy-protocol-header-timeout ssl-session-cache ssl-session-cache-size ssl-session-tickets '
  + 'ssl-session-timeout ssl-buffer-size ssl-dh-param ssl-ecdh-curve ssl-early-data ssl-reject-handshake enable-ocsp use-http2 worker-processes '
  + 'worker-shutdown-timeout max-worker-connections upstream-keepalive-connections upstream-keepalive-timeout upstream-keepalive-requests '
  + 'http-redirect-code limit-conn-status-code no-tls-redirect-locations no-auth-locations block-cidrs block-referers retry-non-idempotent '
  + 'enable-underscores-in-headers ignore-invalid-headers generate-request-id error-log-level access-log-path skip-access-log-urls '
  + 'proxy-stream-timeout http-snippet main-snippet location-snippet proxy-headers-hash-max-size proxy-headers-hash-bucket-size '
  + 'server-name-hash-bucket-size server-name-hash-max-size map-hash-bucket-size variables-hash-max-size allow-snippet-annotations annotations-risk-level '
  + 'allow-backend-server-header strict-validate-path-type global-auth-url';

/** What to do about names that people write and ingress-nginx does not have: invented ones, those it once had, and keys of its ConfigMap. */
const KNOWN: { readonly [name: string]: Advice } = {
  'session-cookie-hash': () => `take it out; ${NO_MORE}, and hashes are always the same`,
  'enable-opentracing': write('enable-opentelemetry', GONE),
  'lua-resty-waf': write('enable-modsecurity', GONE),
  'add-base-url': () => `let the backend write its own base URL; ${NO_MORE}`,
  ...Object.fromEntries(CONFIG_MAP.split(' ').map(name => [name, configMap])),
};

/** More of those that it once had, and of its ConfigMap. */
const MORE: readonly (readonly [names: RegExp, advice: Advice])[] = [
  [/^global-rate-limit-/, write('limit-rps', `, which counts in each replica${GONE}`)],
  [/^lua-resty-waf-/, KNOWN['lua-resty-waf']],
  [/^(enable-)?influxdb/, () => `take it out; ${NO_MORE}`],
  [/^opentracing-trust-incoming-span$/, write('opentelemetry-trust-incoming-span', GONE)],
  [/^opentracing-(location-)?operation-name$/, write('opentelemetry-operation-name', GONE)],
  [/^secure-verify-ca-secret$/, write('proxy-ssl-secret', GONE)],
  [/^base-url-scheme$/, KNOWN['add-base-url']],
  [/^upstream-(max-fails|fail-timeout)$/, () => `take it out; ${NO_MORE}, and the next server is tried where one fails`],
  [/^mirror-uri$/, write('mirror-target', GONE)],
  [new RegExp(`^(${MORE_OF_CONFIG_MAP.replace(/ /g, '|')})$`), configMap],
];

/** The names that it does not have, of which it is known what people mean. */
export const UNKNOWN_NAMES: readonly string[] = [...new Set([...SAYINGS.keys(), ...Object.keys(KNOWN)])].filter(name => !ANNOTATION_NAMES.includes(name) && !name.startsWith('@'));

/** Annotations that change what other routes match or are rewritten to, so that they have to come from the props. */
export const BY_PROP: readonly string[] = ['rewrite-target', 'use-regex'];

/** What to do about an annotation that the controller once had or that its ConfigMap has; undefined of others. */
export function adviceOnKnown(name: string, reader: Reader): string | undefined {
  const advice = Object.hasOwn(KNOWN, name) ? KNOWN[name] : MORE.find(([names]) => names.test(name))?.[1];
  return advice?.(reader);
}

/** What to do about an annotation that the controller does not have. */
export function adviceOn(name: string, value: string, reader: Reader, declared: Declared): string {
  const known = adviceOnKnown(name, reader);
  if (known !== undefined) {
    return known;
  }
  const { word, distance } = nearest(name.toLowerCase(), ANNOTATION_NAMES);
  return distance > MAX_SLIPS ? TAKE_IT_OUT : BY_PROP.includes(word) ? byProp(declared, word, value).advice! : write(word)(reader);
}
