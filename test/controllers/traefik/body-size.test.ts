import { Size } from 'cdk8s';
import { middlewaresOf, reportOn } from './support';
import { BodySize } from '../../../src';

test.each<[Size, object | undefined, string]>([
  [Size.mebibytes(500), { buffering: { maxRequestBodyBytes: 524288000 } }, 'buffering: maxRequestBodyBytes 524288000'],
  [Size.kibibytes(1), { buffering: { maxRequestBodyBytes: 1024 } }, 'buffering: maxRequestBodyBytes 1024'],
  [BodySize.UNLIMITED, undefined, 'nothing'],
])('%j', (maxBodySize, spec, rendered) => {
  expect(middlewaresOf({ maxBodySize }).buffering).toStrictEqual(spec);
  expect(reportOn({ maxBodySize }).verdicts[1]).toMatchObject({ policy: 'maxBodySize', rendered });
});
