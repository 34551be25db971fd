// Layout of lists, which jsii-rosetta writes on one line in most languages.

/** Puts each element on a line of its own where the TypeScript list does. */
function mirrorLines(tree, node, indent) {
  const [first] = node.elements;
  if (first?.getFullText().includes('\n')) {
    Object.assign(tree.options, { separator: ',\n', indent });
    tree.children[0].prefix.unshift('\n');
  }
  return tree;
}

module.exports = { mirrorLines };
