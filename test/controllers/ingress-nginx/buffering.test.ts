import { Size } from 'cdk8s';
import { invalidInput, PREFIX, prefixed } from './support';
import { AnnotationReader, Buffering, BodySizeCheck, IngressController, Support } from '../../../src';
import { annotations, fault, loadBalancer } from '../../support';

const TRAEFIK = IngressController.ingressNginx({ reader: AnnotationReader.TRAEFIK });
const LIMIT = { maxBodySize: Size.mebibytes(1) };

function verdictOn(buffering: Buffering): [Support, string] {
  const { support, rendered } = loadBalancer({ buffering }).report.verdicts.find(({ policy }) => policy === 'buffering')!;
  return [support, rendered];
}

test.each<[Buffering, { [name: string]: string }]>([
  [{ request: true }, { 'proxy-request-buffering': 'on' }],
  [{ request: false, response: false }, { 'proxy-request-buffering': 'off', 'proxy-buffering': 'off' }],
  [{ response: true, responseBuffers: 3 }, { 'proxy-buffering': 'on', 'proxy-buffers-number': '3' }],
  [{ responseBufferSize: Size.kibibytes(16) }, { 'proxy-buffer-size': '16k', 'proxy-busy-buffers-size': '32k' }],
  [{ responseBufferSize: Size.kibibytes(1.5) }, { 'proxy-buffer-size': '1536', 'proxy-busy-buffers-size': '3k' }],
  [{ responseBufferSize: Size.mebibytes(16) }, { 'proxy-buffer-size': '16m', 'proxy-busy-buffers-size': '32m' }],
  [{ requestBufferSize: Size.kibibytes(64), responseFileSize: Size.gibibytes(2) }, { 'client-body-buffer-size': '64k', 'proxy-max-temp-file-size': '2048m' }],
  [{ responseFileSize: Size.kibibytes(0) }, { 'proxy-max-temp-file-size': '0' }],
])('%j', (buffering, expected) => {
  expect(annotations({ buffering })).toStrictEqual(prefixed(expected));
  expect(verdictOn(buffering)).toStrictEqual([Support.NATIVE, Object.entries(expected).map(([name, value]) => `${name}: ${value}`).join(', ')]);
});

test('annotations of the user are checked together with it', () => {
  const buffering = { responseBufferSize: Size.kibibytes(16) };
  expect(annotations({ buffering, annotations: prefixed({ 'proxy-buffers-number': '8' }) })).toMatchObject(prefixed({ 'proxy-buffers-number': '8', 'proxy-busy-buffers-size': '32k' }));
  const few = invalidInput(() => loadBalancer({ buffering, annotations: prefixed({ 'proxy-buffers-number': '2' }) }));
  expect(few.code).toBe('nginx.buffers');
  expect(JSON.parse(few.got)).toStrictEqual({ 'proxy-buffer-size': '16k', 'proxy-buffers-number': '2', 'proxy-busy-buffers-size': '32k' });
  expect(fault(() => loadBalancer({ buffering, annotations: prefixed({ 'proxy-max-temp-file-size': '8k' }) })).code).toBe('nginx.temporary-file-size');
  expect(fault(() => loadBalancer({ buffering, annotations: prefixed({ 'proxy-buffer-size': '16k' }) })).code).toBe('annotations.rendered');
  expect(annotations({ buffering: { responseBuffers: 8 }, annotations: prefixed({ 'proxy-busy-buffers-size': '28k' }) })).toHaveProperty([`${PREFIX}proxy-busy-buffers-size`], '28k');
});

test('limit-rate limits where the prop turns buffering on', () => {
  const noteOf = (buffering?: Buffering) => loadBalancer({ buffering, annotations: prefixed({ 'limit-rate': '10' }) }).report.verdicts.find(({ policy }) => policy === 'annotations')!.note;
  expect(noteOf({ response: true })).toBeUndefined();
  expect(noteOf({ response: false })).toContain('limit-rate');
});

describe('where Traefik reads the annotations', () => {
  test('a limit and held requests have one annotation', () => {
    expect(annotations({ controller: TRAEFIK, ...LIMIT, buffering: { request: true } })).toStrictEqual(prefixed({ 'proxy-body-size': '1m', 'proxy-request-buffering': 'on' }));
  });

  test('a limit needs held requests', () => {
    expect(fault(() => loadBalancer({ controller: TRAEFIK, ...LIMIT, buffering: { request: false } })))
      .toStrictEqual({ code: 'buffering.limit-holds', prop: 'buffering.request', got: 'false', place: 'zl/Lb' });
    expect(annotations({ ...LIMIT, bodySizeCheck: BodySizeCheck.EVERY_BODY, buffering: { request: false } }))
      .toStrictEqual(prefixed({ 'proxy-body-size': '1m', 'proxy-request-buffering': 'off' }));
  });
});
