import { HashKey, HashKeyType } from './hash-key';
import { LoadBalancing } from './load-balancing';
import { StickyCookieOptions } from './sticky-cookie';

/** What two ways of balancing differ in, in words. */
export interface BalancingDifference {
  readonly one: string;
  readonly other: string;
}

/** What two ways of balancing differ in; nothing where they mean the same, however each is written. */
export function balancingDifference(one: LoadBalancing | undefined, other: LoadBalancing | undefined): BalancingDifference | undefined {
  if (one?.algorithm !== other?.algorithm) {
    return { one: one?.algorithm ?? 'none', other: other?.algorithm ?? 'none' };
  }
  const [a, b] = [meaningOf(one), meaningOf(other)];
  const unlike = Object.keys(a).filter(option => a[option] !== b[option]);
  const words = (meaning: Meaning) => `${one?.algorithm} ${unlike.map(option => meaning[option] === undefined ? `without ${option}` : `with ${option} ${meaning[option]}`).join(', ')}`;
  return unlike.length === 0 ? undefined : { one: words(a), other: words(b) };
}

type Meaning = { readonly [option: string]: string | boolean | undefined };

/** Every option in one spelling. */
function meaningOf(balancing: LoadBalancing | undefined): Meaning {
  const { hashKey, cookie } = balancing ?? {};
  return {
    key: hashKey && keyOf(hashKey),
    name: cookie?.name,
    maxAge: cookie?.maxAge && `${cookie.maxAge.toSeconds()} s`,
    path: cookie?.path,
    secure: cookie?.secure,
    sameSite: cookie?.sameSite,
    conditionalSameSiteNone: cookie?.conditionalSameSiteNone ?? false,
    domain: cookie?.domain,
    changeOnFailure: cookie?.changeOnFailure,
    persistent: cookie?.persistent ?? false,
  } satisfies Record<keyof StickyCookieOptions | 'key', unknown>;
}

/** Headers are the same in any case, cookies are not. */
function keyOf({ type, name }: HashKey): string {
  return name === undefined ? type : `${type} ${type === HashKeyType.HEADER ? name.toLowerCase() : name}`;
}
