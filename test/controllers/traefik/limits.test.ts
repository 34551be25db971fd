import { Size } from 'cdk8s';
import { middlewaresOf, verdictOf } from './support';
import { BodySize, Support } from '../../../src';
import { LIMITS } from '../../../src/controllers/traefik/limits';

const { declares } = LIMITS.maxBodySize;

test.each<[Size, object, string]>([
  [Size.mebibytes(500), { buffering: { maxRequestBodyBytes: 524288000 } }, 'buffering: maxRequestBodyBytes 524288000'],
  [Size.kibibytes(1), { buffering: { maxRequestBodyBytes: 1024 } }, 'buffering: maxRequestBodyBytes 1024'],
])('%j', (maxBodySize, spec, rendered) => {
  expect(middlewaresOf({ maxBodySize }).buffering).toStrictEqual(spec);
  expect(verdictOf('maxBodySize', { maxBodySize }))
    .toStrictEqual({ route: 'zl/Lb', policy: 'maxBodySize', support: Support.NATIVE, rendered, note: declares.maxBodySize.note });
});

test('without a limit', () => {
  expect(middlewaresOf({ maxBodySize: BodySize.UNLIMITED })).not.toHaveProperty('buffering');
  expect(verdictOf('maxBodySize', { maxBodySize: BodySize.UNLIMITED })).toMatchObject({ support: Support.NATIVE, note: declares.unlimitedBody.note });
});
