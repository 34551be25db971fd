import { isIP } from 'node:net';
import { knowsCiphers } from './ciphers';
import { hasOnlyKnownVariables, hasVariable } from './nginx-variables';
import { compiles, compilesInPcre } from './value-patterns';
import { isPort, readHttpUrl } from './value-urls';

/** What a value of an annotation must be, and whether a text is that. */
export interface ValueRule {
  readonly allowed: string;
  readonly accepts: (value: string) => boolean;
}

export const matches = (pattern: RegExp, allowed: string): ValueRule => ({ allowed, accepts: value => pattern.test(value) });
export const oneOf = (...values: string[]): ValueRule => ({ allowed: values.map(v => `"${v}"`).join(', '), accepts: value => values.includes(value) });
export const integer = (least: number, most = 2147483647): ValueRule => ({
  allowed: `a whole number from ${least} to ${most}, without a unit`,
  accepts: value => /^-?\d{1,10}$/.test(value) && Number(value) >= least && Number(value) <= most,
});
/** A list that the controller splits and trims by itself. */
const listOf = (item: (text: string) => boolean, allowed: string): ValueRule => ({
  allowed: `${allowed}, separated by commas`,
  accepts: value => value.split(',').every(text => item(text.trim())),
});
/** A text that may hold variables: an unknown one stops nginx from loading any configuration. */
const withVariables = (rule: ValueRule): ValueRule => ({
  allowed: `${rule.allowed}; variables only if nginx knows them`,
  accepts: value => rule.accepts(value) && hasOnlyKnownVariables(value),
});
/** A key of which the same text for all requests makes no sense. */
const key = (pattern: RegExp, allowed: string): ValueRule => withVariables({
  allowed: `${allowed}, with a variable at least`,
  accepts: value => pattern.test(value) && hasVariable(value),
});

const BOOLEANS: { readonly [spelling: string]: string } = {
  ...Object.fromEntries(['1', 't', 'T', 'true', 'TRUE', 'True'].map(spelling => [spelling, 'true'])),
  ...Object.fromEntries(['0', 'f', 'F', 'false', 'FALSE', 'False'].map(spelling => [spelling, 'false'])),
};

/** A boolean, in any spelling that Go reads. */
export const BOOLEAN: ValueRule = { allowed: oneOf('true', 'false').allowed, accepts: value => Object.hasOwn(BOOLEANS, value) };

/** The value as it is rendered: booleans in one spelling, whatever Go reads beside it. */
export function rendered(rule: ValueRule | undefined, value: string): string {
  return rule === BOOLEAN ? BOOLEANS[value] : value;
}

export const ON_OFF = oneOf('on', 'off');
export const WORD = matches(/^[-./_~a-zA-Z0-9:]+$/, 'letters, digits and / - . _ ~ :');
export const NAMESPACED_OBJECT = matches(/^[-a-z0-9]+\/[-.a-z0-9]+$/, 'namespace/name');
export const OBJECT = matches(/^([-a-z0-9]+\/)?[-.a-z0-9]+$/, 'a name, or namespace/name');
export const PATH = matches(/^\/[-._~a-zA-Z0-9/:]*$/, 'an absolute path');
export const TARGET = matches(/^\/(?:[-._~a-zA-Z0-9/:]|\$[1-9](?!\d))*$/, 'an absolute path, which may hold $1 to $9');
export const SNIPPET: ValueRule = { allowed: 'any text', accepts: () => true };

/** nginx and the controller's script would read `off` as the wish to ask for no password. */
export const REALM: ValueRule = {
  allowed: 'letters, digits, spaces and / - . _ ~ :, but not "off", which switches authentication off',
  accepts: value => /^[-./_~a-zA-Z0-9: ]+$/.test(value) && value.trim() !== 'off',
};

/** Redirected to itself, `/` has no end. */
export const APP_ROOT: ValueRule = { allowed: 'an absolute path other than "/"', accepts: value => PATH.accepts(value) && value !== '/' };

/** The bytes of a size as nginx writes it. */
export function bytesIn(text: string): number {
  return parseInt(text, 10) * 2 ** ({ k: 10, m: 20, g: 30 }[text.slice(-1).toLowerCase()] ?? 0);
}

/** A size as nginx reads it, below the 64 bits that it holds it in. */
const size = (units: string, allowed: string): ValueRule => ({
  allowed,
  accepts: value => new RegExp(`^\\d{1,19}[${units}]?$`, 'i').test(value) && bytesIn(value) < 2 ** 63,
});
export const SIZE = size('km', 'a size like 16k or 8m');
export const LARGE_SIZE = size('kmg', 'a size like 500m, or 0 for no limit');
/** The size of a buffer, which nginx takes from its memory for every request. */
export const BUFFER_SIZE: ValueRule = {
  allowed: 'a size like 16k or 8m, from 1 to 1024m',
  accepts: value => SIZE.accepts(value) && bytesIn(value) > 0 && bytesIn(value) <= 2 ** 30,
};

const NAME = '[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?';
const HOST_NAME = new RegExp(`^(?:\\*\\.)?${NAME}(?:\\.${NAME})*$`);
export const HOST = matches(/^[-.a-zA-Z0-9]+$/, 'a host name');
/** Host names: the controller passes over empty entries. */
export const HOSTS: ValueRule = {
  allowed: 'host names, separated by commas',
  accepts: value => {
    const names = value.split(',').map(text => text.trim()).filter(text => text !== '');
    return names.length > 0 && names.every(name => name.length <= 253 && HOST_NAME.test(name));
  },
};
/** What stands in a Host header. */
export const HOST_HEADER = withVariables({
  allowed: 'a host, with a port where it has one',
  accepts: value => /^[-.a-zA-Z0-9_${}]+(?::[0-9a-zA-Z_${}]+)?$/.test(value) && (!/:\d+$/.test(value) || isPort(/\d+$/.exec(value)![0])),
});
export const CIDRS = listOf(isCidr, 'IP addresses or ranges like 10.0.0.0/8');

/** The longest name that fits into the hash of the headers that nginx sets. */
const MAX_HEADER = 46;
/** Headers that the controller sets itself, or that frame a message: a second one breaks every request to the backend. */
const FRAMING = ['host', 'connection', 'upgrade', 'content-length', 'transfer-encoding', 'te', 'trailer', 'expect'];
/**
 * Header names that nginx sets towards the backend.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_headers_hash_bucket_size
 */
export const SET_HEADERS: ValueRule = {
  allowed: `header names of at most ${MAX_HEADER} characters, each once, separated by commas, without ${FRAMING.join(', ')}`,
  accepts: value => {
    const names = value.split(',').map(name => name.trim().toLowerCase()).filter(name => name !== '');
    return isOneLine(value) && names.length > 0 && new Set(names).size === names.length
      && names.every(name => /^[-a-z0-9_]+$/.test(name) && name.length <= MAX_HEADER && !FRAMING.includes(name));
  },
};
/** Header names in a response: the controller takes one space behind a comma and no more. */
export const HEADERS = matches(/^[-A-Za-z0-9_]+(, ?[-A-Za-z0-9_]+)*$/, 'header names, separated by commas');

export const ORIGINS: ValueRule = {
  allowed: '*, or origins like https://app.example.com, separated by commas',
  accepts: value => value === '*' || (isOneLine(value) && value.split(',').every(text => isOrigin(text.trim()))),
};

/** Codes that nginx sends other pages for; 499 it keeps for itself, and with a space the controller ignores the whole list. */
export const ERROR_CODES: ValueRule = {
  allowed: 'codes from 400 to 599 but 499, separated by commas without spaces',
  accepts: value => value.split(',').every(code => /^[45]\d\d$/.test(code) && code !== '499'),
};

/** Codes that nginx sends a `Location` with; the others it answers with the URL as a text. */
export const PERMANENT_CODE = oneOf('301', '302', '303', '307', '308');
export const TEMPORARY_CODE = oneOf('301', '302', '303', '307');

/** How long answers are kept, by their codes. */
export const CACHE_DURATIONS: ValueRule = {
  allowed: 'durations like 200 202 401 5m, separated by commas',
  accepts: value => {
    const items = value.split(',').map(text => text.trim()).filter(text => text !== '');
    return isOneLine(value) && items.length > 0 && items.every(text => /^((?:[1-5]\d\d|any) +)*\d{1,9}[smhdwMy]$/.test(text));
  },
};

const WORDS = 'error|timeout|invalid_header|http_500|http_502|http_503|http_504|http_403|http_404|http_429|non_idempotent';
export const NEXT_UPSTREAM = matches(new RegExp(`^(off|(${WORDS})( (${WORDS}))*) ?$`), '"off", or words like "error timeout http_503", separated by one space');

const URL_TEXT = /^[-._~a-zA-Z0-9/:,?&=]+$/;
/** A text that stands in a header. */
export const URL_OR_PATH = matches(URL_TEXT, 'a URL or path of letters, digits and / : , ? & = - . _ ~');
/** Where nginx rewrites a `Location` from: a regular expression behind `~` has to compile. */
export const REDIRECT_FROM: ValueRule = {
  allowed: `"off", "default", or ${URL_OR_PATH.allowed}`,
  accepts: value => URL_TEXT.test(value) && (!value.startsWith('~') || compiles(value.slice(1))),
};
/** Where clients are sent: without a scheme, the text would be taken for a path below the one that was asked for. */
export const REDIRECT_TO: ValueRule = {
  allowed: 'a URL with its scheme, or an absolute path',
  accepts: value => URL_TEXT.test(value) && (/^https?:/.test(value) ? readHttpUrl(value) !== undefined : /^(\/|[a-z][-+.a-z0-9]*:\/\/.)/.test(value)),
};
export const HTTP_URL: ValueRule = {
  allowed: 'a URL that starts with http:// or https://',
  accepts: value => URL_TEXT.test(value) && readHttpUrl(value) !== undefined,
};
/** A URL that the controller itself reads: with another, it answers 503 or cannot write its configuration any more. */
export const AUTH_URL = withVariables({
  allowed: 'a URL that starts with http:// or https://, of letters, digits and / : , ? & = - . _ ~',
  accepts: value => /^[-._~a-zA-Z0-9/:,?&=$]+$/.test(value) && readHttpUrl(value) !== undefined && !/^https?:\/\/[^/?]*:\d+\$/.test(value),
});
export const SIGN_IN_URL = withVariables({
  allowed: `${URL_OR_PATH.allowed}: a URL that starts with http:// or https://, or an absolute path`,
  accepts: value => AUTH_URL.accepts(value) || /^\/[-._~a-zA-Z0-9/:,?&=$]*$/.test(value),
});
/** nginx looks up the name of a URL without variables when it starts, and does not start without an answer. */
export const MIRROR_TARGET = withVariables({
  allowed: 'a URL that starts with http:// or https://, with an IP address, or with a variable such as $request_uri behind the host, without which nginx loads no configuration while the name does not resolve',
  accepts: value => {
    const url = readHttpUrl(value);
    return url !== undefined && (url.isAddress || hasVariable(value));
  },
});

/** A regular expression for the subject of a certificate, which Go and PCRE compile. */
export const COMMON_NAME: ValueRule = {
  allowed: 'CN= and a regular expression that compiles, without " and ;',
  accepts: value => /^CN=[ !#-:<-~]+$/.test(value) && !/\(\?[=!]/.test(value) && compiles(value.slice(3)),
};
export const HEADER_PATTERN: ValueRule = {
  allowed: 'a regular expression that compiles',
  accepts: value => /^[-/._~a-zA-Z0-9:^$[\](){}*+?|&=\\]+$/.test(value) && (compiles(value) || compilesInPcre(value)),
};

/** Texts with variables that stand within a word. */
export const VARIABLES = withVariables(matches(/^[-A-Za-z0-9_${} ]*[-A-Za-z0-9_${}][-A-Za-z0-9_${} ]*$/, 'letters, digits, - and _'));
/** The same key for every client would let all in that one was let in for. */
export const CACHE_KEY = key(/^[-A-Za-z0-9_${} ]+$/, 'letters, digits, - and _');
/** Without a variable, every request goes to the same server. */
export const HASH_KEY = key(/^[-A-Za-z0-9_${} ]+$/, 'letters, digits, - and _');

export const SSL_CIPHERS: ValueRule = {
  allowed: 'an OpenSSL list of ciphers, of which OpenSSL knows one at least',
  accepts: value => /^[A-Za-z0-9!:+\-_]+(:?@(STRENGTH|SECLEVEL=[0-5]))*$/.test(value) && knowsCiphers(value),
};
export const PROXY_SSL_CIPHERS: ValueRule = { allowed: SSL_CIPHERS.allowed, accepts: value => /^[A-Za-z0-9+:_\-!]+$/.test(value) && knowsCiphers(value) };

/** Rules within one word of the configuration, in single quotes. */
const MAX_RULES = 4000;
export const MODSECURITY_RULES: ValueRule = {
  allowed: `ModSecurity rules of at most ${MAX_RULES} characters (the longest word that nginx reads), without ', which ends them`,
  accepts: value => Buffer.byteLength(value) <= MAX_RULES && !value.replace(/\\./g, '').includes('\''),
};

/** The controller refuses line breaks where it does not split lists by itself. */
function isOneLine(value: string): boolean {
  return !/[^ -~]/.test(value);
}

function isOrigin(text: string): boolean {
  const { port = '1' } = /^(?:null|[a-z]+:\/\/(?:\*\.)?[A-Za-z0-9\-.]+(?::(?<port>\d+))?)$/.exec(text)?.groups ?? { port: '0' };
  return isPort(port);
}

function isCidr(text: string): boolean {
  const [address, bits, more] = text.split('/');
  const version = isIP(address);
  return version !== 0 && more === undefined && !address.includes('%')
    && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)));
}
