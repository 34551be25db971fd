import { Size } from 'cdk8s';
import { onGatewayApi } from './support';
import { BodySize, BodySizeCheck } from '../../../src';
import { fault } from '../../support';

test.each<[Size, string, string]>([
  [Size.mebibytes(1), 'refused.maxBodySize', 'Size.mebibytes()'],
  [BodySize.UNLIMITED, 'refused.unlimitedBody', 'BodySize.UNLIMITED'],
])('%j is refused by any program', (maxBodySize, code, got) => {
  expect(fault(() => onGatewayApi({ maxBodySize }))).toStrictEqual({ code, prop: 'maxBodySize', got, place: 'zl/Lb' });
});

test.each([
  [BodySizeCheck.DECLARED_LENGTH, 'refused.declaredLength'],
  [BodySizeCheck.EVERY_BODY, 'refused.everyBody'],
])('so is %s', (bodySizeCheck, code) => {
  expect(fault(() => onGatewayApi({ maxBodySize: Size.mebibytes(1), bodySizeCheck })))
    .toStrictEqual({ code, prop: 'bodySizeCheck', got: `BodySizeCheck.${bodySizeCheck}`, place: 'zl/Lb' });
});
