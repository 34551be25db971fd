import { Size } from 'cdk8s';
import { BodySizeCheck } from '../../src';
import { BUFFERING, checkHolding } from '../../src/policies/buffering';
import { fault } from '../support';

test.each([
  [{ request: true }, ['requestBufferingOn']],
  [{ request: false, response: false }, ['requestBufferingOff', 'responseBufferingOff']],
  [{ response: true, responseBufferSize: Size.kibibytes(1), responseBuffers: 3 }, ['responseBufferingOn', 'responseBufferSize', 'responseBuffers']],
  [{ responseBufferSize: Size.mebibytes(16), responseBuffers: 1024 }, ['responseBufferSize', 'responseBuffers']],
  [{ requestBufferSize: Size.kibibytes(64), responseFileSize: Size.kibibytes(0) }, ['requestBufferSize', 'responseFileSize']],
])('%j is taken', (buffering, features) => {
  expect(BUFFERING.check!('buffering', buffering)).toBe(buffering);
  expect(BUFFERING.used(buffering)).toStrictEqual(features);
});

test('no option asks for nothing', () => {
  expect(BUFFERING.check!('buffering', {})).toBeUndefined();
});

test.each<[any, string, string, string]>([
  ['on', 'buffering.not-options', 'buffering', '"on"'],
  [null, 'buffering.not-options', 'buffering', 'null'],
  [[true], 'buffering.not-options', 'buffering', '[true]'],
  [{ request: 'on' }, 'buffering.not-a-boolean', 'buffering.request', '"on"'],
  [{ response: null }, 'buffering.not-a-boolean', 'buffering.response', 'null'],
  [{ responseBufferSize: Size.kibibytes(0) }, 'buffering.size', 'buffering.responseBufferSize', '"0Ki"'],
  [{ responseBufferSize: Size.kibibytes(1023 / 1024) }, 'buffering.size', 'buffering.responseBufferSize', '"0.9990234375Ki"'],
  [{ responseBufferSize: Size.kibibytes(1.0001) }, 'buffering.size', 'buffering.responseBufferSize', '"1.0001Ki"'],
  [{ responseBufferSize: Size.mebibytes(17) }, 'buffering.size', 'buffering.responseBufferSize', '"17Mi"'],
  [{ responseBufferSize: '16k' }, 'buffering.size', 'buffering.responseBufferSize', '"16k"'],
  [{ responseBufferSize: null }, 'buffering.size', 'buffering.responseBufferSize', 'null'],
  [{ requestBufferSize: Size.mebibytes(17) }, 'buffering.size', 'buffering.requestBufferSize', '"17Mi"'],
  [{ responseFileSize: Size.gibibytes(1025) }, 'buffering.size', 'buffering.responseFileSize', '"1025Gi"'],
  [{ responseFileSize: Size.kibibytes(2) }, 'buffering.file-size', 'buffering.responseFileSize', '"2Ki"'],
  [{ responseBufferSize: Size.kibibytes(16), responseFileSize: Size.kibibytes(8) }, 'buffering.file-size', 'buffering.responseFileSize', '"8Ki"'],
  [{ responseBuffers: 2 }, 'buffering.count', 'buffering.responseBuffers', '2'],
  [{ responseBuffers: 1025 }, 'buffering.count', 'buffering.responseBuffers', '1025'],
  [{ responseBuffers: 3.5 }, 'buffering.count', 'buffering.responseBuffers', '3.5'],
])('%j is refused', (buffering, code, prop, got) => {
  expect(fault(() => BUFFERING.check!('buffering', buffering))).toStrictEqual({ code, prop, got });
});

test('bodies that are held are no bodies that pass by their lengths', () => {
  const bodySizeCheck = BodySizeCheck.DECLARED_LENGTH;
  expect(fault(() => checkHolding({ bodySizeCheck, buffering: { request: true } })))
    .toStrictEqual({ code: 'buffering.declared-length', prop: 'bodySizeCheck', got: '"DECLARED_LENGTH"' });
  expect(() => checkHolding({ bodySizeCheck, buffering: { request: false } })).not.toThrow();
  expect(() => checkHolding({ bodySizeCheck: BodySizeCheck.EVERY_BODY, buffering: { request: true } })).not.toThrow();
});
