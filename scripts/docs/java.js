// Writes examples in Java. Each correction says what would be wrong with what jsii-rosetta alone writes.
const path = require('node:path');
const { JavaVisitor } = require('jsii-rosetta');
const ts = require('typescript');
const { mirrorLines } = require('./lists');

const root = path.join(__dirname, '..', '..');
const { peerDependencies } = require('../../package.json');

class ValidJavaVisitor extends JavaVisitor {
  /** Properties of which a method is called would be read as fields. */
  propertyAccessExpression(node, renderer, submodule) {
    const isReceiver = ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node;
    return super.propertyAccessExpression(node, isReceiver ? renderer.updateContext({ convertPropertyToGetter: true }) : renderer, submodule);
  }

  /** Long lists would stand on one line. */
  arrayLiteralExpression(node, renderer) {
    return mirrorLines(super.arrayLiteralExpression(node, renderer), node, 8);
  }

  /** The variable of a loop would be an Object, of which nothing can be read. */
  forOfStatement(node, renderer) {
    const tree = super.forOfStatement(node, renderer);
    const [elementType] = renderer.typeChecker.getTypeArguments(renderer.typeChecker.getTypeAtLocation(node.expression));
    tree.prefix[0] = `for (${this.renderType(node, elementType, renderer, 'Object')} `;
    return tree;
  }

  /** Several arguments would be added without a space between them. */
  printStatement(args, renderer) {
    const tree = super.printStatement(args, renderer);
    if (args.length > 1) {
      tree.prefix[1].options.separator = ' + " " + ';
    }
    return tree;
  }
}

/** An example in Java. Where it has imports, those of collections and structs would be missing, which TypeScript does without. */
function renderJava(example) {
  const text = example.renderUsing(new ValidJavaVisitor());
  const imported = [...text.matchAll(/^import (.*);$/gm)].map(match => match[1]);
  if (imported.length === 0) {
    return text;
  }
  const body = text.replace(/^import .*;\n/gm, '');
  const used = new Set(body.replace(/"(\\.|[^"\\])*"/g, '').match(/(?<!\.)\b[A-Z]\w*/g));
  const imports = importableTypes().filter(type => imported.includes(type) || used.has(type.split('.').pop()));
  return `${imports.map(type => `import ${type};\n`).join('')}${body}`;
}

/** Everything that examples use, in the order in which it is imported. */
function importableTypes() {
  const folders = [root, ...Object.keys(peerDependencies).map(peer => path.join(root, 'node_modules', peer))];
  const types = folders.flatMap(folder => {
    const assembly = JSON.parse(ts.sys.readFile(path.join(folder, '.jsii')));
    return Object.values(assembly.types).map(type => `${assembly.targets.java.package}.${type.name}`);
  });
  return ['java.util.List', 'java.util.Map', ...types].sort();
}

module.exports = { renderJava };
