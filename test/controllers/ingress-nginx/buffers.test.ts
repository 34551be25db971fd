import { invalidInput, PREFIX, prefixed } from './support';
import { annotations, loadBalancer } from '../../support';

function of(values: { [name: string]: string }): { [key: string]: string } {
  return prefixed(Object.fromEntries(Object.entries(values).map(([name, value]) => [`proxy-${name}`, value])));
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

test.each<[{ [name: string]: string }, [number, number]]>([
  [{ 'buffers-number': '2' }, [4096, 4096]],
  [{ 'busy-buffers-size': '1k' }, [4096, 12288]],
  [{ 'busy-buffers-size': '4095' }, [4096, 12288]],
  [{ 'busy-buffers-size': '12289' }, [4096, 12288]],
  [{ 'busy-buffers-size': '64k' }, [4096, 12288]],
  [{ 'buffer-size': '16k', 'busy-buffers-size': '8k' }, [16384, 49152]],
])('buffers with which nginx would not load are refused: %j', (values, range) => {
  const error = invalidInput(() => loadBalancer({ annotations: of(values) }));
  expect(error).toMatchObject({ code: 'nginx.buffers', prop: 'annotations', place: 'zl/Lb' });
  expect(JSON.parse(error.got)).toMatchObject(Object.fromEntries(Object.entries(values).map(([name, value]) => [`proxy-${name}`, value])));
  expect(error.allowed.match(/\d+/g)!.map(Number)).toStrictEqual(range);
});

test.each<[{ [name: string]: string }, string, number]>([
  [{ 'max-temp-file-size': '1k' }, '1k', 4096],
  [{ 'max-temp-file-size': '4k', 'buffer-size': '8k' }, '4k', 8192],
])('a temporary file below the size of a buffer is refused: %j', (values, got, least) => {
  const error = invalidInput(() => loadBalancer({ annotations: of(values) }));
  expect(error).toMatchObject({
    code: 'nginx.temporary-file-size', prop: `annotations["${PREFIX}proxy-max-temp-file-size"]`, got: JSON.stringify(got), place: 'zl/Lb',
  });
  expect(error.allowed.match(/\d+/g)!.map(Number)).toStrictEqual([0, least]);
});
