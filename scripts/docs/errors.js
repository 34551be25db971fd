// Every error by its code, with what it says in one case: that of the first row in the tests of the messages.
require('./rendered');
const { TABLES } = require('../../test/messages/tables');

function renderErrors() {
  const examples = new Map();
  for (const [code, [[trigger]]] of Object.values(TABLES).flatMap(Object.entries)) {
    examples.set(code, examples.get(code) ?? errorOf(trigger));
  }
  return `# Errors

<!-- Generated from the tests of the messages: change src or test/messages, then "npm run generate". -->
An error is one line: the construct or call, the prop, what it got, what is allowed, how to fix it, and a code:

\`\`\`
${errorOf(TABLES.backends['backends.none'][0][0]).at('zl/Lb').message}
\`\`\`

The code is stable, its sentences are not. Errors of one code can differ in what is allowed and how to fix it; the table has one example of each.
\`refused.…\` says that the controller cannot do what a prop asks for, and names those that can:
[all features and controllers](controllers.md). A controller of your own has codes of its own.

| code | prop | allowed is | fix |
| --- | --- | --- | --- |
${[...examples].sort(([a], [b]) => a < b ? -1 : 1).map(([code, error]) => `| \`${code}\` | ${cells(error)} |`).join('\n')}`;
}

function errorOf(trigger) {
  try {
    trigger();
  } catch (e) {
    return e;
  }
  throw new Error(`no failure: ${trigger}`);
}

function cells({ prop, allowed, fix }) {
  return [prop, allowed, fix].map(text => text.replace(/[\\`*_~<>|]/g, '\\$&')).join(' | ');
}

module.exports = { renderErrors };
