// What every controller makes of everything that can be asked for, as a table with notes below it.
const { Notes } = require('./notes');
const { FEATURES } = require('../../lib/controllers/features');
const { MATRIX } = require('../../lib/controllers');

/** The matrix of features and controllers, of what the controllers declare. */
function renderMatrix() {
  const notes = new Notes();
  const rows = Object.entries(FEATURES).map(([feature, code]) => `| \`${code}\` | ${MATRIX.map(column => cell(column, feature, notes)).join(' | ')} |`);
  return [
    `| | ${MATRIX.map(({ name }) => name).join(' | ')} |`,
    `| --- |${' --- |'.repeat(MATRIX.length)}`,
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

/** How many of each verdict every controller has. */
function renderCounts() {
  return MATRIX.map(({ name, code, declarations }) => {
    const all = Object.values(declarations).map(({ support }) => support);
    const count = support => all.filter(each => each === support).length;
    return `| ${name} | \`${code}\` | ${['native', 'approximated', 'refused'].map(count).join(' | ')} |`;
  }).join('\n');
}

function renderControllers() {
  return `# What each controller makes of it

A load balancer says what it wants; the controller decides what becomes of it. *Native* is just what was asked. *Approximated*
differs, as the note says, and is an error where \`acceptApproximations\` is \`false\`. *Refused* is an error when the app is
run, which names what would do it. Nothing is left out silently: \`report.verdicts\` says the same of every route.

| controller | how it is chosen | native | approximated | refused |
| --- | --- | --- | --- | --- |
${renderCounts()}

${renderMatrix()}`;
}

module.exports = { renderControllers };
