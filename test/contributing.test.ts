import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const GUIDE = readFileSync(join(ROOT, 'docs', 'contributing', 'adding-a-policy.md'), 'utf8');

/** The policy that the guide takes as its example, in all spellings. */
const POLICY = /\b(rewriteLog|REWRITE_LOG)\b/;

/** What is generated: a command writes it anew. */
const GENERATED = /\.(snap|json)$|^e2e\/RESULTS\.md$/;

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(entry => (
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]
  ));
}

test('the files that a policy of one switch takes by hand are those that name it, and at most 12', () => {
  const files = ['src', 'test', 'e2e', join('cli', 'src'), join('cli', 'test')].flatMap(filesBelow).filter(file => !GENERATED.test(file) && file !== join('test', 'contributing.test.ts'));
  const naming = [...files, 'CHANGELOG.md'].filter(file => POLICY.test(readFileSync(join(ROOT, file), 'utf8')));
  const listed = [...GUIDE.matchAll(/^\| `([\w./-]+)` \|/gm)].map(([, file]) => file);
  expect(naming.sort()).toStrictEqual(listed.sort());
  expect(naming.length).toBeLessThanOrEqual(12);
});
