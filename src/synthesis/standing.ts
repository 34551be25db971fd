import { IConstruct, Node } from 'constructs';

/** Whether a construct, and all that it is part of, is still in the construct tree. */
export function stands(construct: IConstruct | undefined): boolean {
  let current = construct;
  while (current?.node.scope) {
    const { scope, id } = current.node;
    if (scope.node.tryFindChild(id) !== current) {
      return false;
    }
    current = scope;
  }
  return current !== undefined;
}

/** The nodes that tell of removals. */
const watched = new WeakSet<Node>();

/** Calls back whenever a child of a node is removed: cdk8s tells nobody. */
export function watchRemovals(node: Node, onRemoval: () => void): void {
  if (!watched.has(node)) {
    watched.add(node);
    aroundRemovals(node, (id, remove) => {
      const removed = remove(id);
      onRemoval();
      return removed;
    });
  }
}

/** Puts something around each removal of a child of a node. */
export function aroundRemovals(node: Node, around: (id: string, remove: (id: string) => boolean) => boolean): void {
  const remove = node.tryRemoveChild.bind(node);
  node.tryRemoveChild = id => around(id, remove);
}
