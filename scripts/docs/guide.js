// The guide: its source with the examples of the README in it, and how a language shows it.
const path = require('node:path');
const { block, languageLinks, referenceOf } = require('./languages');
const { translateNames } = require('./names');
const { replaceSnippets } = require('./snippets');

/**
 * The source of the guide, with examples of the README in place of the comments that ask for them.
 *
 * @throws if the guide shows not every example of the README, or asks for one that the README does not have.
 */
function completeGuide(source, readme) {
  const examples = new Map(readme.split(/^#+ /m).flatMap(section => {
    const [heading] = section.split('\n', 1);
    return (section.match(/^```ts[^]*?^```$/gm) ?? []).map((example, i) => [i === 0 ? heading : `${heading} (${i + 1})`, example]);
  }));
  const guide = source.replace(/^<!-- example of the README: (.*) -->$/gm, (_, heading) => {
    const example = examples.get(heading);
    if (!example) {
      throw new Error(`scripts/docs/guide.md: the README has no example under "${heading}"`);
    }
    examples.delete(heading);
    return example;
  });
  if (examples.size > 0) {
    throw new Error(`scripts/docs/guide.md shows no example of the README under: ${[...examples.keys()].join(', ')}`);
  }
  return guide;
}

/** The guide in a language. */
function renderGuide({ guide, translations, assembly, language }) {
  const prose = translateNames(guide.replace('<!-- install -->', () => language.install), assembly, language.id);
  const text = replaceSnippets(prose, source => block(language.fence, translations.get(source)[language.id]));
  return `# Props by task, in ${language.title}

${languageLinks(language)} | [API reference](${path.posix.relative('docs/how-to', referenceOf(language))}) | [a whole app](../../examples/${language.id})

${text}`;
}

module.exports = { completeGuide, renderGuide };
