import { ANNOTATION_NAMES, ruleOf } from '../../../src/controllers/ingress-nginx/annotation-table';
import { bytesIn } from '../../../src/controllers/ingress-nginx/annotation-values';
import { hasOnlyKnownVariables } from '../../../src/controllers/ingress-nginx/nginx-variables';
import { compiles, compilesInPcre } from '../../../src/controllers/ingress-nginx/value-patterns';

/** What ingress-nginx makes of a value that does not work. */
export type Effect = 'drops' | 'denies' | 'opens' | 'stops' | 'ignores';

const LETTERS = '-._~a-zA-Z0-9/:';
const BASIC = new RegExp(`^[${LETTERS}]*$`);
const CAPTURES = new RegExp(`^/?[${LETTERS}$]*$`);
const HEADERS = /^[A-Za-z0-9-_, ]*$/;
const URL_TEXT = new RegExp(`^[${LETTERS},?&=]*$`);
const URL_VARIABLES = new RegExp(`^[${LETTERS}, ?&=$]*$`);
const REGEX = new RegExp(`^[${LETTERS}^$[\\]{}()*+?|&=\\\\]*$`);
const SIZE = /^\d+[bkmg]?$/i;
const BOOLEAN = /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
const INTEGER = /^[-+]?\d+$/;

/** What the controller itself checks, with spaces taken out where it does so; a line break is refused everywhere. */
const without = (pattern: RegExp) => (value: string) => pattern.test(value.replace(/ /g, ''));
const asIs = (pattern: RegExp) => (value: string) => pattern.test(value);

type Entry = readonly [names: string, accepts: (value: string) => boolean, effect: Effect];

/**
 * The validators of ingress-nginx v1.15.1 and what a value that fails them does: measured with its own code.
 *
 * @see https://github.com/kubernetes/ingress-nginx/tree/controller-v1.15.1/internal/ingress/annotations
 */
const ENTRIES: readonly Entry[] = [
  ['server-alias', without(new RegExp(REGEX.source.replace('[', '[,'))), 'drops'],
  ['auth-realm', asIs(new RegExp(`^[${LETTERS} ]*$`)), 'drops'],
  ['auth-secret', without(BASIC), 'denies'],
  ['auth-secret-type', without(/auth-file|auth-map/), 'drops'],
  ['auth-type', without(/basic|digest/), 'drops'],
  ['auth-always-set-cookie', asIs(BOOLEAN), 'opens'],
  ['auth-cache-duration', asIs(new RegExp(`^[${LETTERS}, ]*$`)), 'opens'],
  ['auth-request-redirect', without(URL_TEXT), 'opens'],
  ['auth-method', without(/^(GET|HEAD|POST|PUT|PATCH|DELETE|CONNECT|OPTIONS|TRACE)$/), 'denies'],
  ['auth-response-headers', without(HEADERS), 'denies'],
  ['auth-url', without(URL_VARIABLES), 'drops'],
  ['auth-signin', without(URL_VARIABLES), 'ignores'],
  ['auth-tls-error-page auth-tls-match-cn', value => ruleAccepts('auth-tls-error-page', value) || value.startsWith('CN='), 'drops'],
  ['auth-tls-pass-certificate-to-upstream http2-push-preload ssl-passthrough from-to-www-redirect relative-redirects upstream-hash-by-subset', asIs(BOOLEAN), 'drops'],
  ['auth-tls-secret proxy-ssl-secret', value => BASIC.test(value) && value.includes('/'), 'denies'],
  ['fastcgi-params-configmap', asIs(BASIC), 'drops'],
  ['client-body-buffer-size', without(SIZE), 'drops'],
  ['connection-proxy-header', without(/^(close|keep-alive)$/), 'drops'],
  ['custom-http-errors', without(/^(?:[4,5]\d{2},?)*$/), 'drops'],
  ['default-backend', asIs(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/), 'drops'],
  ['fastcgi-index', without(/^[A-Za-z0-9.\-_]+$/), 'drops'],
  ['allowlist-source-range whitelist-source-range denylist-source-range', () => false, 'denies'],
  ['load-balance', value => /^(round_robin|chash|chashsubset|sticky_balanced|sticky_persistent|ewma)$/.test(value.trim()), 'drops'],
  ['opentelemetry-operation-name', without(/^[A-Za-z0-9_-]*$/), 'drops'],
  ['limit-allowlist limit-whitelist', () => false, 'drops'],
  ['limit-connections limit-rpm limit-rps permanent-redirect-code temporal-redirect-code upstream-hash-by-subset-size', asIs(INTEGER), 'drops'],
  ['permanent-redirect', asIs(URL_TEXT), 'drops'],
  ['temporal-redirect', value => URL_TEXT.test(value) && /^https?:\/\//.test(value), 'ignores'],
  ['ssl-ciphers', without(/^[A-Za-z0-9!:+\-_@=]*$/), 'drops'],
  ['upstream-hash-by', without(/^[A-Za-z0-9\-_${}]*$/), 'drops'],
  ['upstream-vhost', value => REGEX.test(value.trim()), 'drops'],
  ['x-forwarded-prefix', without(CAPTURES), 'drops'],
  ['rewrite-target app-root', asIs(CAPTURES), 'ignores'],
  ['proxy-body-size proxy-buffer-size proxy-busy-buffers-size proxy-max-temp-file-size', without(SIZE), 'ignores'],
  ['proxy-connect-timeout proxy-send-timeout proxy-read-timeout proxy-next-upstream-tries proxy-next-upstream-timeout proxy-buffers-number limit-burst-multiplier', asIs(INTEGER), 'ignores'],
  ['proxy-cookie-path', without(URL_TEXT), 'ignores'],
  ['proxy-next-upstream', asIs(/^((error|timeout|invalid_header|http_500|http_502|http_503|http_504|http_403|http_404|http_429|non_idempotent|off)\s?)+$/), 'ignores'],
  ['proxy-ssl-ciphers', without(/^[A-Za-z0-9+:_\-!]*$/), 'ignores'],
  ['auth-cache-key', without(/^[A-Za-z0-9\-_${}]*$/), 'ignores'],
];

const VALIDATORS = new Map(ENTRIES.flatMap(([names, accepts, effect]) => names.split(' ').map(name => [name, { accepts, effect }] as const)));

/** Values that pass the validators and the webhook, and with which nginx loads no configuration: measured. */
const STOPPING: readonly (readonly [names: RegExp, when: (value: string) => boolean])[] = [
  [/^limit-burst-multiplier$/, () => true],
  [/^limit-connections$/, value => Number(value) > 65535],
  [/^(proxy-(connect|send|read)-timeout|proxy-next-upstream-(tries|timeout))$/, value => Number(value) < 0],
  [/^proxy-buffers-number$/, () => true],
  [/^(proxy-buffer-size|proxy-busy-buffers-size|client-body-buffer-size)$/, value => !/b$/i.test(value)],
  [/^proxy-body-size$/, value => bytesIn(value) >= 2 ** 63],
  [/^proxy-cookie-path$/, () => true],
  [/^proxy-next-upstream$/, () => true],
  [/^(rewrite-target|x-forwarded-prefix|app-root|auth-url|auth-signin|auth-cache-key|upstream-vhost|upstream-hash-by|mirror-target)$/, value => !hasOnlyKnownVariables(value.replace(/\$\d/g, ''))],
  [/^(ssl-ciphers|proxy-ssl-ciphers)$/, () => true],
  [/^server-alias$/, value => value.split(',').some(name => !isServerName(name.trim()))],
  [/^auth-response-headers$/, value => value.split(',').some(name => name.trim().length > 46)],
  [/^auth-request-redirect$/, value => value.includes(' ')],
];

/** Texts that nginx takes as they stand: what the library asks more of them is for the sake of its users. */
const FREE = /^(rewrite-target|x-forwarded-prefix|auth-url|auth-signin|auth-cache-key|auth-realm|auth-response-headers|mirror-target|upstream-vhost|upstream-hash-by|server-alias)$/;

/** A name as nginx takes it for a server: with one star at one end, or a regular expression. */
function isServerName(name: string): boolean {
  return name.startsWith('~') ? compiles(name.slice(1)) || compilesInPcre(name.slice(1)) : /^(\*\.|\.)?[^*]*(\.\*)?$/.test(name) && !name.includes('..');
}

/** Whether nginx serves a value that its controller takes, although the library takes no such one. */
function isServed(name: string, value: string): boolean {
  return FREE.test(name) ? value.trim() !== '' : name === 'app-root' && /^\/[^\s?#]*$/.test(value);
}

/** What a value does that is none of those which work; undefined of a value that works. */
export function effectOf(name: string, value: string): Effect | undefined {
  if (!ANNOTATION_NAMES.includes(name) || ruleAccepts(name, value)) {
    return undefined;
  }
  const validator = VALIDATORS.get(name);
  if (validator && (/[\r\n]/.test(value) || !validator.accepts(value))) {
    return validator.effect;
  }
  return STOPPING.some(([names, when]) => names.test(name) && when(value)) ? 'stops' : isServed(name, value) ? undefined : validator?.effect === 'denies' ? 'denies' : 'ignores';
}

function ruleAccepts(name: string, value: string): boolean {
  return ruleOf(name)?.accepts(value) ?? true;
}

/** Annotations that keep requests out, or that people trust to. */
export function protects(name: string): boolean {
  return /^(auth-(?!keepalive|cache-key|tls-verify-client)|(allow|white|deny)list-|satisfy$|proxy-ssl-verify$|enable-(modsecurity|owasp-core-rules|global-auth)$|modsecurity-|force-ssl-redirect$)/.test(name);
}
