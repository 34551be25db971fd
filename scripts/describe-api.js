// Writes down the types of the library that programs name: structs, enums, and the static members of classes. `import` writes programs by them.
const fs = require('node:fs');
const path = require('node:path');
const ts = require('typescript');

const root = path.join(__dirname, '..');
const file = path.join(root, 'cli', 'src', 'import', 'program', 'api.json');

/** A type as a program sees it: a primitive, a name, or a list or map of one. */
function typeOf(node) {
  if (ts.isArrayTypeNode(node)) {
    return { list: typeOf(node.elementType) };
  }
  if (ts.isTypeOperatorNode(node)) {
    return typeOf(node.type);
  }
  if (ts.isTypeLiteralNode(node)) {
    return { map: typeOf(node.members[0].type) };
  }
  return node.getText().split('.').at(-1);
}

const hasModifier = (node, kind) => node.modifiers?.some(each => each.kind === kind) ?? false;
const nameOf = node => node.name.getText();

function describe() {
  const api = { structs: {}, enums: {}, classes: {} };
  const exported = new Set();
  const index = fs.readFileSync(path.join(root, 'src', 'index.ts'), 'utf8');
  for (const [, names, from] of index.matchAll(/export \{([^}]*)\} from '([^']*)'/g)) {
    names.split(',').map(name => name.replace('type ', '').trim()).filter(name => name !== '').forEach(name => exported.add(`${name} ${from}`));
  }
  const bases = {};
  for (const from of new Set([...exported].map(each => each.split(' ')[1]))) {
    const source = [`${from}.ts`, `${from}/index.ts`].map(each => path.join(root, 'src', each)).find(each => fs.existsSync(each));
    const tree = ts.createSourceFile(source, fs.readFileSync(source, 'utf8'), ts.ScriptTarget.Latest, true);
    ts.forEachChild(tree, node => {
      if (!hasModifier(node, ts.SyntaxKind.ExportKeyword) || node.name === undefined) {
        return;
      }
      const name = nameOf(node);
      if (ts.isInterfaceDeclaration(node)) {
        bases[name] = (node.heritageClauses ?? []).flatMap(({ types }) => types.map(type => type.getText()));
        api.structs[name] = Object.fromEntries(node.members.filter(ts.isPropertySignature).map(member => [nameOf(member), typeOf(member.type)]));
      } else if (ts.isEnumDeclaration(node)) {
        api.enums[name] = Object.fromEntries(node.members.map(member => [nameOf(member), member.initializer.text]));
      } else if (ts.isClassDeclaration(node)) {
        const isPublic = member => hasModifier(member, ts.SyntaxKind.StaticKeyword) && !hasModifier(member, ts.SyntaxKind.PrivateKeyword) && !nameOf(member).startsWith('_');
        const statics = node.members.filter(isPublic);
        if (statics.length > 0) {
          api.classes[name] = {
            methods: Object.fromEntries(statics.filter(ts.isMethodDeclaration).map(member => [nameOf(member), member.parameters.map(({ type }) => typeOf(type))])),
            constants: Object.fromEntries(statics.filter(ts.isPropertyDeclaration).map(member => [nameOf(member), typeOf(member.type)])),
          };
        }
      }
    });
  }
  const inherited = name => ({ ...Object.assign({}, ...(bases[name] ?? []).map(inherited)), ...api.structs[name] });
  // A struct can inherit from one that is not exported under its own file.
  api.structs = Object.fromEntries(Object.keys(api.structs).map(name => [name, inherited(name)]));
  return sorted(api);
}

function sorted(value) {
  return Array.isArray(value) || typeof value !== 'object' ? value : Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, each]) => [key, sorted(each)]));
}

const text = `${JSON.stringify(describe(), undefined, 1)}\n`;
if (require.main === module) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
module.exports = { file, text };
