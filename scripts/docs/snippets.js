// Finds the TypeScript examples of a Markdown text and of an assembly's doc comments, in a form that jsii-rosetta compiles.
const fs = require('node:fs');
const path = require('node:path');
const { completeSource, typeScriptSnippetFromVisibleSource } = require('jsii-rosetta');

const FENCE = /^```ts( nofixture)?\n([^]*?)\n```$/gm;
const fixture = fs.readFileSync(path.join(__dirname, '..', '..', 'rosetta', 'default.ts-fixture'), 'utf8');

/** The examples of a Markdown text, each with its own place in it. */
function markdownSnippets(markdown, fileName) {
  return [...markdown.matchAll(FENCE)].map(({ 1: noFixture, 2: source, index }) => {
    const line = markdown.slice(0, index).split('\n').length;
    return snippet(source, { api: { api: 'file', fileName }, field: { field: 'markdown', line } }, !noFixture);
  });
}

/** The Markdown text with something else in place of each example. */
function replaceSnippets(markdown, replacement) {
  return markdown.replace(FENCE, (_, noFixture, source) => replacement(source));
}

/** The examples of the doc comments of a jsii assembly. */
function docCommentSnippets(assembly) {
  return Object.values(assembly.types).flatMap(type => {
    const { fqn, docs, initializer, methods = [], properties = [], members = [] } = type;
    return [
      { docs, api: { api: 'type', fqn } },
      { docs: initializer?.docs, api: { api: 'initializer', fqn } },
      ...[...methods, ...properties, ...members].map(member => ({ docs: member.docs, api: { api: 'member', fqn, memberName: member.name } })),
    ];
  }).filter(({ docs }) => docs?.example).map(({ docs, api }) => snippet(docs.example, { api, field: { field: 'example' } }, true));
}

/** An example with the code around it, which is compiled but not shown. */
function snippet(source, location, withFixture) {
  const plain = typeScriptSnippetFromVisibleSource(source, location, true);
  return withFixture
    ? { ...plain, completeSource: `/// !hide\n${fixture.replace('/// here', () => `/// !show\n${completeSource(plain)}\n/// !hide`)}` }
    : plain;
}

module.exports = { docCommentSnippets, markdownSnippets, replaceSnippets };
