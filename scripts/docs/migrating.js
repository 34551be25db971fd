// The tables of docs/migrating-from-ingress-nginx.md: from the controllers' tables, and from what is rendered.
const { renderedFor, scenarioOn } = require('./rendered');
const { choiceOf, CONTROLLERS, FEATURES } = require('./matrix');

const [FROM, ...TARGETS] = CONTROLLERS;

const PARTS = { changes: renderChanges, annotations: renderAnnotations, requirements: renderRequirements };

/** The page, with its tables put in. */
function renderMigrating(source) {
  return source.replace(/<!-- table: (\w+) -->/g, (_, part) => PARTS[part]());
}

/** For each controller, the features that it has another verdict or note on than ingress-nginx. */
function renderChanges() {
  return TARGETS.map(target => [
    `### To ${target.name}`,
    '',
    choiceOf(target),
    '',
    `| feature | on ${FROM.name} | on ${target.name} |`,
    '| --- | --- | --- |',
    ...Object.entries(FEATURES)
      .filter(([feature]) => textOf(target.declarations[feature]) !== textOf(FROM.declarations[feature]))
      .map(([feature, words]) => `| \`${words}\` | ${textOf(FROM.declarations[feature])} | ${textOf(target.declarations[feature])} |`),
  ].join('\n')).join('\n\n');
}

function textOf({ support, note, instead }) {
  return `${support === 'native' ? support : `**${support}**`}${note ? `: ${note}` : ''}${instead ? `; ${instead}` : ''}`;
}

/** What each controller gets in place of an annotation, feature by feature. */
function renderAnnotations() {
  return [
    `| prop | ${CONTROLLERS.map(({ name }) => name).join(' | ')} |`,
    `| --- |${' --- |'.repeat(CONTROLLERS.length)}`,
    ...Object.entries(FEATURES).map(([feature, words]) => `| \`${words}\` | ${CONTROLLERS.map(({ name, declarations }) =>
      declarations[feature].support === 'refused' ? '**refused**' : `\`${renderedFor(name, feature, words.split(':')[0]).replace(/\|/g, '\\|').replace(/`/g, '\'')}\``).join(' | ')} |`),
  ].join('\n');
}

/** What the cluster must allow for the scenario, on each controller that can serve it. */
function renderRequirements() {
  return CONTROLLERS.filter(({ declarations }) => declarations.regex.support !== 'refused').map(({ name }) => [
    `### ${name}`,
    '',
    ...scenarioOn(name).report.requirements.map(({ id, where, what, settings = {} }) =>
      `- \`${id}\`: ${where}: ${what}${Object.entries(settings).map(([key, value]) => `; \`${key}: ${JSON.stringify(value)}\``).join('')}`),
  ].join('\n')).join('\n\n');
}

module.exports = { renderMigrating };
