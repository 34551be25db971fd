import { isDeepStrictEqual } from 'node:util';
import { Expectation } from './case';
import { Reply, Seen } from './client';

/** Something that is not as ingress-nginx answers. */
export interface Difference {
  readonly request: number;
  /** The field of the expectation. */
  readonly field: string;
  readonly expected: unknown;
  readonly got: unknown;
  /** Whether the source of the case has no literal for it. */
  readonly inferred: boolean;
}

type Headers = ReadonlyMap<string, readonly string[]>;

type HeaderCheck = (expected: any, headers: Headers) => unknown;

type Check = (expected: any, replies: readonly Reply[], all: readonly (readonly Reply[])[]) => unknown;

/** What no answer tells. */
const NOT_COMPARED = new Set([
  'request', 'inferred', 'by_controller', 'targets', 'poll', 'save', 'likely_status', 'tls_handshake_failure_ok', 'nginx_directive', 'nginx_directive_absent',
]);

const OK = Symbol('as expected');

/** Of all replies the first one that is not as expected; what is got there. */
function each(check: (reply: Reply) => unknown): (replies: readonly Reply[]) => unknown {
  return replies => {
    for (const reply of replies) {
      const got = reply.error === undefined ? check(reply) : reply.error;
      if (got !== OK) {
        return got;
      }
    }
    return OK;
  };
}

const is = (holds: boolean, got: unknown) => holds ? OK : got;

const listOf = (value: unknown): string[] => Array.isArray(value) ? value : [String(value)];

const valuesOf = (headers: Headers, name: string) => headers.get(name.toLowerCase()) ?? [];

/** Compares each header that is named by some rule. */
function headerCheck(holds: (value: string, expected: string) => boolean, every = false): HeaderCheck {
  return (expected, headers) => {
    const wrong = Object.entries(expected).filter(([name, texts]) => {
      const values = valuesOf(headers, name);
      const joined = [...values, values.join(', ')];
      return !listOf(texts).every(text => every ? joined.every(value => holds(value, text)) : joined.some(value => holds(value, text)));
    });
    return is(wrong.length === 0, Object.fromEntries(wrong.map(([name]) => [name, valuesOf(headers, name)])));
  };
}

const equal = headerCheck((value, text) => value === text);
const contain = headerCheck((value, text) => value.includes(text));
const prefix = headerCheck((value, text) => value.startsWith(text));
const suffix = headerCheck((value, text) => value.endsWith(text));
const notContain = headerCheck((value, text) => !value.includes(text), true);
const notEqual = headerCheck((value, text) => value !== text, true);
const present = (names: readonly string[], headers: Headers) => {
  const missing = names.filter(name => valuesOf(headers, name).every(value => value === ''));
  return is(missing.length === 0, `without ${missing.join(', ')}`);
};
const absent = (names: readonly string[], headers: Headers) => {
  const there = names.filter(name => valuesOf(headers, name).some(value => value !== ''));
  return is(there.length === 0, Object.fromEntries(there.map(name => [name, valuesOf(headers, name)])));
};

const ofHeaders = (check: HeaderCheck): Check => (expected, replies) => each(({ headers }) => check(expected, headers))(replies);
const ofText = (holds: (text: string, expected: string) => boolean): Check => (expected, replies) => each(({ text }) => (
  is(listOf(expected).every(one => holds(text, one)), text.slice(0, 200))
))(replies);
const ofStatus = (holds: (status: number, expected: any) => boolean): Check => (expected, replies) => each(({ status }) => (
  is(holds(status, expected), status)
))(replies);

/** Compares all values of each header. */
function byName(expected: any, headers: Headers, holds: (values: readonly string[], wanted: unknown) => boolean): unknown {
  const wrong = Object.entries(expected).filter(([name, wanted]) => !holds(valuesOf(headers, name), wanted));
  return is(wrong.length === 0, Object.fromEntries(wrong.map(([name]) => [name, valuesOf(headers, name)])));
}

const serverOf = (reply: Reply | undefined) => reply?.seen?.server.replace(/-\d+$/, '');

const counted = (replies: readonly Reply[]) => {
  const result: { [status: string]: number } = {};
  replies.forEach(({ status }) => result[status] = (result[status] ?? 0) + 1);
  return result;
};

/** How each field of an expectation is checked. */
const CHECKS: { readonly [field: string]: Check } = {
  status: ofStatus((status, expected) => status === expected),
  status_in: ofStatus((status, expected) => expected.includes(status)),
  status_range: ofStatus((status, [low, high]) => status >= low && status <= high),
  at_least_one_status: (expected, replies) => is(replies.some(({ status }) => status === expected), counted(replies)),
  status_counts: (expected, replies) => is(Object.entries(expected).every(([status, times]) => counted(replies)[status] === times), counted(replies)),
  headers: ofHeaders(equal),
  headers_contain: ofHeaders(contain),
  headers_prefix: ofHeaders(prefix),
  headers_suffix: ofHeaders(suffix),
  headers_present: ofHeaders(present),
  headers_not_contain: ofHeaders(notContain),
  absent_headers: ofHeaders(absent),
  header_values: ofHeaders((expected, headers) => byName(expected, headers, (values, wanted) => isDeepStrictEqual(values, wanted))),
  header_first_value: ofHeaders((expected, headers) => byName(expected, headers, ([first], wanted) => first === wanted)),
  set_cookie: (expected, replies) => each(reply => cookie(expected, valuesOf(reply.headers, 'set-cookie')))(replies),
  absent_cookies: (expected, replies) => each(({ headers }) => {
    const there = valuesOf(headers, 'set-cookie').filter(text => expected.some((name: string) => text.startsWith(`${name}=`)));
    return is(there.length === 0, there);
  })(replies),
  body_contains: ofText((text, expected) => text.includes(expected)),
  body_not_contains: ofText((text, expected) => !text.includes(expected)),
  body_equals: ofText((text, expected) => text === expected),
  body_equals_trimmed: ofText((text, expected) => text.trim() === expected),
  body_not_equals: ofText((text, expected) => text !== expected),
  body_not_empty: (_, replies) => each(({ text }) => is(text !== '', text))(replies),
  backend_sees: (expected, replies) => each(reply => sees(expected, reply.seen) ?? is(false, `answered with ${reply.status} and no echo`))(replies),
  served_by: (expected, replies) => each(reply => is(serverOf(reply) === expected, serverOf(reply) ?? reply.status))(replies),
  same_backend_as: (expected, [reply], all) => is(reply?.seen?.server === all[expected][0]?.seen?.server, reply?.seen?.server),
  different_backend_from: (expected, [reply], all) => is(reply?.seen?.server !== all[expected][0]?.seen?.server, reply?.seen?.server),
  distinct_backends: (expected, replies) => {
    const servers = new Set(replies.map(({ seen }) => seen?.server));
    return is(servers.size === expected, servers.size);
  },
  distribution: ({ backends, min_share_each: share }, replies) => {
    const shareOf = (name: string) => replies.filter(reply => serverOf(reply) === name).length / replies.length;
    const shares = Object.fromEntries(backends.map((name: string) => [name, shareOf(name)]));
    return is(Object.values(shares).every(value => Number(value) >= share), shares);
  },
  tls_peer_cn: (expected, replies) => each(({ peer = '' }) => is(peer.split('@')[0] === expected, peer))(replies),
  grpc_status: (expected, replies) => each(({ status, headers }) => {
    const [code] = valuesOf(headers, 'grpc-status');
    return is(code === (expected === 'OK' ? '0' : String(expected)), { status, code });
  })(replies),
  grpc_error: (_, replies) => {
    const failed = ({ error, status, headers }: Reply) => error !== undefined || status !== 200 || valuesOf(headers, 'grpc-status')[0] !== '0';
    return is(replies.every(failed), replies.map(({ status }) => status));
  },
  overall: ({ same_status: same }, _, all) => {
    const statuses = ((same ?? []) as number[]).map(i => all[i][0]?.status);
    return is(new Set(statuses).size <= 1, statuses);
  },
};

/** Everything that is not as expected. A field that nobody knows is a difference as well. */
export function compare(expectations: readonly Expectation[], all: readonly (readonly Reply[])[]): Difference[] {
  return expectations.flatMap(expectation => {
    const { request = -1, inferred = [], tls_handshake_failure_ok: mayFail } = expectation;
    const replies = all[request] ?? [];
    if (mayFail === true && replies.length > 0 && replies.every(({ error }) => error !== undefined)) {
      return [];
    }
    return Object.entries(expectation).filter(([field]) => !NOT_COMPARED.has(field)).flatMap(([field, expected]) => {
      const got = Object.hasOwn(CHECKS, field) ? CHECKS[field](expected, replies, all) : 'a field that is not compared';
      return got === OK ? [] : [{ request, field, expected, got, inferred: inferred.includes(field) }];
    });
  });
}

function sees(expected: any, seen: Seen | undefined): unknown {
  if (seen === undefined) {
    return undefined;
  }
  const { headers } = seen;
  const checks: { [field: string]: (value: any) => unknown } = {
    method: value => is(seen.method === value, { method: seen.method }),
    path: value => is(seen.path === value, { path: seen.path }),
    host: value => is(valuesOf(headers, 'host')[0] === value, { host: valuesOf(headers, 'host') }),
    headers: value => equal(value, headers),
    absent_headers: value => absent(value, headers),
    headers_present: value => present(value, headers),
    headers_present_any: value => is(value.some((name: string) => valuesOf(headers, name).length > 0), 'none of them'),
    headers_contain: value => contain(value, headers),
    headers_prefix: value => prefix(value, headers),
    headers_not_equal: value => notEqual(value, headers),
  };
  const wrong = Object.entries(expected).map(([field, value]) => Object.hasOwn(checks, field) ? checks[field](value) : `${field} is not compared`).filter(got => got !== OK);
  return wrong.length === 0 ? OK : wrong;
}

function cookie(expected: any, values: readonly string[]): unknown {
  const found = values.find(value => value.startsWith(`${expected.name}=`))?.toLowerCase();
  const has = (text: string) => found!.includes(text.toLowerCase());
  if (found === undefined || !(expected.attributes_contain ?? []).every(has)) {
    return values;
  }
  const some = expected.attributes_contain_any;
  const seconds = expected.expires?.now_plus_s;
  const date = Date.parse(/expires=([^;]+)/.exec(found)?.[1].replace(/-/g, ' ') ?? '');
  return is((some === undefined || some.some(has)) && (seconds === undefined || Math.abs(date - Date.now() - seconds * 1000) < 120_000), values);
}
