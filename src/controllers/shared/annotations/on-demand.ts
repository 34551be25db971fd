import type { AdviceTable } from './advice';
import type { Declared } from './find-advice';
import type { Place } from './known';

/* eslint-disable @typescript-eslint/no-require-imports -- few apps have annotations that nobody reads */
const finding = () => require('./find-advice') as typeof import('./find-advice');

export type { Declared };

/**
 * The advice of a controller, whose tables are loaded with the first annotation that nobody reads.
 *
 * @param own What it does without a prop.
 */
export function adviceOf(own: () => AdviceTable, declared: Declared): Place['insteadOf'] {
  return (name, value) => finding().adviceFrom(own(), declared, name, value);
}
