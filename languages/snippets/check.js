// Proves that every example in the documentation of a language works there:
//
//   node languages/snippets/check.js python <python executable that has the library>
//   node languages/snippets/check.js java <class path with the library>
//   node languages/snippets/check.js go <folder with a go.mod that requires the library>
const { documentedSnippets } = require('./documented');

const CHECKS = { python: './python', java: './java', go: './go' };

const [language, environment] = process.argv.slice(2);
if (!(language in CHECKS) || !environment) {
  console.error(`usage: node languages/snippets/check.js ${Object.keys(CHECKS).join('|')} <environment>`);
  process.exit(2);
}
const snippets = documentedSnippets(language);
if (snippets.length === 0) {
  throw new Error(`the documentation holds no example in ${language}`);
}
try {
  require(CHECKS[language]).check(snippets, environment);
  console.log(`${snippets.length} examples in ${language} work`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
