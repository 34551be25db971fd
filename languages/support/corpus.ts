import { readFileSync } from 'node:fs';
import { join } from 'node:path';

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
export const RENDERS = read('renders.json');

/** Props that are refused. */
export const REFUSED = read('refused.json');

function read(file: string): Case[] {
  return JSON.parse(readFileSync(join(__dirname, '..', 'corpus', file), 'utf8'));
}
