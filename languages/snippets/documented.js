// Reads the examples of a language from its documentation, as its users see them.
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..', '..');

/** The examples of the guide and of the API reference, each with the place where it stands, also as an identifier. */
function documentedSnippets(language) {
  return [
    ...blocks(`docs/how-to/${language}.md`, new RegExp(`^\`\`\`${language}\n([^]*?)\n\`\`\`$`, 'gm')),
    // The other blocks of the reference are signatures.
    ...blocks(`docs/reference/api/${language}.md`, new RegExp(`^\\*Example\\*\n\n\`\`\`${language}\n([^]*?)\n\`\`\`$`, 'gm')),
  ];
}

function blocks(file, pattern) {
  const markdown = fs.readFileSync(path.join(root, file), 'utf8');
  return [...markdown.matchAll(pattern)].map(({ 1: source, index }) => {
    const place = `${file}:${markdown.slice(0, index).split('\n').length}`;
    return { place, name: place.replace(/\W/g, '_'), source };
  });
}

module.exports = { documentedSnippets };
