import { IConstruct } from 'constructs';

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
