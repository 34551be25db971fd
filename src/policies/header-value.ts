import { invalid } from '../basics/errors';

const MAX_LENGTH = 1024;

/** Where the value of a header comes from. */
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

/** The value of a header that every response of a route gets, or every request on its way to the backends. */
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

  /** The address and port of the backend that answered, such as `10.254.18.46:80`: of responses alone. */
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

/** What is meant by variables of nginx, which are no texts. */
const OF_VARIABLE = new Map([
  ['$remote_addr', 'HeaderValue.clientIp()'],
  ['$upstream_addr', 'HeaderValue.backendAddress()'],
  ['$service_name', 'HeaderValue.serviceName()'],
]);

/**
 * Checks the values of headers.
 *
 * @throws if one of them is none that `HeaderValue` made
 */
export function checkHeaderValues(prop: string, headers: { readonly [name: string]: HeaderValue }): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!(value instanceof HeaderValue)) {
      throw invalid('input.wrong-type', `${prop}["${name}"]`, value, 'a HeaderValue', typeof value === 'string' ? `write ${OF_VARIABLE.get(value) ?? `HeaderValue.literal(${JSON.stringify(value)})`}` : 'write for example HeaderValue.clientIp()');
    }
  }
}
