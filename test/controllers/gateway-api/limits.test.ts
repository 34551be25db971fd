import { Size } from 'cdk8s';
import { onGatewayApi } from './support';
import { BodySize } from '../../../src';
import { fault } from '../../support';

test.each<[Size, string, string]>([
  [Size.mebibytes(1), 'refused.maxBodySize', 'Size.mebibytes()'],
  [BodySize.UNLIMITED, 'refused.unlimitedBody', 'BodySize.UNLIMITED'],
])('%j is refused by any program', (maxBodySize, code, got) => {
  expect(fault(() => onGatewayApi({ maxBodySize }))).toStrictEqual({ code, prop: 'maxBodySize', got, place: 'zl/Lb' });
});
