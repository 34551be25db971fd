// Writes examples in Go. What jsii-rosetta alone writes is no valid Go: each correction says what would be wrong without it.
const path = require('node:path');
const { GoVisitor } = require('jsii-rosetta');
const ts = require('typescript');

/** Packages of Go's own and of jsii that translations use and no TypeScript example imports. */
const IMPLIED_IMPORTS = { jsii: 'github.com/aws/jsii-runtime-go', fmt: 'fmt' };

class ValidGoVisitor extends GoVisitor {
  /** Package names would get a `*` in front of them; members inside of maps, and accessors, a small first letter. */
  goName(input, renderer, symbol) {
    const isExported = renderer.currentContext.isExported || ((symbol?.flags ?? 0) & ts.SymbolFlags.Accessor) !== 0;
    return super.goName(input, renderer.updateContext({ isPtr: false, inMapLiteral: false, isExported }), symbol);
  }

  /** Types of other packages would stand without their package, and structs inside of lists not by pointer. */
  renderType(node, symbol, ...rest) {
    const goPackage = symbol && goPackageOf(symbol);
    return goPackage ? `${isStruct(symbol) ? '*' : ''}${goPackage}.${symbol.name}` : super.renderType(node, symbol, ...rest);
  }

  /** Structs of other packages would stand without their package, and inside of maps have quoted fields. */
  knownStructObjectLiteralExpression(node, structType, renderer) {
    const tree = super.knownStructObjectLiteralExpression(node, structType, renderer.updateContext({ inMapLiteral: false }));
    tree.prefix.splice(1, 0, `${goPackageOf(structType.type.symbol)}.`);
    return tree;
  }

  /** The function that makes a pointer to a truth value would have a name that it does not have. */
  token(node, renderer) {
    const tree = super.token(node, renderer);
    tree.prefix = tree.prefix.map(text => text === 'jsii.Boolean(' ? 'jsii.Bool(' : text);
    return tree;
  }

  /** jsii takes lists by pointer; for those of texts there is a shorter form. */
  arrayLiteralExpression(node, renderer) {
    if (node.elements.every(ts.isStringLiteral)) {
      const strings = super.arrayLiteralExpression(node, renderer.updateContext({ wrapPtr: false }));
      return Object.assign(strings, { prefix: ['jsii.Strings('], options: { separator: ', ', suffix: ')' } });
    }
    return byPointer(super.arrayLiteralExpression(node, renderer));
  }

  /** jsii takes maps by pointer. */
  keyValueObjectLiteralExpression(node, renderer) {
    return byPointer(super.keyValueObjectLiteralExpression(node, renderer));
  }

  /** Go has no optional arguments: those left out are nil. */
  regularCallExpression(node, renderer) {
    const tree = super.regularCallExpression(node, renderer);
    const omitted = omittedArguments(node, renderer);
    if (omitted.length > 0) {
      tree.prefix.splice(-1, 0, [...node.arguments.length > 0 ? [''] : [], ...omitted].join(', '));
    }
    return tree;
  }

  /** As for calls. */
  newExpression(node, renderer) {
    const tree = super.newExpression(node, renderer);
    tree.children.push(...omittedArguments(node, renderer));
    return tree;
  }

  /** Properties of objects are methods in Go. */
  propertyAccessExpression(node, renderer, submodule) {
    const tree = super.propertyAccessExpression(node, renderer, submodule);
    const declaration = renderer.typeChecker.getSymbolAtLocation(node.name)?.valueDeclaration;
    if (isObjectProperty(declaration)) {
      tree.prefix.push('()');
    }
    return tree;
  }

  /** Texts that jsii returns are pointers, of which the address would be printed. */
  printStatement(args, renderer) {
    const tree = super.printStatement(args, renderer);
    tree.prefix[1].children.filter((_, i) => !ts.isStringLiteral(args[i])).forEach(child => child.prefix.unshift('*'));
    return tree;
  }

  /** Lists that jsii returns are pointers. */
  forOfStatement(node, renderer) {
    const tree = super.forOfStatement(node, renderer);
    tree.prefix.splice(-1, 0, '*');
    return tree;
  }

  /** The path of a module ends with its major version, from 2 on. */
  importStatement(node, renderer) {
    const tree = super.importStatement(node, renderer);
    // Modules of Node.js have none.
    const major = Number(node.moduleSymbol?.sourceAssembly.packageJson.version.split('.')[0] ?? 1);
    if (major > 1) {
      tree.prefix[0] = tree.prefix[0].replace(/"$/, `/v${major}"`);
    }
    return tree;
  }
}

/** An example in Go, with one block of all its imports where it has any. */
function renderGo(example) {
  const text = example.renderUsing(new ValidGoVisitor());
  const imports = [...text.matchAll(/^import "(.*)"\n/gm)].map(match => match[1]);
  if (imports.length === 0) {
    return text;
  }
  imports.push(...Object.entries(IMPLIED_IMPORTS).filter(([name]) => text.includes(`${name}.`)).map(([, module]) => module));
  return `import (\n${imports.sort().map(name => `\t"${name}"\n`).join('')})\n${text.replace(/^import ".*"\n/gm, '')}`;
}

/** The Go package of a type, or undefined where it is of no jsii package. */
function goPackageOf(symbol) {
  const file = symbol.declarations?.[0].getSourceFile().fileName;
  const manifest = file && ts.findConfigFile(path.dirname(file), ts.sys.fileExists, 'package.json');
  const { name, jsii } = manifest ? require(manifest) : {};
  return jsii?.targets?.go && (jsii.targets.go.packageName ?? name.replace(/[^a-z0-9]/gi, ''));
}

/** jsii makes structs of interfaces, unless their names start with `I` and another capital letter. */
function isStruct(symbol) {
  return ts.isInterfaceDeclaration(symbol.declarations[0]) && !/^I[A-Z]/.test(symbol.name);
}

/** Whether a declaration is that of a property that every object of a class has. */
function isObjectProperty(declaration) {
  return declaration !== undefined && (ts.isPropertyDeclaration(declaration) || ts.isAccessor(declaration))
    && (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Static) === 0;
}

/** A `nil` for each argument that a call leaves out. */
function omittedArguments(node, renderer) {
  const { parameters } = renderer.typeChecker.getResolvedSignature(node);
  const required = parameters.filter(({ valueDeclaration }) => !valueDeclaration.dotDotDotToken).length;
  return Array(Math.max(0, required - (node.arguments?.length ?? 0))).fill('nil');
}

function byPointer(tree) {
  tree.prefix.unshift('&');
  return tree;
}

module.exports = { renderGo };
