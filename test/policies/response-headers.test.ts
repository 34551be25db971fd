import { HeaderSource, HeaderValue } from '../../src';
import { checkResponseHeaders } from '../../src/policies/response-headers';
import { failure } from '../support';

describe('a value', () => {
  test.each([
    ['the client\'s address', HeaderValue.clientIp(), HeaderSource.CLIENT_IP],
    ['the backend\'s address', HeaderValue.backendAddress(), HeaderSource.BACKEND_ADDRESS],
    ['the Service\'s name', HeaderValue.serviceName(), HeaderSource.SERVICE_NAME],
  ])('may be %s', (_, value, source) => {
    expect({ ...value }).toStrictEqual({ source, text: undefined });
  });

  test.each(['x', 'a b', '~!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}', 'a'.repeat(1024)])('may be the text %j', text => {
    expect({ ...HeaderValue.literal(text) }).toStrictEqual({ source: HeaderSource.LITERAL, text });
  });

  test.each([
    ['empty', '', '""', 'an empty value would take the header away'],
    ['no text', 1 as any, '1', 'an empty value would take the header away'],
    ['a newline', 'a\nb', '"a\\nb"', 'take out newlines, NUL, control characters and letters beyond ASCII'],
    ['a newline at the end', 'a\n', '"a\\n"', 'take out newlines, NUL, control characters and letters beyond ASCII'],
    ['a newline at the start', '\na', '"\\na"', 'take out newlines, NUL, control characters and letters beyond ASCII'],
    ['a carriage return', 'a\rb', '"a\\rb"', 'take out newlines, NUL, control characters and letters beyond ASCII'],
    ['NUL', 'a\0', '"a\\u0000"', 'take out newlines, NUL, control characters and letters beyond ASCII'],
    ['a tab', 'a\tb', '"a\\tb"', 'take out newlines, NUL, control characters and letters beyond ASCII'],
    ['DEL', '\x7f', '"\x7f"', 'take out newlines, NUL, control characters and letters beyond ASCII'],
    ['an umlaut', 'ü', '"ü"', 'take out newlines, NUL, control characters and letters beyond ASCII'],
    ['a space first', ' a', '" a"', 'write "a"'],
    ['a space last', 'a ', '"a "', 'write "a"'],
    ['a space first of 1024 characters', ` ${'a'.repeat(1023)}`, `" ${'a'.repeat(115)}...`, `write "${'a'.repeat(1023)}"`],
    ['1025 characters', 'a'.repeat(1025), `"${'a'.repeat(116)}...`, 'shorten these 1025'],
  ])('is refused: %s', (_, text, got, fix) => {
    expect(failure(() => HeaderValue.literal(text))).toBe(`HeaderValue.literal(): got ${got}, allowed is 1 to 1024 characters of printable ASCII, no space first or last; ${fix}`);
  });
});

describe('the name of a header', () => {
  test.each(['X-Real-IP', 'a', 'X_1', 'Server', `X${'a'.repeat(127)}`, 'toString'])('may be %s', name => {
    expect(() => checkResponseHeaders('responseHeaders', { [name]: HeaderValue.clientIp() })).not.toThrow();
  });

  const allowed = 'a header name of letters, digits, "-" and "_", first a letter; pass the header\'s name without colon or value';
  test.each([
    ['', '""'],
    ['1X', '"1X"'],
    ['-X', '"-X"'],
    ['X:', '"X:"'],
    ['X Y', '"X Y"'],
    ['X\n', '"X\\n"'],
    ['X"', '"X\\""'],
    ['X;', '"X;"'],
    ['X$', '"X$"'],
    ['Ü', '"Ü"'],
    // cdk8s cannot write an object with this key.
    ['constructor', '"constructor"'],
    [`X${'a'.repeat(128)}`, `"X${'a'.repeat(115)}...`],
  ])('is refused: %j', (name, got) => {
    expect(failure(() => checkResponseHeaders('responseHeaders', { [name]: HeaderValue.clientIp() }))).toBe(`key of responseHeaders: got ${got}, allowed is ${allowed}`);
  });

  test('stands once, in whatever case', () => {
    expect(failure(() => checkResponseHeaders('responseHeaders', { 'X-A': HeaderValue.clientIp(), 'X-B': HeaderValue.clientIp(), 'x-a': HeaderValue.clientIp() })))
      .toBe('key of responseHeaders: got "x-a", allowed is each header once, and "X-A" is the same one; keep one of them');
  });

  test.each(['Connection', 'Content-Length', 'Keep-Alive', 'Proxy-Connection', 'TE', 'Trailer', 'Transfer-Encoding', 'Upgrade', 'upgrade', 'UPGRADE'])('is refused where it frames the message: %s', name => {
    expect(failure(() => checkResponseHeaders('responseHeaders', { [name]: HeaderValue.literal('x') })))
      .toBe(`key of responseHeaders: got "${name}", allowed is a header that does not frame the message or the connection; leave it to the controller`);
  });
});

test.each([
  ['a text', 'a "b"' as any, '"a \\"b\\""', 'write HeaderValue.literal("a \\"b\\"")'],
  ['a number', 1 as any, '1', 'write for example HeaderValue.clientIp()'],
  ['nothing', undefined as any, 'undefined', 'write for example HeaderValue.clientIp()'],
])('%s is no HeaderValue', (_, value, got, fix) => {
  expect(failure(() => checkResponseHeaders('responseHeaders', { 'X-A': value }))).toBe(`responseHeaders["X-A"]: got ${got}, allowed is a HeaderValue; ${fix}`);
});

test('there may be no headers', () => {
  expect(() => checkResponseHeaders('responseHeaders', {})).not.toThrow();
});
