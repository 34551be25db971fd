import { CaseRequest } from './case';
import { Difference } from './compare';
import { PREFIX } from './translation/ingress';
import { Remark } from './translation/translation';
import { Support, Verdict } from '../../src';
import { PolicyName } from '../../src/policies';

/** What is at hand to judge a difference by. */
export interface Scene {
  readonly request?: CaseRequest;
  /** The verdicts of all routes of the case. */
  readonly verdicts: readonly Verdict[];
  /** What the translation says that it changes. */
  readonly changed: readonly Remark[];
}

/** A difference that a verdict has to announce: which one it is, and the words of the verdict that do. */
interface Announcement {
  readonly what: string;
  readonly isIt: (difference: Difference, request: CaseRequest | undefined) => boolean;
  readonly policy: PolicyName;
  readonly words: RegExp;
}

/**
 * Which words of which policy announce which difference. A verdict that is not native is not enough: it has to be about this
 * difference.
 */
const ANNOUNCEMENTS: readonly Announcement[] = [
  {
    what: 'redirects to https with another status',
    isIt: ({ field, expected, got }) => field === 'status' && expected === 308 && (got === 301 || got === 302),
    policy: 'tls',
    words: /redirected with 30[12]/,
  },
  {
    what: 'a redirect of "/" to the same URL, as a path alone',
    isIt: ({ field, expected, got }, request) => field === 'headers' && resolved(request, got) === onlyLocation(expected) && isPath(got),
    policy: 'appRoot',
    words: /the Location is the path alone/,
  },
  {
    what: 'a redirect of "/" that keeps the query',
    isIt: ({ field, expected, got }, request) => field === 'headers' && resolved(request, got) === `${onlyLocation(expected)}${queryOf(request)}` && queryOf(request) !== '',
    policy: 'appRoot',
    words: /the query of the request goes along/,
  },
];

/** Differences that the translation itself announces. */
const BY_TRANSLATION: readonly { readonly of: string; readonly isIt: Announcement['isIt'] }[] = [
  { of: 'spec.tls', isIt: ({ field }, request) => request?.tls === true && field !== 'backend_sees' },
  { of: 'proxy-body-size', isIt: ({ field, expected, got }, request) => field === 'status' && expected === 413 && got === 200 && (request?.body_bytes ?? 0) > 2 ** 20 },
  { of: 'proxy-read-timeout', isIt: ({ field, expected, got }, request) => field === 'status' && expected === 504 && got === 200 && (request?.client_timeout_s ?? 0) > 60 },
  {
    of: `${PREFIX}rewrite-target`,
    isIt: ({ field, expected, got }, request) => field === 'status' && expected === 200 && got === 404 && /[A-Z]/.test(request?.path ?? ''),
  },
];

/** The location, where headers hold nothing else. */
function onlyLocation(headers: any): string | undefined {
  const [[name, value] = [], other] = Object.entries(headers);
  return name === 'Location' && other === undefined ? String(Array.isArray(value) ? value[0] : value) : undefined;
}

function isPath(got: unknown): boolean {
  return onlyLocation(got)?.startsWith('/') === true;
}

/** The URL that clients go to. */
function resolved(request: CaseRequest | undefined, got: unknown): string | undefined {
  const location = onlyLocation(got);
  return location === undefined ? undefined : new URL(location, `${request!.tls ? 'https' : 'http'}://${request!.host}`).href;
}

function queryOf(request: CaseRequest | undefined): string {
  return /\?.*$/.exec(request?.path ?? '')?.[0] ?? '';
}

/** What announces a difference; undefined where nothing does. */
export function announcementOf(difference: Difference, { request, verdicts, changed }: Scene): string | undefined {
  for (const { isIt, policy, words } of ANNOUNCEMENTS) {
    const verdict = isIt(difference, request) ? verdicts.find(each => each.policy === policy && words.test(each.note ?? '')) : undefined;
    if (verdict) {
      return `${verdict.support === Support.NATIVE ? 'note on' : `${verdict.support}:`} ${policy}: ${verdict.note}`;
    }
  }
  const remark = changed.find(({ of }) => BY_TRANSLATION.some(each => each.of === of && each.isIt(difference, request)));
  return remark && `translation of ${remark.of}: ${remark.why}`;
}
