import { Size } from 'cdk8s';
import { BodySize } from '../../src';
import { bytesOf, MAX_BODY_SIZE } from '../../src/policies/body-size';
import { fault } from '../support';

test.each([
  ['500 MiB', Size.mebibytes(500), 524288000],
  ['1 MiB', Size.mebibytes(1), 1048576],
  ['1 KiB', Size.kibibytes(1), 1024],
  ['half a KiB', Size.kibibytes(0.5), 512],
  ['a byte', Size.kibibytes(1 / 1024), 1],
  ['a size that is no whole number of KiB', Size.kibibytes(1025 / 1024), 1025],
  ['2 GiB', Size.gibibytes(2), 2 ** 31],
  ['1 TiB', Size.tebibytes(1), 2 ** 40],
  ['one PiB below the limit', Size.pebibyte(8191), 8191 * 2 ** 50],
])('%s is exact to the byte', (_, size, bytes) => {
  expect(MAX_BODY_SIZE.check!('maxBodySize', size)).toBe(size);
  expect(bytesOf(size)).toBe(bytes);
  expect(MAX_BODY_SIZE.used(size)).toStrictEqual(['maxBodySize']);
});

test.each([
  ['no limit', BodySize.UNLIMITED],
  ['zero of any unit', Size.gibibytes(0)],
])('%s is another feature', (_, size) => {
  expect(MAX_BODY_SIZE.check!('maxBodySize', size)).toBe(size);
  expect(bytesOf(size)).toBe(0);
  expect(MAX_BODY_SIZE.used(size)).toStrictEqual(['unlimitedBody']);
});

test.each<[string, any, string, string]>([
  ['a fraction of a byte', Size.kibibytes(0.0001), 'body-size.fraction', '"0.0001Ki"'],
  ['8 EiB', Size.pebibyte(8192), 'body-size.too-large', '"8192Pi"'],
  ['more than 8 EiB', Size.pebibyte(10000), 'body-size.too-large', '"10000Pi"'],
  ['far more than 8 EiB', Size.kibibytes(1e300), 'body-size.too-large', '"1e+300Ki"'],
  ['more bytes than a number can hold', Size.pebibyte(1e300), 'body-size.too-large', '"1e+300Pi"'],
  ['a number', 500, 'body-size.not-a-size', '500'],
  ['a text', '500m', 'body-size.not-a-size', '"500m"'],
  ['null', null, 'body-size.not-a-size', 'null'],
  ['nothing', undefined, 'body-size.not-a-size', 'undefined'],
])('%s is refused', (_, size, code, got) => {
  expect(fault(() => MAX_BODY_SIZE.check!('maxBodySize', size))).toStrictEqual({ code, prop: 'maxBodySize', got });
});
