// Writes examples in Python. Each correction says what would be wrong with what jsii-rosetta alone writes.
const { PythonVisitor } = require('jsii-rosetta');
const { mirrorLines } = require('./lists');

class ValidPythonVisitor extends PythonVisitor {
  /** Structs inside of a list that is the last argument would lose their names, as if they were that argument. */
  arrayLiteralExpression(node, renderer) {
    return mirrorLines(super.arrayLiteralExpression(node, renderer.updateContext({ tailPositionArgument: false })), node, 4);
  }

  /** Structs would be imported once more, also where the example or the code around it imports them. */
  importedNameForType(type, node) {
    const imported = this.imports.find(({ importedFqn }) => importedFqn === type.fqn);
    return imported ? imported.importName : super.importedNameForType(type, node);
  }
}

/** An example in Python. */
function renderPython(example) {
  return example.renderUsing(new ValidPythonVisitor());
}

module.exports = { renderPython };
