// Compiles every example in Java, each in a class of its own.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { javaPackages } = require('./packages');

const SURROUNDINGS = 'final App app, final Chart chart, final ExternalLoadBalancer lb';

function check(snippets, classPath) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'snippets-'));
  try {
    const files = snippets.map(snippet => {
      const file = path.join(folder, `${snippet.name}.java`);
      fs.writeFileSync(file, program(snippet));
      return file;
    });
    const { status, error } = spawnSync('javac', ['-Xlint:all,-processing', '-proc:none', '-cp', classPath, '-d', folder, ...files], { stdio: 'inherit' });
    if (error || status !== 0) {
      throw error ?? new Error('an example does not compile in Java');
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** A class with the example in a method. One that brings its imports has to do without any others, and without a chart. */
function program({ name, source }) {
  const imports = source.match(/^import .*;$/gm);
  const body = source.replace(/^import .*;$/gm, '');
  const provided = [...javaPackages(), 'java.util'].map(javaPackage => `import ${javaPackage}.*;`);
  return `${(imports ?? provided).join('\n')}

final class ${name} {
    static void run(${imports ? '' : SURROUNDINGS}) {
${body}
    }
}
`;
}

module.exports = { check };
