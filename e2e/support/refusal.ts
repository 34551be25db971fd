import { InvalidInput } from '../../src/basics/errors';

/** The code of a refusal, also where it comes as late as at synthesis; undefined of other errors. */
export function codeOfRefusal(e: unknown): string | undefined {
  return e instanceof InvalidInput ? e.code : /\[([\w.-]+)\]$/.exec((e as Error).message)?.[1];
}
