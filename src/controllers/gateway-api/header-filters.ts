import { Filter, HeaderChanges } from './contribution';

/** The filter for what all policies do to the headers of requests. */
export function requestFilter(changes: HeaderChanges | undefined): Filter | undefined {
  const requestHeaderModifier = modifierOf(changes);
  return requestHeaderModifier && { type: 'RequestHeaderModifier', requestHeaderModifier };
}

/** The filter for what they do to those of the backends' responses. */
export function responseFilter(changes: HeaderChanges | undefined): Filter | undefined {
  const responseHeaderModifier = modifierOf(changes);
  return responseHeaderModifier && { type: 'ResponseHeaderModifier', responseHeaderModifier };
}

/** The one for the Gateway's own answers, which no backend has to do with. */
export function ofOwnAnswers(changes: HeaderChanges | undefined): Filter | undefined {
  return responseFilter({ set: changes?.set?.filter(({ ofBackend }) => !ofBackend), add: changes?.add });
}

function modifierOf({ set = [], add = [], remove = [] }: HeaderChanges = {}): object | undefined {
  return set.length + add.length + remove.length === 0 ? undefined : {
    ...set.length > 0 && { set: set.map(({ name, value }) => ({ name, value })) },
    ...add.length > 0 && { add: [...add] },
    ...remove.length > 0 && { remove: [...remove] },
  };
}
