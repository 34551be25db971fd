import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile, PACKAGES, ROOT } from './support/packages';
import { run } from './support/run';

const READ_ARCHIVE = `
import sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
for name in archive.namelist():
    if name.endswith(sys.argv[2]):
        print(archive.read(name).decode())
`;

/** The source of each package, in which its users' editors look for documentation. */
const SOURCES: { [language: string]: () => string } = {
  'Python': () => sourceIn(packageFile(PACKAGES.python, '.whl'), '.py'),
  'Java': () => sourceIn(filesIn(PACKAGES.java).find(file => file.endsWith('-sources.jar'))!, '.java'),
  'Go': () => filesIn(PACKAGES.go).filter(file => file.endsWith('.go')).map(file => readFileSync(file, 'utf8')).join('\n'),
  'C#': () => filesIn(PACKAGES.dotnet).filter(file => file.endsWith('.cs')).map(file => readFileSync(file, 'utf8')).join('\n'),
};

test.each(Object.keys(SOURCES))('every doc comment comes through in %s', language => {
  const text = plain(SOURCES[language]());
  // jsii-pacmak writes none for static properties in Go; the API reference has them.
  const summaries = documented().filter(each => !(language === 'Go' && each.isStaticProperty));
  expect(summaries.length).toBeGreaterThan(150);
  expect(summaries.filter(({ summary }) => !text.includes(plain(summary)))).toStrictEqual([]);
});

test('everything public is documented', () => {
  expect(documented().filter(({ summary }) => summary === '').map(({ name }) => name)).toStrictEqual([]);
});

/** All that the library offers, with the first sentence of its doc comment. */
function documented(): { name: string; summary: string; isStaticProperty: boolean }[] {
  const { types } = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));
  return Object.values<any>(types).flatMap(({ name, docs, methods = [], properties = [], members = [] }) => [
    { name, summary: docs?.summary ?? '', isStaticProperty: false },
    ...[...methods, ...properties, ...members].map(member => ({
      name: `${name}.${member.name}`, summary: member.docs?.summary ?? '', isStaticProperty: properties.includes(member) && member.static === true,
    })),
  ]);
}

/** A text without what languages write in different ways: line breaks, marks of comments, and marks of code. */
function plain(text: string): string {
  return text
    .replace(/^\s*(\/\/\/?|\*|#)\s?/gm, '')
    .replace(/&(\w+|#\d+);/g, (entity, name) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: '\'' } as Record<string, string>)[name] ?? entity)
    .replace(/<\/?\w+>|[`*\\.]/g, '')
    .replace(/\s+/g, '');
}

function sourceIn(archive: string, ending: string): string {
  return run(['python3', '-c', READ_ARCHIVE, archive, ending], ROOT);
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name));
}
