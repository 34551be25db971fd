import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A text to read manifests from. */
export interface Source {
  /** Path of its file as the user wrote it, or `<stdin>`. */
  readonly name: string;
  readonly text: string;
}

/** What keeps a command from its work, as the user can mend it: a file that does not exist, or one that is no text. */
export class InputError extends Error {}

/** Name of standard input among paths. */
export const STDIN = '-';

const MEBIBYTE = 2 ** 20;
/** All texts together: some 50,000 objects. The nodes of YAML take about thirty times the memory of their text. */
const MAX_BYTES = 32 * MEBIBYTE;
const MAX_FILES = 20_000;
const MANIFEST = /\.(ya?ml|json)$/i;
/** Folders of tools, which hold no manifests of their user. */
const SKIPPED = /^(\..+|node_modules)$/;

/**
 * The texts of files, of all `*.yaml`, `*.yml` and `*.json` below folders, and of standard input (`-`).
 *
 * @throws InputError for what cannot be read, is no text, or is too much: 32 MiB or 20,000 files.
 */
export async function readSources(paths: readonly string[], stdin: AsyncIterable<Buffer | string> = process.stdin): Promise<Source[]> {
  const sources: Source[] = [];
  let left = MAX_BYTES;
  for (const path of paths) {
    for (const file of path === STDIN ? [STDIN] : filesOf(path)) {
      const [name, bytes] = file === STDIN ? ['<stdin>', await readStream(stdin, left)] : [file, readFile(file, left)];
      left -= bytes.length;
      sources.push({ name, text: textOf(name, bytes) });
    }
  }
  return sources;
}

/** A path itself, or the manifests below it in the order of their names. Links to folders are not followed: they may lead in a circle. */
function filesOf(path: string): string[] {
  if (!attempt(path, () => statSync(path)).isDirectory()) {
    return [path];
  }
  const files: string[] = [];
  const folders = [path];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const parent = folder;
    for (const entry of attempt(parent, () => readdirSync(parent, { withFileTypes: true }))) {
      if (entry.isDirectory() && !SKIPPED.test(entry.name)) {
        folders.push(join(parent, entry.name));
      } else if (MANIFEST.test(entry.name) && isFile(join(parent, entry.name))) {
        files.push(join(parent, entry.name));
      }
    }
    if (files.length > MAX_FILES) {
      throw new InputError(`${path}: more than ${MAX_FILES} manifests; pass a folder within it`);
    }
  }
  if (files.length === 0) {
    throw new InputError(`${path}: the folder holds no file that ends in .yaml, .yml or .json`);
  }
  return files.sort();
}

/** Also what a link leads to; a link that leads nowhere is none. */
function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** In pieces, since pipes and devices have no size to ask for. */
function readFile(path: string, most: number): Buffer {
  return attempt(path, () => {
    const file = openSync(path, 'r');
    try {
      const pieces: Buffer[] = [];
      for (let size = 0; ;) {
        const piece = Buffer.allocUnsafe(MEBIBYTE);
        const length = readSync(file, piece);
        if (length === 0) {
          return Buffer.concat(pieces);
        }
        size += length;
        checkSize(path, size, most);
        pieces.push(piece.subarray(0, length));
      }
    } finally {
      closeSync(file);
    }
  });
}

async function readStream(stream: AsyncIterable<Buffer | string>, most: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    const bytes = Buffer.from(piece);
    size += bytes.length;
    checkSize('<stdin>', size, most);
    pieces.push(bytes);
  }
  return Buffer.concat(pieces);
}

function checkSize(name: string, size: number, most: number): void {
  if (size > most) {
    throw new InputError(`${name}: more than ${MAX_BYTES / MEBIBYTE} MiB in all; pass fewer files, or parts of it`);
  }
}

function textOf(name: string, bytes: Buffer): string {
  if (bytes.includes(0)) {
    throw new InputError(`${name}: not a text in UTF-8, so no manifest`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${name}: not a text in UTF-8, so no manifest`);
  }
}

function attempt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw error instanceof InputError ? error : new InputError(`${path}: ${REASONS[code ?? ''] ?? (error as Error).message}`);
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission to read it',
};
