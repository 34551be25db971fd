import * as fc from 'fast-check';

/** What is valid somewhere, nearly valid, or meant to break something. */
const ODD = [
  '', ' ', 'a b', ' a', 'a ', 'Upper', 'UPPER', 'a\nb', 'a\n', 'a\tb', 'a\0b', 'é', '名前', '🙂', '\u2028', '"', '\'', '\\', '`', ';', '{}', '${x}', '$http_host', '#', '%2f', '%', '..',
  '../x', '-', '-a', 'a-', 'a--b', '_', 'a_b', '.', 'a.b', 'a..b', '.a', 'a.', '1', '1a', '0', '007', '0x1F', '0X1F', '0o17', '0O17', '1e3', '1e_3', '0E_0', '1_000', '12:30:45', 'y', 'no', 'on', 'true', 'null', '~', '<<', '=', '!x', '&x', '*x', '@x', '- x',
  '? x', 'x: y', 'x #y', '---', '...', '2020-01-01', '.inf', '*', '*.a', 'a/b', 'a/b/c', '/', '//', 'a,b', '[a]', '{a: b}', '|', '>', '__proto__', 'constructor', 'toString',
  'kubernetes.io/x', 'x.k8s.io/y', `${'a'.repeat(62)}-`,
  ...[63, 64, 253, 254].flatMap(length => ['a'.repeat(length), `${'abc.'.repeat(100)}`.slice(0, length - 1) + 'z']),
];

/** Any text, most often one that stands on the border of what is valid. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...ODD) },
  { weight: 2, arbitrary: fc.string({ maxLength: 20 }) },
  { weight: 1, arbitrary: fc.fullUnicodeString({ maxLength: 10 }) },
  { weight: 2, arbitrary: fc.stringMatching(/^[a-zA-Z0-9._/-]{1,12}$/) },
);

export const label = fc.stringMatching(/^[a-z]([a-z0-9-]{0,8}[a-z0-9])?$/);
export const domain = fc.array(fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?$/), { minLength: 1, maxLength: 3 }).map(labels => [...labels, 'example'].join('.'));

export const oddIp: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '010.0.0.1', '10.0.0.01', '127.0.0.1', '127.1.2.3', '169.254.1.1', '169.254.169.254', '224.0.0.1', '224.0.1.1', '239.1.2.3', '0.0.0.0', '0.0.0.1', '255.255.255.255', '240.0.0.1',
      '10.0.0', '10.0.0.256', '10.0.0.1.2', '10.0.0.1/32', '10.0.0.1:80', ' 10.0.0.1', '10.0.0.1 ', '0x0a.0.0.1', '167772161', '10.96.0.1', '::1', '::', '::2', '::10.0.0.1', '64:ff9b::10.0.0.1', 'fe80::1', 'fe80::1%eth0',
      'febf::1', 'fec0::1', 'ff02::1', 'ff0e::1', '::ffff:10.0.0.1', '::ffff:a00:1', 'FD00::1', 'fd00:0:0:0:0:0:0:1', 'fd00::0001', 'fd00::1:0:0:0', '[fd00::1]', 'fd00::1/64', 'fd00:::1', '2001:db8::', '2002:a00:1::', '100::1',
    ),
  },
  { weight: 2, arbitrary: fc.ipV4() },
  { weight: 1, arbitrary: fc.ipV4Extended() },
  { weight: 2, arbitrary: fc.ipV6() },
  { weight: 1, arbitrary: oddText },
);

export const oddHost: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'UPPER.com', 'a_b.com', '1.2.3.4', '1.2.3', '1.2.3.4.5', '256.1.1.1', '01.2.3.4', '*.', '*', '*.a', '*.com', '*.*.com', 'a.*.com', '*a.com', 'a*.com', '*.1.2.3.4', '*.UPPER.com', 'a.com.', 'a.com:80', 'http://a.com',
      'a.com/x', 'localhost', 'x.localhost', 'xn--bcher-kva.example', 'bücher.example', '::1', 'fd00::1', 'a..b', '-a.com', 'a-.com', '.a.com', 'a b.com', 'a@b.com', 'cluster.local', 'svc',
      `${'a'.repeat(64)}.com`, `${'a.'.repeat(126)}b`, `${'a.'.repeat(127)}b`, `*.${'a.'.repeat(125)}b`, `*.${'a.'.repeat(126)}b`,
    ),
  },
  { weight: 1, arbitrary: oddText },
);

export const oddPath: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '/', '//', '/a//b', '/a/./b', '/a/../b', '/.', '/..', '/a/.', '/a/..', '/...', '/a%2fb', '/a%2Fb', '/a%20b', '/%', 'a', '', '/a b', '/a?b', '/a#b', '/é', '/a;b', '/a\nb', '/a\0', '/a"b', '/a\'b', '/a\\b', '/{a}', '/a{1', '/(a',
      '/a)', '/[a', '/a]', '/a*', '/a**', '/*', '/a+', '/a?', '/^a', '/a$', '/$a', '/a|b', '/(a|b)', '/(?i)a', '/(?<n>a)', '/(?<=a)b', '/a(?=b)', '/[[:alpha:]]', '/\\d+', '/\\p{L}', '/a{2,1}', '/a{1001}', '/lb/(zl/.*)', '/;} location /x {', '/a:b',
      '/a,b', '/a@b', '/~a', '/a=b', '/a&b', '/a!', '/etc/passwd', '/a/', `/${'a'.repeat(2999)}`, `/${'a'.repeat(3000)}`, `/${'a'.repeat(4096)}`,
    ),
  },
  { weight: 1, arbitrary: oddText },
  { weight: 2, arbitrary: oddText.map(text => `/${text}`) },
);

export const oddPort: fc.Arbitrary<number> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<any>(0, -1, 1, 65535, 65536, 1.5, 1e10, NaN, Infinity, -0, '80', '', 'http', true) },
  { weight: 1, arbitrary: fc.integer({ min: -10, max: 70000 }) },
);

export const port = fc.integer({ min: 1, max: 65535 });
export const ipv4 = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map(rest => `10.${rest.join('.')}`);
export const ipv6 = fc.tuple(fc.integer({ min: 1, max: 0xffff }), fc.integer({ min: 1, max: 0xffff })).map(rest => `fd00::${rest.map(part => part.toString(16)).join(':')}`);

const segment = fc.stringMatching(/^[a-z0-9][a-zA-Z0-9._-]{0,5}$/);
/** A path without patterns. */
export const literalPath = fc.array(segment, { maxLength: 3 }).map(segments => `/${segments.join('/')}`);

/** What an object that came without type checks holds in place of a text, or an odd text. */
export const oddValue = fc.oneof({ weight: 6, arbitrary: oddText }, { weight: 1, arbitrary: fc.constantFrom<any>(null, 5, true, ['a'], { a: 'b' }) });

/** In milliseconds. Durations of cdk8s are never negative. */
export const oddDuration = fc.oneof(
  fc.constantFrom(0, 0.5, 1, 1.5, 99, 100, 999, 1000, 99_999, 100_000, 86_400_000, 86_400_001, 3.6e11, 1e15, NaN, Infinity),
  fc.nat(100_000_000),
);

export const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

export const few = <T>(arbitrary: fc.Arbitrary<T>, minLength = 1): fc.Arbitrary<T[]> => fc.array(arbitrary, { minLength, maxLength: 3 });

/** An object of one of the properties, since a second odd one would hide behind the first. */
export const one = <T>(properties: { [key in keyof T]-?: fc.Arbitrary<T[key]> }): fc.Arbitrary<Partial<T>> => fc.oneof(
  ...Object.entries<fc.Arbitrary<any>>(properties).map(([key, arbitrary]) => arbitrary.map(value => ({ [key]: value }) as Partial<T>)),
);
