import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { InputError, readSources } from '../../src/manifests';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sources-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a folder gives its manifests, those of its folders included, in the order of their names', async () => {
  mkdirSync(join(folder, 'b', '.git'), { recursive: true });
  for (const name of ['c.yml', 'a.yaml', 'b/z.json', 'b/readme.md', 'b/.git/x.yaml']) {
    writeFileSync(join(folder, name), name);
  }
  symlinkSync(folder, join(folder, 'b', 'circle'));
  symlinkSync(join(folder, 'gone'), join(folder, 'b', 'gone.yaml'));
  symlinkSync(join(folder, 'a.yaml'), join(folder, 'link.yaml'));
  expect((await readSources([folder])).map(source => source.name)).toEqual(['a.yaml', 'b/z.json', 'c.yml', 'link.yaml'].map(name => join(folder, name)));
});

test('standard input is one of the paths', async () => {
  writeFileSync(join(folder, 'a.yaml'), 'a');
  expect(await readSources([join(folder, 'a.yaml'), '-'], Readable.from([Buffer.from('b: '), Buffer.from('ü')]))).toEqual([
    { name: join(folder, 'a.yaml'), text: 'a' }, { name: '<stdin>', text: 'b: ü' },
  ]);
});

test('a byte order mark is no part of the text', async () => {
  expect((await readSources(['-'], Readable.from([Buffer.from('\ufeffa: 1')])))[0].text).toBe('a: 1');
});

test.each([
  ['a file that does not exist', () => 'gone.yaml'],
  ['a folder without manifests', () => '.'],
  ['bytes that are no text', () => write('a.yaml', Buffer.from([0x61, 0, 0x62]))],
  ['another encoding', () => write('a.yaml', Buffer.from([0x61, 0xfc, 0x62]))],
  ['more than fits', () => write('a.yaml', Buffer.alloc(100 * 2 ** 20, 'a: 1\n'))],
])('%s is an error that names it', async (_case, prepare) => {
  const path = join(folder, prepare());
  const error = await readSources([path]).catch((thrown: Error) => thrown);
  expect(error).toBeInstanceOf(InputError);
  expect((error as Error).message.startsWith(`${path}: `)).toBe(true);
});

test('a stream without an end is left', async () => {
  await expect(readSources(['-'], (async function* () {
    for (;;) {
      yield Buffer.alloc(2 ** 20, 'a');
    }
  })())).rejects.toThrow(InputError);
});

function write(name: string, bytes: Buffer): string {
  writeFileSync(join(folder, name), bytes);
  return name;
}
