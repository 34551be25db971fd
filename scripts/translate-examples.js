// Compiles the examples of the README and of doc comments, and translates them for jsii-pacmak, which puts them into the
// READMEs and doc comments of the packages. What jsii-rosetta has extracted is corrected on the way.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { DEFAULT_TABLET_NAME, LanguageTablet } = require('jsii-rosetta');
const { translate } = require('./docs/translate');

const root = path.join(__dirname, '..');
const file = path.join(root, DEFAULT_TABLET_NAME);

async function main() {
  if (isNewerThan('.jsii')) {
    return;
  }
  // Without the file, since jsii-rosetta would take over what stands there.
  fs.rmSync(file, { force: true });
  execFileSync(path.join(root, 'node_modules', '.bin', 'jsii-rosetta'), ['extract', '--strict', '--compile'], { cwd: root, stdio: 'inherit' });
  const extracted = await LanguageTablet.fromFile(file);
  const corrected = new LanguageTablet();
  corrected.addTranslations(...translate(extracted.translatedSnippets.map(({ snippet }) => ({
    visibleSource: snippet.translations.$.source,
    completeSource: snippet.fullSource,
    location: snippet.location,
    strict: true,
  }))));
  const lost = extracted.snippetKeys.filter(key => !corrected.tryGetSnippet(key));
  if (corrected.count === 0 || lost.length > 0) {
    throw new Error(`jsii-pacmak would not find ${lost.length} of ${extracted.count} examples in ${DEFAULT_TABLET_NAME}`);
  }
  await corrected.save(file);
}

function isNewerThan(source) {
  return fs.existsSync(file) && fs.statSync(file).mtimeMs > fs.statSync(path.join(root, source)).mtimeMs;
}

main().catch(error => {
  console.error(error.message);
  fs.rmSync(file, { force: true });
  process.exitCode = 1;
});
