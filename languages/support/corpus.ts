import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOSSIERS } from '../../test/dossiers';

/** A case of the corpus, as far as it is no matter of the drivers. */
export interface Case {
  readonly name: string;
}

/** What a driver says of a case. */
export interface Result extends Case {
  /** The message of what was thrown. */
  readonly error?: string;
  readonly yaml?: string;
  readonly reports?: string[];
  readonly verdicts?: unknown[][];
  readonly requirements?: unknown[][];
}

/** Props that render. */
export const RENDERS = read('renders');

/** Props that are refused. */
export const REFUSED = read('refused');

/** What stands in the dossier of a policy is about that policy alone. */
function read(part: 'renders' | 'refused'): Case[] {
  const others: Case[] = JSON.parse(readFileSync(join(__dirname, '..', 'corpus', `${part}.json`), 'utf8'));
  return [...others, ...Object.values(DOSSIERS).flatMap(({ corpus }) => corpus[part])];
}
