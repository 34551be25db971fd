import { Size } from 'cdk8s';
import { BodySize, BodySizeCheck } from '../../src';
import { BODY_SIZE_CHECK, checkHasLimit } from '../../src/policies/body-size-check';
import { fault } from '../support';

test.each([
  [BodySizeCheck.DECLARED_LENGTH, 'declaredLength'],
  [BodySizeCheck.EVERY_BODY, 'everyBody'],
])('%s is a feature', (check, feature) => {
  expect(BODY_SIZE_CHECK.check!('bodySizeCheck', check)).toBe(check);
  expect(BODY_SIZE_CHECK.used(check)).toStrictEqual([feature]);
});

test.each(['every body', null, 1])('%j is none', check => {
  expect(fault(() => BODY_SIZE_CHECK.check!('bodySizeCheck', check as any))).toStrictEqual({ code: 'input.not-in-enum', prop: 'bodySizeCheck', got: JSON.stringify(check) });
});

test('it needs a limit', () => {
  const bodySizeCheck = BodySizeCheck.DECLARED_LENGTH;
  const refused = { code: 'body-size.check-without-limit', prop: 'bodySizeCheck', got: '"DECLARED_LENGTH"' };
  expect(fault(() => checkHasLimit({ bodySizeCheck }))).toStrictEqual(refused);
  expect(fault(() => checkHasLimit({ bodySizeCheck, maxBodySize: BodySize.UNLIMITED }))).toStrictEqual(refused);
  expect(() => checkHasLimit({ bodySizeCheck, maxBodySize: Size.mebibytes(1) })).not.toThrow();
  expect(() => checkHasLimit({})).not.toThrow();
});
