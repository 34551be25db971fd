// Compiles every example in Go, each in a function of its own.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { goPackages } = require('./packages');

const SURROUNDINGS = 'app cdk8s.App, chart cdk8s.Chart, lb cdk8sexternalloadbalancer.ExternalLoadBalancer';
const PACKAGE = 'snippets';

function check(snippets, moduleFolder) {
  const folder = path.join(moduleFolder, PACKAGE);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  for (const snippet of snippets) {
    fs.writeFileSync(path.join(folder, `${snippet.name}.go`), program(snippet));
  }
  go(moduleFolder, 'build', '-gcflags=-e', `./${PACKAGE}`);
  go(moduleFolder, 'vet', `./${PACKAGE}`);
}

function go(cwd, ...args) {
  const { status, error } = spawnSync('go', args, { cwd, stdio: 'inherit' });
  if (error || status !== 0) {
    throw error ?? new Error('an example does not compile in Go');
  }
}

/** A file with the example in a function. One that brings its imports has to do without any others, and without a chart. */
function program({ name, source }) {
  const imports = source.match(/^import \([^]*?^\)$/m)?.[0];
  const body = source.replace(imports ?? '', '');
  const signature = `func ${name}(${imports ? '' : SURROUNDINGS})`;
  // Go refuses variables that nothing uses; in an example they are there for the reader.
  const unused = [...body.matchAll(/^(\w+) := /gm)].map(([, variable]) => `\t_ = ${variable}\n`).join('');
  return `package ${PACKAGE}

${imports ?? importsFor(signature + body)}

${signature} {
${body}
${unused}}
`;
}

/** Imports of the packages that a text uses. */
function importsFor(text) {
  const packages = { ...goPackages(), jsii: 'github.com/aws/jsii-runtime-go', fmt: 'fmt' };
  const used = Object.entries(packages).filter(([name]) => new RegExp(`\\b${name}\\.`).test(text));
  return `import (\n${used.map(([, module]) => `\t"${module}"\n`).join('')})`;
}

module.exports = { check };
