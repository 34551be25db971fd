// Checks that every link of a document to a file of this repository, and to a heading there, leads somewhere.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
// The sources of generated documents have their links from where these stand.
const documents = execFileSync('git', ['ls-files', '*.md', ':!scripts/docs'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
const text = file => fs.readFileSync(path.join(root, file), 'utf8');

const broken = documents.flatMap(file => linksOf(file).filter(link => !leadsSomewhere(file, link)).map(link => `${file}: ${link}`));
if (documents.length === 0 || broken.length > 0) {
  throw new Error(`links that lead nowhere:\n${broken.join('\n')}`);
}
console.log(`the links of ${documents.length} documents lead somewhere`);

/** Links within the repository; those in code are none. */
function linksOf(file) {
  const prose = text(file).replace(/^```[^]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link).filter(link => !/^[a-z]+:/.test(link));
}

function leadsSomewhere(file, link) {
  const [target, anchor] = link.split('#');
  const found = target === '' ? file : path.join(path.dirname(file), target);
  return fs.existsSync(path.join(root, found)) && (anchor === undefined || anchorsOf(found).has(anchor));
}

/** The anchors that GitHub gives to headings, and those that are written. */
function anchorsOf(file) {
  const headings = [...text(file).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading.replace(/<[^>]*>/g, '').trim().toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-'));
  const written = [...text(file).matchAll(/ (?:id|name)="([^"]+)"/g)].map(([, id]) => id);
  return new Set([...headings, ...written]);
}
