import { Duration } from 'cdk8s';
import { HashKey, HashKeyType, LoadBalancing, LoadBalancingAlgorithm, SameSite, StickyCookieOptions } from '../../src';
import { failure } from '../support';

describe('an algorithm', () => {
  test.each([
    ['round robin', LoadBalancing.roundRobin(), { algorithm: LoadBalancingAlgorithm.ROUND_ROBIN, hashKey: undefined, cookie: undefined }],
    ['peak EWMA', LoadBalancing.peakEwma(), { algorithm: LoadBalancingAlgorithm.PEAK_EWMA, hashKey: undefined, cookie: undefined }],
    ['a consistent hash', LoadBalancing.consistentHash(HashKey.uri()),
      { algorithm: LoadBalancingAlgorithm.CONSISTENT_HASH, hashKey: HashKey.uri(), cookie: undefined }],
    ['a sticky cookie', LoadBalancing.stickyCookie(), { algorithm: LoadBalancingAlgorithm.STICKY_COOKIE, hashKey: undefined, cookie: {} }],
  ])('may be %s', (_, balancing, expected) => {
    expect({ ...balancing }).toStrictEqual(expected);
  });

  test('a consistent hash wants a HashKey', () => {
    expect(failure(() => LoadBalancing.consistentHash('$remote_addr' as any)))
      .toBe('LoadBalancing.consistentHash(): got "$remote_addr", allowed is a HashKey; write for example HashKey.clientIp()');
  });
});

describe('a hash key', () => {
  test.each([
    ['the client\'s address', HashKey.clientIp(), { type: HashKeyType.CLIENT_IP, name: undefined }],
    ['the URI', HashKey.uri(), { type: HashKeyType.URI, name: undefined }],
    ['a header', HashKey.header('X-Tenant'), { type: HashKeyType.HEADER, name: 'X-Tenant' }],
    ['a header of one letter', HashKey.header('x'), { type: HashKeyType.HEADER, name: 'x' }],
    ['a header of digits', HashKey.header('1-2'), { type: HashKeyType.HEADER, name: '1-2' }],
    ['the longest header', HashKey.header('a'.repeat(128)), { type: HashKeyType.HEADER, name: 'a'.repeat(128) }],
    ['a cookie', HashKey.cookie('session_ID1'), { type: HashKeyType.COOKIE, name: 'session_ID1' }],
    ['a cookie of one letter', HashKey.cookie('s'), { type: HashKeyType.COOKIE, name: 's' }],
    ['the longest cookie', HashKey.cookie('a'.repeat(128)), { type: HashKeyType.COOKIE, name: 'a'.repeat(128) }],
  ])('may be %s', (_, key, expected) => {
    expect({ ...key }).toStrictEqual(expected);
  });

  test.each([
    ['with underscores', 'X_Tenant', '"X_Tenant"', 'controllers drop headers with underscores; use hyphens'],
    ['that is empty', '', '""', 'pass the header\'s name'],
    ['with a colon', 'X:', '"X:"', 'pass the header\'s name'],
    ['with a hyphen first', '-X', '"-X"', 'pass the header\'s name'],
    ['with a hyphen last', 'X-', '"X-"', 'pass the header\'s name'],
    ['with two hyphens in a row', 'X--Y', '"X--Y"', 'pass the header\'s name'],
    ['with a newline', 'X\n', '"X\\n"', 'pass the header\'s name'],
    ['with a variable', '$host', '"$host"', 'pass the header\'s name'],
    ['of 129 characters', 'a'.repeat(129), `"${'a'.repeat(116)}...`, 'pass the header\'s name'],
    ['that is no text', 5 as any, '5', 'pass the header\'s name'],
  ])('refuses a header %s', (_, name, got, fix) => {
    expect(failure(() => HashKey.header(name))).toBe(`HashKey.header(): got ${got}, allowed is a header name of letters, digits and hyphens; ${fix}`);
  });

  test.each([
    ['with a hyphen', 'my-cookie', '"my-cookie"'],
    ['that is empty', '', '""'],
    ['with a space first', ' a', '" a"'],
    ['with a newline', 'a\n', '"a\\n"'],
    ['with a variable', '$a', '"$a"'],
    ['of 129 characters', 'a'.repeat(129), `"${'a'.repeat(116)}...`],
    ['that is no text', 5 as any, '5'],
  ])('refuses a cookie %s', (_, name, got) => {
    expect(failure(() => HashKey.cookie(name))).toBe(`HashKey.cookie(): got ${got}, allowed is a cookie name of letters, digits and underscores; pass a cookie of such a name`);
  });
});

describe('a sticky cookie', () => {
  test.each<[string, StickyCookieOptions]>([
    ['a name', { name: 'route-1_a.B' }],
    ['a name of one letter', { name: 'r' }],
    ['the longest name', { name: 'a'.repeat(128) }],
    ['a path', { path: '/app' }],
    ['the shortest age', { maxAge: Duration.seconds(1) }],
    ['an age', { maxAge: Duration.days(2) }],
    ['the longest age', { maxAge: Duration.seconds(2147483647) }],
    ['an age of whole seconds in milliseconds', { maxAge: Duration.millis(2000) }],
    ['secure', { secure: true }],
    ['not secure', { secure: false }],
    ['not secure and SameSite', { secure: false, sameSite: SameSite.LAX }],
    ['SameSite=None, which needs a secure one', { secure: true, sameSite: SameSite.NONE }],
    ['SameSite=None, secure over https', { sameSite: SameSite.NONE }],
    ['SameSite=Lax', { sameSite: SameSite.LAX }],
    ['SameSite=Strict', { sameSite: SameSite.STRICT }],
    ['persistence', { persistent: true }],
  ])('may have %s', (_, options) => {
    expect(LoadBalancing.stickyCookie(options).cookie).toStrictEqual(options);
  });

  test('cannot be changed, also through the options that were passed', () => {
    const options = { name: 'a' };
    const { cookie } = LoadBalancing.stickyCookie(options);
    options.name = 'b';
    expect(cookie).toStrictEqual({ name: 'a' });
  });

  test.each<[string, StickyCookieOptions, string]>([
    ['an empty name', { name: '' }, 'name of LoadBalancing.stickyCookie(): got "", allowed is at most 128 letters, digits, "-", "_" and "."; choose another name'],
    ['a name with a space', { name: 'a b' }, 'name of LoadBalancing.stickyCookie(): got "a b", allowed is at most 128 letters, digits, "-", "_" and "."; choose another name'],
    ['a name with a semicolon', { name: 'a;' }, 'name of LoadBalancing.stickyCookie(): got "a;", allowed is at most 128 letters, digits, "-", "_" and "."; choose another name'],
    ['a name with a semicolon first', { name: ';a' }, 'name of LoadBalancing.stickyCookie(): got ";a", allowed is at most 128 letters, digits, "-", "_" and "."; choose another name'],
    ['a name of 129 characters', { name: 'a'.repeat(129) },
      `name of LoadBalancing.stickyCookie(): got "${'a'.repeat(116)}..., allowed is at most 128 letters, digits, "-", "_" and "."; choose another name`],
    ['a relative path', { path: 'app' }, 'path of LoadBalancing.stickyCookie(): got "app", allowed is an absolute path, which starts with "/"; write "/app"'],
    ['no age', { maxAge: Duration.seconds(0) },
      'maxAge of LoadBalancing.stickyCookie(): got "0 s", allowed is a whole number of seconds from 1 s to 2147483647 s (68 years); leave it out to keep the cookie until the browser is closed'],
    ['less than a second', { maxAge: Duration.millis(999) },
      'maxAge of LoadBalancing.stickyCookie(): got "0.999 s", allowed is a whole number of seconds from 1 s to 2147483647 s (68 years); leave it out to keep the cookie until the browser is closed'],
    ['a fraction of a second', { maxAge: Duration.millis(1500) },
      'maxAge of LoadBalancing.stickyCookie(): got "1.5 s", allowed is a whole number of seconds from 1 s to 2147483647 s (68 years); leave it out to keep the cookie until the browser is closed'],
    ['a second more than the longest age', { maxAge: Duration.seconds(2147483648) },
      'maxAge of LoadBalancing.stickyCookie(): got "2147483648 s", allowed is a whole number of seconds from 1 s to 2147483647 s (68 years); shorten it'],
    ['an age of many days', { maxAge: Duration.days(100000) },
      'maxAge of LoadBalancing.stickyCookie(): got "8640000000 s", allowed is a whole number of seconds from 1 s to 2147483647 s (68 years); shorten it'],
    ['an age that is written with an exponent', { maxAge: Duration.days(1e20) },
      'maxAge of LoadBalancing.stickyCookie(): got "8.64e+24 s", allowed is a whole number of seconds from 1 s to 2147483647 s (68 years); shorten it'],
    // Measured: "session-cookie-samesite: lax" loses the attribute, only "Lax" works.
    ['SameSite in lower case', { sameSite: 'lax' as any }, 'sameSite of LoadBalancing.stickyCookie(): got "lax", allowed is a value of SameSite; write for example SameSite.LAX'],
    ['SameSite=None without security', { sameSite: SameSite.NONE, secure: false },
      'sameSite of LoadBalancing.stickyCookie(): got "None", allowed is SameSite.LAX or SameSite.STRICT where secure is false; browsers drop a cookie with SameSite=None that is not secure'],
  ])('is refused with %s', (_, options, message) => {
    expect(failure(() => LoadBalancing.stickyCookie(options))).toBe(message);
  });

  test('is refused with a path that ends the cookie\'s attribute', () => {
    expect(failure(() => LoadBalancing.stickyCookie({ path: '/a;b' }))).toMatch(/^path of LoadBalancing\.stickyCookie\(\): got "\/a;b", allowed is .*; /);
  });
});
