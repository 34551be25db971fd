import { Size } from 'cdk8s';
import { verdict } from './support';
import { BodySize, Support } from '../../../src';
import { LIMITS } from '../../../src/controllers/ingress-nginx/limits';
import { annotations, fault, loadBalancer } from '../../support';

const BODY_SIZE = 'nginx.ingress.kubernetes.io/proxy-body-size';

test.each([
  ['500 MiB', Size.mebibytes(500), '500m'],
  ['1 MiB', Size.mebibytes(1), '1m'],
  ['1024 MiB', Size.mebibytes(1024), '1g'],
  ['1025 MiB', Size.mebibytes(1025), '1025m'],
  ['2 GiB', Size.gibibytes(2), '2g'],
  ['1.5 GiB, as the controller drops fractions', Size.gibibytes(1.5), '1536m'],
  ['1 TiB, for which nginx has no unit', Size.tebibytes(1), '1024g'],
  ['8 KiB', Size.kibibytes(8), '8k'],
  ['1025 KiB', Size.kibibytes(1025), '1025k'],
  ['one byte more than 1 MiB', Size.kibibytes(1024 + 1 / 1024), '1048577'],
  ['one byte', Size.kibibytes(1 / 1024), '1'],
  ['1023 bytes', Size.kibibytes(1023 / 1024), '1023'],
  ['the largest that nginx reads', Size.gibibytes(8589934591), '8589934591g'],
  ['no limit', BodySize.UNLIMITED, '0'],
])('%s', (_, maxBodySize, value) => {
  expect(annotations({ maxBodySize })).toStrictEqual({ [BODY_SIZE]: value });
  // What the controller's template lets through; with anything else nginx' own 1m holds.
  expect(value).toMatch(/^\d+[kKmMgG]?$/);
});

test('no size leaves the limit to the controller', () => {
  expect(annotations({})).toStrictEqual({});
});

test.each([
  ['a limit', Size.mebibytes(500), 'proxy-body-size: 500m', LIMITS.maxBodySize.declares.maxBodySize],
  ['none', BodySize.UNLIMITED, 'proxy-body-size: 0', LIMITS.maxBodySize.declares.unlimitedBody],
])('the report tells of %s', (_, maxBodySize, rendered, { note }) => {
  expect(verdict('maxBodySize', { maxBodySize })).toStrictEqual({ route: 'zl/Lb', policy: 'maxBodySize', support: Support.NATIVE, rendered, note });
});

test('a size that nginx would refuse fails at construction', () => {
  expect(fault(() => loadBalancer({ maxBodySize: Size.gibibytes(8589934592) })))
    .toStrictEqual({ code: 'body-size.too-large', prop: 'maxBodySize', got: '"8589934592Gi"', place: 'zl/Lb' });
});
