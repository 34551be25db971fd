/** What can be said of a requirement, or of one check of it. */
export enum State {
  HOLDS = 'holds',
  DOES_NOT_HOLD = 'does-not-hold',
  CANNOT_BE_TOLD = 'cannot-be-told',
}

/** What a check has found, and where. */
export interface Finding {
  readonly state: State;
  readonly message: string;
}

export const holds = (message: string): Finding => ({ state: State.HOLDS, message });
export const fails = (message: string): Finding => ({ state: State.DOES_NOT_HOLD, message });
export const untold = (message: string): Finding => ({ state: State.CANNOT_BE_TOLD, message });

/** Why the cluster does not say. */
export class Untold extends Error {}

/** Several findings as one: it holds where all do, and what fails comes before what cannot be told. */
export function all(findings: readonly Finding[]): Finding {
  const worst = [State.DOES_NOT_HOLD, State.CANNOT_BE_TOLD, State.HOLDS].find(state => findings.some(finding => finding.state === state))
    ?? State.CANNOT_BE_TOLD;
  return { state: worst, message: [...new Set(findings.filter(({ state }) => state === worst).map(({ message }) => message))].join('; ') };
}
