// Builds every case of the corpus with the npm package, and writes the outcomes: the reference for the other languages.
const fs = require('node:fs');
const programs = require('./programs');

function attempt(program) {
  try {
    return program();
  } catch (error) { // whatever a user of the package could meet
    return { error: error.message };
  }
}

fs.writeFileSync('results.json', JSON.stringify(programs.map(attempt)));
