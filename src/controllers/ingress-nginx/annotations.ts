import { NginxRow } from './contribution';
import { rendering } from './on-demand';
import { Declared } from '../shared/annotations/on-demand';
import { native } from '../shared/declarations';

const DECLARES = { annotations: native() };

/**
 * The user's own annotations.
 *
 * @param declared What is declared of the other policies.
 */
export function annotations(declared: Declared): { readonly annotations: NginxRow<'annotations'> } {
  return {
    annotations: {
      declares: DECLARES,
      render: (given, context) => rendering().renderAnnotations(given, context, declared),
    },
  };
}
