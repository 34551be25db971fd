import { HeaderSource, HeaderValue } from '../../src';
import { show } from '../../src/basics/errors';
import { RESPONSE_HEADERS } from '../../src/policies/response-headers';
import { advice, fixOf } from '../basics/advice';
import { fault } from '../support';

const check = (headers: any) => RESPONSE_HEADERS.check!('responseHeaders', headers);

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

  test.each<[string, unknown, string]>([
    ['empty', '', 'header.empty-value'],
    ['no text', 1, 'header.empty-value'],
    ['a newline', 'a\nb', 'header.stray-character'],
    ['a newline at the end', 'a\n', 'header.stray-character'],
    ['a newline at the start', '\na', 'header.stray-character'],
    ['a carriage return', 'a\rb', 'header.stray-character'],
    ['NUL', 'a\0', 'header.stray-character'],
    ['a tab', 'a\tb', 'header.stray-character'],
    ['DEL', '\x7f', 'header.stray-character'],
    ['an umlaut', 'ü', 'header.stray-character'],
    ['a space first', ' a', 'header.outer-space'],
    ['a space last', 'a ', 'header.outer-space'],
    ['a space first of 1024 characters', ` ${'a'.repeat(1023)}`, 'header.outer-space'],
    ['1025 characters', 'a'.repeat(1025), 'header.too-long'],
    ['1025 characters, a space first', ` ${'a'.repeat(1024)}`, 'header.too-long'],
  ])('is refused: %s', (_, text, code) => {
    expect(fault(() => HeaderValue.literal(text as string))).toStrictEqual({ code, prop: 'HeaderValue.literal()', got: show(text) });
  });

  test.each([[' a', 'a'], ['a  ', 'a'], [` ${'a'.repeat(1023)}`, 'a'.repeat(1023)]])('is advised without its outer spaces: %j', (text, trimmed) => {
    expect(advice(() => HeaderValue.literal(text))).toBe(trimmed);
    expect(HeaderValue.literal(trimmed).text).toBe(trimmed);
  });

  test('is told how long it is', () => {
    expect(fixOf(() => HeaderValue.literal('a'.repeat(1025)))).toContain('1025');
  });
});

describe('the name of a header', () => {
  test.each(['X-Real-IP', 'a', 'X_1', 'Server', `X${'a'.repeat(127)}`, 'toString'])('may be %s', name => {
    expect(check({ [name]: HeaderValue.clientIp() })).toStrictEqual({ [name]: HeaderValue.clientIp() });
  });

  test.each([
    // cdk8s cannot write an object with the key "constructor".
    '', '1X', '-X', 'X:', 'X Y', 'X\n', 'X"', 'X;', 'X$', 'Ü', 'constructor', `X${'a'.repeat(128)}`,
  ])('is refused: %j', name => {
    expect(fault(() => check({ [name]: HeaderValue.clientIp() }))).toStrictEqual({ code: 'header.bad-name', prop: 'key of responseHeaders', got: show(name) });
  });

  test('stands once, in whatever case', () => {
    const refusal = () => check({ 'X-A': HeaderValue.clientIp(), 'X-B': HeaderValue.clientIp(), 'x-a': HeaderValue.clientIp() });
    expect(fault(refusal)).toStrictEqual({ code: 'header.twice', prop: 'key of responseHeaders', got: '"x-a"' });
    expect(refusal).toThrow('"X-A"');
  });

  test.each(['Connection', 'Content-Length', 'Keep-Alive', 'Proxy-Connection', 'TE', 'Trailer', 'Transfer-Encoding', 'Upgrade', 'upgrade', 'UPGRADE'])('is refused where it frames the message: %s', name => {
    expect(fault(() => check({ [name]: HeaderValue.literal('x') }))).toStrictEqual({ code: 'header.framing', prop: 'key of responseHeaders', got: `"${name}"` });
  });
});

test.each(['Set-Cookie', 'set-cookie', 'Location', 'Content-Encoding', 'Content-Range'])('%s is left to those that have values of their own for it', name => {
  expect(fault(() => check({ [name]: HeaderValue.literal('x') }))).toStrictEqual({ code: 'header.owned', prop: 'key of responseHeaders', got: `"${name}"` });
});

test.each([
  ['a text', 'a', '"a"', 'HeaderValue.literal("a")'],
  ['the client\'s address as nginx calls it', '$remote_addr', '"$remote_addr"', 'HeaderValue.clientIp()'],
  ['the backend\'s address as nginx calls it', '$upstream_addr', '"$upstream_addr"', 'HeaderValue.backendAddress()'],
  ['a variable that no value stands for', '$host', '"$host"', 'HeaderValue.literal("$host")'],
  ['a number', 1, '1', 'HeaderValue.clientIp()'],
  ['nothing', undefined, 'undefined', 'HeaderValue.clientIp()'],
])('%s is no HeaderValue', (_, value, got, instead) => {
  const refusal = () => check({ 'X-A': value });
  expect(fault(refusal)).toStrictEqual({ code: 'input.wrong-type', prop: 'responseHeaders["X-A"]', got });
  expect(fixOf(refusal)).toContain(instead);
});

test('a text is advised as a literal, in whatever it holds', () => {
  expect(fixOf(() => check({ 'X-A': 'a "b"' }))).toContain('HeaderValue.literal("a \\"b\\"")');
});

test('headers stand in the order of their names, and cannot be changed', () => {
  const given = { B: HeaderValue.clientIp(), A: HeaderValue.serviceName() };
  const headers = check(given)!;
  expect(Object.entries(headers)).toStrictEqual([['A', HeaderValue.serviceName()], ['B', HeaderValue.clientIp()]]);
  expect(Object.isFrozen(headers)).toBe(true);
  expect(Object.isFrozen(given)).toBe(false);
});

test('no headers ask for nothing', () => {
  expect(check({})).toBeUndefined();
});

test.each([
  [{ A: HeaderValue.literal('a'), B: HeaderValue.literal('b') }, ['literalHeader']],
  [{ A: HeaderValue.serviceName() }, ['serviceNameHeader']],
  [{ A: HeaderValue.backendAddress(), B: HeaderValue.clientIp(), C: HeaderValue.backendAddress() }, ['backendAddressHeader', 'clientIpHeader']],
])('%j use the features %j', (headers: { [name: string]: HeaderValue }, features) => {
  expect(RESPONSE_HEADERS.used(headers)).toStrictEqual(features);
});
