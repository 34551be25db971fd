const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** The files of a folder, with their names. */
module.exports = function filesOf(folder) {
  return readdirSync(folder).sort().map(name => `# ${name}\n${readFileSync(join(folder, name), 'utf8')}`).join('');
};
