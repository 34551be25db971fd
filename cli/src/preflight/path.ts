/** A step into a value: a field, an element, every element, or those with a value in a field. */
type Step = { readonly field: string } | { readonly index: number } | { readonly every: true } | { readonly where: string; readonly is: string };

const STEP = /\.?([A-Za-z_][\w-]*)|\['([^']*)'\]|\[(\d+)\]|(\[\*\])|\[\?\(@\.([\w-]+)=='([^']*)'\)\]/y;

/** @throws if it is none of the paths that checks have */
function stepsOf(path: string): Step[] {
  const steps: Step[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < path.length) {
    const match = STEP.exec(path);
    if (!match) {
      throw new Error(`no path: ${path}`);
    }
    const [, name, key, index, every, where, is] = match;
    steps.push(every !== undefined ? { every: true } : index !== undefined ? { index: Number(index) }
      : where !== undefined ? { where, is } : { field: name ?? key });
  }
  return steps;
}

/**
 * What stands at a path in a value. A path through lists gives one value for every element, undefined where it has none; through no list, it
 * gives one value.
 *
 * @param isSame Whether a field has a name: programs read theirs in any case.
 */
export function valuesAt(value: unknown, path: string, isSame = (field: string, name: string) => field === name): unknown[] {
  return stepsOf(path).reduce<unknown[]>((values, step) => values.flatMap(each => next(each, step, isSame)), [value]);
}

function next(value: unknown, step: Step, isSame: (field: string, name: string) => boolean): unknown[] {
  const list = Array.isArray(value) ? value : [];
  if ('every' in step) {
    return list;
  }
  if ('where' in step) {
    return list.filter(each => each?.[step.where] === step.is);
  }
  if ('index' in step) {
    return [list[step.index]];
  }
  const fields = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  return [fields.find(([field]) => isSame(field, step.field))?.[1]];
}
