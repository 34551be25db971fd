import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { JudgedDifference, KINDS_OF_OUTCOME, Outcome } from './outcome';

/** Numbers of outcomes by their kinds, without those that there are none of. */
export function summary(outcomes: readonly Outcome[]): string {
  return KINDS_OF_OUTCOME.flatMap(kind => {
    const count = outcomes.filter(outcome => outcome.kind === kind).length;
    return count === 0 ? [] : [`${count} ${NAMES[kind]}`];
  }).join(', ');
}

const NAMES: { readonly [kind in typeof KINDS_OF_OUTCOME[number]]: string } = {
  'unsaid': 'cannot be said',
  'not run': 'beyond the runner',
  'refused': 'refused',
  'rendered': 'rendered without requests',
  'equal': 'equal',
  'declared': 'with declared differences',
  'lost': 'with a loss that the receipt names',
  'fault': 'at fault',
};

/** Writes down what became of every case, and why. */
export function writeReport(file: string, outcomes: readonly Outcome[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const controllers = [...new Set(outcomes.map(({ controller }) => controller))];
  const features = [...new Set(outcomes.map(({ feature }) => feature))].sort();
  const ofController = (name: string) => outcomes.filter(each => each.controller === name);
  writeFileSync(file, [
    ...controllers.map(controller => `${controller}: ${summary(ofController(controller))}`),
    '',
    ...features.flatMap(feature => [feature, ...controllers.map(controller => `  ${controller}: ${summary(ofController(controller).filter(each => each.feature === feature))}`)]),
    '',
    ...outcomes.flatMap(linesOf),
    '',
  ].join('\n'));
}

/** An outcome with its reasons. */
export function linesOf(outcome: Outcome): string[] {
  const { id, controller, kind } = outcome;
  return [
    `${kind.toUpperCase()} ${id} on ${controller}`,
    ...'why' in outcome ? outcome.why.map(why => `    ${why}`) : [],
    ...'differences' in outcome ? outcome.differences.map(lineOf) : [],
  ];
}

function lineOf({ request, field, expected, got, inferred, declaredBy }: JudgedDifference): string {
  const what = `request ${request}, ${field}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`;
  return `    ${what}${inferred ? ' (a question: the source of the case has no literal for it)' : ''}${declaredBy === undefined ? '; nothing announces it' : `; ${declaredBy}`}`;
}
