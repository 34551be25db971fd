// The API reference of each language, with the examples of the doc comments in that language.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Documentation, Language } = require('jsii-docgen');
const { DEFAULT_TABLET_NAME, LanguageTablet } = require('jsii-rosetta');
const { LANGUAGES, languageLinks, referenceOf } = require('./languages');

const root = path.join(__dirname, '..', '..');
const { name, peerDependencies } = require('../../package.json');

/** The API references by their languages. */
async function renderApiReferences(examples) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'api-reference-'));
  try {
    stageAssemblies(folder);
    const tablet = new LanguageTablet();
    tablet.addTranslations(...examples);
    await tablet.save(path.join(folder, DEFAULT_TABLET_NAME));
    const documentation = await Documentation.forAssembly(name, folder);
    const references = new Map();
    for (const language of LANGUAGES) {
      const markdown = await documentation.toMarkdown({ language: Language.fromString(language.id), allSubmodules: true, loose: false });
      references.set(language.id, withLinks(markdown.render(), language));
    }
    return references;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Copies the library's assembly and those of its peers to a folder of their own. In the project itself jsii-docgen takes the
 * newest peers that any package has brought, with members that users of the oldest ones do not have.
 */
function stageAssemblies(folder) {
  const assembly = JSON.parse(fs.readFileSync(path.join(root, '.jsii'), 'utf8'));
  // Its examples are those of the README, which the reference does not show.
  delete assembly.readme;
  fs.writeFileSync(path.join(folder, '.jsii'), JSON.stringify(assembly));
  // Without the peers, of which only the assemblies are there, and nothing is compiled any more.
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version: assembly.version }));
  for (const peer of Object.keys(peerDependencies)) {
    const target = path.join(folder, 'node_modules', peer);
    fs.mkdirSync(target, { recursive: true });
    fs.copyFileSync(path.join(root, 'node_modules', peer, '.jsii'), path.join(target, '.jsii'));
  }
}

function withLinks(markdown, language) {
  const linkTo = file => path.posix.relative(path.posix.dirname(referenceOf(language)), file);
  const links = languageLinks(language, other => linkTo(referenceOf(other)));
  return markdown.replace(/^(# .*)\n/, `$1\n\n${links} | [Props by task](${linkTo(`docs/how-to/${language.id}.md`)})\n`);
}

module.exports = { renderApiReferences };
