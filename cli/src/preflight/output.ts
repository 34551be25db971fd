import { State } from './finding';
import { Judged } from './judge';

/** What a run of preflight has found. */
export interface Result {
  readonly judged: readonly Judged[];
  /** What was not looked at, and why. */
  readonly notes: readonly string[];
}

const TITLES: { readonly [state in State]: string } = {
  [State.DOES_NOT_HOLD]: 'does not hold',
  [State.CANNOT_BE_TOLD]: 'cannot be told',
  [State.HOLDS]: 'holds',
};

function ofState({ judged }: Result, state: State): readonly Judged[] {
  return judged.filter(each => each.state === state);
}

/** The result for people: what does not hold first, each with what to do. */
export function asText(result: Result): string {
  const lines: string[] = [];
  for (const state of Object.keys(TITLES) as State[]) {
    for (const { requirement: { id, where, what, why, settings = {} }, message } of ofState(result, state)) {
      lines.push(`${TITLES[state]}  [${id}] ${printable(where)}`, `  ${printable(message)}`);
      if (state !== State.HOLDS) {
        lines.push(`  ${state === State.DOES_NOT_HOLD ? 'fix' : 'needed'}: ${printable(what)}`);
        lines.push(...Object.entries(settings).map(([key, value]) => `    ${printable(key)}: ${JSON.stringify(value)}`));
      }
      if (state === State.DOES_NOT_HOLD) {
        lines.push(`  why: ${printable(why)}`);
      }
      lines.push('');
    }
  }
  lines.push(...result.notes.map(note => `note: ${printable(note)}`));
  lines.push(Object.entries(TITLES).map(([state, title]) => `${title}: ${ofState(result, state as State).length}`).join(', '));
  return `${lines.join('\n')}\n`;
}

/** The result for machines. */
export function asJson(result: Result): string {
  return `${JSON.stringify({
    summary: {
      holds: ofState(result, State.HOLDS).length,
      doesNotHold: ofState(result, State.DOES_NOT_HOLD).length,
      cannotBeTold: ofState(result, State.CANNOT_BE_TOLD).length,
    },
    requirements: result.judged.map(({ requirement: { id, where, what, why, settings }, state, message, findings }) => (
      { id, state, where, message, ...state !== State.HOLDS && { fix: what, ...settings && { settings } }, why, checks: findings }
    )),
    notes: result.notes,
  }, undefined, 2)}\n`;
}

/** Text of the cluster or of a file, without what moves a terminal's cursor. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ');
}
