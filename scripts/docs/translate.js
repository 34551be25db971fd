// Compiles TypeScript examples strictly, and translates them to the other languages.
const path = require('node:path');
const { BatchSnippetTranslator, rosettaDiagFromTypescript, TargetLanguage, TranslatedSnippet } = require('jsii-rosetta');
const { renderGo } = require('./go');
const { renderJava } = require('./java');
const { renderPython } = require('./python');

/** How each language is written from a compiled example. */
const RENDERERS = {
  [TargetLanguage.PYTHON]: renderPython,
  [TargetLanguage.JAVA]: renderJava,
  [TargetLanguage.GO]: renderGo,
};

/**
 * Translates examples to every language.
 *
 * @throws if one of them does not compile, or holds what has no translation.
 */
function translate(snippets) {
  // The examples import the library by its name from there.
  require('../link-examples');
  const compilationDirectory = path.join(__dirname, '..', '..', 'examples');
  const compiled = new BatchSnippetTranslator(snippets, { includeCompilerDiagnostics: true, compilationDirectory });
  return [...compiled].map(([snippet, example]) => {
    const translations = { $: { source: snippet.visibleSource, version: '0' } };
    for (const [language, render] of Object.entries(RENDERERS)) {
      translations[language] = { source: render(example), version: '0' };
    }
    if (example.diagnostics.length > 0) {
      throw new Error(example.diagnostics.map(diagnostic => rosettaDiagFromTypescript(diagnostic).formattedMessage).join(''));
    }
    return TranslatedSnippet.fromSchema({ translations, location: snippet.location, didCompile: true, fullSource: snippet.completeSource });
  });
}

module.exports = { translate };
