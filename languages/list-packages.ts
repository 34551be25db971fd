// Lists what the packages hold, with the size of each file.
import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { publishedPackages } from './support/contents';
import { makePackages, ROOT, TARGETS } from './support/packages';

makePackages(...TARGETS);
for (const { file, contents } of publishedPackages()) {
  console.log(`${relative(ROOT, file)}: ${contents.length} files, ${(statSync(file).size / 1000).toFixed(0)} kB`);
  for (const { name, size } of contents) {
    console.log(`${String(size).padStart(10)} ${name}`);
  }
}
