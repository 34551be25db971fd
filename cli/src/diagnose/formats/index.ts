import { Finding } from '../rule';
import { html } from './html';
import { json } from './json';
import { markdown } from './markdown';
import { sarif } from './sarif';
import { text } from './text';

/** What a report is made of. */
export interface Report {
  readonly findings: readonly Finding[];
  /** How many objects were read. */
  readonly objects: number;
  /** Whether the reader is a terminal that shows colours. */
  readonly colours: boolean;
}

/** The forms of a report, by their names. */
export const FORMATS: { readonly [format: string]: (report: Report) => string } = { text, json, sarif, markdown, html };
