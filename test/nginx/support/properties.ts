import * as fc from 'fast-check';

/** Longer than any property takes, shorter than jest waits: a slow shrinking still tells what it has found. */
const TIME_LIMIT = 45_000;

/**
 * Checks a property with the seed of this run.
 *
 * An nginx start is dear and a request is cheap, so one example is a batch of cases in one configuration; shrinking then
 * finds the case that fails.
 *
 * @param runs How many examples, unless the environment variable NGINX_RUNS says so.
 */
export async function holds<T>(runs: number, examples: fc.Arbitrary<T>, check: (example: T) => Promise<void> | void): Promise<void> {
  await fc.assert(fc.asyncProperty(examples, async example => check(example)), {
    seed: Number(process.env.NGINX_SEED),
    numRuns: Number(process.env.NGINX_RUNS ?? runs),
    interruptAfterTimeLimit: TIME_LIMIT,
    markInterruptAsFailure: true,
  });
}

/** From one case to `most` cases, small and large batches alike. */
export function batch<T>(cases: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> {
  return fc.array(cases, { minLength: 1, maxLength: most, size: 'max' });
}
