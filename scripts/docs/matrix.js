// The library's own tables, in the form that the documents read: which features there are, and what each controller makes of them.
const { SUPPORT_MATRIX: CONTROLLERS } = require('../../lib/support-matrix');
const { FEATURES: DESCRIBED } = require('../../lib/policies');

/** How each feature is asked for. */
const FEATURES = Object.fromEntries(Object.entries(DESCRIBED).map(([feature, { policy, code }]) => [feature, code === policy ? policy : `${policy}: ${code}`]));

/** The verdicts, the best first. */
const SUPPORT = ['native', 'approximated', 'omitted', 'refused'];

/** How many of each verdict a controller has, as cells of a table. */
function countsOf({ declarations }) {
  const all = Object.values(declarations).map(({ support }) => support);
  return SUPPORT.map(support => all.filter(each => each === support).length).join(' | ');
}

/** How a controller is chosen, as code. */
function choiceOf({ code }) {
  return code.split(' with the ').map((part, i) => `\`${i === 0 ? part : part.replace(' ', ': ')}\``).join(' with ');
}

module.exports = { choiceOf, CONTROLLERS, countsOf, FEATURES, SUPPORT };
