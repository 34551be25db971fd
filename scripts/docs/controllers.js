// What every controller makes of every feature, as a table with notes below it.
const { Notes } = require('./notes');
const { choiceOf, CONTROLLERS, countsOf, FEATURES, SUPPORT } = require('./matrix');

/** The matrix of features and controllers, of what the controllers declare. */
function renderMatrix() {
  const notes = new Notes();
  const rows = Object.entries(FEATURES).map(([feature, code]) => `| \`${code}\` | ${CONTROLLERS.map(column => cell(column, feature, notes)).join(' | ')} |`);
  return [
    `| | ${CONTROLLERS.map(({ name }) => name).join(' | ')} |`,
    `| --- |${' --- |'.repeat(CONTROLLERS.length)}`,
    ...rows,
    '',
    ...notes.lines(),
  ].join('\n');
}

/** A verdict, with what to do instead where it is refused. */
function cell({ declarations }, feature, notes) {
  const { support, note, instead } = declarations[feature];
  return notes.cell(support, instead === undefined ? note : `${note}; ${instead}`);
}

/** The controllers, how each is chosen, and how many features have each verdict. */
function renderCounts() {
  return [
    `| controller | you write | ${SUPPORT.join(' | ')} |`,
    `| --- | --- |${' --- |'.repeat(SUPPORT.length)}`,
    ...CONTROLLERS.map(each => `| ${each.name} | ${choiceOf(each)} | ${countsOf(each)} |`),
  ].join('\n');
}

function renderControllers() {
  return `# Controllers and features

<!-- Generated from the tables that also make the report: change src/controllers, then "npm run generate". -->
What each controller makes of every feature:

- *native*: as asked;
- *approximated*: it differs from what was asked, and the note says how;
- *omitted*: it is left out, and the note says so;
- *refused*: an error when the app runs, which suggests an alternative.

With \`acceptApproximations: false\` a feature that is not native is an error. \`report.verdicts\` has the same verdicts for each route.
[How they are proved](../explanation/proof.md) differs by controller.

${renderCounts()}

${renderMatrix()}`;
}

module.exports = { renderControllers, renderCounts };
