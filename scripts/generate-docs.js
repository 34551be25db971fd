// Writes the documents that are generated as a whole: props by task and the API reference in every language, what controllers make
// of every feature, what takes the place of annotations, every error, and what changes from one to another. Every example is compiled in TypeScript first;
// languages/snippets/check.js proves that its translations compile, too.
const fs = require('node:fs');
const path = require('node:path');
const { renderApiReferences } = require('./docs/api-reference');
const { renderControllers } = require('./docs/controllers');
const { renderErrors } = require('./docs/errors');
const { completeGuide, renderGuide } = require('./docs/guide');
const { renderIngressNginx } = require('./docs/ingress-nginx');
const { LANGUAGES, referenceOf } = require('./docs/languages');
const { renderMigrating } = require('./docs/migrating');
const { docCommentSnippets, markdownSnippets } = require('./docs/snippets');
const { translate } = require('./docs/translate');

const root = path.join(__dirname, '..');
const HAND_WRITTEN = ['tutorial', 'how-to', 'explanation', 'contributing']
  .flatMap(kind => fs.readdirSync(path.join(root, 'docs', kind)).map(name => `docs/${kind}/${name}`))
  .filter(file => !LANGUAGES.some(({ id }) => file === `docs/how-to/${id}.md`));
const read = file => fs.readFileSync(path.join(root, file), 'utf8');

async function main() {
  const assembly = JSON.parse(read('.jsii'));
  const guide = completeGuide(read('scripts/docs/guide.md'), read('README.md'));
  const guideExamples = markdownSnippets(guide, 'scripts/docs/guide.md');
  const docComments = docCommentSnippets(assembly);

  // Those of other documents are compiled, and stay as they are.
  translate([...HAND_WRITTEN, 'scripts/docs/migrating.md'].flatMap(file => markdownSnippets(read(file), file)));
  const translated = translate([...guideExamples, ...docComments]);
  const translations = new Map(translated.slice(0, guideExamples.length).map(example => [example.originalSource.source, sourcesOf(example)]));
  const references = await renderApiReferences(translated.slice(guideExamples.length));

  for (const language of LANGUAGES) {
    write(`docs/how-to/${language.id}.md`, renderGuide({ guide, translations, assembly, language }));
    write(referenceOf(language), references.get(language.id));
  }
  write('docs/reference/controllers.md', renderControllers());
  write('docs/reference/errors.md', renderErrors());
  write('docs/reference/ingress-nginx.md', renderIngressNginx());
  write('docs/migrating-from-ingress-nginx.md', renderMigrating(read('scripts/docs/migrating.md')));
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
