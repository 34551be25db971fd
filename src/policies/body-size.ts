import { Size, SizeRoundingBehavior } from 'cdk8s';
import { policy } from './policy';
import { invalid } from '../basics/errors';

/** Servers hold the size of a body in a signed 64-bit number. */
const TOO_LARGE = 2 ** 63;

/** Special values of `maxBodySize`. */
export class BodySize {
  /** Request bodies of any size. As in the controllers' own settings, a size of zero is no limit. */
  public static readonly UNLIMITED: Size = Size.kibibytes(0);

  private constructor() {}
}

/** The largest request body. */
export const MAX_BODY_SIZE = policy({
  features: { maxBodySize: 'Size.mebibytes()', unlimitedBody: 'BodySize.UNLIMITED' },
  used: (size: Size) => [bytesOf(size) === 0 ? 'unlimitedBody' : 'maxBodySize'],
  check: (prop, size) => {
    if (typeof size?.toKibibytes !== 'function') {
      throw invalid('body-size.not-a-size', prop, size, 'a Size of cdk8s', 'write for example Size.mebibytes(500)');
    }
    const bytes = bytesOf(size);
    // First, since beyond what a number can hold there are no whole ones.
    if (bytes >= TOO_LARGE) {
      throw invalid('body-size.too-large', prop, size.asString(), 'a size below 8 exbibytes', 'use BodySize.UNLIMITED for no limit');
    }
    if (!Number.isInteger(bytes)) {
      throw invalid('body-size.fraction', prop, size.asString(), 'a size of whole bytes', 'round the size');
    }
    return size;
  },
});

/** A size in bytes: exact, since all units of `Size` are powers of two. Zero means no limit. */
export function bytesOf(size: Size): number {
  return size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 1024;
}
