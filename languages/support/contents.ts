import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PACKAGES } from './packages';
import { run } from './run';

/** A file that is published. */
export interface Package {
  readonly file: string;
  /** What it holds, without folders. */
  readonly contents: readonly { readonly name: string; readonly size: number }[];
}

/** All files that are published, but for their checksums and signatures. */
export function publishedPackages(): Package[] {
  const archives = [PACKAGES.js, PACKAGES.python, PACKAGES.java]
    .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)))
    .filter(file => /\.(tgz|tar\.gz|whl|jar)$/.test(file));
  return archives.map(file => ({ file, contents: contentsOf(file) }));
}

const LIST = `
import json, sys, tarfile, zipfile
file = sys.argv[1]
if zipfile.is_zipfile(file):
    entries = [(entry.filename, entry.file_size) for entry in zipfile.ZipFile(file).infolist() if not entry.is_dir()]
else:
    entries = [(entry.name, entry.size) for entry in tarfile.open(file).getmembers() if entry.isfile()]
print(json.dumps([{"name": name, "size": size} for name, size in sorted(entries)]))
`;

function contentsOf(file: string): Package['contents'] {
  return JSON.parse(run(['python3', '-c', LIST, basename(file)], join(file, '..')));
}
