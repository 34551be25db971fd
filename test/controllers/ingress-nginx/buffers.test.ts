import { annotations, failure, loadBalancer } from '../../support';

const PREFIX = 'nginx.ingress.kubernetes.io/proxy-';
const FIX = 'nginx would load no configuration any more';

function of(values: { [name: string]: string }): { [key: string]: string } {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [PREFIX + name, value]));
}

// Measured with nginx: by default there are 4 buffers of 4k, of which twice one may be busy.
test.each([
  [{ 'buffer-size': '16k' }],
  [{ 'buffers-number': '3' }],
  [{ 'buffers-number': '2', 'busy-buffers-size': '4k' }],
  [{ 'busy-buffers-size': '4k' }],
  [{ 'busy-buffers-size': '12k' }],
  [{ 'buffer-size': '1m', 'busy-buffers-size': '3m' }],
  [{ 'max-temp-file-size': '0' }],
  [{ 'max-temp-file-size': '4k' }],
  [{ 'buffer-size': '8k', 'max-temp-file-size': '8192' }],
])('buffers that fit together are taken: %j', values => {
  expect(annotations({ annotations: of(values) })).toStrictEqual(of(values));
});

test.each<[{ [name: string]: string }, string]>([
  [{ 'buffers-number': '2' }, '4096 to 4096 bytes'],
  [{ 'busy-buffers-size': '1k' }, '4096 to 12288 bytes'],
  [{ 'busy-buffers-size': '4095' }, '4096 to 12288 bytes'],
  [{ 'busy-buffers-size': '12289' }, '4096 to 12288 bytes'],
  [{ 'busy-buffers-size': '64k' }, '4096 to 12288 bytes'],
  [{ 'buffer-size': '16k', 'busy-buffers-size': '8k' }, '16384 to 49152 bytes'],
])('buffers with which nginx would not load are refused: %j', (values, range) => {
  expect(failure(() => loadBalancer({ annotations: of(values) })))
    .toContain(`allowed is a busy size from one buffer to all but one, which is ${range}; correct one of them: ${FIX}`);
});

test.each<[{ [name: string]: string }, string]>([
  [{ 'max-temp-file-size': '1k' }, '1k", allowed is 0, or at least the size of a buffer, which is 4096 bytes'],
  [{ 'max-temp-file-size': '4k', 'buffer-size': '8k' }, '4k", allowed is 0, or at least the size of a buffer, which is 8192 bytes'],
])('a temporary file below the size of a buffer is refused: %j', (values, message) => {
  expect(failure(() => loadBalancer({ annotations: of(values) }))).toBe(`zl/Lb: annotations["${PREFIX}max-temp-file-size"]: got "${message}; correct it: ${FIX}`);
});
