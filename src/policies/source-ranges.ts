import { policy } from './policy';
import { invalid, listOf } from '../basics/errors';
import { checkIpRange, EVERY_ADDRESS, IpRange, without } from '../kubernetes/ip-ranges';

/** The ranges of addresses whose clients get in. */
export const ALLOWED_SOURCE_RANGES = policy({
  protects: true,
  features: { allowedSourceRanges: '' },
  used: (_: string[]) => ['allowedSourceRanges'],
  check: checkRanges,
});

/** The ranges of addresses whose clients are kept out. */
export const DENIED_SOURCE_RANGES = policy({
  protects: true,
  features: { deniedSourceRanges: '' },
  used: (_: string[]) => ['deniedSourceRanges'],
  check: checkRanges,
});

/** Ranges in their canonical form, each once. */
function checkRanges(prop: string, ranges: string[]): string[] {
  if (listOf(prop, ranges).length === 0) {
    throw invalid('source-ranges.empty', prop, ranges, 'at least one address or range', 'leave it out to let every address in');
  }
  const texts = ranges.map((range, i) => checkIpRange(`${prop}[${i}]`, range).text);
  texts.forEach((text, i) => {
    if (texts.indexOf(text) < i) {
      throw invalid('source-ranges.twice', `${prop}[${i}]`, ranges[i], 'each range once', 'take the second one out');
    }
  });
  return texts;
}

/** What a route says of the addresses of clients. */
interface SourceRanges {
  readonly allowedSourceRanges?: readonly string[];
  readonly deniedSourceRanges?: readonly string[];
}

/**
 * Checks that somebody is let in.
 *
 * @throws if every address that is allowed is denied as well
 */
export function checkSomebodyIsAllowed(route: SourceRanges): void {
  const { allowedSourceRanges, deniedSourceRanges } = route;
  if (deniedSourceRanges !== undefined && remainingRanges(route).length === 0) {
    throw invalid('source-ranges.nobody', 'deniedSourceRanges', deniedSourceRanges,
      `ranges that leave some of ${allowedSourceRanges === undefined ? 'all addresses' : 'allowedSourceRanges'} over`, 'narrow them, or leave the route out');
  }
}

/** The ranges whose clients get in: those that are allowed, without those that are denied. */
export function remainingRanges({ allowedSourceRanges, deniedSourceRanges = [] }: SourceRanges): string[] {
  const allowed = allowedSourceRanges === undefined ? EVERY_ADDRESS : parsed(allowedSourceRanges);
  return without(allowed, parsed(deniedSourceRanges)).map(({ text }) => text);
}

function parsed(ranges: readonly string[]): IpRange[] {
  return ranges.map(range => checkIpRange('source range', range));
}
