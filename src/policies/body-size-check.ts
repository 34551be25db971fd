import { bytesOf } from './body-size';
import { policy } from './policy';
import type { RoutePolicies } from './route-policies';
import { checkEnum, invalid } from '../basics/errors';

/** Which request bodies `maxBodySize` holds for, where a controller cannot count the bytes of a body while it passes them on. */
export enum BodySizeCheck {
  /**
   * Those whose `Content-Length` is larger get 413 at once. Bodies are passed on as they come, and WebSockets and event streams
   * work; a body in chunks, or one of HTTP/2 without a length, passes whatever its size.
   */
  DECLARED_LENGTH = 'DECLARED_LENGTH',
  /**
   * Every one, to the byte. Controllers that cannot count while they pass a body on hold each one until it is whole, in memory or in
   * temporary files; the report says what else that costs.
   */
  EVERY_BODY = 'EVERY_BODY',
}

/** Which bodies the limit holds for. */
export const BODY_SIZE_CHECK = policy({
  features: { declaredLength: 'BodySizeCheck.DECLARED_LENGTH', everyBody: 'BodySizeCheck.EVERY_BODY' },
  used: (check: BodySizeCheck) => [check === BodySizeCheck.EVERY_BODY ? 'everyBody' : 'declaredLength'],
  check: (prop, check) => checkEnum(prop, check, BodySizeCheck, 'BodySizeCheck'),
});

/** @throws if there is nothing to check */
export function checkHasLimit({ bodySizeCheck, maxBodySize }: RoutePolicies): void {
  if (bodySizeCheck !== undefined && (maxBodySize === undefined || bytesOf(maxBodySize) === 0)) {
    throw invalid('body-size.check-without-limit', 'bodySizeCheck', bodySizeCheck, 'set on a route with a maxBodySize above zero', 'set maxBodySize, or leave it out');
  }
}
