import { policy } from './policy';
import { invalid } from '../basics/errors';
import { sortedMap } from '../basics/sorted-map';

const MAX_LENGTH = 1024;
const MAX_NAME = 128;

/** Framing and connection belong to the server that sends the response; a wrong one breaks every answer. */
const FRAMING = new Set(['connection', 'content-length', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

/** What one value for every response would take from those that set it for some. */
const OWNED = new Map([
  ['set-cookie', 'it would replace the cookies of the backends, and that of LoadBalancing.stickyCookie()'],
  ['location', 'it belongs to redirects, and controllers rewrite it'],
  ['content-encoding', 'it says how a body is packed, which it does not change'],
  ['content-range', 'it belongs to a part of a body'],
]);

/** Where the value of a response header comes from. */
export enum HeaderSource {
  /** A text. */
  LITERAL = 'LITERAL',
  /** The address of the client. */
  CLIENT_IP = 'CLIENT_IP',
  /** The address and port of the backend that answered. */
  BACKEND_ADDRESS = 'BACKEND_ADDRESS',
  /** The name of the Service. */
  SERVICE_NAME = 'SERVICE_NAME',
}

/** The value of a header that is added to every response of a route. */
export class HeaderValue {
  /**
   * A text.
   *
   * @param text At most 1024 printable ASCII characters, not empty, no space first or last.
   * @throws if the text is not of that form.
   * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.5
   */
  public static literal(text: string): HeaderValue {
    const allowed = `1 to ${MAX_LENGTH} characters of printable ASCII, no space first or last`;
    if (typeof text !== 'string' || text === '') {
      throw invalid('header.empty-value', 'HeaderValue.literal()', text, allowed, 'pass a value: an empty one would remove the header');
    }
    if (!/^[\x20-\x7e]+$/.test(text)) {
      throw invalid('header.stray-character', 'HeaderValue.literal()', text, allowed, 'take out newlines, NUL, control characters and letters beyond ASCII');
    }
    if (text !== text.trim() || text.length > MAX_LENGTH) {
      throw invalid(text.length > MAX_LENGTH ? 'header.too-long' : 'header.outer-space', 'HeaderValue.literal()', text, allowed, text.length > MAX_LENGTH ? `shorten these ${text.length}` : `write ${JSON.stringify(text.trim())}`);
    }
    return new HeaderValue(HeaderSource.LITERAL, text);
  }

  /** The address of the client, as the controller sees it. */
  public static clientIp(): HeaderValue {
    return new HeaderValue(HeaderSource.CLIENT_IP);
  }

  /** The address and port of the backend that answered, such as `10.254.18.46:80`. */
  public static backendAddress(): HeaderValue {
    return new HeaderValue(HeaderSource.BACKEND_ADDRESS);
  }

  /** The name of the Service that the backends stand behind. */
  public static serviceName(): HeaderValue {
    return new HeaderValue(HeaderSource.SERVICE_NAME);
  }

  private constructor(
    /** Where the value comes from. */
    public readonly source: HeaderSource,
    /**
     * The text of a literal.
     *
     * @default - none, unless it is a literal
     */
    public readonly text?: string,
  ) {
  }
}

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
    checkHeaders(prop, headers);
    return Object.keys(headers).length > 0 ? Object.freeze(headers) : undefined;
  },
});

/** What is meant by variables of nginx, which are no texts. */
const OF_VARIABLE = new Map([
  ['$remote_addr', 'HeaderValue.clientIp()'],
  ['$upstream_addr', 'HeaderValue.backendAddress()'],
  ['$service_name', 'HeaderValue.serviceName()'],
]);

/** Header names that are safe in every configuration, and no two that differ in case alone. */
function checkHeaders(prop: string, headers: { [name: string]: HeaderValue }): void {
  const seen: string[] = [];
  for (const [name, value] of Object.entries(headers)) {
    // cdk8s cannot write an object with a key "constructor", and a ConfigMap of headers is one.
    if (!/^[A-Za-z][-A-Za-z0-9_]*$/.test(name) || name.length > MAX_NAME || name === 'constructor') {
      throw invalid('header.bad-name', `key of ${prop}`, name, 'a header name of letters, digits, "-" and "_", first a letter', 'pass the header\'s name without colon or value');
    }
    const lower = name.toLowerCase();
    const other = seen.find(header => header.toLowerCase() === lower);
    if (other !== undefined) {
      throw invalid('header.twice', `key of ${prop}`, name, `each header once, and "${other}" is the same one`, 'keep one of them');
    }
    seen.push(name);
    if (FRAMING.has(lower)) {
      throw invalid('header.framing', `key of ${prop}`, name, 'a header that does not frame the message or the connection', 'leave it to the controller');
    }
    const owned = OWNED.get(lower);
    if (owned !== undefined) {
      throw invalid('header.owned', `key of ${prop}`, name, `a header that no response has a value of its own for: ${owned}`, 'let the backends send it');
    }
    if (!(value instanceof HeaderValue)) {
      throw invalid('input.wrong-type', `${prop}["${name}"]`, value, 'a HeaderValue', typeof value === 'string' ? `write ${OF_VARIABLE.get(value) ?? `HeaderValue.literal(${JSON.stringify(value)})`}` : 'write for example HeaderValue.clientIp()');
    }
  }
}
