import { Size, SizeRoundingBehavior } from 'cdk8s';
import { invalid } from '../invalid';

/** The limit that nginx and most other servers hold a body's size in: a signed 64-bit number. */
const TOO_LARGE = 2 ** 63;

/** Special values of `maxBodySize`. */
export class BodySize {
  /** Request bodies of any size. As in the controllers' own settings, a size of zero is no limit. */
  public static readonly UNLIMITED: Size = Size.kibibytes(0);

  private constructor() {}
}

/**
 * The size in bytes: a whole number, and exact, since all units of `Size` are powers of two. Zero means no limit.
 */
export function bytesOf(prop: string, size: Size): number {
  if (typeof size?.toKibibytes !== 'function') {
    throw invalid(prop, size, 'a Size of cdk8s', 'write for example Size.mebibytes(500)');
  }
  const bytes = size.toKibibytes({ rounding: SizeRoundingBehavior.NONE }) * 1024;
  // First, since beyond what a number can hold there are no whole ones.
  if (bytes >= TOO_LARGE) {
    throw invalid(prop, size.asString(), 'a size below 8 exbibytes', 'use BodySize.UNLIMITED for no limit');
  }
  if (!Number.isInteger(bytes)) {
    throw invalid(prop, size.asString(), 'a size of whole bytes', 'round the size');
  }
  return bytes;
}
