// Writes the guide and the API reference in every language, docs/<language>.md and docs/api/<language>.md, what controllers
// make of everything, docs/controllers.md, and what changes from one to another, docs/migrating-from-ingress-nginx.md. Every example is compiled in TypeScript first; languages/snippets/check.js proves that its translations compile, too.
const fs = require('node:fs');
const path = require('node:path');
const { renderApiReferences } = require('./docs/api-reference');
const { renderControllers } = require('./docs/controllers');
const { completeGuide, renderGuide } = require('./docs/guide');
const { LANGUAGES } = require('./docs/languages');
const { renderMigrating } = require('./docs/migrating');
const { docCommentSnippets, markdownSnippets } = require('./docs/snippets');
const { translate } = require('./docs/translate');

const root = path.join(__dirname, '..');
const read = file => fs.readFileSync(path.join(root, file), 'utf8');

async function main() {
  const assembly = JSON.parse(read('.jsii'));
  const guide = completeGuide(read('docs/source/guide.md'), read('README.md'));
  const guideExamples = markdownSnippets(guide, 'docs/source/guide.md');
  const docComments = docCommentSnippets(assembly);

  const translated = translate([...guideExamples, ...docComments]);
  const translations = new Map(translated.slice(0, guideExamples.length).map(example => [example.originalSource.source, sourcesOf(example)]));
  const references = await renderApiReferences(translated.slice(guideExamples.length));

  fs.mkdirSync(path.join(root, 'docs', 'api'), { recursive: true });
  for (const language of LANGUAGES) {
    write(`docs/${language.id}.md`, renderGuide({ guide, translations, assembly, language }));
    write(`docs/api/${language.id}.md`, references.get(language.id));
  }
  write('docs/controllers.md', renderControllers());
  write('docs/migrating-from-ingress-nginx.md', renderMigrating(read('docs/source/migrating.md')));
  console.log(`${translated.length} examples in ${LANGUAGES.map(({ title }) => title).join(', ')}`);
}

/** What an example is in each language. */
function sourcesOf(example) {
  return Object.fromEntries(LANGUAGES.map(({ id }) => [id, (example.get(id) ?? example.originalSource).source]));
}

function write(file, text) {
  fs.writeFileSync(path.join(root, file), `${text.trim()}\n`);
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
