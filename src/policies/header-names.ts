import { invalid } from '../basics/errors';

const MAX_NAME = 128;

/** Framing and connection belong to the server that sends the message; a wrong one breaks every message. */
const FRAMING: ReadonlySet<string> = new Set(['connection', 'content-length', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

/** Headers that a policy leaves alone, by their names in lower case. */
export type Owned = ReadonlyMap<string, { readonly allowed: string; readonly fix: string }>;

/** The way that a request has come: every controller goes on writing it, whatever was there. */
export const ADDRESSES: Owned = new Map([['x-forwarded-for', {
  allowed: 'a header that controllers do not write on the way, and each adds the address of its client to this one',
  fix: 'take it out: whether a controller believes what clients send under this name is a setting of its own',
}]]);

/**
 * Checks header names: safe in every configuration, and no two that differ in case alone.
 *
 * @param placeOf Where a name stands, for messages.
 * @param framing Those that nobody may touch; none where names alone are asked for.
 * @throws if one of them is none, stands twice, or belongs to somebody else
 */
export function checkHeaderNames(names: readonly string[], owned: Owned, placeOf: (i: number) => string, framing = FRAMING): void {
  const seen = new Map<string, string>();
  names.forEach((name, i) => {
    const place = placeOf(i);
    // cdk8s cannot write an object with a key "constructor", and a ConfigMap of headers is one.
    if (typeof name !== 'string' || !/^[A-Za-z][-A-Za-z0-9_]*$/.test(name) || name.length > MAX_NAME || name === 'constructor') {
      throw invalid('header.bad-name', place, name, 'a header name of letters, digits, "-" and "_", first a letter', 'pass the header\'s name without colon or value');
    }
    const lower = name.toLowerCase();
    const other = seen.get(lower);
    if (other !== undefined) {
      throw invalid('header.twice', place, name, `each header once, and "${other}" is the same one`, 'keep one of them');
    }
    seen.set(lower, name);
    if (framing.has(lower)) {
      throw invalid('header.framing', place, name, 'a header that does not frame the message or the connection', 'leave it to the controller');
    }
    const owner = owned.get(lower);
    if (owner !== undefined) {
      throw invalid('header.owned', place, name, owner.allowed, owner.fix);
    }
  });
}
