import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOSSIERS } from '../../test/dossiers';

/** A case of the corpus. Its props are JSON: `valueOf` in `program/values.ts` describes how. */
export interface Case {
  readonly name: string;
  /** The props of the chart. */
  readonly chart?: unknown;
  readonly loadBalancers: readonly {
    readonly id: string;
    readonly props: unknown;
    readonly canaries?: readonly { readonly id: string; readonly options: unknown }[];
    readonly routes?: readonly { readonly id: string; readonly options: unknown }[];
    /** Values that JSON patches add to an object: `on` is the property of the load balancer that holds it. */
    readonly patches?: readonly { readonly on: string; readonly path: string; readonly value: unknown }[];
    /** Annotations that are added to the routing object afterwards. */
    readonly annotate?: { readonly [key: string]: string };
  }[];
}

/** The outcome of a case in one language. */
export interface Result {
  /** The message of what was thrown. */
  readonly error?: string;
  readonly yaml?: string;
  /** The reports, with all their properties. */
  readonly reports?: unknown[];
}

/** Props that render. */
export const RENDERS = read('renders');

/** Props that are refused. */
export const REFUSED = read('refused');

/** The whole corpus, in the order in which drivers build it. */
export const CASES = [...RENDERS, ...REFUSED];

/** What stands in the dossier of a policy is about that policy alone. */
function read(part: 'renders' | 'refused'): Case[] {
  const others: Case[] = JSON.parse(readFileSync(join(__dirname, '..', 'corpus', `${part}.json`), 'utf8'));
  return [...others, ...Object.values(DOSSIERS).flatMap(({ corpus }) => corpus[part])];
}
