import { Size } from 'cdk8s';
import { BodySize } from '../../src';
import { bytesOf } from '../../src/policies/body-size';
import { failure } from '../support';

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
  ['no limit', BodySize.UNLIMITED, 0],
  ['zero of any unit', Size.gibibytes(0), 0],
])('%s is exact to the byte', (_, size, bytes) => {
  expect(bytesOf('maxBodySize', size)).toBe(bytes);
});

test.each([
  ['a fraction of a byte', Size.kibibytes(0.0001), 'got "0.0001Ki", allowed is a size of whole bytes; round the size'],
  ['8 EiB', Size.pebibyte(8192), 'got "8192Pi", allowed is a size below 8 exbibytes; use BodySize.UNLIMITED for no limit'],
  ['more than 8 EiB', Size.pebibyte(10000), 'got "10000Pi", allowed is a size below 8 exbibytes; use BodySize.UNLIMITED for no limit'],
  ['far more than 8 EiB', Size.kibibytes(1e300), 'got "1e+300Ki", allowed is a size below 8 exbibytes; use BodySize.UNLIMITED for no limit'],
  ['more bytes than a number can hold', Size.pebibyte(1e300), 'got "1e+300Pi", allowed is a size below 8 exbibytes; use BodySize.UNLIMITED for no limit'],
  ['a number', 500 as any, 'got 500, allowed is a Size of cdk8s; write for example Size.mebibytes(500)'],
  ['a text', '500m' as any, 'got "500m", allowed is a Size of cdk8s; write for example Size.mebibytes(500)'],
  ['null', null as any, 'got null, allowed is a Size of cdk8s; write for example Size.mebibytes(500)'],
  ['nothing', undefined as any, 'got undefined, allowed is a Size of cdk8s; write for example Size.mebibytes(500)'],
])('%s is refused', (_, size, message) => {
  expect(failure(() => bytesOf('maxBodySize', size))).toBe(`maxBodySize: ${message}`);
});
