// Takes the source maps out of what is compiled: jsii asks for them within the files, where they are half of the package
// that all languages carry. The compiled files read like their sources, and those are in the repository.
const fs = require('node:fs');
const path = require('node:path');

const LIB = path.join(__dirname, '..', 'lib');

for (const file of fs.readdirSync(LIB, { recursive: true }).filter(name => name.endsWith('.js'))) {
  const full = path.join(LIB, file);
  const code = fs.readFileSync(full, 'utf8');
  const stripped = code.replace(/\n\/\/# sourceMappingURL=data:\S+\s*$/, '\n');
  if (stripped !== code) {
    fs.writeFileSync(full, stripped);
  }
}
